//! Any text as an article of the format `plain`, whatever detection says of it.
#![no_main]

use fixdex::article::Symptoms;
use fixdex::formats::FORMATS;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let format = FORMATS.iter().find(|format| format.name() == "plain").expect("a format of the table");
    format.detects(text);
    if let Some(article) = format.parse(text, "folder/file.md").article {
        Symptoms::of(&article);
    }
});
