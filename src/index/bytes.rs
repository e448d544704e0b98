//! Where the parts of an index lie: in files that are read in place, or in memory, whole or in pieces.

use crate::error::{Error, ErrorKind, Result};
use memmap2::Mmap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// Bytes to read.
pub enum Bytes {
    Memory(Vec<u8>),
    Mapped(Mmap),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Memory(bytes) => bytes,
            Bytes::Mapped(map) => map,
        }
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl Bytes {
    /// Maps a file of an index.
    pub fn map(path: &Path) -> Result<Bytes> {
        let file = File::open(path).map_err(|e| unreadable(path).because(e))?;
        if file.metadata().map_err(|e| unreadable(path).because(e))?.len() == 0 {
            return Ok(Bytes::Memory(Vec::new()));
        }
        // SAFETY: files of an index are never changed once written: a new generation has new files.
        let map = unsafe { Mmap::map(&file) }.map_err(|e| unreadable(path).because(e))?;
        Ok(Bytes::Mapped(map))
    }
}

impl Default for Bytes {
    fn default() -> Bytes {
        Bytes::Memory(Vec::new())
    }
}

/// A part of an index that grows by one piece with every update. The pieces are read as if they followed each other
/// in one file: an address counts bytes from the start of the first.
#[derive(Default)]
pub struct Pieces {
    /// The address of the first byte of each, and the bytes.
    pieces: Vec<(u64, Bytes)>,
    end: u64,
}

impl Pieces {
    /// Appends a piece.
    pub fn push(&mut self, piece: Bytes) {
        let start = self.end;
        self.end += piece.len() as u64;
        self.pieces.push((start, piece));
    }

    /// The address after the last byte.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// The bytes from `address` on, to the end of their piece; `None` past the end.
    pub fn from(&self, address: u64) -> Option<&[u8]> {
        let after = self.pieces.partition_point(|(start, _)| *start <= address);
        let (start, piece) = &self.pieces[after.checked_sub(1)?];
        piece.get(usize::try_from(address - start).ok()?..)
    }
}

/// Where a new index is written to.
#[derive(Clone, Debug)]
pub enum Medium {
    Memory,
    Folder(PathBuf),
}

/// One part of an index, being written.
pub enum Sink {
    Memory(Vec<u8>),
    File { path: PathBuf, writer: BufWriter<File> },
}

impl Medium {
    /// Whether what is written stays.
    pub fn is_folder(&self) -> bool {
        matches!(self, Medium::Folder(_))
    }

    /// Begins the part `name`.
    pub fn create(&self, name: &str) -> Result<Sink> {
        match self {
            Medium::Memory => Ok(Sink::Memory(Vec::new())),
            Medium::Folder(folder) => {
                let path = folder.join(name);
                let file = File::create(&path).map_err(|e| unwritable(&path).because(e))?;
                Ok(Sink::File { path, writer: BufWriter::with_capacity(1 << 20, file) })
            }
        }
    }
}

impl Sink {
    /// Appends to the part.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match self {
            Sink::Memory(memory) => memory.extend_from_slice(bytes),
            Sink::File { path, writer } => writer.write_all(bytes).map_err(|e| unwritable(path).because(e))?,
        }
        Ok(())
    }

    /// Ends the part and opens it for reading.
    pub fn finish(self) -> Result<Bytes> {
        match self {
            Sink::Memory(memory) => Ok(Bytes::Memory(memory)),
            Sink::File { path, mut writer } => {
                writer.flush().map_err(|e| unwritable(&path).because(e))?;
                drop(writer);
                Bytes::map(&path)
            }
        }
    }
}

/// Makes the file `from` of an index, which will not change, a file of another as well: as a link where the file
/// system has links, else as a copy.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    std::fs::hard_link(from, to).or_else(|_| std::fs::copy(from, to).map(drop)).map_err(|e| unwritable(to).because(e))
}

fn unreadable(path: &Path) -> Error {
    Error::new(ErrorKind::Index, "a part of the index cannot be read").at(path).advise(super::MEND)
}

fn unwritable(path: &Path) -> Error {
    Error::new(ErrorKind::Io, "cannot write this part of the index").at(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_addressed_as_one() {
        let mut pieces = Pieces::default();
        assert_eq!(pieces.from(0), None);
        for piece in ["abc", "", "de"] {
            pieces.push(Bytes::Memory(piece.as_bytes().to_vec()));
        }
        assert_eq!(pieces.end(), 5);
        assert_eq!(pieces.from(1), Some(&b"bc"[..]));
        assert_eq!(pieces.from(3), Some(&b"de"[..]));
        assert_eq!(pieces.from(5), Some(&b""[..]));
        assert_eq!(pieces.from(6), None);
        assert_eq!(pieces.from(u64::MAX), None);
    }
}
