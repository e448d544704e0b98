//! The file database: every hotfix file row of every article, by file name.

use super::bytes::{Bytes, Medium};
use super::documents::Ordinal;
use crate::article::{Article, ArticleId};
use crate::error::{Error, ErrorKind, Result};
use crate::remedies::{HotfixFile, hotfix_files};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A version of a file that an article's fix brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFile {
    pub article: ArticleId,
    pub title: String,
    /// Products of the article.
    pub products: Vec<String>,
    /// Date of the article.
    pub published: Option<Date>,
    pub file: HotfixFile,
}

/// The file database under construction: rows as they will be stored, since a large archive has many.
#[derive(Default)]
pub struct FilesWriter {
    rows: Vec<Row>,
    /// The key of each row, and the row behind it.
    bytes: Vec<u8>,
}

/// Where a row lies in [`FilesWriter::bytes`].
struct Row {
    ordinal: Ordinal,
    at: usize,
    /// Bytes of the name in lower case.
    name: u32,
    /// Bytes of the name and the id of the article.
    key: u32,
    length: u32,
}

const NAMES: &str = "files.names";
const ROWS: &str = "files.rows";

/// The rows of one article.
pub fn known_files(article: &Article) -> Vec<KnownFile> {
    let known = |file| KnownFile {
        article: article.id.clone(),
        title: article.title.clone(),
        products: article.products.clone(),
        published: article.date,
        file,
    };
    hotfix_files(article).into_iter().map(known).collect()
}

impl FilesWriter {
    /// Adds the rows of an article.
    pub fn add(&mut self, ordinal: Ordinal, rows: Vec<KnownFile>) -> Result<()> {
        rows.iter().try_for_each(|row| self.push(ordinal, row))
    }

    fn push(&mut self, ordinal: Ordinal, row: &KnownFile) -> Result<()> {
        let at = self.bytes.len();
        self.bytes.extend_from_slice(row.file.name.to_lowercase().as_bytes());
        let name = (self.bytes.len() - at) as u32;
        self.bytes.extend_from_slice(row.article.as_str().as_bytes());
        let key = (self.bytes.len() - at) as u32;
        self.bytes.extend_from_slice(&postcard::to_stdvec(row).map_err(|e| unwritable().because(e))?);
        self.rows.push(Row { ordinal, at, name, key, length: (self.bytes.len() - at) as u32 });
        Ok(())
    }

    /// Adds what another database holds; `ordinal_of` tells the numbers of its articles.
    pub fn take_over(&mut self, files: &Files, ordinal_of: impl Fn(&ArticleId) -> Option<Ordinal>) -> Result<()> {
        use fst::Streamer;
        let mut stream = files.names.stream();
        while let Some((_, at)) = stream.next() {
            for row in files.rows_at(at)? {
                if let Some(ordinal) = ordinal_of(&row.article) {
                    self.push(ordinal, &row)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the rows of the articles that answer.
    pub fn write(mut self, medium: &Medium, answers: &dyn Fn(Ordinal) -> bool) -> Result<Files> {
        self.rows.retain(|row| answers(row.ordinal));
        let part = |row: &Row, from: u32, to: u32| &self.bytes[row.at + from as usize..row.at + to as usize];
        let name = |row: &Row| part(row, 0, row.name);
        let id = |row: &Row| part(row, row.name, row.key);
        self.rows.sort_unstable_by(|a, b| (name(a), id(a), a.at).cmp(&(name(b), id(b), b.at)));
        let mut names = fst::MapBuilder::memory();
        let mut rows = medium.create(ROWS)?;
        let mut at = 0;
        for same in self.rows.chunk_by(|a, b| name(a) == name(b)) {
            names.insert(name(&same[0]), at).map_err(|e| unwritable().because(e))?;
            // A list, as `rows_at` reads it: how many there are, and one behind the other.
            let count = postcard::to_stdvec(&same.len()).map_err(|e| unwritable().because(e))?;
            rows.write(&count)?;
            at += count.len() as u64;
            for row in same {
                let bytes = part(row, row.key, row.length);
                rows.write(bytes)?;
                at += bytes.len() as u64;
            }
        }
        let mut sink = medium.create(NAMES)?;
        sink.write(&names.into_inner().map_err(|e| unwritable().because(e))?)?;
        Files::new(sink.finish()?, rows.finish()?)
    }
}

/// The finished file database, read in place.
pub struct Files {
    names: fst::Map<Bytes>,
    rows: Bytes,
}

impl Files {
    /// Opens the file database of the index in `folder`.
    pub fn open(folder: &Path) -> Result<Files> {
        Files::new(Bytes::map(&folder.join(NAMES))?, Bytes::map(&folder.join(ROWS))?)
    }

    fn new(names: Bytes, rows: Bytes) -> Result<Files> {
        let names = fst::Map::new(names).and_then(|names| names.as_fst().verify().map(|()| names));
        Ok(Files { names: names.map_err(|e| damaged().because(e))?, rows })
    }

    /// Every known version of a file, by article; the name in any case.
    pub fn named(&self, name: &str) -> Result<Vec<KnownFile>> {
        let Some(at) = self.names.get(name.to_lowercase()) else { return Ok(Vec::new()) };
        self.rows_at(at)
    }

    fn rows_at(&self, at: u64) -> Result<Vec<KnownFile>> {
        let rows = self.rows.get(at as usize..).ok_or_else(damaged)?;
        postcard::take_from_bytes(rows).map(|(rows, _)| rows).map_err(|e| damaged().because(e))
    }

    /// Calls `visit` with the name of every known file, in order, lowercase.
    pub fn names(&self, visit: &mut dyn FnMut(&str)) {
        use fst::Streamer;
        let mut stream = self.names.stream();
        while let Some((name, _)) = stream.next() {
            if let Ok(name) = std::str::from_utf8(name) {
                visit(name);
            }
        }
    }
}

fn unwritable() -> Error {
    Error::new(ErrorKind::Io, "cannot write the file database of the index")
}

fn damaged() -> Error {
    Error::new(ErrorKind::Index, "the file database of the index is damaged").advise(super::MEND)
}
