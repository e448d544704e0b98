//! One build in a process of its own, so that its peak memory is its own.

use crate::rivals;
use fixdex::answer::Detail;
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking, Extent};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Who builds.
#[derive(Clone, Copy)]
pub enum Subject {
    Fixdex,
    Tantivy,
    Fts5,
    /// Asks the index at the input, and builds nothing.
    Asking,
}

/// What a build took: seconds, bytes of memory at the most, bytes on disk.
#[derive(Clone, Copy, Debug)]
pub struct Built {
    pub seconds: f64,
    pub peak: u64,
    pub size: u64,
}

const CHILD: &str = "FIXDEX_BENCH_CHILD";

/// Builds from `input` into `home` in a child process.
pub fn build(subject: Subject, input: &Path, home: &Path) -> Result<Built, Box<dyn std::error::Error>> {
    let name = match subject {
        Subject::Fixdex => "fixdex",
        Subject::Tantivy => "tantivy",
        Subject::Fts5 => "fts5",
        Subject::Asking => "asking",
    };
    let output = Command::new(std::env::current_exe()?).env(CHILD, name).arg(input).arg(home).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [seconds, peak, size] => Ok(Built { seconds, peak: peak as u64, size: size as u64 }),
        _ => Err(format!("{name} said: {text}{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Does the work if this process is a child, and prints what it took.
pub fn run_if_child() -> Result<bool, Box<dyn std::error::Error>> {
    let Some(name) = std::env::var_os(CHILD) else { return Ok(false) };
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, home] = &arguments[..] else { return Err("expected an input and a home".into()) };
    let started = Instant::now();
    match name.to_str() {
        Some("fixdex") => drop(pipeline::build(std::slice::from_ref(input), home, Extent::Full, &|_| {})?),
        Some("tantivy") => rivals::build_tantivy(input, home)?,
        Some("asking") => ask(input)?,
        _ => rivals::build_fts5(input, home)?,
    }
    println!("{} {} {}", started.elapsed().as_secs_f64(), peak_memory(), size(home));
    Ok(true)
}

fn ask(home: &Path) -> fixdex::Result<()> {
    let index = Index::open(home)?;
    let asking = Asking::new(5, Detail::Telling);
    crate::PASTES.iter().try_for_each(|paste| pipeline::ask(&index, paste, &asking).map(drop))
}

/// Peak resident memory of this process in bytes, as Linux tells it; 0 elsewhere.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) << 10
}

/// Bytes of a file, or of all files below a folder.
fn size(path: &Path) -> u64 {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| size(&entry.path())).sum(),
        Err(_) => path.metadata().map_or(0, |metadata| metadata.len()),
    }
}
