//! Which index is meant: `--index`, `FIXDEX_INDEX`, `./index`, the user's data folder, the bundled articles.

use crate::args::Global;
use crate::output::Output;
use etcetera::BaseStrategy;
use fixdex::index::Index;
use fixdex::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

const HERE: &str = "index";
/// What `--index` calls the articles inside the program.
const BUNDLED: &str = "bundled";

/// The index to ask, with the user's synonyms.
///
/// # Errors
/// A named index that is missing; an index that was found but cannot be read; synonyms that are none.
pub fn opened(global: &Global, output: &Output) -> Result<Index> {
    let index = chosen(global, output)?;
    match &global.synonyms {
        Some(file) => index.with_synonyms(file),
        None => Ok(index),
    }
}

fn chosen(global: &Global, output: &Output) -> Result<Index> {
    match &global.index {
        Some(name) if name.as_os_str() == BUNDLED => return fixdex::pipeline::bundled(),
        Some(folder) => return Index::open(folder),
        None => {}
    }
    let here = PathBuf::from(HERE);
    let found = [Some(here), data_folder()].into_iter().flatten().find(|folder| Index::is_in(folder));
    if let Some(folder) = found {
        return Index::open(&folder);
    }
    output.note("no index found, so the articles inside the program answer; build one with: fixdex index PATH…");
    fixdex::pipeline::bundled()
}

/// The folder to build an index in: the one that is named, else `./index` where a checkout keeps one, else the
/// user's data folder.
pub fn to_build(global: &Global) -> Result<PathBuf> {
    match &global.index {
        Some(name) if name.as_os_str() == BUNDLED => {
            let message = "expected a folder, found the name of the articles inside the program";
            return Err(Error::new(ErrorKind::Input, message).advise("name a folder with --index DIR"));
        }
        Some(folder) => return Ok(folder.clone()),
        None => {}
    }
    let here = Path::new(HERE);
    if Index::is_in(here) || is_kept_for_one(here) {
        return Ok(here.to_path_buf());
    }
    data_folder().ok_or_else(|| {
        Error::new(ErrorKind::Input, "there is no home folder to keep an index in").advise("name one with --index DIR")
    })
}

/// Whether the folder is the empty place of a checkout of fixdex, not some other `index` folder.
fn is_kept_for_one(folder: &Path) -> bool {
    std::fs::read_to_string(folder.join("README.md")).is_ok_and(|text| text.contains("fixdex index"))
}

fn data_folder() -> Option<PathBuf> {
    etcetera::choose_base_strategy().ok().map(|strategy| strategy.data_dir().join("fixdex"))
}
