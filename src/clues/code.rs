//! HRESULTs and NTSTATUS values in any spelling: kind `code`, key `0x80041001`; and the Win32
//! number inside one: kind `win32`, key `5` for `0x80070005`.
//!
//! `Connect failed: 0x80041001`, `returned -2147217407`, `exception c0000005`, `#2147942453`.
//! A hexadecimal number that is an address, an offset, or a parameter of a STOP, is not taken.

use super::number::{Number, Spelling};
use super::{Clue, ClueExtractor, Context, Shape, Tokens, offset};

/// Finds codes.
pub struct Codes;

/// Words that say a number is a code.
const SPOKEN_OF: Context =
    Context::ERROR.or(Context::RETURN).or(Context::HRESULT).or(Context::EXCEPTION).or(Context::STATUS);

impl ClueExtractor for Codes {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if word.len() < 3 || !tokens.stands_alone(at) {
            return;
        }
        let Some((value, spelling)) = code_in(tokens, at) else { return };
        let context = Context::before(tokens, at);
        let spoken_of = context.has(SPOKEN_OF);
        if !spoken_of && (context.has(Context::ADDRESS) || context.has(Context::STOP)) {
            return;
        }
        let named = spoken_of && spelling == Spelling::Hex && value != 0;
        if !is_failure(value) && !named || offset::is_crash_offset(tokens, at) {
            return;
        }
        let mut span = tokens.span(at);
        if spelling == Spelling::Decimal && is_negative(tokens, at) {
            span.start -= 1;
        }
        let key = key_of(value);
        found.push(Clue::certain(tokens, span.clone(), "code", key));
        if let Some(inner) = wrapped_status(value) {
            found.push(Clue::possible(tokens, span.clone(), "code", key_of(inner)));
        }
        if let Some(win32) = wrapped_win32(value) {
            found.push(Clue::possible(tokens, span, "win32", win32.to_string()));
        }
    }
}

/// The canonical spelling of a code.
pub(super) fn key_of(value: u32) -> String {
    format!("{value:#x}")
}

/// The Win32 number that an HRESULT (`0x8007…`) or NTSTATUS (`0xC007…`) of that facility carries.
pub(super) fn wrapped_win32(value: u32) -> Option<u32> {
    matches!(value >> 16, 0x8007 | 0xc007).then_some(value & 0xffff)
}

/// The NTSTATUS that an HRESULT carries (`0xD0000022` is `0xC0000022`).
pub(super) fn wrapped_status(value: u32) -> Option<u32> {
    matches!(value >> 28, 0xd).then_some(value & !0x1000_0000)
}

fn code_in(tokens: &Tokens<'_>, at: usize) -> Option<(u32, Spelling)> {
    let word = tokens.word(at);
    for Number { value, spelling } in Number::readings(word) {
        match spelling {
            Spelling::Hex => return Some((value, spelling)),
            Spelling::BareHex if is_failure(value) => return Some((value, spelling)),
            Spelling::Decimal if is_negative(tokens, at) && word.len() >= 9 => {
                let signed = 0i64 - i64::from(value);
                return i32::try_from(signed).ok().map(|signed| (signed.cast_unsigned(), spelling));
            }
            Spelling::Decimal if value >= 0x8000_0000 => return Some((value, spelling)),
            _ => {}
        }
    }
    None
}

/// Whether a minus sign, not a hyphen or a dash, stands before the token.
fn is_negative(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.gap_before(at);
    before.strip_suffix('-').is_some_and(|rest| {
        rest.is_empty() || rest.ends_with([' ', '\t', '\n', '(', '=', ':', '"', '\'', '[', ',', '#'])
    })
}

/// Whether the upper half is one that error codes have, so that eight digits or a large
/// decimal can be told from an address, a serial number or a sum.
fn is_failure(value: u32) -> bool {
    const HRESULTS: &[u32] = &[
        0x8000, 0x8001, 0x8002, 0x8003, 0x8004, 0x8007, 0x8008, 0x8009, 0x800a, 0x800b, 0x800c, 0x800d, 0x800f, 0x801b,
        0x801f, 0x8024, 0x8028, 0x802a, 0x8031, 0x803b, 0x803d, 0x803f, 0x8760, 0x87af, 0x87d0, 0x87d1,
    ];
    let upper = value >> 16;
    HRESULTS.contains(&upper) || matches!(upper, 0xc000..=0xc00f | 0xc013..=0xc015 | 0xc01c..=0xc01e | 0xd000 | 0xd007)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    fn terms(text: &str) -> Vec<String> {
        extract(text).iter().filter(|clue| clue.certain && clue.kind == "code").map(|clue| clue.key.clone()).collect()
    }

    #[test]
    fn all_spellings_have_one_key() {
        for text in [
            "0x80041001",
            "80041001",
            "(80041001h)",
            "hr=-2147217407",
            "-2147217407",
            "#2147749889",
            "error 2147749889.",
            "0X80041001L",
            "WBEM_E_FAILED",
            "code:0x80041001",
            "[0x80041001]",
        ] {
            assert_eq!(terms(text), ["0x80041001"], "{text}");
        }
    }

    #[test]
    fn a_piece_of_a_longer_token_is_no_code() {
        for text in [
            "x0x80041001",
            "0x800410010",
            "80041001-1234",
            "{80041001-AAAA-BBBB-CCCC-1234567890AB}",
            "a80041001",
            "1-2147217407",
            "80041001.log",
            "c:\\80041001\\x",
            "0x77f8d5b1",
        ] {
            assert_eq!(terms(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn addresses_are_no_codes() {
        for text in ["The instruction at \"0x77f8d5b1\" referenced memory at \"0x00000010\"", "base at fe398000"] {
            assert_eq!(terms(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_wrapped_win32_number_is_a_weaker_reading() {
        let clues = extract("returned 0x80070005");
        assert!(clues.iter().any(|clue| clue.term() == "win32:5" && !clue.certain));
        assert!(extract("0xD0000022").iter().any(|clue| clue.term() == "code:0xc0000022" && !clue.certain));
    }
}
