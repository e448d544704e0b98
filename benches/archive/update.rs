//! Re-indexing after a few files have changed, against doing nothing but reading and hashing all of them.

use fixdex::pipeline::{self, Extent};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Files that change between two builds.
const CHANGED: usize = 100;

/// Rounds; the median counts.
const ROUNDS: usize = 5;

/// Copies the archive, indexes the copy, changes some files and indexes again, some times over: the median, and the
/// median time to read and hash every file.
pub fn run(archive: &Path, work: &Path) -> Result<(Duration, Duration), Box<dyn std::error::Error>> {
    let (copy, home) = (work.join("copy"), work.join("updated"));
    let mut files = Vec::new();
    copy_all(archive, &copy, &mut files)?;
    files.sort();
    let build = |extent| pipeline::build(std::slice::from_ref(&copy), &home, extent, &|_| {});
    build(Extent::Full)?;
    let (mut updates, mut floors) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        for file in files.iter().skip(round).step_by(files.len() / CHANGED).take(CHANGED) {
            writeln!(std::fs::OpenOptions::new().append(true).open(file)?, "\n\tSome more words, {round}.")?;
        }
        let started = Instant::now();
        let report = build(Extent::Changed)?;
        updates.push(started.elapsed());
        assert_eq!(report.changes.map(|changes| changes.changed), Some(CHANGED as u64), "an update, not a full build");
        let started = Instant::now();
        fixdex::corpus::read(std::slice::from_ref(&copy), &|source| {
            std::hint::black_box(blake3::hash(&source.bytes));
        })?;
        floors.push(started.elapsed());
    }
    updates.sort();
    floors.sort();
    Ok((updates[ROUNDS / 2], floors[ROUNDS / 2]))
}

fn copy_all(from: &Path, to: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target, files)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
            files.push(target);
        }
    }
    Ok(())
}
