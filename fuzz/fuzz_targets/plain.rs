//! Any text as an article of the format `plain`, whatever detection says of it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fixdex_fuzz::read_as("plain", text));
