//! The index on disk or in memory: built, stamped, opened, asked for candidates.
//! The only folder that names tantivy.
//!
//! A generation of files. Some grow by a layer with every update, so that what is there is never written again:
//! `postings/` (tantivy: which articles hold which terms), `forward.*` (per article the streams of its terms, which
//! ranking reads), `articles.*` (stored whole), `terms.*` (the vocabulary). The others are small and written whole:
//! `documents` (where each article's parts lie), `silent` (which do not answer), `terms.frequencies`, `ids`,
//! `alternates`, `files.*` (the file database) and `manifest` (what was read from which file).

mod analyzer;
mod articles;
mod base;
mod build;
mod bytes;
mod candidate;
mod counts;
mod documents;
mod files;
mod finish;
mod forward;
mod generation;
mod manifest;
mod postings;
mod query;
mod retrieve;
mod settle;
mod silent;
mod slips;
mod spelling;
mod stamp;
mod stream;
mod synonyms;
mod talk;
mod terms;
mod varint;
mod vocabulary;

pub use build::Builder;
pub use bytes::Medium;
pub use candidate::{Candidate, StreamHits};
pub use files::KnownFile;
pub use generation::Generation;
pub use manifest::Changes;
pub use query::{Alternative, Line, Part, Query, QueryTerm, Version};
pub use stamp::{FORMAT, Layer, Stamp};
pub use stream::Stream;

use crate::article::{Article, ArticleId};
use crate::error::{Error, ErrorKind, Result};
use bytes::{Bytes, Pieces};
use documents::{Documents, Ordinal};
use files::Files;
use postings::Postings;
use serde::Serialize;
use silent::Silent;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use synonyms::Synonyms;
use vocabulary::Vocabulary;

const ARTICLES: &str = "articles";
const FORWARD: &str = "forward";
const IDS: &str = "ids";
const ALTERNATES: &str = "alternates";
/// Beside the stamp, so that no build touches it.
const SYNONYMS: &str = "synonyms.txt";

/// What to do about an index that is damaged.
const MEND: &str = "build it anew with: fixdex index --full PATH…";

/// The name of one layer of a part.
fn layered(part: &str, layer: usize) -> String {
    format!("{part}.{layer}")
}

/// An opened index.
pub struct Index {
    stamp: Stamp,
    parts: Parts,
    /// Bytes on disk; for an index in memory, of the articles.
    size: u64,
    /// What `alternates` says, once it was asked.
    alternates: OnceLock<BTreeMap<ArticleId, Vec<String>>>,
    /// Synonyms of the user's own, besides those of fixdex.
    added: Vec<Added>,
}

struct Added {
    path: PathBuf,
    synonyms: Synonyms,
}

struct Parts {
    documents: Documents,
    vocabulary: Vocabulary,
    silent: Silent,
    articles: Pieces,
    forward: Pieces,
    ids: fst::Map<Bytes>,
    alternates: Bytes,
    files: Files,
    postings: Postings,
}

/// What `fixdex info` shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Info {
    pub articles: u64,
    /// Version of the index layout.
    pub format: u32,
    /// Version of the fixdex that built it.
    pub tool: String,
    /// Digest of all sources: the same corpus gives the same digest.
    pub corpus: String,
    /// When it was built, RFC 3339; `None` for the bundled corpus.
    pub built: Option<String>,
    /// Bytes on disk, or in memory.
    pub size: u64,
    pub sources: Vec<SourceInfo>,
    /// Files of synonyms that questions are read by, besides those of fixdex.
    pub synonyms: Vec<SynonymsInfo>,
}

/// One source of an index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceInfo {
    pub name: String,
    pub articles: u64,
}

/// One file of synonyms.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SynonymsInfo {
    pub path: String,
    pub groups: u64,
}

impl Index {
    /// Whether `folder` holds an index, of any version.
    pub fn is_in(folder: &Path) -> bool {
        Stamp::is_in(folder)
    }

    /// Opens the index in `folder`, with the synonyms that lie beside it in `synonyms.txt`, if there are any.
    ///
    /// # Errors
    /// Missing, foreign, older or damaged: names the command that mends it. A line of the synonyms is no group.
    pub fn open(folder: &Path) -> Result<Index> {
        let index = Index::as_built(folder)?;
        let beside = folder.join(SYNONYMS);
        if beside.is_file() { index.with_synonyms(&beside) } else { Ok(index) }
    }

    /// Adds the synonyms of a file, of which each line is a group: `domain controller = dc = logon server`.
    ///
    /// # Errors
    /// The file cannot be read, or a line is no group.
    pub fn with_synonyms(mut self, path: &Path) -> Result<Index> {
        self.added.push(Added { path: path.to_path_buf(), synonyms: Synonyms::open(path)? });
        Ok(self)
    }

