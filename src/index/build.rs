//! Building an index: articles in, from several threads, one finished generation of files out.
//!
//! Everything streams: what stays in memory is the vocabulary and one row an article.

use super::articles::Block;
use super::bytes::{Bytes, Medium, Sink};
use super::documents::{self, Ordinal, Row};
use super::files::{FilesWriter, known_files};
use super::postings::PostingsWriter;
use super::stamp::{FORMAT, Stamp};
use super::terms::TermMaker;
use super::vocabulary::Interner;
use super::{ALTERNATES, ARTICLES, FORWARD, IDS, Index, Parts, forward};
use crate::article::{Article, ArticleId};
use crate::clues;
use crate::error::{Error, ErrorKind, Result};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

/// An index under construction. [`Builder::add`] may be called from any number of threads.
pub struct Builder {
    medium: Medium,
    interner: Interner,
    postings: PostingsWriter,
    shared: Mutex<Shared>,
    idle: Mutex<Vec<Worker>>,
}

/// What all threads write to, in turn.
struct Shared {
    articles: Sink,
    articles_end: u64,
    forward: Sink,
    forward_end: u64,
    rows: Vec<Row>,
    frequencies: Vec<u32>,
    length: u64,
    placed: FxHashMap<ArticleId, Placed>,
    /// Where else articles lay.
    alternates: BTreeMap<ArticleId, Vec<String>>,
    files: FilesWriter,
    sources: BTreeMap<String, u64>,
    digests: Vec<[u8; 32]>,
}

/// The revision of an article that answers, so far.
struct Placed {
    ordinal: Ordinal,
    date: Option<Date>,
    source: String,
    path: String,
}

/// What one thread keeps between articles.
struct Worker {
    terms: TermMaker,
    block: Block,
    /// Articles in the block: number, and first byte in it.
    pending: Vec<Ordinal>,
}

