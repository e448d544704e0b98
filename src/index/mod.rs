//! The index on disk or in memory: built, stamped, opened, asked for candidates.
//! The only folder that names tantivy.
//!
//! A generation of files: `postings/` (tantivy: which articles hold which terms), `forward` (per article the
//! streams of its terms, which ranking reads), `articles` (stored whole), `documents` (where each one's parts
//! lie), `files.*` (the file database), `terms.*` (the vocabulary), `ids` and `alternates`.

mod analyzer;
mod articles;
mod build;
mod bytes;
mod candidate;
mod documents;
mod files;
mod forward;
mod generation;
mod postings;
mod query;
mod retrieve;
mod spelling;
mod stamp;
mod stream;
mod synonyms;
mod terms;
mod varint;
mod vocabulary;

pub use build::Builder;
pub use bytes::Medium;
pub use candidate::{Candidate, StreamHits};
pub use files::KnownFile;
pub use generation::Generation;
pub use query::{Alternative, Line, Part, Query, QueryTerm};
pub use stamp::{FORMAT, Stamp};
pub use stream::Stream;

use crate::article::{Article, ArticleId};
use crate::error::{Error, ErrorKind, Result};
use bytes::Bytes;
use documents::{Documents, Ordinal};
use files::Files;
use postings::Postings;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use vocabulary::Vocabulary;

const ARTICLES: &str = "articles";
const FORWARD: &str = "forward";
const IDS: &str = "ids";
const ALTERNATES: &str = "alternates";

/// What to do about an index that cannot be read.
const MEND: &str = "build it anew with: fixdex index PATH…";

/// An opened index.
pub struct Index {
    stamp: Stamp,
    parts: Parts,
    /// Bytes on disk; for an index in memory, of the articles.
    size: u64,
}

struct Parts {
    documents: Documents,
    vocabulary: Vocabulary,
    articles: Bytes,
    forward: Bytes,
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
}

/// One source of an index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceInfo {
    pub name: String,
    pub articles: u64,
}

impl Index {
    /// Whether `folder` holds an index, of any version.
    pub fn is_in(folder: &Path) -> bool {
        Stamp::is_in(folder)
    }

    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// Missing, foreign, older or damaged: names the command that mends it.
    pub fn open(folder: &Path) -> Result<Index> {
        let stamp = Stamp::read(folder)?;
        let generation = folder.join(&stamp.generation);
        let ids = Bytes::map(&generation.join(IDS))?;
        let ids = fst::Map::new(ids).and_then(|ids| ids.as_fst().verify().map(|()| ids)).map_err(|e| {
            Error::new(ErrorKind::Index, "the ids of the index are damaged").at(folder).because(e).advise(MEND)
        })?;
        let parts = Parts {
            documents: Documents::open(&generation)?,
            vocabulary: Vocabulary::open(&generation)?,
            articles: Bytes::map(&generation.join(ARTICLES))?,
            forward: Bytes::map(&generation.join(FORWARD))?,
            ids,
            alternates: Bytes::map(&generation.join(ALTERNATES))?,
            files: Files::open(&generation)?,
            postings: Postings::open(&generation)?,
        };
        Ok(Index { stamp, parts, size: generation::size(&generation) })
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
        article.alternates = self.alternates().remove(&article.id).unwrap_or_default();
        Ok(article)
    }

    /// The article behind a candidate.
    pub fn article_of(&self, candidate: &Candidate) -> Result<Article> {
        self.article_at(candidate.ordinal)
    }

    /// Where else articles lie that another revision has replaced: `source/path`, by id.
    pub fn alternates(&self) -> BTreeMap<ArticleId, Vec<String>> {
        postcard::from_bytes(&self.parts.alternates).unwrap_or_default()
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
        }
    }
}
