//! Term → number, and how many articles hold each term.
//!
//! While building, numbers are given in the order in which terms are first met, so frequent terms get small
//! ones. No answer depends on which number a term has.

use super::bytes::{Bytes, Medium};
use super::layered;
use crate::error::{Error, ErrorKind, Result};
use fst::{Automaton, IntoStreamer, Streamer};
use rustc_hash::FxHashMap;
use std::hash::BuildHasher;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// Number of a term.
pub type TermId = u32;

const SHARDS: usize = 64;

/// A vocabulary under construction, shared by all threads.
pub struct Interner {
    /// The terms that have a number already.
    base: Vocabulary,
    shards: Vec<Mutex<FxHashMap<Box<str>, TermId>>>,
    next: AtomicU32,
}

impl Interner {
    /// The vocabulary `base`, to which terms are added.
    pub fn onto(base: Vocabulary) -> Interner {
        let next = AtomicU32::new(base.len());
        Interner { base, shards: (0..SHARDS).map(|_| Mutex::default()).collect(), next }
    }

    /// The number of `term`, a new one if it was not met before.
    pub fn intern(&self, term: &str) -> TermId {
        let shard = rustc_hash::FxBuildHasher.hash_one(term) as usize >> 7 & (SHARDS - 1);
        let mut shard = self.shards[shard].lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(id) = shard.get(term) {
            return *id;
        }
        let id = self.base.id(term).unwrap_or_else(|| self.next.fetch_add(1, Ordering::Relaxed));
        shard.insert(term.into(), id);
        id
    }

    /// Writes the new terms as one layer, and the table of all: `frequencies[id]` is the number of articles that
    /// hold the term.
    pub fn write(self, medium: &Medium, layer: usize, frequencies: &[u32]) -> Result<Vocabulary> {
        let known = self.base.len();
        let mut terms: Vec<(Box<str>, TermId)> = self
            .shards
            .into_iter()
            .flat_map(|shard| shard.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()))
            .filter(|(_, id)| *id >= known)
            .collect();
        terms.sort_unstable();
        let mut builder = fst::MapBuilder::memory();
        for (term, id) in &terms {
            builder.insert(term.as_bytes(), u64::from(*id)).map_err(unbuildable)?;
        }
        let mut sink = medium.create(&layered(TERMS, layer))?;
        sink.write(&builder.into_inner().map_err(unbuildable)?)?;
        let mut maps = self.base.maps;
        maps.push(fst::Map::new(sink.finish()?).map_err(unbuildable)?);
        let mut sink = medium.create(FREQUENCIES)?;
        for id in 0..known as usize + terms.len() {
            sink.write(&frequencies.get(id).copied().unwrap_or(0).to_le_bytes())?;
        }
        Ok(Vocabulary { maps, frequencies: sink.finish()? })
    }
}

pub const TERMS: &str = "terms";
const FREQUENCIES: &str = "terms.frequencies";

/// A finished vocabulary, read in place: one map for each layer, of the terms that the layers before do not have, and
/// one table for all.
#[derive(Default)]
pub struct Vocabulary {
    maps: Vec<fst::Map<Bytes>>,
    frequencies: Bytes,
}

impl Vocabulary {
    /// Opens the vocabulary of the index in `folder`.
    pub fn open(folder: &std::path::Path, layers: usize) -> Result<Vocabulary> {
        let damaged = || Error::new(ErrorKind::Index, "the vocabulary of the index is damaged").advise(super::MEND);
        let mut maps = Vec::new();
        for layer in 0..layers {
            // The checksum is worth its millisecond: a damaged map panics when it is asked.
            let map = fst::Map::new(Bytes::map(&folder.join(layered(TERMS, layer)))?)
                .and_then(|map| map.as_fst().verify().map(|()| map))
                .map_err(|e| damaged().because(e))?;
            maps.push(map);
        }
        let frequencies = Bytes::map(&folder.join(FREQUENCIES))?;
        if maps.iter().map(fst::Map::len).sum::<usize>() != frequencies.len() / 4 {
            return Err(damaged());
        }
        Ok(Vocabulary { maps, frequencies })
    }

    /// How many terms there are; the number of each is lower.
    fn len(&self) -> TermId {
        (self.frequencies.len() / 4) as TermId
    }

    fn id(&self, term: &str) -> Option<TermId> {
        self.maps.iter().find_map(|map| map.get(term)).map(|id| id as TermId)
    }

    /// The number of a term and how many articles hold it.
    pub fn get(&self, term: &str) -> Option<(TermId, u32)> {
        let id = self.id(term)?;
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

    /// How many articles hold each term, by number.
    pub fn frequencies(&self) -> Vec<u32> {
        self.frequencies.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect()
    }

    /// Calls `visit` with every term that the automaton matches and how many articles hold it; layer by layer, so in
    /// no particular order.
    pub fn search(&self, automaton: impl Automaton, visit: &mut dyn FnMut(&str, TermId, u32)) {
        for map in &self.maps {
            let mut stream = map.search(&automaton).into_stream();
            while let Some((term, id)) = stream.next() {
                if let Ok(term) = std::str::from_utf8(term) {
                    visit(term, id as TermId, self.frequency(id as TermId));
                }
            }
        }
    }
}

fn unbuildable(error: fst::Error) -> Error {
    Error::new(ErrorKind::Io, "cannot write the vocabulary of the index").because(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::automaton::Str;

    #[test]
    fn an_added_layer_has_only_what_is_new() {
        let interner = Interner::onto(Vocabulary::default());
        assert_eq!(["disk", "drive"].map(|term| interner.intern(term)), [0, 1]);
        let first = interner.write(&Medium::Memory, 0, &[3, 1]).expect("memory");
        assert_eq!(first.frequencies(), [3, 1]);

        let interner = Interner::onto(first);
        assert_eq!(["drum", "disk", "drum"].map(|term| interner.intern(term)), [2, 0, 2]);
        let both = interner.write(&Medium::Memory, 1, &[4, 0, 1]).expect("memory");
        assert_eq!(
            ["disk", "drive", "drum", "dust"].map(|term| both.get(term)),
            [Some((0, 4)), Some((1, 0)), Some((2, 1)), None]
        );
        assert_eq!(both.maps[1].len(), 1);
        let mut found = Vec::new();
        both.search(Str::new("dr").starts_with(), &mut |term, id, frequency| {
            found.push((term.to_owned(), id, frequency))
        });
        assert_eq!(found, [("drive".to_owned(), 1, 0), ("drum".to_owned(), 2, 1)]);
    }
}
