//! Small error numbers: kind `win32`, key `8`.
//!
//! `error = 8`, `error code 112`, `(error 5)`, `return code =1060`, `System error 1130`, `Error: 0x01`.
//! Only a word of Windows itself makes it certain; any other "error" leaves the reading weak.

use super::number::{Number, Spelling};
use super::{Clue, ClueExtractor, Context, Shape, Tokens, offset};

/// Finds error numbers.
pub struct ErrorNumbers;

const SPOKEN_OF: Context = Context::ERROR.or(Context::RETURN).or(Context::HRESULT).or(Context::EXCEPTION);
/// Words that make it a number of some other family, or a code with no number of its own.
const OTHER: Context = Context::STOP.or(Context::EVENT).or(Context::HTTP).or(Context::HARDWARE).or(Context::BUILD);

impl ClueExtractor for ErrorNumbers {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if word.len() > 10 || !word.as_bytes()[0].is_ascii_digit() || !tokens.stands_alone(at) {
            return;
        }
        let Some(value) = small_number(word) else { return };
        let context = Context::before(tokens, at);
        if !context.has(SPOKEN_OF) || context.has(OTHER) || offset::is_crash_offset(tokens, at) {
            return;
        }
        let certain = context.has(Context::WIN32) && context.has(Context::ERROR);
        found.push(Clue { certain, ..Clue::certain(tokens, tokens.span(at), "win32", value.to_string()) });
    }
}

fn small_number(word: &str) -> Option<u32> {
    const LARGEST: u32 = 0x000f_ffff;
    Number::readings(word)
        .find(|number| number.spelling != Spelling::BareHex)
        .map(|number| number.value)
        .filter(|&value| value <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn an_error_number_is_a_win32_number_more_or_less_surely() {
        for (text, key, certain) in [
            ("for package P0100042, error = 8", "8", false),
            ("lansend.log win32 error 112 not enough space", "112", true),
            ("System error 1130 has occurred", "1130", true),
            ("AppRegister return code =1060", "1060", false),
            ("Error: 0x01 'Unknown error'", "1", false),
            ("Error 7306: the driver failed", "7306", false),
        ] {
            let clues: Vec<_> = extract(text).into_iter().filter(|clue| clue.kind == "win32").collect();
            assert_eq!(clues.len(), 1, "{text}");
            assert_eq!((clues[0].key.as_str(), clues[0].certain), (key, certain), "{text}");
        }
    }

    #[test]
    fn a_bare_number_in_running_text_is_no_clue() {
        for text in ["copied 8 files", "in 1999 there were 5", "error on 3 servers", "error at 5%", "error 3.1", "8"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "win32"), "{text}");
        }
    }
}
