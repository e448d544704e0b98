//! Where in a module a program crashed: kind `offset`, key `0x1a2b3`, however many zeros lead it.
//!
//! `Fault offset: 0x0001a2b3`, `fault address 0x0001a2b3`, `ModVer: 4.1.0.61 Offset: 0001a2b3`, and the last
//! column of a table of such crashes. Together with the module it tells one crash from another as an error code
//! does; a number without such a label is any address.

use super::context::leads_up;
use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds the offsets of crashes.
pub struct CrashOffsets;

impl ClueExtractor for CrashOffsets {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        if is_crash_offset(tokens, at)
            && let Some(value) = value_of(tokens.word(at))
        {
            found.push(Clue::certain(tokens, tokens.span(at), "offset", format!("{value:#x}")));
        }
    }
}

/// Words before "offset" that say whose it is.
const OF_A_CRASH: &[&str] = &["fault", "faulting", "exception", "crash", "app", "mod", "module"];
/// Both in one word.
const LABELS: &[&str] = &["appoffset", "modoffset", "faultoffset", "exceptionoffset"];

/// Whether the number at `at` stands where the offset of a crash is told.
pub(super) fn is_crash_offset(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(label) = at.checked_sub(1).filter(|_| tokens.stands_alone(at)) else { return false };
    if is_version(tokens, label) && at > 2 && is_version(tokens, at - 3) {
        return is_full(tokens.word(at));
    }
    let gap = tokens.gap_before(at);
    if !leads_up(gap) {
        return false;
    }
    let before = label.checked_sub(1).filter(|_| leads_up(tokens.gap_before(label)));
    let is = |place: usize, words: &[&str]| words.iter().any(|word| tokens.word(place).eq_ignore_ascii_case(word));
    if is(label, &["offset"]) {
        let stated = gap.contains([':', '=']) && is_full(tokens.word(at));
        return stated || before.is_some_and(|before| is(before, OF_A_CRASH)) || follows_module(tokens, label);
    }
    is(label, LABELS) || is(label, &["address"]) && before.is_some_and(|before| is(before, &["fault"]))
}

/// Whether the version or the name of a module stands before: `ModVer: 4.1.0.61 Offset`, `a.dll at offset`.
fn follows_module(tokens: &Tokens<'_>, label: usize) -> bool {
    let Some(before) = label.checked_sub(1) else { return false };
    let names_file = |place: usize| tokens.get(place).is_some_and(|token| token.shape.meets(Shape::DOT));
    is_version(tokens, before) || before > 0 && tokens.word(before) == "at" && names_file(before - 1)
}

/// `4.1.0.61`
fn is_version(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    word.split('.').count() == 4 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The value of a hexadecimal number that is not zero.
fn value_of(word: &str) -> Option<u64> {
    let digits = digits_of(word);
    let fewest = if digits.len() < word.len() { 1 } else { 5 };
    let fits = (fewest..=16).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    fits.then(|| u64::from_str_radix(digits, 16).ok()).flatten().filter(|value| *value > 0)
}

/// Whether a number is spelled with all its zeros, and is not decimal.
fn is_full(word: &str) -> bool {
    let digits = digits_of(word);
    let decimal = digits.len() == word.len() && !digits.starts_with('0') && digits.bytes().all(|d| d.is_ascii_digit());
    matches!(digits.len(), 8 | 16) && !decimal
}

fn digits_of(word: &str) -> &str {
    word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    fn offsets(text: &str) -> Vec<String> {
        extract(text).into_iter().filter(|clue| clue.kind == "offset").map(|clue| clue.key).collect()
    }

    #[test]
    fn an_offset_is_known_by_its_label() {
        for text in [
            "Fault offset: 0x0001a2b3",
            "Exception code: 0xc0000005\nFault offset: 0x000000000001a2b3\nFaulting process id: 0x12c4",
            "  Exception Offset:\t0001a2b3",
            "faulting module b.dll, version 4.1.0.61, fault address 0x0001a2b3.",
            "AppName: a.exe AppVer: 1.0.2.3 ModName: b.dll\nModVer: 4.1.0.61 Offset: 001a2b3",
            "appver: 1.0.2.3 modname: unknown modver: 0.0.0.0 offset 0001A2B3",
            "ModOffset=0001a2b3",
            "in module b.dll at offset 0001a2b3.",
            "a.exe   1.0.2.3   b.dll   4.1.0.61   0001a2b3",
            "|a.exe|1.0.2.3|b.dll|4.1.0.61|0x0001a2b3|",
            "Offset: 0001a2b3",
        ] {
            assert_eq!(offsets(text), ["0x1a2b3"], "{text}");
        }
    }

    #[test]
    fn another_number_is_none() {
        for text in [
            "0x0001a2b3",
            "fault at address 0x0001a2b3",
            "Faulting process start time: 0x0001a2b3",
            "File offset: 1442",
            "offset: 12031488",
            "at offset 0041Ah",
            "the word at offset 0FFFF",
            "Fault offset: 0x00000000",
            "b.dll 4.1.0.61 00012345",
        ] {
            assert_eq!(offsets(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_offset_is_no_error_code() {
        let clues = extract("Fault offset: 0x0001a2b3");
        assert!(clues.iter().all(|clue| clue.kind == "offset"), "{clues:?}");
    }
}
