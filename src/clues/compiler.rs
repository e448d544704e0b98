//! Numbers of compilers, assemblers and linkers: kind `compiler`, key `lnk2001`.
//!
//! `fatal error C1001:`, `LNK2001: unresolved external`, `error CS0103`, `U1073`, `warning L4021`.
//! A prefix of one letter is certain only behind "error" or "warning".

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds compiler and linker numbers.
pub struct Diagnostics;

impl ClueExtractor for Diagnostics {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let Some(prefix) = prefix_of(word) else { return };
        if !tokens.stands_alone(at) {
            return;
        }
        let before = at.checked_sub(1).map_or("", |back| tokens.word(back));
        let announced =
            ["error", "warning", "errors", "number", "err"].iter().any(|label| before.eq_ignore_ascii_case(label));
        let own = tokens.rest(at).starts_with(':');
        if announced || own || prefix.len() > 1 {
            let certain = announced || prefix.len() > 1;
            found.push(Clue {
                certain,
                ..Clue::certain(tokens, tokens.span(at), "compiler", word.to_ascii_lowercase())
            });
        }
    }
}

/// The letters before four or five digits, if a tool of that name is known.
fn prefix_of(word: &str) -> Option<&str> {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (prefix, digits) = word.split_at(letters);
    let numbered = (4..=5).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    let known = matches!(
        prefix,
        "C" | "L"
            | "A"
            | "U"
            | "D"
            | "R"
            | "M"
            | "H"
            | "F"
            | "I"
            | "LNK"
            | "RC"
            | "RW"
            | "CS"
            | "BC"
            | "BK"
            | "CVT"
            | "PRJ"
            | "MSB"
            | "MIDL"
            | "NM"
            | "TS"
            | "CA"
    );
    (numbered && known).then_some(prefix)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn tools_number_their_messages() {
        for (text, key) in [
            ("main.cpp(12) : fatal error C1001: INTERNAL COMPILER ERROR", "c1001"),
            ("x.obj : error LNK2001: unresolved external symbol", "lnk2001"),
            ("LINK : warning L4021", "l4021"),
            ("NMAKE U1073: don't know how to make", "u1073"),
        ] {
            assert!(extract(text).iter().any(|clue| clue.kind == "compiler" && clue.key == key), "{text}");
        }
        for text in ["a Deskjet C4180 printer", "XLNK2001", "LNK2001a", "C10011234"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "compiler"), "{text}");
        }
    }
}
