//! What was read from which file: an update compares the files of a corpus with it, and reports the same notices as
//! a full build.

use super::bytes::{Bytes, Medium};
use super::documents::Ordinal;
use crate::article::ArticleId;
use crate::error::{Error, ErrorKind, Result};
use crate::formats::Notice;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

const FILE: &str = "manifest";

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// blake3, of the bytes of the file.
    pub digest: [u8; 32],
    pub source: String,
    pub path: String,
    pub notices: Vec<Notice>,
    /// The article that was in it.
    pub revision: Option<Revision>,
}

/// An article as it stands in the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    pub id: ArticleId,
    pub date: Option<Date>,
    pub ordinal: Ordinal,
}

impl Entry {
    /// What makes a file the same as another; entries are kept in this order.
    fn key(&self) -> (&[u8; 32], &str, &str) {
        (&self.digest, &self.source, &self.path)
    }

    fn place(&self) -> (&str, &str) {
        (&self.source, &self.path)
    }
}

/// Puts the entries in their order, which does not depend on the order in which files were read.
pub fn sort(entries: &mut [Entry]) {
    let ordinal = |entry: &Entry| entry.revision.as_ref().map(|revision| revision.ordinal);
    entries.sort_unstable_by(|a, b| a.key().cmp(&b.key()).then_with(|| ordinal(a).cmp(&ordinal(b))));
}

/// Writes the entries one by one, and a hash of them behind: a manifest may be as large as all else in memory.
pub fn write(medium: &Medium, entries: &[Entry]) -> Result<()> {
    let unwritable = |e| Error::new(ErrorKind::Io, "cannot write the manifest of the index").because(e);
    let mut sink = medium.create(FILE)?;
    let mut hasher = blake3::Hasher::new();
    let mut put = |bytes: Vec<u8>| {
        hasher.update(&bytes);
        sink.write(&bytes)
    };
    put(postcard::to_stdvec(&entries.len()).map_err(unwritable)?)?;
    for entry in entries {
        put(postcard::to_stdvec(entry).map_err(unwritable)?)?;
    }
    sink.write(hasher.finalize().as_bytes())?;
    sink.finish().map(drop)
}

/// Reads the entries of the index in `folder`.
pub fn read(folder: &Path) -> Result<Vec<Entry>> {
    let damaged = || Error::new(ErrorKind::Index, "the manifest of the index is damaged").at(folder);
    let bytes = Bytes::map(&folder.join(FILE))?;
    let (bytes, hash) = bytes.split_last_chunk::<32>().ok_or_else(damaged)?;
    if blake3::hash(bytes).as_bytes() != hash {
        return Err(damaged());
    }
    postcard::from_bytes(bytes).map_err(|e| damaged().because(e))
}

