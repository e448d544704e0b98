//! SQL Server error numbers: kind `sql`, key `2627`.
//!
//! `Msg 2627, Level 14, State 1`, `SQL error 1105`, `sql msg #2627`, `Error 1105, Severity 17`.

use super::event::without_zeros;
use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds SQL Server errors.
pub struct SqlErrors;

impl ClueExtractor for SqlErrors {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if word.len() > 6 || !tokens.get(at).is_some_and(|token| token.shape.is_digits()) || !tokens.stands_alone(at) {
            return;
        }
        let context = Context::before(tokens, at);
        let graded = ["level", "severity", "state"].iter().any(|label| tokens.word(at + 1).eq_ignore_ascii_case(label));
        let of_sql =
            context.has(Context::MSG) || context.has(Context::SQL) && context.has(Context::ERROR.or(Context::MESSAGE));
        if of_sql || graded && context.has(Context::ERROR) {
            found.push(Clue::certain(tokens, tokens.span(at), "sql", without_zeros(word).to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn every_way_to_name_an_sql_error_is_read() {
        for text in [
            "Msg 2627, Level 14, State 1",
            "sql msg #2627 violation",
            "SQL error 2627",
            "Error: 2627, Severity: 14, State: 1",
            "SQL Server error 2627",
            "native error: 2627",
        ] {
            let found: Vec<_> =
                extract(text).into_iter().filter(|clue| clue.kind == "sql").map(|clue| clue.key).collect();
            assert_eq!(found, ["2627"], "{text}");
        }
    }

    #[test]
    fn level_and_state_are_no_errors() {
        assert_eq!(extract("Level 14, State 1, SQL Server 7").len(), 0);
    }
}
