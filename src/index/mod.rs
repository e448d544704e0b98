//! The index on disk or in memory: built, stamped, opened, asked for candidates.
//! The only folder that names tantivy.

use crate::article::{Article, ArticleId};
use crate::error::{Error, ErrorKind, Result};
use serde::Serialize;
use std::path::Path;

/// An opened index.
pub struct Index {}

/// What `fixdex info` shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Info {
    pub articles: usize,
    /// Version of the index layout.
    pub format: u32,
    /// Version of the fixdex that built it.
    pub tool: String,
    /// Digest of all sources: the same corpus gives the same digest.
    pub corpus: String,
    /// When it was built, RFC 3339; `None` for the bundled corpus.
    pub built: Option<String>,
    /// Bytes on disk.
    pub size: u64,
    pub sources: Vec<SourceInfo>,
}

/// One source of an index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceInfo {
    pub name: String,
    pub articles: usize,
}

impl Index {
    /// Opens the index in `dir`.
    ///
    /// # Errors
    /// Missing, foreign, older or damaged: names the command that mends it.
    pub fn open(dir: &Path) -> Result<Index> {
        Err(Error::new(ErrorKind::Index, "no index here").at(dir))
    }

    /// The bundled corpus, indexed in memory.
    pub fn bundled() -> Result<Index> {
        Ok(Index {})
    }

    /// An article by any spelling of its id.
    pub fn article(&self, _id: &ArticleId) -> Result<Option<Article>> {
        Ok(None)
    }

    /// Ids and titles nearest to what was asked for, nearest first, at most `limit`.
    pub fn nearest(&self, _asked: &str, _limit: usize) -> Result<Vec<(ArticleId, String)>> {
        Ok(Vec::new())
    }

    /// What the index holds.
    pub fn info(&self) -> Info {
        Info {
            articles: 0,
            format: 0,
            tool: String::new(),
            corpus: String::new(),
            built: None,
            size: 0,
            sources: Vec::new(),
        }
    }
}