impl Builder {
    /// Begins an index in `medium`.
    pub fn begin(medium: Medium) -> Result<Builder> {
        let shared = Shared {
            articles: medium.create(ARTICLES)?,
            articles_end: 0,
            forward: medium.create(FORWARD)?,
            forward_end: 0,
            rows: Vec::new(),
            frequencies: Vec::new(),
            length: 0,
            placed: FxHashMap::default(),
            alternates: BTreeMap::new(),
            files: FilesWriter::default(),
            sources: BTreeMap::new(),
            digests: Vec::new(),
        };
        let postings = PostingsWriter::create(&medium)?;
        Ok(Builder {
            medium,
            interner: Interner::new(),
            postings,
            shared: Mutex::new(shared),
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Adds an article. `digest` stands for the bytes it was read from. If another revision of the same article
    /// is there, the newer one answers and the other is kept as an alternate.
    pub fn add(&self, article: &Article, digest: [u8; 32]) -> Result<()> {
        let mut worker = lock(&self.idle).pop().unwrap_or_else(Worker::new);
        let mut found = Vec::new();
        clues_of(article, &mut found);
        let terms = worker.terms.terms(article, &found, &self.interner);
        let record = terms.record.encode(article.id.as_str(), article.date);
        let inside = worker.block.push(article)?;
        let files = known_files(article);

        let ordinal = {
            let mut shared = lock(&self.shared);
            shared.digests.push(digest_of(article, digest));
            let ordinal = shared.rows.len() as Ordinal;
            if !shared.place(article, ordinal) {
                None
            } else {
                let row = Row {
                    block: 0,
                    inside,
                    forward_length: record.len() as u32,
                    forward: shared.forward_end,
                    length: terms.length,
                };
                shared.forward.write(&record)?;
                shared.forward_end += record.len() as u64;
                shared.rows.push(row);
                shared.files.add(ordinal, files);
                shared.length += u64::from(terms.length);
                for term in terms.record.distinct() {
                    let term = term as usize;
                    if term >= shared.frequencies.len() {
                        shared.frequencies.resize(term + 1, 0);
                    }
                    shared.frequencies[term] += 1;
                }
                worker.pending.push(ordinal);
                Some(ordinal)
            }
        };
        if let Some(ordinal) = ordinal {
            self.postings.add(ordinal, &terms.text)?;
        }
        if worker.block.is_full() {
            self.flush(&mut worker)?;
        }
        lock(&self.idle).push(worker);
        Ok(())
    }

    fn flush(&self, worker: &mut Worker) -> Result<()> {
        let stored = worker.block.compress()?;
        let mut shared = lock(&self.shared);
        let at = shared.articles_end;
        shared.articles.write(&stored)?;
        shared.articles_end += stored.len() as u64;
        for ordinal in worker.pending.drain(..) {
            shared.rows[ordinal as usize].block = at;
        }
        Ok(())
    }

    /// Ends the index. `generation` names its folder, `built` the time for the stamp.
    pub fn finish(self, generation: &str, built: Option<String>) -> Result<Index> {
        for mut worker in std::mem::take(&mut *lock(&self.idle)) {
            self.flush(&mut worker)?;
        }
        let mut shared = self.shared.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        let forward = shared.forward.finish()?;
        let mut replaced = 0;
        let mut is_current = vec![false; shared.rows.len()];
        for placed in shared.placed.values() {
            is_current[placed.ordinal as usize] = true;
        }
        for (row, _) in shared.rows.iter_mut().zip(&is_current).filter(|(_, current)| !**current) {
            forget(row, &forward, &mut shared.frequencies);
            shared.length -= u64::from(row.length);
            row.forward_length = 0;
            replaced += 1;
        }
        let mut ids: Vec<(&ArticleId, Ordinal)> =
            shared.placed.iter().map(|(id, placed)| (id, placed.ordinal)).collect();
        ids.sort_unstable();
        let ids = write_ids(&self.medium, &ids)?;
        let mut alternates = self.medium.create(ALTERNATES)?;
        alternates.write(&postcard::to_stdvec(&shared.alternates).unwrap_or_default())?;

        shared.digests.sort_unstable();
        let corpus = blake3::hash(shared.digests.as_flattened()).to_hex()[..32].to_owned();
        let stamp = Stamp {
            format: FORMAT,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            corpus,
            built,
            generation: generation.to_owned(),
            articles: shared.placed.len() as u64,
            replaced,
            length: shared.length,
            sources: shared.sources.into_iter().collect(),
        };
        let parts = Parts {
            documents: documents::write(&self.medium, &shared.rows)?,
            vocabulary: self.interner.write(&self.medium, &shared.frequencies)?,
            articles: shared.articles.finish()?,
            forward,
            ids,
            alternates: alternates.finish()?,
            files: shared.files.write(&self.medium, &|ordinal| is_current[ordinal as usize])?,
            postings: self.postings.finish()?,
        };
        let size = shared.articles_end;
        Ok(Index { stamp, parts, size })
    }
}

impl Shared {
    /// Whether this revision of the article is the one that answers, so far.
    fn place(&mut self, article: &Article, ordinal: Ordinal) -> bool {
        let new = Placed { ordinal, date: article.date, source: article.source.clone(), path: article.path.clone() };
        match self.placed.get_mut(&article.id) {
            None => {
                *self.sources.entry(new.source.clone()).or_default() += 1;
                self.placed.insert(article.id.clone(), new);
                true
            }
            Some(old) => {
                let wins = new.rank() > old.rank();
                let loser = if wins { std::mem::replace(old, new) } else { new };
                if wins {
                    *self.sources.entry(article.source.clone()).or_default() += 1;
                    *self.sources.entry(loser.source.clone()).or_default() -= 1;
                }
                let place = format!("{}/{}", loser.source, loser.path);
                let places = self.alternates.entry(article.id.clone()).or_default();
                let at = places.partition_point(|other| *other < place);
                places.insert(at, place);
                wins
            }
        }
    }
}

impl Placed {
    /// The newest revision answers; of equally new ones the first by source and path.
    fn rank(&self) -> (Option<Date>, std::cmp::Reverse<(&str, &str)>) {
        (self.date, std::cmp::Reverse((&self.source, &self.path)))
    }
}

impl Worker {
    fn new() -> Worker {
        Worker { terms: TermMaker::new(), block: Block::default(), pending: Vec::new() }
    }
}

/// All clues of an article, title and all sections.
fn clues_of(article: &Article, found: &mut Vec<clues::Clue>) {
    found.extend(clues::extract(&article.title));
    for section in &article.sections {
        section.texts(&mut |text| found.extend(clues::extract(text)));
    }
}

/// Takes an article that was replaced out of the frequencies.
fn forget(row: &Row, forward: &[u8], frequencies: &mut [u32]) {
    let start = row.forward as usize;
    let Some(record) = forward.get(start..start + row.forward_length as usize) else { return };
    let mut terms = Vec::new();
    forward::read(record, &mut terms, |_, _, _| {}, |_| true, |terms, _, term| terms.push(term));
    terms.sort_unstable();
    terms.dedup();
    for term in terms {
        frequencies[term as usize] -= 1;
    }
}

fn write_ids(medium: &Medium, ids: &[(&ArticleId, Ordinal)]) -> Result<fst::Map<Bytes>> {
    let unbuildable = |e| Error::new(ErrorKind::Io, "cannot write the ids of the index").because(e);
    let mut builder = fst::MapBuilder::memory();
    for (id, ordinal) in ids {
        builder.insert(id.as_str(), u64::from(*ordinal)).map_err(unbuildable)?;
    }
    let mut sink = medium.create(IDS)?;
    sink.write(&builder.into_inner().map_err(unbuildable)?)?;
    fst::Map::new(sink.finish()?).map_err(unbuildable)
}

fn digest_of(article: &Article, digest: [u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for part in [article.source.as_bytes(), b"\0", article.path.as_bytes(), b"\0", &digest] {
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
