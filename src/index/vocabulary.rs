//! Term → number, and how many articles hold each term.
//!
//! While building, numbers are given in the order in which terms are first met, so frequent terms get small
//! ones. No answer depends on which number a term has.

use super::bytes::{Bytes, Medium};
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashMap;
use std::hash::BuildHasher;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// Number of a term.
pub type TermId = u32;

const SHARDS: usize = 64;

/// A vocabulary under construction, shared by all threads.
pub struct Interner {
    shards: Vec<Mutex<FxHashMap<Box<str>, TermId>>>,
    next: AtomicU32,
}

impl Interner {
    /// An empty vocabulary.
    pub fn new() -> Interner {
        Interner { shards: (0..SHARDS).map(|_| Mutex::default()).collect(), next: AtomicU32::new(0) }
    }

    /// The number of `term`, a new one if it was not met before.
    pub fn intern(&self, term: &str) -> TermId {
        let shard = rustc_hash::FxBuildHasher.hash_one(term) as usize >> 7 & (SHARDS - 1);
        let mut shard = self.shards[shard].lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(id) = shard.get(term) {
            return *id;
        }
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        shard.insert(term.into(), id);
        id
    }

    /// Writes the vocabulary: `frequencies[id]` is the number of articles that hold the term.
    pub fn write(self, medium: &Medium, frequencies: &[u32]) -> Result<Vocabulary> {
        let mut terms: Vec<(Box<str>, TermId)> = self
            .shards
            .into_iter()
            .flat_map(|shard| shard.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()))
            .collect();
        terms.sort_unstable();
        let mut builder = fst::MapBuilder::memory();
        for (term, id) in &terms {
            builder.insert(term.as_bytes(), u64::from(*id)).map_err(unbuildable)?;
        }
        let mut sink = medium.create(TERMS)?;
        sink.write(&builder.into_inner().map_err(unbuildable)?)?;
        let map = sink.finish()?;
        let mut sink = medium.create(FREQUENCIES)?;
        for id in 0..terms.len() {
            sink.write(&frequencies.get(id).copied().unwrap_or(0).to_le_bytes())?;
        }
        Vocabulary::new(map, sink.finish()?)
    }
}

const TERMS: &str = "terms.fst";
const FREQUENCIES: &str = "terms.frequencies";

/// A finished vocabulary, read in place.
pub struct Vocabulary {
    map: fst::Map<Bytes>,
    frequencies: Bytes,
}

impl Vocabulary {
    /// Opens the vocabulary of the index in `folder`.
    pub fn open(folder: &std::path::Path) -> Result<Vocabulary> {
        Vocabulary::new(Bytes::map(&folder.join(TERMS))?, Bytes::map(&folder.join(FREQUENCIES))?)
    }

    fn new(map: Bytes, frequencies: Bytes) -> Result<Vocabulary> {
        // The checksum is worth its millisecond: a damaged map panics when it is asked.
        let map = fst::Map::new(map).and_then(|map| map.as_fst().verify().map(|()| map)).map_err(|e| {
            Error::new(ErrorKind::Index, "the vocabulary of the index is damaged").because(e).advise(super::MEND)
        })?;
        Ok(Vocabulary { map, frequencies })
    }

    /// The number of a term and how many articles hold it.
    pub fn get(&self, term: &str) -> Option<(TermId, u32)> {
        let id = self.map.get(term)? as TermId;
        Some((id, self.frequency(id)))
    }

    /// How many articles hold the term.
    fn frequency(&self, id: TermId) -> u32 {
        let at = id as usize * 4;
        match self.frequencies.get(at..at + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// Calls `visit` with every term that begins with `prefix` and how many articles hold it.
    pub fn with_prefix(&self, prefix: &str, visit: &mut dyn FnMut(&str, TermId, u32)) {
        use fst::{Automaton, IntoStreamer, Streamer};
        let mut stream = self.map.search(fst::automaton::Str::new(prefix).starts_with()).into_stream();
        while let Some((term, id)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                visit(term, id as TermId, self.frequency(id as TermId));
            }
        }
    }
}

fn unbuildable(error: fst::Error) -> Error {
    Error::new(ErrorKind::Io, "cannot write the vocabulary of the index").because(error)
}
