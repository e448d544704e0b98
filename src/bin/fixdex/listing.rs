//! The files of a machine, from a listing that the command line names.

use crate::paste;
use fixdex::inventory::{self, InstalledFile};
use fixdex::{Error, ErrorKind, Result};
use std::path::Path;

/// The files in the listing at `path`; `-` is standard input.
///
/// # Errors
/// It cannot be read, or names no file.
pub fn of_file(path: &Path) -> Result<Vec<InstalledFile>> {
    let installed = inventory::installed(&paste::of_file(path)?);
    if installed.is_empty() {
        return Err(Error::new(ErrorKind::Input, "expected a listing of files, found no file name in it")
            .at(path)
            .advise("give lines such as: distmgr.dll 2.00.1493.3250"));
    }
    Ok(installed)
}
