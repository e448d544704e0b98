//! ODBC and SQL states: kind `sqlstate`, key `42000`.
//!
//! `S1010 [Microsoft][ODBC driver manager]`, `SQLSTATE 42000`, `(IM002)`. One without the word
//! beside it is read only if it has a letter and a driver's name in brackets is near.

use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds SQL states.
pub struct SqlStates;

impl ClueExtractor for SqlStates {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let spelled =
            word.len() == 5 && word.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
        if !spelled || !tokens.stands_alone(at) {
            return;
        }
        let known = is_class(&word[..2])
            && (word.starts_with(|first: char| first.is_ascii_alphabetic()) || before_driver(tokens, at));
        if known || Context::before(tokens, at).has(Context::STATE) {
            found.push(Clue {
                certain: !known || before_driver(tokens, at),
                ..Clue::certain(tokens, tokens.span(at), "sqlstate", word.to_ascii_lowercase())
            });
        }
    }
}

fn is_class(class: &str) -> bool {
    matches!(
        class,
        "S1" | "IM"
            | "HY"
            | "S0"
            | "01"
            | "07"
            | "08"
            | "21"
            | "22"
            | "23"
            | "24"
            | "25"
            | "28"
            | "34"
            | "37"
            | "3C"
            | "3D"
            | "40"
            | "42"
    )
}

fn before_driver(tokens: &Tokens<'_>, at: usize) -> bool {
    let after = tokens.rest(at).trim_start_matches(['\'', '"', ')', ']', ':', ' ']);
    after.starts_with('[') || (1..=3).any(|ahead| tokens.word(at + ahead).eq_ignore_ascii_case("ODBC"))
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn states_are_read_beside_their_driver_or_word() {
        for (text, key) in [
            ("S1010 [Microsoft][ODBC Driver Manager]", "s1010"),
            ("SQLSTATE: 42000", "42000"),
            ("[IM002] not found", "im002"),
        ] {
            assert!(extract(text).iter().any(|clue| clue.kind == "sqlstate" && clue.key == key), "{text}");
        }
        for text in ["42000 rows", "zip 08512"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "sqlstate"), "{text}");
        }
    }
}
