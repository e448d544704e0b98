//! Larger archives: the same one repeated with other ids and other words, built and asked.

use crate::rivals;
use crate::subject::{self, Built, Subject};
use crate::{Warm, describe, times, warm};
use std::fmt::Write as _;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// The factors of `FIXDEX_GROWTH`, e.g. `10,30`.
pub fn factors() -> Vec<usize> {
    let factors = std::env::var("FIXDEX_GROWTH").unwrap_or_default();
    factors.split(',').filter_map(|factor| factor.trim().parse().ok()).collect()
}

/// Builds and asks an archive `factor` times as large, and prints the ratios to the one it comes from.
pub fn run(
    archive: &Path,
    factor: usize,
    once: &Built,
    warm_once: &Warm,
    queries: &[String],
    work: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let large = work.join(format!("times-{factor}.tar"));
    write(archive, factor, &large)?;
    let home = work.join(format!("times-{factor}"));
    let built = subject::build(Subject::Fixdex, &large, &home)?;
    let asked = warm(&home, queries)?;
    println!(
        "{factor:3} x: build {} = {} time, {} size, {} peak; warm p50 {:.2?} = {}",
        describe(&built),
        times(built.seconds, once.seconds),
        times(built.size as f64, once.size as f64),
        times(built.peak as f64, once.peak as f64),
        asked.median,
        times(asked.median.as_secs_f64(), warm_once.median.as_secs_f64()),
    );
    std::fs::remove_file(&large)?;
    std::fs::remove_dir_all(&home)?;
    Ok(())
}

/// Writes the archive `factor` times into a tar file. Each copy but the first has ids of its own, and every
/// fortieth word of it is a word of its own.
fn write(archive: &Path, factor: usize, large: &Path) -> std::io::Result<()> {
    let paths: Vec<PathBuf> = rivals::files(archive).collect();
    let folders = paths.iter().filter_map(|path| path.parent()?.file_name()?.to_str()?.strip_prefix('Q')?.parse().ok());
    let mut ids: Vec<u64> = folders.collect();
    ids.sort_unstable();
    ids.dedup();
    let mut tar = tar::Builder::new(BufWriter::with_capacity(1 << 20, File::create(large)?));
    for copy in 0..factor {
        for path in &paths {
            let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
            let text = if copy == 0 { text } else { changed(&text, copy, &ids) };
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            let inside = path.strip_prefix(archive).unwrap_or(path);
            tar.append_data(&mut header, Path::new(&copy.to_string()).join(inside), text.as_bytes())?;
        }
    }
    tar.into_inner()?.into_inner()?.sync_all()
}

/// Where the ids of copies begin: above those of the archive, and of as many digits as a KB number may have.
const FIRST_ID: usize = 1_000_000;

/// A text as it stands in a copy: `ids` are those of the archive, in order.
fn changed(text: &str, copy: usize, ids: &[u64]) -> String {
    let mut changed = String::with_capacity(text.len() + text.len() / 20);
    for (at, word) in text.split_inclusive([' ', '\n']).enumerate() {
        match id_in(word, ids) {
            Some((before, place, after)) => {
                let _ = write!(changed, "{before}Q{}{after}", FIRST_ID + copy * ids.len() + place);
            }
            None if at % 40 == 39 => {
                let _ = write!(changed, "{}x{copy} ", word.trim_end());
            }
            None => changed.push_str(word),
        }
    }
    changed
}

/// The id of an article in a word: what stands before and after it, and its place among the ids.
fn id_in<'a>(word: &'a str, ids: &[u64]) -> Option<(&'a str, usize, &'a str)> {
    let (before, rest) = word.rsplit_once('Q')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(digits);
    Some((before, ids.binary_search(&digits.parse().ok()?).ok()?, after))
}