    /// Opens the index in `folder` and nothing that a user has put there.
    ///
    /// # Errors
    /// Missing, foreign, older or damaged: names the command that mends it.
    pub fn as_built(folder: &Path) -> Result<Index> {
        let stamp = Stamp::read(folder)?;
        let generation = folder.join(&stamp.generation);
        let ids = Bytes::map(&generation.join(IDS))?;
        let ids = fst::Map::new(ids).and_then(|ids| ids.as_fst().verify().map(|()| ids)).map_err(|e| {
            Error::new(ErrorKind::Index, "the ids of the index are damaged").at(folder).because(e).advise(MEND)
        })?;
        let pieces = |part: &str, size: fn(&Layer) -> u64| {
            let mut pieces = Pieces::default();
            for (number, layer) in stamp.layers.iter().enumerate() {
                let path = generation.join(layered(part, number));
                let piece = Bytes::map(&path)?;
                if piece.len() as u64 != size(layer) {
                    let message = "a part of the index has another size than it had when it was built";
                    return Err(Error::new(ErrorKind::Index, message).at(&path).advise(MEND));
                }
                pieces.push(piece);
            }
            Ok(pieces)
        };
        let parts = Parts {
            documents: Documents::open(&generation)?,
            vocabulary: Vocabulary::open(&generation, stamp.layers.len())?,
            silent: Silent::open(&generation, stamp.rows, stamp.articles)?,
            articles: pieces(ARTICLES, |layer| layer.articles)?,
            forward: pieces(FORWARD, |layer| layer.forward)?,
            ids,
            alternates: Bytes::map(&generation.join(ALTERNATES))?,
            files: Files::open(&generation)?,
            postings: Postings::open(&generation)?,
        };
        Ok(Index { stamp, parts, size: generation::size(&generation), alternates: OnceLock::new(), added: Vec::new() })
    }

    /// The stamp of the index.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// Whether the index holds an article of this id.
    pub fn contains(&self, id: &ArticleId) -> bool {
        self.parts.ids.contains_key(id.as_str())
    }

    /// An article by its id.
    pub fn article(&self, id: &ArticleId) -> Result<Option<Article>> {
        match self.parts.ids.get(id.as_str()) {
            Some(ordinal) => self.article_at(ordinal as Ordinal).map(Some),
            None => Ok(None),
        }
    }

    fn article_at(&self, ordinal: Ordinal) -> Result<Article> {
        let damaged = || Error::new(ErrorKind::Index, "the table of the index is damaged").advise(MEND);
        let row = self.parts.documents.row(ordinal).ok_or_else(damaged)?;
        let mut article = articles::read(&self.parts.articles, row.block, row.inside)?;
        article.alternates = self.alternates().get(&article.id).cloned().unwrap_or_default();
        Ok(article)
    }

    /// The article behind a candidate.
    pub fn article_of(&self, candidate: &Candidate) -> Result<Article> {
        self.article_at(candidate.ordinal)
    }

    /// Where else articles lie that another revision has replaced: `source/path`, by id.
    pub fn alternates(&self) -> &BTreeMap<ArticleId, Vec<String>> {
        self.alternates.get_or_init(|| postcard::from_bytes(&self.parts.alternates).unwrap_or_default())
    }

    /// Every known version of a file, with the article whose fix brings it; the name in any case.
    pub fn files_named(&self, name: &str) -> Result<Vec<KnownFile>> {
        self.parts.files.named(name)
    }

    /// Calls `visit` with the name of every file that some fix brings, in order, lowercase.
    pub fn file_names(&self, visit: &mut dyn FnMut(&str)) {
        self.parts.files.names(visit);
    }

    /// Calls `visit` with every article id, in order.
    pub fn ids(&self, visit: &mut dyn FnMut(&str)) {
        use fst::Streamer;
        let mut stream = self.parts.ids.stream();
        while let Some((id, _)) = stream.next() {
            if let Ok(id) = std::str::from_utf8(id) {
                visit(id);
            }
        }
    }

    /// Ids nearest to what was asked for, with their titles, nearest first, at most `limit`.
    pub fn nearest(&self, asked: &str, limit: usize) -> Result<Vec<(ArticleId, String)>> {
        let asked = asked.to_lowercase();
        let mut near: Vec<(f64, ArticleId)> = Vec::new();
        self.ids(&mut |id| {
            let likeness = strsim::jaro_winkler(&id.to_lowercase(), &asked);
            if likeness > 0.75 {
                near.push((likeness, ArticleId::parse(id)));
            }
        });
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        near.truncate(limit);
        let mut titled = Vec::new();
        for (_, id) in near {
            if let Some(article) = self.article(&id)? {
                titled.push((id, article.title));
            }
        }
        Ok(titled)
    }

    /// What the index holds.
    pub fn info(&self) -> Info {
        Info {
            articles: self.stamp.articles,
            format: self.stamp.format,
            tool: self.stamp.tool.clone(),
            corpus: self.stamp.corpus.clone(),
            built: self.stamp.built.clone(),
            size: self.size,
            sources: self
                .stamp
                .sources
                .iter()
                .map(|(name, articles)| SourceInfo { name: name.clone(), articles: *articles })
                .collect(),
            synonyms: self
                .added
                .iter()
                .map(|added| SynonymsInfo {
                    path: added.path.display().to_string(),
                    groups: added.synonyms.len() as u64,
                })
                .collect(),
        }
    }
}
