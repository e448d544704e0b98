//! Any text as a listing of a machine's files, compared with the files of a fix.
#![no_main]

use fixdex::answer::Detail;
use fixdex::index::Index;
use fixdex::inventory;
use fixdex::pipeline::{self, Asking};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| pipeline::bundled().expect("the bundled index"));

libfuzzer_sys::fuzz_target!(|listing: &str| {
    let asking = Asking { have: Some(inventory::installed(listing)), ..Asking::new(1, Detail::Telling) };
    fixdex_fuzz::ask(&INDEX, "distmgr.dll Exchange 2000", &asking);
});
