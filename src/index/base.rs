//! What an update builds on: an index that is there, read far enough to be added to.

use super::bytes::{self, Pieces};
use super::counts::Counts;
use super::documents::{Ordinal, Row};
use super::files::FilesWriter;
use super::manifest::{self, Known};
use super::silent::Silent;
use super::stamp::{self, Layer, Stamp};
use super::vocabulary::{TERMS, Vocabulary};
use super::{ARTICLES, FORWARD, Index, layered};
use crate::error::Result;
use std::path::{Path, PathBuf};

/// Most layers: a question looks at every one.
const LAYERS: usize = 8;

/// One row in so many may be that of a file that is gone, and one in so many may be new; with more, a full build is
/// worth its time.
const PART: usize = 4;

/// An index to add to; empty for a full build.
#[derive(Default)]
pub struct Base {
    pub known: Known,
    pub layers: Vec<Layer>,
    pub rows: Vec<Row>,
    pub silent: Silent,
    pub counts: Counts,
    pub vocabulary: Vocabulary,
    pub articles: Pieces,
    pub forward: Pieces,
    pub files: FilesWriter,
}

impl Base {
    /// Reads the index in `home`, and the folder it is in. `None` if it is to be built in full: another program
    /// built it, or too much has changed since the last full build.
    ///
    /// # Errors
    /// No index there, or a damaged one.
    pub fn open(home: &Path) -> Result<Option<(Base, PathBuf)>> {
        let stamp = Stamp::read(home)?;
        if stamp.layers.len() >= LAYERS || stamp.program.is_none() || stamp.program != stamp::program() {
            return Ok(None);
        }
        let folder = home.join(&stamp.generation);
        let (index, entries) = rayon::join(|| Index::as_built(home), || manifest::read(&folder));
        let (parts, entries) = (index?.parts, entries?);
        let rows = parts.documents.rows();
        let revisions = entries.iter().filter_map(|entry| entry.revision.as_ref());
        let is_whole = rows.len() == stamp.rows as usize && revisions.clone().all(|one| one.ordinal < stamp.rows);
        if !is_whole || is_too_much(rows.len() - revisions.count().min(rows.len()), rows.len()) {
            return Ok(None);
        }
        let mut files = FilesWriter::default();
        files.take_over(&parts.files, |id| parts.ids.get(id.as_str()).map(|ordinal| ordinal as Ordinal))?;
        let base = Base {
            known: Known::new(entries),
            layers: stamp.layers,
            rows,
            silent: parts.silent,
            counts: Counts { frequencies: parts.vocabulary.frequencies(), length: stamp.length },
            vocabulary: parts.vocabulary,
            articles: parts.articles,
            forward: parts.forward,
            files,
        };
        Ok(Some((base, folder)))
    }
}

/// Makes the layers of the index in `old` those of the index in `folder` as well.
pub fn carry_over(layers: usize, old: &Path, folder: &Path) -> Result<()> {
    for part in [ARTICLES, FORWARD, TERMS] {
        for layer in 0..layers {
            let name = layered(part, layer);
            bytes::link(&old.join(&name), &folder.join(&name))?;
        }
    }
    Ok(())
}

/// Whether so many of so many rows make a full build worth its time.
pub fn is_too_much(part: usize, rows: usize) -> bool {
    part * PART > rows
}
