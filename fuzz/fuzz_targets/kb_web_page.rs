//! Any text as an article of the format `kb-web-page`, whatever detection says of it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fixdex_fuzz::read_as("kb-web-page", text));
