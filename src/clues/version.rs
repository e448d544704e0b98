//! Versions and builds: kind `version`, key `5.0.9040.1019` (no leading zeros).
//!
//! `5.00.9040.1019`, `version 5.5`, `(build 2232.9)`. Two groups need a word before them; four
//! groups below 256 with no word are taken for a network address.

use super::event::without_zeros;
use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds versions.
pub struct Versions;

impl ClueExtractor for Versions {
    fn shapes(&self) -> Shape {
        Shape::DOT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if !word.as_bytes()[0].is_ascii_digit() || !is_dotted(word) || tokens.gap_before(at).ends_with(['/', '$', '@'])
        {
            return;
        }
        let groups = word.split('.').count();
        let spoken_of = || Context::before(tokens, at).has(Context::BUILD);
        let is_version = match groups {
            2 => spoken_of(),
            3 => true,
            4 => !is_address(word) || spoken_of(),
            _ => false,
        };
        if is_version {
            let key: Vec<&str> = word.split('.').map(without_zeros).collect();
            found.push(Clue::certain(tokens, tokens.span(at), "version", key.join(".")));
        }
    }
}

fn is_dotted(word: &str) -> bool {
    word.split('.').all(|group| (1..=5).contains(&group.len()) && group.bytes().all(|digit| digit.is_ascii_digit()))
}

fn is_address(word: &str) -> bool {
    word.split('.').all(|group| group.parse::<u8>().is_ok() && (group == "0" || !group.starts_with('0')))
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn versions_are_told_from_addresses_and_sums() {
        for (text, key) in [
            ("5.00.9040.1019", Some("5.0.9040.1019")),
            ("4.0.1381", Some("4.0.1381")),
            ("build 2232.9", Some("2232.9")),
            ("10.251.197.161", None),
            ("costs 2.50", None),
            ("1.2.3.4.5", None),
        ] {
            let found = extract(text).into_iter().find(|clue| clue.kind == "version").map(|clue| clue.key);
            assert_eq!(found.as_deref(), key, "{text}");
        }
    }
}
