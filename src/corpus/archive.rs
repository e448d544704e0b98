//! Articles inside `.zip`, `.tar`, `.tar.gz` and `.tar.zst` files, read without unpacking.
//!
//! The archive is taken apart by one thread; what is in it is visited by all, one batch at a time.

use super::{holds_article, portable, unreadable};
use crate::error::{Error, Result};
use crate::formats::{Notice, Source};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Files handed out at once; bounds the memory a large archive takes.
const BATCH: usize = 512;

/// Reads one kind of archive, handing each member's path and bytes on.
pub type Opener = fn(File, &mut dyn FnMut(&Path, Vec<u8>)) -> std::io::Result<()>;

const KINDS: &[(&str, Opener)] = &[
    (".zip", zip),
    (".tar", |file, each| tar(BufReader::new(file), each)),
    (".tar.gz", |file, each| tar(flate2::read::MultiGzDecoder::new(BufReader::new(file)), each)),
    (".tgz", |file, each| tar(flate2::read::MultiGzDecoder::new(BufReader::new(file)), each)),
    (".tar.zst", |file, each| tar(zstd::Decoder::new(file)?, each)),
];

/// How to read the archive at `path`, if its name says that it is one.
pub fn opener(path: &Path) -> Option<Opener> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    KINDS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, open)| *open)
}

/// Reads an archive. What is damaged in it ends it with a notice; what stood before is kept.
///
/// # Errors
/// An archive that cannot be opened.
pub fn read(path: &Path, open: Opener, visit: &(dyn Fn(Source) + Sync)) -> Result<Vec<Notice>> {
    let file = File::open(path).map_err(|cause| -> Error { unreadable(path).because(cause) })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default().to_owned();
    let mut batch = Vec::new();
    let done = open(file, &mut |member, bytes| {
        batch.push(Source { name: name.clone(), path: portable(member), bytes });
        if batch.len() >= BATCH {
            std::mem::take(&mut batch).into_par_iter().for_each(visit);
        }
    });
    batch.into_par_iter().for_each(visit);
    let damage = done.err().map(|cause| {
        let text = format!("the archive is damaged ({cause}); read up to there");
        Notice::new("unreadable", &portable(path), text)
    });
    Ok(damage.into_iter().collect())
}

fn tar(stream: impl Read, each: &mut dyn FnMut(&Path, Vec<u8>)) -> std::io::Result<()> {
    for member in tar::Archive::new(stream).entries()? {
        let mut member = member?;
        let path = member.path()?.into_owned();
        if member.header().entry_type().is_file() && holds_article(&path) {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes)?;
            each(&path, bytes);
        }
    }
    Ok(())
}

fn zip(file: File, each: &mut dyn FnMut(&Path, Vec<u8>)) -> std::io::Result<()> {
    let mut archive = zip::ZipArchive::new(BufReader::new(file))?;
    for at in 0..archive.len() {
        let mut member = archive.by_index(at)?;
        let path = Path::new(&*member.name()?).to_owned();
        if member.is_file() && holds_article(&path) {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes)?;
            each(&path, bytes);
        }
    }
    Ok(())
}
