//! Properties of clues on any text, and on the archive of early KB articles if `FIXDEX_KB` names it.

use fixdex::clues::{self, Clue};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Text that is likely to hold clues: their pieces, joined by what stands around them.
fn likely_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("0x80041001"),
        Just("-2147217407"),
        Just("c0000005"),
        Just("error"),
        Just("5"),
        Just("Event ID:"),
        Just("5711"),
        Just("STOP"),
        Just("0xA"),
        Just("distmgr.log"),
        Just("HKLM\\SOFTWARE\\"),
        Just("\\"),
        Just("é"),
        Just("“"),
        Just("-"),
        Just("."),
        Just(" "),
        Just("\n  "),
        Just("SMS_EXECUTIVE"),
        Just("LNK2001:"),
        Just("Q319207"),
        Just("S1010"),
        Just("[Microsoft]"),
        Just("HTTP/1.0"),
        Just("404"),
        Just("<package ID>"),
    ];
    prop::collection::vec(prop_oneof![piece.prop_map(str::to_owned), "\\PC{0,6}"], 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A clue prints its place, and no word goes on across its edges.
fn is_whole(text: &str, clue: &Clue) -> bool {
    let Some(printed) = text.get(clue.span.clone()) else { return false };
    let before = text[..clue.span.start].chars().next_back();
    let after = text[clue.span.end..].chars().next();
    let first = printed.chars().next();
    let last = printed.chars().next_back();
    let cut = |outer: Option<char>, inner: Option<char>| outer.is_some_and(is_word) && inner.is_some_and(is_word);
    printed == clue.text && !printed.is_empty() && !cut(before, first) && !cut(after, last)
}

proptest! {
    #[test]
    fn any_text_can_be_decoded(text in "(0x|-|#)?\\PC{0,12}") {
        for reading in clues::decode(&text) {
            prop_assert!(!reading.key.is_empty() && !reading.about.is_empty(), "{reading:?}");
        }
    }

    #[test]
    fn every_code_has_one_key_in_all_spellings(upper in prop::sample::select(vec![0x8004_u32, 0x8007, 0xc000]), lower in 1..=0xffff_u32) {
        let value = upper << 16 | lower;
        let key = format!("{value:#x}");
        for text in [format!("{value:#x}"), format!("0X{value:X}L"), value.to_string(), value.cast_signed().to_string(), format!("error {value:X}.")] {
            let found = clues::extract(&text);
            prop_assert!(found.iter().any(|clue| clue.kind == "code" && clue.key == key && clue.certain), "{text}: {found:?}");
        }
    }

    #[test]
    fn any_text_gives_whole_clues(text in "\\PC{0,200}") {
        for clue in clues::extract(&text) {
            prop_assert!(is_whole(&text, &clue), "{clue:?}");
        }
    }

    #[test]
    fn likely_text_gives_whole_clues(text in likely_text()) {
        for clue in clues::extract(&text) {
            prop_assert!(is_whole(&text, &clue), "{clue:?}");
        }
    }
}

fn texts_below(folder: &Path, found: &mut Vec<String>) {
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(place) = waiting.pop() {
        for entry in std::fs::read_dir(&place).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(bytes) = std::fs::read(&path) {
                found.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
}

#[test]
fn the_archive_gives_whole_clues_at_speed() {
    let Some(folder) = std::env::var_os("FIXDEX_KB") else {
        println!("skipped: FIXDEX_KB is not set");
        return;
    };
    let mut texts = Vec::new();
    texts_below(Path::new(&folder), &mut texts);
    let start = Instant::now();
    let clues: Vec<Vec<Clue>> = texts.iter().map(|text| clues::extract(text)).collect();
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    println!("{megabytes:.0} MB in {seconds:.2} s: {:.0} MB/s", megabytes / seconds);
    let mut kinds: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for (text, clue) in texts.iter().zip(&clues).flat_map(|(text, clues)| clues.iter().map(move |clue| (text, clue))) {
        assert!(is_whole(text, clue), "{clue:?}");
        *kinds.entry((&clue.kind, clue.certain)).or_default() += 1;
    }
    println!("{kinds:#?}");
}
