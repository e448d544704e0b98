//! Building an index: files in, from several threads, one finished generation of files out.
//!
//! Everything streams: what stays in memory is the vocabulary, and a row and a manifest entry for each article. An
//! update is a build that begins with what an index holds already, and parses only files that are not in it. How a
//! build ends is told in `finish`.

use super::articles::Block;
use super::base::{self, Base, is_too_much};
use super::bytes::{Medium, Pieces, Sink};
use super::counts::Counts;
use super::documents::{Ordinal, Row};
use super::files::{FilesWriter, known_files};
use super::manifest::{Changes, Entry, Known, Revision};
use super::postings::PostingsWriter;
use super::silent::Silent;
use super::stamp::Layer;
use super::terms::TermMaker;
use super::vocabulary::Interner;
use super::{ARTICLES, FORWARD, layered};
use crate::article::Article;
use crate::error::Result;
use crate::formats::{Notice, Parsed, Source};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

/// An index under construction. [`Builder::add`] may be called from any number of threads.
pub struct Builder {
    pub(super) medium: Medium,
    pub(super) interner: Interner,
    pub(super) postings: PostingsWriter,
    /// The files of the index that is updated; none for a full build.
    pub(super) known: Known,
    pub(super) before: Before,
    pub(super) shared: Mutex<Shared>,
    pub(super) idle: Mutex<Vec<Worker>>,
    /// Whether so much is new that a full build is worth its time.
    outgrown: AtomicBool,
}

/// The layers of the index that is updated.
pub(super) struct Before {
    pub layers: Vec<Layer>,
    pub articles: Pieces,
    pub forward: Pieces,
    /// How many rows there were.
    pub rows: usize,
    pub silent: Silent,
}

/// What all threads write to, in turn. Every new article is counted as one that answers, until all are there.
pub(super) struct Shared {
    pub articles: Sink,
    /// Bytes written to the articles of this layer.
    pub articles_written: u64,
    pub forward: Sink,
    /// Bytes written to the forward records of this layer.
    pub forward_written: u64,
    pub rows: Vec<Row>,
    pub counts: Counts,
    pub files: FilesWriter,
    /// The files that were parsed.
    pub entries: Vec<Entry>,
}

/// What one thread keeps between articles.
pub(super) struct Worker {
    terms: TermMaker,
    block: Block,
    /// Articles in the block.
    pending: Vec<Ordinal>,
}

impl Builder {
    /// Begins an index in `medium`.
    pub fn begin(medium: Medium) -> Result<Builder> {
        let postings = PostingsWriter::create(&medium)?;
        Builder::onto(Base::default(), postings, medium)
    }

    /// Begins an index in `medium` that holds what the one in `home` holds. `None` if it is to be built in full:
    /// another program built it, or too much has changed since the last full build.
    ///
    /// # Errors
    /// There is no index, or it is damaged; the file system is full.
    pub fn update(home: &Path, medium: Medium) -> Result<Option<Builder>> {
        let Medium::Folder(folder) = &medium else { return Ok(None) };
        let Some((base, old)) = Base::open(home)? else { return Ok(None) };
        base::carry_over(base.layers.len(), &old, folder)?;
        let postings = PostingsWriter::onto(&old, folder)?;
        Builder::onto(base, postings, medium).map(Some)
    }

    fn onto(base: Base, postings: PostingsWriter, medium: Medium) -> Result<Builder> {
        let layer = base.layers.len();
        let before = Before {
            layers: base.layers,
            articles: base.articles,
            forward: base.forward,
            rows: base.rows.len(),
            silent: base.silent,
        };
        let shared = Shared {
            articles: medium.create(&layered(ARTICLES, layer))?,
            articles_written: 0,
            forward: medium.create(&layered(FORWARD, layer))?,
            forward_written: 0,
            rows: base.rows,
            counts: base.counts,
            files: base.files,
            entries: Vec::new(),
        };
        Ok(Builder {
            medium,
            interner: Interner::onto(base.vocabulary),
            postings,
            known: base.known,
            before,
            shared: Mutex::new(shared),
            idle: Mutex::new(Vec::new()),
            outgrown: AtomicBool::new(false),
        })
    }

