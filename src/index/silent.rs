//! The rows whose articles do not answer: revisions that another has replaced, and articles whose file is gone.
//!
//! They stay in the immutable parts of an index until it is built in full; whoever finds one there asks here.

use super::bytes::{Bytes, Medium};
use super::documents::Ordinal;
use crate::error::{Error, ErrorKind, Result};
use std::path::Path;

const FILE: &str = "silent";

/// A set of ordinals, one bit each.
#[derive(Default)]
pub struct Silent {
    words: Vec<u64>,
    count: usize,
}

impl Silent {
    /// All of the first `rows` ordinals but those that answer.
    pub fn all_but(rows: Ordinal, answering: impl Iterator<Item = Ordinal>) -> Silent {
        let mut answers = vec![false; rows as usize];
        for ordinal in answering {
            answers[ordinal as usize] = true;
        }
        let mut silent = Silent::default();
        (0..rows).filter(|ordinal| !answers[*ordinal as usize]).for_each(|ordinal| silent.insert(ordinal));
        silent
    }

    /// Opens the set of the index in `folder`, of which `articles` of all `rows` answer.
    pub fn open(folder: &Path, rows: Ordinal, articles: u64) -> Result<Silent> {
        let bytes = Bytes::map(&folder.join(FILE))?;
        let (ordinals, rest) = bytes.as_chunks::<4>();
        let ordinals = ordinals.iter().map(|ordinal| Ordinal::from_le_bytes(*ordinal));
        let is_whole = rest.is_empty() && ordinals.clone().all(|ordinal| ordinal < rows);
        let mut silent = Silent::default();
        ordinals.filter(|_| is_whole).for_each(|ordinal| silent.insert(ordinal));
        if !is_whole || articles + silent.len() as u64 != u64::from(rows) {
            return Err(Error::new(ErrorKind::Index, "the table of the index is damaged")
                .at(folder)
                .advise(super::MEND));
        }
        Ok(silent)
    }

    /// Writes the set: its ordinals, each as four bytes, lowest first.
    pub fn write(&self, medium: &Medium) -> Result<()> {
        let mut sink = medium.create(FILE)?;
        for ordinal in (0..self.words.len() as Ordinal * 64).filter(|ordinal| self.contains(*ordinal)) {
            sink.write(&ordinal.to_le_bytes())?;
        }
        sink.finish().map(drop)
    }

    fn insert(&mut self, ordinal: Ordinal) {
        let word = ordinal as usize >> 6;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.count += usize::from(!self.contains(ordinal));
        self.words[word] |= 1 << (ordinal & 63);
    }

    /// Whether the article of this row does not answer.
    pub fn contains(&self, ordinal: Ordinal) -> bool {
        self.words.get(ordinal as usize >> 6).is_some_and(|word| word >> (ordinal & 63) & 1 == 1)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers_is_not_silent_and_the_rest_is() {
        let silent = Silent::all_but(131, [0, 1, 64, 129].into_iter());
        assert_eq!(silent.len(), 127);
        let answering: Vec<Ordinal> = (0..140).filter(|ordinal| !silent.contains(*ordinal)).collect();
        assert_eq!(answering, [0, 1, 64, 129, 131, 132, 133, 134, 135, 136, 137, 138, 139]);
    }

    #[test]
    fn the_set_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let silent = Silent::all_but(200, 0..195);
        silent.write(&Medium::Folder(folder.path().to_owned())).expect("writable");
        let read = Silent::open(folder.path(), 200, 195).expect("readable");
        assert_eq!((read.len(), &read.words), (5, &silent.words));
        for (rows, articles) in [(200, 194), (199, 195)] {
            assert!(Silent::open(folder.path(), rows, articles).is_err(), "a set of another table");
        }
    }
}
