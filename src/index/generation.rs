//! A new generation of an index: built beside the current one, made current by one rename, or left to be swept away
//! by the next build if this one is killed.

use super::bytes::Medium;
use super::stamp::Stamp;
use crate::error::{Error, ErrorKind, Result};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// A generation under construction. Holds the lock of the index; dropped uncommitted, it is removed.
pub struct Generation {
    home: PathBuf,
    name: String,
    committed: bool,
    _lock: File,
}

const LOCK: &str = ".lock";
const PREFIX: &str = "generation-";

impl Generation {
    /// Begins a generation of the index in `home`; sweeps away what a killed build left.
    ///
    /// # Errors
    /// The folder cannot be written, or another build is at work in it.
    pub fn begin(home: &Path) -> Result<Generation> {
        let unwritable =
            |e: std::io::Error| Error::new(ErrorKind::Io, "cannot write an index here").at(home).because(e);
        fs::create_dir_all(home).map_err(unwritable)?;
        let lock = File::create(home.join(LOCK)).map_err(unwritable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(ErrorKind::Io, "another fixdex is building this index")
                    .at(home)
                    .advise("wait for it to end, or choose another folder with --index DIR"));
            }
            Err(TryLockError::Error(e)) => return Err(unwritable(e)),
        }
        let current = Stamp::read(home).ok().map(|stamp| stamp.generation);
        sweep(home, current.as_deref());
        let number = current.as_deref().and_then(|name| name.strip_prefix(PREFIX)?.parse::<u64>().ok()).unwrap_or(0);
        let name = format!("{PREFIX}{}", number + 1);
        fs::create_dir_all(home.join(&name)).map_err(unwritable)?;
        Ok(Generation { home: home.to_owned(), name, committed: false, _lock: lock })
    }

    /// The folder of the index.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The name of its own folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its files go.
    pub fn medium(&self) -> Medium {
        Medium::Folder(self.home.join(&self.name))
    }

    /// Makes this generation the current one and removes the one before. Returns its size in bytes.
    pub fn commit(mut self, stamp: &Stamp) -> Result<u64> {
        stamp.write(&self.home)?;
        self.committed = true;
        sweep(&self.home, Some(&self.name));
        Ok(size(&self.home.join(&self.name)))
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing refers to it; if it cannot be removed now, the next build sweeps it away.
            let _ = fs::remove_dir_all(self.home.join(&self.name));
        }
    }
}

/// Removes every generation but `kept`. What cannot be removed stays for the next time.
fn sweep(home: &Path, kept: Option<&str>) {
    let Ok(entries) = fs::read_dir(home) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if name.starts_with(PREFIX) && Some(name) != kept {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Bytes of all files below `folder`.
pub fn size(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
