//! Any bytes as a file of a knowledge base: charset, detection, and what follows.
#![no_main]

use fixdex::formats::{self, Source};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "any".to_owned(), path: "folder/file.txt".to_owned(), bytes: bytes.to_vec() };
    fixdex_fuzz::take_apart(&formats::parse(&source));
});
