//! Any plain text: `Title:` or the first line is the title; the body is read like KB text.
//!
//! ```text
//! Title: Sender cannot connect
//!
//! Symptoms
//!
//! The sender writes error 53 to its log.
//! ```

use super::markdown_article::stem;
use super::{ArticleFormat, Parsed, kb_text};
use crate::article::{Article, ArticleId};

/// See the module.
pub struct Plain;

/// Longest first line that is taken for a title.
const LONGEST_TITLE: usize = 160;

impl ArticleFormat for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn detects(&self, _text: &str) -> bool {
        true
    }

    fn parse(&self, text: &str, path: &str) -> Parsed {
        let text = text.trim_start();
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let first = first.trim();
        let named =
            first.get(..6).filter(|name| name.eq_ignore_ascii_case("title:")).map(|name| first[name.len()..].trim());
        let titled = named.is_some() || first.len() <= LONGEST_TITLE && kb_text::is_title(first, rest);
        let (sections, references) = kb_text::sections(if titled { rest } else { text });
        let id = ArticleId::parse(stem(path));
        let title = if titled { named.unwrap_or(first).to_owned() } else { shortened(first) };
        let article =
            Article { title: kb_text::bare_title(&title, &id), id, sections, references, ..Article::default() };
        Parsed::of(article)
    }
}

/// The beginning of a long line, cut at a word.
fn shortened(line: &str) -> String {
    let start = super::head(line, LONGEST_TITLE);
    if start.len() == line.len() {
        return start.to_owned();
    }
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{words} …")
}
