//! Article ids: `Q319207`, `319207` and `KB319207` are one article; a post is known by its slug.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The name an article answers to, in its one canonical spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(String);

impl ArticleId {
    /// Reads an id as a person writes it. KB numbers (5 to 7 digits, with or without `Q` or
    /// `KB` before them) become `Q` + digits; anything else is kept, trimmed.
    pub fn parse(text: &str) -> ArticleId {
        let text = text.trim();
        match kb_number(text) {
            Some(digits) => ArticleId(format!("Q{digits}")),
            None => ArticleId(text.to_owned()),
        }
    }

    /// The canonical spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bare KB number, if it is one.
    pub fn kb_number(&self) -> Option<&str> {
        kb_number(&self.0)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn kb_number(text: &str) -> Option<&str> {
    let digits = text
        .strip_prefix("KB")
        .or_else(|| text.strip_prefix("kb"))
        .or_else(|| text.strip_prefix(['Q', 'q']))
        .unwrap_or(text)
        .trim_start();
    let fits = (5..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_kb_number_is_one_id() {
        for spelling in ["Q319207", "q319207", "319207", "KB319207", "KB 319207", " kb319207 "] {
            assert_eq!(ArticleId::parse(spelling).as_str(), "Q319207", "{spelling}");
        }
    }

    #[test]
    fn a_slug_stays_as_it_is() {
        assert_eq!(ArticleId::parse("sccm-package-stuck").as_str(), "sccm-package-stuck");
        assert_eq!(ArticleId::parse("Q12").kb_number(), None);
    }
}
