//! Names written in capitals with underscores: kind `symbol`, key in small letters; and what a
//! known name stands for, as `code`, `win32` or `stop`.
//!
//! `WBEM_E_FAILED`, `ERROR_ACCESS_DENIED`, `NERR_DuplicateShare`, `AP_COMM_SUBSYSTEM_NOT_LOADED`.

use super::names::CodeName;
use super::{Clue, ClueExtractor, Shape, Tokens, code, component};

/// Finds symbolic names.
pub struct Symbols;

impl ClueExtractor for Symbols {
    fn shapes(&self) -> Shape {
        Shape::UNDERSCORE
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let Some(token) = tokens.get(at) else { return };
        let other = Shape::DOT | Shape::HYPHEN;
        let capital = token.shape.meets(Shape::UPPER) && !token.shape.meets(Shape::LOWER);
        let spelled = !token.shape.meets(other) && (capital || word.starts_with("NERR_"));
        if !spelled
            || word.len() < 5
            || word.starts_with('_')
            || word.starts_with("HKEY_")
            || component::is_component(word)
        {
            return;
        }
        let span = tokens.span(at);
        for named in CodeName::named(word) {
            let key = if named.kind == "win32" { named.value.to_string() } else { code::key_of(named.value) };
            found.push(Clue::certain(tokens, span.clone(), named.kind, key));
            if let Some(win32) = code::wrapped_win32(named.value).filter(|_| named.kind == "code") {
                found.push(Clue::possible(tokens, span.clone(), "win32", win32.to_string()));
            }
        }
        found.push(Clue::certain(tokens, span, "symbol", word.to_ascii_lowercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn a_name_gives_what_it_stands_for() {
        for (text, term) in [
            ("WBEM_E_FAILED", "code:0x80041001"),
            ("(ERROR_ACCESS_DENIED)", "win32:5"),
            ("E_ACCESSDENIED", "code:0x80070005"),
            ("IRQL_NOT_LESS_OR_EQUAL", "stop:0xa"),
            ("PAGE_FAULT_IN_NONPAGED_AREA", "stop:0x50"),
            ("AP_COMM_SUBSYSTEM_NOT_LOADED", "symbol:ap_comm_subsystem_not_loaded"),
        ] {
            assert!(extract(text).iter().any(|clue| clue.certain && clue.term() == term), "{text}");
        }
        assert!(extract("XWBEM_E_FAILED WBEM_E_FAILED.log").iter().all(|clue| clue.kind != "code"));
    }
}
