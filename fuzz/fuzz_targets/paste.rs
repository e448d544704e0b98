//! Any text as a paste, asked of the bundled index.
#![no_main]

use fixdex::answer::Detail;
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| pipeline::bundled().expect("the bundled index"));

libfuzzer_sys::fuzz_target!(|paste: &str| {
    fixdex_fuzz::ask(&INDEX, paste, &Asking::new(3, Detail::Everything));
});