    /// Takes a file: one that is known with the very same content is kept as it is, any other is parsed. Of several
    /// revisions of an article the newest answers; the others are kept as alternates.
    pub fn add(&self, source: &Source, parse: impl FnOnce(&Source) -> Parsed) -> Result<()> {
        let digest = *blake3::hash(&source.bytes).as_bytes();
        if self.known.see(&digest, &source.name, &source.path) || self.outgrown.load(Ordering::Relaxed) {
            return Ok(());
        }
        let Parsed { article, notices } = parse(source);
        let revision = article.map(|article| self.store(article)).transpose()?;
        let entry = Entry { digest, source: source.name.clone(), path: source.path.clone(), notices, revision };
        lock(&self.shared).entries.push(entry);
        Ok(())
    }

    fn store(&self, article: Article) -> Result<Revision> {
        let mut worker = lock(&self.idle).pop().map_or_else(Worker::new, Ok)?;
        let terms = worker.terms.terms(&article, &article.clues(), &self.interner);
        let record = terms.record.encode(article.id.as_str(), article.date);
        let distinct = terms.record.distinct();
        let inside = worker.block.push(&article)?;
        let files = known_files(&article);

        let ordinal = {
            let mut shared = lock(&self.shared);
            let ordinal = shared.rows.len() as Ordinal;
            let row = Row {
                block: 0,
                inside,
                forward_length: record.len() as u32,
                forward: self.before.forward.end() + shared.forward_written,
                length: terms.length,
            };
            shared.forward.write(&record)?;
            shared.forward_written += record.len() as u64;
            shared.rows.push(row);
            shared.files.add(ordinal, files)?;
            shared.counts.add(&distinct, terms.length);
            if self.is_update() && is_too_much(shared.rows.len() - self.before.rows, self.before.rows) {
                self.outgrown.store(true, Ordering::Relaxed);
            }
            ordinal
        };
        worker.pending.push(ordinal);
        self.postings.add(ordinal, &terms.keys)?;
        if worker.block.is_full() {
            self.flush(&mut worker)?;
        }
        lock(&self.idle).push(worker);
        Ok(Revision { id: article.id, date: article.date, ordinal })
    }

    pub(super) fn flush(&self, worker: &mut Worker) -> Result<()> {
        let stored = worker.block.compress()?;
        let mut shared = lock(&self.shared);
        let at = self.before.articles.end() + shared.articles_written;
        shared.articles.write(&stored)?;
        shared.articles_written += stored.len() as u64;
        for ordinal in worker.pending.drain(..) {
            shared.rows[ordinal as usize].block = at;
        }
        Ok(())
    }

    fn is_update(&self) -> bool {
        !self.before.layers.is_empty()
    }

    /// Whether, now that all files are there, a full build is worth its time: more than a quarter of all rows are new
    /// or those of files that are gone.
    pub fn is_outgrown(&self) -> bool {
        let shared = lock(&self.shared);
        let revisions = self.known.kept().chain(&shared.entries).filter(|entry| entry.revision.is_some()).count();
        let dead = shared.rows.len() - revisions;
        self.outgrown.load(Ordering::Relaxed) || self.is_update() && is_too_much(dead, shared.rows.len())
    }

    /// What came of the files of the index that is updated; `None` for a full build.
    pub fn changes(&self) -> Option<Changes> {
        self.is_update().then(|| self.known.changes(&lock(&self.shared).entries))
    }

    /// What was odd about the files, kept and new.
    pub fn notices(&self) -> Vec<Notice> {
        let shared = lock(&self.shared);
        self.known.kept().chain(&shared.entries).flat_map(|entry| &entry.notices).cloned().collect()
    }
}

impl Worker {
    fn new() -> Result<Worker> {
        Ok(Worker { terms: TermMaker::new(), block: Block::new()?, pending: Vec::new() })
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
