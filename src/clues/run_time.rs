//! Run-time errors of Visual Basic and its kin: kind `run-time`, key `3021`.
//!
//! `Run-time error '3021':`, `runtime error 13`, `Run-time error '-2147217900 (80040e14)':` (a code).

use super::event::without_zeros;
use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds run-time errors.
pub struct RunTimeErrors;

impl ClueExtractor for RunTimeErrors {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if word.len() > 5 || !tokens.get(at).is_some_and(|token| token.shape.is_digits()) || !tokens.stands_alone(at) {
            return;
        }
        let context = Context::before(tokens, at);
        if context.has(Context::RUN_TIME) && context.has(Context::ERROR) {
            found.push(Clue::certain(tokens, tokens.span(at), "run-time", without_zeros(word).to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn the_number_of_a_run_time_error_is_read() {
        for text in
            ["Run-time error '13': Type mismatch", "runtime error 13", "RUN-TIME ERROR\n'13'", "trappable error 13"]
        {
            assert!(extract(text).iter().any(|clue| clue.term() == "run-time:13" && clue.certain), "{text}");
        }
    }
}
