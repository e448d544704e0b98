//! The end of a build: who answers is settled, the counts are brought in line, and the tables are written.

use super::articles;
use super::build::{Builder, Shared, lock};
use super::bytes::{Bytes, Medium, Pieces};
use super::counts::Counts;
use super::documents::{self, Ordinal, Row};
use super::files::{FilesWriter, known_files};
use super::manifest;
use super::settle::{Settled, settle};
use super::silent::Silent;
use super::stamp::{self, FORMAT, Layer, Stamp};
use super::vocabulary::TermId;
use super::{ALTERNATES, IDS, Index, MEND, Parts, forward};
use crate::article::ArticleId;
use crate::error::{Error, ErrorKind, Result};
use std::sync::OnceLock;

impl Builder {
    /// Ends the index. `generation` names its folder, `built` the time for the stamp.
    ///
    /// # Errors
    /// A part cannot be written; the index that is updated is damaged.
    pub fn finish(self, generation: &str, built: Option<String>) -> Result<Index> {
        for mut worker in std::mem::take(&mut *lock(&self.idle)) {
            self.flush(&mut worker)?;
        }
        let Builder { medium, interner, postings, known, before, shared, .. } = self;
        std::thread::scope(|scope| {
            // They mostly wait for the disk.
            let postings = scope.spawn(|| postings.finish());

            let shared = shared.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
            let mut layers = before.layers;
            layers.push(Layer { articles: shared.articles_written, forward: shared.forward_written });
            let (mut articles, mut forward) = (before.articles, before.forward);
            articles.push(shared.articles.finish()?);
            forward.push(shared.forward.finish()?);
            let Shared { rows, mut counts, mut files, entries: mut parsed, .. } = shared;

            let mut entries = known.into_kept();
            entries.append(&mut parsed);
            manifest::sort(&mut entries);
            manifest::write(&medium, &entries)?;
            let settled = settle(&entries);
            let answering = settled.ids.iter().map(|(_, ordinal)| *ordinal);
            let silent = Silent::all_but(rows.len() as Ordinal, answering);
            silent.write(&medium)?;
            let recount = Recount { rows: &rows, articles: &articles, forward: &forward };
            recount.run(&before.silent, &silent, &mut counts, &mut files)?;

            let stamp = Stamp {
                format: FORMAT,
                tool: env!("CARGO_PKG_VERSION").to_owned(),
                program: medium.is_folder().then(stamp::program).flatten(),
                corpus: manifest::digest(&entries),
                built,
                generation: generation.to_owned(),
                articles: settled.ids.len() as u64,
                rows: rows.len() as Ordinal,
                length: counts.length,
                sources: settled.sources.iter().map(|(name, articles)| ((*name).to_owned(), *articles)).collect(),
                layers,
            };
            let size = articles.end();
            let parts = Parts {
                documents: documents::write(&medium, &rows)?,
                vocabulary: interner.write(&medium, stamp.layers.len() - 1, &counts.frequencies)?,
                files: files.write(&medium, &|ordinal| !silent.contains(ordinal))?,
                ids: write_ids(&medium, &settled.ids)?,
                alternates: write_alternates(&medium, &settled)?,
                silent,
                articles,
                forward,
                postings: postings.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?,
            };
            Ok(Index { stamp, parts, size, alternates: OnceLock::new(), added: Vec::new() })
        })
    }
}

/// Brings the counts and the file database in line with who answers now.
struct Recount<'a> {
    rows: &'a [Row],
    articles: &'a Pieces,
    forward: &'a Pieces,
}

impl Recount<'_> {
    /// Takes out what no longer answers, and in what answers again. Rows past those of `before` are counted already.
    fn run(&self, before: &Silent, now: &Silent, counts: &mut Counts, files: &mut FilesWriter) -> Result<()> {
        for (ordinal, row) in (0..).zip(self.rows) {
            match (before.contains(ordinal), now.contains(ordinal)) {
                (false, true) => counts.subtract(&self.terms(row)?, row.length).ok_or_else(damaged)?,
                (true, false) => {
                    counts.add(&self.terms(row)?, row.length);
                    files.add(ordinal, known_files(&articles::read(self.articles, row.block, row.inside)?))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn terms(&self, row: &Row) -> Result<Vec<TermId>> {
        let record = self.forward.from(row.forward).and_then(|rest| rest.get(..row.forward_length as usize));
        record.and_then(forward::distinct).ok_or_else(damaged)
    }
}

fn damaged() -> Error {
    Error::new(ErrorKind::Index, "the forward index is damaged").advise(MEND)
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

fn write_alternates(medium: &Medium, settled: &Settled) -> Result<Bytes> {
    let bytes = postcard::to_stdvec(&settled.alternates)
        .map_err(|e| Error::new(ErrorKind::Io, "cannot write the alternates of the index").because(e))?;
    let mut sink = medium.create(ALTERNATES)?;
    sink.write(&bytes)?;
    sink.finish()
}
