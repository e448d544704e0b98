//! Where the parts of an index lie: in files that are read in place, or in memory.

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

fn unreadable(path: &Path) -> Error {
    Error::new(ErrorKind::Index, "a part of the index cannot be read").at(path).advise(super::MEND)
}

fn unwritable(path: &Path) -> Error {
    Error::new(ErrorKind::Io, "cannot write this part of the index").at(path)
}
