//! STOP codes of blue screens in short and long form: kind `stop`, key `0xa`.
//!
//! `*** STOP: 0x0000000A (0x…)`, `STOP 0x6F`, `STOP C000021A`, `Stop 0A`, `bugcheck 0x50`.

use super::number::{Number, Spelling};
use super::{Clue, ClueExtractor, Context, Shape, Tokens, code};

/// Finds STOP codes.
pub struct StopCodes;

impl ClueExtractor for StopCodes {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        let hexadecimal = word.len() <= 10 && !word.contains(['.', '-', '_']);
        if !hexadecimal || !tokens.stands_alone(at) || !is_stop(tokens, at) {
            return;
        }
        let Some(value) = value_of(word) else { return };
        found.push(Clue::certain(tokens, tokens.span(at), "stop", code::key_of(value)));
    }
}

fn is_stop(tokens: &Tokens<'_>, at: usize) -> bool {
    let context = Context::before(tokens, at);
    if context.has(Context::STOP) && !context.has(Context::ADDRESS) {
        return true;
    }
    // A blue screen is often spoken of without the word.
    context == Context::default()
        && at > 1
        && tokens.word(at - 1).eq_ignore_ascii_case("screens")
        && tokens.word(at - 2).eq_ignore_ascii_case("blue")
}

fn value_of(word: &str) -> Option<u32> {
    let spelled = Number::readings(word).find(|number| number.spelling != Spelling::Decimal);
    match spelled {
        Some(number) => Some(number.value),
        None if (2..=4).contains(&word.len()) && word.starts_with('0') => u32::from_str_radix(word, 16).ok(),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn short_and_long_forms_are_one() {
        for text in [
            "*** STOP: 0x0000000A (0xFD34A000,0x0)",
            "STOP 0xA",
            "Stop 0A:",
            "blue screens 0xA on shutdown",
            "STOP: 0000000A",
            "STOP 0x0A in tcpip.sys",
            "bugcheck code 0x0000000a",
        ] {
            let stops: Vec<_> =
                extract(text).into_iter().filter(|clue| clue.kind == "stop").map(|clue| clue.key).collect();
            assert_eq!(stops, ["0xa"], "{text}");
        }
    }

    #[test]
    fn a_number_that_follows_stop_by_chance_is_none() {
        for text in ["stop 5 services", "stop at 0x5", "nonstop 0xA", "Blue: 0"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "stop"), "{text}");
        }
    }
}
