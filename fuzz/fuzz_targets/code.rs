//! Any text as an error code to decode, and as text that holds clues.
#![no_main]

use fixdex::clues;

libfuzzer_sys::fuzz_target!(|text: &str| {
    clues::decode(text);
    for clue in clues::extract(text) {
        assert_eq!(text.get(clue.span), Some(clue.text.as_str()));
    }
});
