//! Names of exceptions: kind `exception`, key `nullreferenceexception`, without its namespace.
//!
//! `System.NullReferenceException: …`, `java.lang.OutOfMemoryError`, `CDaoException`, `_com_error`.

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds exception names.
pub struct Exceptions;

impl ClueExtractor for Exceptions {
    fn shapes(&self) -> Shape {
        Shape::CAMEL | Shape::UNDERSCORE
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let name = word.rsplit('.').next().unwrap_or(word);
        let is_name = name.bytes().all(|letter| letter.is_ascii_alphanumeric());
        let thrown = is_name && (ends_with(name, "Exception") || word.contains('.') && ends_with(name, "Error"));
        if thrown || word == "_com_error" {
            found.push(Clue::certain(tokens, tokens.span(at), "exception", name.to_ascii_lowercase()));
        }
    }
}

fn ends_with(name: &str, ending: &str) -> bool {
    name.len() > ending.len() && name.ends_with(ending)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn an_exception_goes_by_its_own_name() {
        for (text, key) in [
            ("System.NullReferenceException: Object", "nullreferenceexception"),
            ("java.lang.OutOfMemoryError", "outofmemoryerror"),
            ("a CDaoException was thrown", "cdaoexception"),
            ("_com_error exeption in mmc", "_com_error"),
        ] {
            assert!(extract(text).iter().any(|clue| clue.kind == "exception" && clue.key == key), "{text}");
        }
        assert!(extract("Exception GetLastError an exception").iter().all(|clue| clue.kind != "exception"));
    }
}
