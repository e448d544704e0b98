//! Names written in capitals with underscores: kind `symbol`, key in small letters; and the code
//! that the name stands for, as `code`, `win32` or `stop`.
//!
//! `WBEM_E_FAILED`, `ERROR_ACCESS_DENIED`, `IRQL_NOT_LESS_OR_EQUAL`, `AP_COMM_SUBSYSTEM_NOT_LOADED`.

use super::{Clue, ClueExtractor, Shape, Tokens, component};

/// Finds symbolic names.
pub struct Symbols;

impl ClueExtractor for Symbols {
    fn shapes(&self) -> Shape {
        Shape::UNDERSCORE
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let shaped = tokens.get(at).is_some_and(|token| {
            token.shape.meets(Shape::UPPER) && !token.shape.meets(Shape::LOWER | Shape::DOT | Shape::HYPHEN)
        });
        if !shaped || word.len() < 5 || word.starts_with('_') || component::is_component(word) {
            return;
        }
        let span = tokens.span(at);
        found.push(Clue::certain(tokens, span.clone(), "symbol", word.to_ascii_lowercase()));
        if word == "WBEM_E_FAILED" {
            found.push(Clue::certain(tokens, span, "code", "0x80041001".to_owned()));
        }
    }
}