/// Digest of all files that hold articles.
pub fn digest(entries: &[Entry]) -> String {
    let mut hasher = blake3::Hasher::new();
    for entry in entries.iter().filter(|entry| entry.revision.is_some()) {
        for part in [&entry.digest, entry.source.as_bytes(), b"\0", entry.path.as_bytes(), b"\0"] {
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// The files of the index that is updated, each seen again or not.
#[derive(Default)]
pub struct Known {
    entries: Vec<Entry>,
    seen: Vec<AtomicBool>,
    /// The first entry of each digest.
    first: FxHashMap<[u8; 32], usize>,
}

/// What an update found, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    pub unchanged: u64,
    /// Read anew, because its content is another.
    pub changed: u64,
    pub added: u64,
    pub removed: u64,
}

impl Changes {
    /// Whether all is as it was.
    pub fn is_empty(&self) -> bool {
        self.changed + self.added + self.removed == 0
    }
}

impl Known {
    /// The entries of a manifest, none of them seen.
    pub fn new(entries: Vec<Entry>) -> Known {
        let seen = entries.iter().map(|_| AtomicBool::new(false)).collect();
        let first = entries.iter().enumerate().rev().map(|(at, entry)| (entry.digest, at)).collect();
        Known { entries, seen, first }
    }

    /// Marks a file as seen; whether it is known with this very content. A file that is given twice is known twice,
    /// if it was given twice before.
    pub fn see(&self, digest: &[u8; 32], source: &str, path: &str) -> bool {
        let Some(&first) = self.first.get(digest) else { return false };
        let alike = self.entries[first..].iter().zip(&self.seen[first..]);
        alike
            .take_while(|(entry, _)| entry.digest == *digest)
            .any(|(entry, seen)| entry.place() == (source, path) && !seen.swap(true, Ordering::Relaxed))
    }

    /// The files that were seen again.
    pub fn kept(&self) -> impl Iterator<Item = &Entry> {
        self.told_apart().filter(|(_, seen)| *seen).map(|(entry, _)| entry)
    }

    /// What came of the known files, beside the `new` ones.
    pub fn changes(&self, new: &[Entry]) -> Changes {
        let gone: HashSet<(&str, &str)> =
            self.told_apart().filter(|(_, seen)| !seen).map(|(entry, _)| entry.place()).collect();
        let changed = new.iter().filter(|entry| gone.contains(&entry.place())).count() as u64;
        let unchanged = self.kept().count() as u64;
        Changes {
            unchanged,
            changed,
            added: new.len() as u64 - changed,
            removed: (self.entries.len() as u64 - unchanged).saturating_sub(changed),
        }
    }

    fn told_apart(&self) -> impl Iterator<Item = (&Entry, bool)> {
        self.entries.iter().zip(self.seen.iter().map(|seen| seen.load(Ordering::Relaxed)))
    }

    /// The entries of the files that were seen again.
    pub fn into_kept(self) -> Vec<Entry> {
        let seen = self.seen.into_iter().map(AtomicBool::into_inner);
        self.entries.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(entry, _)| entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, content: u8) -> Entry {
        Entry {
            digest: [content; 32],
            source: "kb".to_owned(),
            path: path.to_owned(),
            notices: vec![Notice::new("empty", path, "no text in it")],
            revision: Some(Revision { id: ArticleId::parse("Q12345"), date: None, ordinal: 3 }),
        }
    }

    fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
        sort(&mut entries);
        entries
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let entries = sorted(vec![entry("b", 1), entry("a", 2)]);
        write(&Medium::Folder(folder.path().to_owned()), &entries).expect("writable");
        assert_eq!(read(folder.path()).expect("readable"), entries);

        let path = folder.path().join(FILE);
        let mut bytes = std::fs::read(&path).expect("a manifest");
        *bytes.last_mut().expect("bytes") ^= 1;
        std::fs::write(&path, bytes).expect("writable");
        assert_eq!(read(folder.path()).expect_err("damaged").kind(), ErrorKind::Index);
    }

    #[test]
    fn files_are_told_apart_by_place_and_content() {
        let known = Known::new(sorted(vec![entry("same", 1), entry("changed", 2), entry("removed", 3)]));
        assert!(known.see(&[1; 32], "kb", "same"));
        assert!(!known.see(&[9; 32], "kb", "changed"));
        assert!(!known.see(&[3; 32], "kb", "moved"));
        assert!(!known.see(&[1; 32], "other", "same"));
        let changes = known.changes(&[entry("changed", 9), entry("moved", 3), entry("same of other", 1)]);
        assert_eq!(changes, Changes { unchanged: 1, changed: 1, added: 2, removed: 1 });
        assert_eq!(known.into_kept(), [entry("same", 1)]);
    }

    #[test]
    fn a_file_given_twice_is_known_twice() {
        let known = Known::new(sorted(vec![entry("same", 1), entry("same", 1)]));
        assert_eq!([(); 3].map(|()| known.see(&[1; 32], "kb", "same")), [true, true, false]);
    }

    #[test]
    fn the_digest_is_of_files_with_articles() {
        let (one, other) = (entry("a", 1), entry("b", 1));
        let without = Entry { revision: None, ..entry("c", 1) };
        assert_eq!(digest(&[one.clone(), without]), digest(std::slice::from_ref(&one)));
        assert_ne!(digest(&[one]), digest(&[other]));
    }
}
