//! Writes `src/clues/code_names.txt`, the names of Windows error codes, from the source of the crate
//! `windows-sys` (MIT OR Apache-2.0, made by Microsoft from the metadata of the Windows SDK).
//!
//! ```text
//! cargo init /tmp/names && cd /tmp/names && cargo add windows-sys@0.61.2 && cargo fetch
//! cargo run --example code_names ~/.cargo/registry/src/*/windows-sys-0.61.2 > src/clues/code_names.txt
//! ```

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const HEAD: &str = "\
# Names of Windows error codes, sorted: name, kind (c code, w win32, s stop), value in hexadecimal.
# Made by examples/code_names.rs from windows-sys 0.61.2, (c) Microsoft Corporation, MIT OR Apache-2.0.";

fn main() -> io::Result<()> {
    let source = env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other("expected the folder of windows-sys"))?;
    let mut names = BTreeSet::new();
    read_below(&source.join("src"), &mut names)?;
    println!("{HEAD}");
    names.iter().for_each(|name| println!("{name}"));
    Ok(())
}

fn read_below(folder: &Path, names: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_below(&path, names)?;
        } else {
            names.extend(fs::read_to_string(&path)?.lines().filter_map(named));
        }
    }
    Ok(())
}

/// `pub const E_FAIL: windows_sys::core::HRESULT = 0x80004005_u32 as _;` → `E_FAIL c 80004005`
fn named(line: &str) -> Option<String> {
    let (name, rest) = line.strip_prefix("pub const ")?.split_once(": ")?;
    let (of, value) = rest.split_once(" = ")?;
    let value = value_of(value)?;
    let failure = value >= 0x4000_0000;
    let kind = match of.rsplit("::").next()? {
        "HRESULT" | "NTSTATUS" | "WBEMSTATUS" if failure => 'c',
        "i32" if failure && name.starts_with("MAPI_E_") => 'c',
        "WIN32_ERROR" => 'w',
        "u32" if name.starts_with("NERR_") && !name.ends_with("BASE") => 'w',
        "BUGCHECK_ERROR" => 's',
        _ => return None,
    };
    Some(format!("{} {kind} {value:x}", name.to_ascii_uppercase()))
}

/// `0x80004005_u32 as _`, `-2147217407i32`, `5u32`
fn value_of(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(';').trim_end_matches(" as _");
    let digits = digits.trim_end_matches("u32").trim_end_matches("i32").trim_end_matches('_');
    match digits.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse::<i64>().ok().and_then(|value| u32::try_from(value & 0xffff_ffff).ok()),
    }
}
