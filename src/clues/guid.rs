//! GUIDs: kind `guid`, key in small letters without braces.
//!
//! `{25C953A7-5464-11D1-A714-00AA0044064C}`

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds GUIDs.
pub struct Guids;

impl ClueExtractor for Guids {
    fn shapes(&self) -> Shape {
        Shape::HYPHEN
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if is_guid(word) {
            found.push(Clue::certain(tokens, tokens.span(at), "guid", word.to_ascii_lowercase()));
        }
    }
}

fn is_guid(word: &str) -> bool {
    word.len() == 36
        && word.bytes().enumerate().all(|(place, letter)| match place {
            8 | 13 | 18 | 23 => letter == b'-',
            _ => letter.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn a_guid_is_one_clue_whatever_its_case_and_braces() {
        for text in ["{25C953A7-5464-11D1-A714-00AA0044064C}", "25c953a7-5464-11d1-a714-00aa0044064c"] {
            let terms: Vec<_> = extract(text).iter().map(|clue| clue.term()).collect();
            assert_eq!(terms, ["guid:25c953a7-5464-11d1-a714-00aa0044064c"], "{text}");
        }
    }
}
