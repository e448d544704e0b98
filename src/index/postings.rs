//! The inverted index: which articles hold which stems and clue terms. All of tantivy stands here.
//!
//! One field, whose term frequencies are the sums of all streams, each stream counted as often as it weighs:
//! that is BM25F, at the speed of plain BM25. Statistics come from our own tables, so that scores do not depend
//! on how the index was put together.

use super::bytes::Medium;
use super::documents::Ordinal;
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashMap;
use std::path::Path;
use tantivy::collector::TopDocs;
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::WhitespaceTokenizer;
use tantivy::{ReloadPolicy, Searcher, TantivyDocument, Term};

const ANALYSED: &str = "analysed";
const FOLDER: &str = "postings";

/// Bytes of memory for each writing thread before a segment goes to disk.
const BUDGET: usize = 180 << 20;

/// Writing threads: the rest of the machine parses.
const THREADS: usize = 2;

fn schema() -> (Schema, Field, Field) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(ANALYSED).set_index_option(IndexRecordOption::WithFreqs);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let ordinal = schema.add_u64_field("ordinal", FAST);
    (schema.build(), text, ordinal)
}

/// Postings under construction; shared by all threads.
pub struct PostingsWriter {
    index: tantivy::Index,
    writer: tantivy::IndexWriter,
    text: Field,
    ordinal: Field,
}

impl PostingsWriter {
    /// Begins the postings.
    pub fn create(medium: &Medium) -> Result<PostingsWriter> {
        let (schema, text, ordinal) = schema();
        let settings = tantivy::IndexSettings::default();
        let (index, threads, budget) = match medium {
            Medium::Memory => (tantivy::Index::create(RamDirectory::create(), schema, settings), 1, 15 << 20),
            Medium::Folder(folder) => {
                let folder = folder.join(FOLDER);
                std::fs::create_dir_all(&folder)
                    .map_err(|e| Error::new(ErrorKind::Io, "cannot create this folder").at(&folder).because(e))?;
                let directory = MmapDirectory::open(&folder).map_err(|e| unwritable(e.into()))?;
                (tantivy::Index::create(directory, schema, settings), THREADS, BUDGET)
            }
        };
        let index = index.map_err(unwritable)?;
        index.tokenizers().register(ANALYSED, WhitespaceTokenizer::default());
        let writer = index.writer_with_num_threads(threads, budget * threads).map_err(unwritable)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(PostingsWriter { index, writer, text, ordinal })
    }

    /// Adds an article: its terms, separated by spaces.
    pub fn add(&self, ordinal: Ordinal, terms: &str) -> Result<()> {
        let mut document = TantivyDocument::default();
        document.add_u64(self.ordinal, u64::from(ordinal));
        document.add_text(self.text, terms);
        self.writer.add_document(document).map(drop).map_err(unwritable)
    }

    /// Ends the postings and opens them for reading.
    pub fn finish(mut self) -> Result<Postings> {
        self.writer.commit().map_err(unwritable)?;
        self.writer.wait_merging_threads().map_err(unwritable)?;
        Postings::new(&self.index)
    }
}

/// Finished postings.
pub struct Postings {
    searcher: Searcher,
    text: Field,
}

/// What BM25 has to know of the whole collection.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    pub articles: u64,
    /// Sum of the lengths of all articles.
    pub length: u64,
}

/// A term to look for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub term: String,
    /// How many articles hold it.
    pub frequency: u32,
    pub boost: f32,
}

impl Postings {
    /// Opens the postings of the index in `folder`.
    pub fn open(folder: &Path) -> Result<Postings> {
        let folder = folder.join(FOLDER);
        let open = || {
            let directory = MmapDirectory::open(&folder).map_err(tantivy::TantivyError::from)?;
            tantivy::Index::open(directory)
        };
        Postings::new(&open().map_err(|e| damaged(e).at(&folder))?)
    }

    fn new(index: &tantivy::Index) -> Result<Postings> {
        let text = index.schema().get_field("text").map_err(damaged)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(damaged)?;
        Ok(Postings { searcher: reader.searcher(), text })
    }

    /// The articles that score highest, best first, at most `limit`.
    pub fn search(&self, wanted: &[Wanted], collection: Collection, limit: usize) -> Result<Vec<(Ordinal, f32)>> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let clauses = wanted
            .iter()
            .map(|wanted| {
                let term = Term::from_field_text(self.text, &wanted.term);
                let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                (Occur::Should, Box::new(BoostQuery::new(query, wanted.boost)) as Box<dyn Query>)
            })
            .collect();
        let frequencies = wanted.iter().map(|wanted| (wanted.term.as_str(), u64::from(wanted.frequency))).collect();
        let statistics = Statistics { collection, frequencies };
        let hits = self
            .searcher
            .search_with_statistics_provider(
                &BooleanQuery::new(clauses),
                &TopDocs::with_limit(limit).order_by_score(),
                &statistics,
            )
            .map_err(damaged)?;
        let mut columns = Vec::new();
        for segment in self.searcher.segment_readers() {
            columns.push(segment.fast_fields().u64("ordinal").map_err(damaged)?);
        }
        Ok(hits
            .into_iter()
            .filter_map(|(score, address)| {
                let ordinal = columns.get(address.segment_ord as usize)?.first(address.doc_id)?;
                Some((ordinal as Ordinal, score))
            })
            .collect())
    }
}

struct Statistics<'a> {
    collection: Collection,
    frequencies: FxHashMap<&'a str, u64>,
}

impl tantivy::query::Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, _field: Field) -> tantivy::Result<u64> {
        Ok(self.collection.length)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.collection.articles)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let known = term.value().as_str().and_then(|term| self.frequencies.get(term).copied());
        Ok(known.unwrap_or(1))
    }
}

fn unwritable(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Io, "cannot write the postings of the index").because(error)
}

fn damaged(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Index, "the postings of the index are damaged").because(error).advise(super::MEND)
}
