//! References to KB articles: kind `kb`, key `q319207`.
//!
//! `Q319207`, `KB319207`, `KB 319207`, `article 319207`, `article ID: 319207`.

use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds KB numbers.
pub struct KbNumbers;

impl ClueExtractor for KbNumbers {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if !(5..=9).contains(&word.len()) || !tokens.stands_alone(at) {
            return;
        }
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (prefix, digits) = word.split_at(letters);
        if !(5..=7).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return;
        }
        let named = match prefix {
            "" => Context::before(tokens, at).has(Context::ARTICLE),
            _ => prefix.eq_ignore_ascii_case("q") || prefix.eq_ignore_ascii_case("kb"),
        };
        if named {
            found.push(Clue::certain(tokens, tokens.span(at), "kb", format!("q{digits}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn every_spelling_of_a_kb_number_is_one_key() {
        for text in ["Q319207", "see KB319207.", "kb 319207", "article 319207", "Article ID: 319207", "Q:319207"] {
            assert!(extract(text).iter().any(|clue| clue.term() == "kb:q319207"), "{text}");
        }
        for text in ["319207", "SQ319207", "Q3192", "Q319207A", "seq319207"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "kb"), "{text}");
        }
    }
}
