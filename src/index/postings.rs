//! The inverted index: which articles hold which stems and clue terms. All of tantivy stands here.
//!
//! A term stands there as its key, a few characters for its number: the vocabulary holds the spellings already.
//! One field, whose term frequencies are the sums of all streams, each stream counted as often as it weighs:
//! that is BM25F, at the speed of plain BM25. Statistics come from our own tables, so that scores do not depend
//! on how the index was put together.

use super::bytes::{self, Medium};
use super::documents::Ordinal;
use super::query::rarity;
use super::silent::Silent;
use super::vocabulary::TermId;
use crate::error::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::WhitespaceTokenizer;
use tantivy::{ReloadPolicy, Searcher, SegmentReader, TantivyDocument, Term};

const ANALYSED: &str = "analysed";
const FOLDER: &str = "postings";

/// Bytes of memory for each writing thread before a segment goes to disk.
const BUDGET: usize = 64 << 20;

/// Writing threads: the rest of the machine parses.
const THREADS: usize = 2;

/// Budget where little is to be written: one thread, and the least that tantivy takes.
const SMALL_BUDGET: usize = 15 << 20;

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
        let (schema, _, _) = schema();
        let settings = tantivy::IndexSettings::default();
        match medium {
            Medium::Memory => {
                let index = tantivy::Index::create(RamDirectory::create(), schema, settings);
                PostingsWriter::new(index.map_err(unwritable)?, 1, SMALL_BUDGET)
            }
            Medium::Folder(folder) => {
                let folder = created(folder)?;
                let directory = MmapDirectory::open(folder).map_err(|e| unwritable(e.into()))?;
                let index = tantivy::Index::create(directory, schema, settings);
                PostingsWriter::new(index.map_err(unwritable)?, THREADS, BUDGET)
            }
        }
    }

    /// Begins postings in `folder` that hold all of the index in `old` and are added to. Nothing in `old` is changed.
    pub fn onto(old: &Path, folder: &Path) -> Result<PostingsWriter> {
        let (old, folder) = (old.join(FOLDER), created(folder)?);
        let unreadable = |e: std::io::Error| damaged(e.into()).at(&old);
        for entry in std::fs::read_dir(&old).map_err(unreadable)?.flatten() {
            let name = entry.file_name();
            match name.to_str() {
                // Locks are held by processes, not by an index.
                Some(lock) if lock.ends_with(".lock") => {}
                // Lists of segments change with every commit.
                Some(list) if list.ends_with(".json") => {
                    std::fs::copy(entry.path(), folder.join(&name)).map(drop).map_err(unreadable)?;
                }
                _ => bytes::link(&entry.path(), &folder.join(&name))?,
            }
        }
        let open = || tantivy::Index::open(MmapDirectory::open(&folder).map_err(tantivy::TantivyError::from)?);
        PostingsWriter::new(open().map_err(damaged)?, 1, SMALL_BUDGET)
    }

    fn new(index: tantivy::Index, threads: usize, budget: usize) -> Result<PostingsWriter> {
        index.tokenizers().register(ANALYSED, WhitespaceTokenizer::default());
        let (_, text, ordinal) = schema();
        let writer = index.writer_with_num_threads(threads, budget * threads).map_err(unwritable)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(PostingsWriter { index, writer, text, ordinal })
    }

    /// Adds an article: the keys of its terms, separated by spaces.
    pub fn add(&self, ordinal: Ordinal, keys: &str) -> Result<()> {
        let mut document = TantivyDocument::default();
        document.add_u64(self.ordinal, u64::from(ordinal));
        document.add_text(self.text, keys);
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
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub term: TermId,
    /// How many articles hold it.
    pub frequency: u32,
    pub boost: f32,
}

/// Postings that are read for one question at the most. The rarest terms come first; past this, common terms add
/// little and cost much. It also keeps the time of a question the same however large the collection grows.
const READ: u64 = 400_000;

const K1: f32 = 1.2;
const B: f32 = 0.75;

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

    /// The articles that score highest by BM25, in no particular order: `limit` of those that are not silent, and
    /// any more that score as high as the last of them. `wanted` is in the order of importance.
    ///
    /// Term by term into one table of scores: for the dozens of terms of a paste and hundreds of hits this takes
    /// less than half the time of tantivy's own block-max search, which shines with few terms and few hits.
    pub fn search(
        &self,
        wanted: &[Wanted],
        collection: Collection,
        silent: &Silent,
        limit: usize,
    ) -> Result<Vec<(Ordinal, f32)>> {
        let mut left = READ;
        let affordable = wanted.iter().take_while(|wanted| {
            let affordable = left > 0;
            left = left.saturating_sub(u64::from(wanted.frequency));
            affordable
        });
        let wanted: Vec<&Wanted> = affordable.collect();
        let mut hits = Vec::new();
        for segment in self.searcher.segment_readers() {
            // As many more as there are silent ones, so that enough are left without them.
            let found = self.search_segment(segment, &wanted, collection, limit + silent.len()).map_err(damaged)?;
            hits.extend(found.into_iter().filter(|(ordinal, _)| !silent.contains(*ordinal)));
        }
        keep_best(&mut hits, limit);
        Ok(hits)
    }

    fn search_segment(
        &self,
        segment: &SegmentReader,
        wanted: &[&Wanted],
        collection: Collection,
        limit: usize,
    ) -> tantivy::Result<Vec<(Ordinal, f32)>> {
        let inverted = segment.inverted_index(self.text)?;
        let lengths = segment.get_fieldnorms_reader(self.text)?;
        let average = collection.length as f32 / collection.articles.max(1) as f32;
        let norms: [f32; 256] = std::array::from_fn(|id| {
            K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average.max(1.0))
        });
        let mut scores = vec![0.0_f32; segment.max_doc() as usize];
        let mut key = String::new();
        for wanted in wanted {
            key.clear();
            push_key(&mut key, wanted.term);
            let term = Term::from_field_text(self.text, &key);
            let option = IndexRecordOption::WithFreqs;
            let Some(mut postings) = inverted.read_block_postings(&term, option)? else { continue };
            let weight = wanted.boost * rarity(collection.articles, wanted.frequency) * (K1 + 1.0);
            while !postings.docs().is_empty() {
                for (document, count) in postings.docs().iter().zip(postings.freqs()) {
                    let count = *count as f32;
                    let norm = norms[lengths.fieldnorm_id(*document) as usize];
                    scores[*document as usize] += weight * count / (count + norm);
                }
                postings.advance();
            }
        }
        let mut found: Vec<(Ordinal, f32)> = scores
            .into_iter()
            .enumerate()
            .filter(|(_, score)| *score > 0.0)
            .map(|(document, score)| (document as u32, score))
            .collect();
        keep_best(&mut found, limit);
        let ordinals = segment.fast_fields().u64("ordinal")?;
        let ordinal_of = |(document, score)| Some((ordinals.first(document)? as Ordinal, score));
        Ok(found.into_iter().filter_map(ordinal_of).collect())
    }
}

/// Appends the key of a term: its number, six bits a character. The frequent terms of a vocabulary have low numbers
/// and so the shortest keys.
pub fn push_key(keys: &mut String, term: TermId) {
    let characters = (TermId::BITS - term.leading_zeros()).div_ceil(6).max(1);
    for at in (0..characters).rev() {
        keys.push(char::from(b'0' + (term >> (6 * at) & 63) as u8));
    }
}

/// Keeps the `limit` best and any more that score as high as the last of them, in no particular order. Which of those
/// come first must not depend on their place in the index.
fn keep_best(hits: &mut Vec<(u32, f32)>, limit: usize) {
    if hits.len() > limit && limit > 0 {
        let lowest = hits.select_nth_unstable_by(limit - 1, |a, b| b.1.total_cmp(&a.1)).1.1;
        hits.retain(|(_, score)| *score >= lowest);
    }
}

/// Makes the folder of the postings in the folder of an index.
fn created(folder: &Path) -> Result<PathBuf> {
    let folder = folder.join(FOLDER);
    match std::fs::create_dir_all(&folder) {
        Ok(()) => Ok(folder),
        Err(e) => Err(Error::new(ErrorKind::Io, "cannot create this folder").at(&folder).because(e)),
    }
}

fn unwritable(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Io, "cannot write the postings of the index").because(error)
}

fn damaged(error: tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Index, "the postings of the index are damaged").because(error).advise(super::MEND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn key(term: TermId) -> String {
        let mut key = String::new();
        push_key(&mut key, term);
        key
    }

    #[test]
    fn keys_differ_as_terms_do_and_hold_no_space() {
        let terms = [0, 1, 63, 64, 65, 4095, 4096, 1 << 24, TermId::MAX - 1, TermId::MAX];
        let keys: HashSet<String> = terms.into_iter().map(key).collect();
        assert_eq!(keys.len(), terms.len());
        assert!(keys.iter().all(|key| key.bytes().all(|byte| byte.is_ascii_graphic())), "{keys:?}");
        assert_eq!([key(0).len(), key(63).len(), key(64).len(), key(TermId::MAX).len()], [1, 1, 2, 6]);
    }

    #[test]
    fn what_scores_as_high_as_the_last_is_kept() {
        let mut hits = vec![(1, 1.0), (2, 3.0), (3, 2.0), (4, 2.0), (5, 0.5)];
        keep_best(&mut hits, 2);
        hits.sort_by_key(|(document, _)| *document);
        assert_eq!(hits, [(2, 3.0), (3, 2.0), (4, 2.0)]);
    }

    #[test]
    fn silent_articles_take_no_place_from_others() {
        let writer = PostingsWriter::create(&Medium::Memory).expect("memory");
        for ordinal in 0..9 {
            writer.add(ordinal, &format!("{} ", key(4711)).repeat(9 - ordinal as usize)).expect("memory");
        }
        let postings = writer.finish().expect("memory");
        let wanted = [Wanted { term: 4711, frequency: 6, boost: 1.0 }];
        let silent = Silent::all_but(9, 3..9);
        let found = postings.search(&wanted, Collection { articles: 6, length: 21 }, &silent, 2).expect("found");
        let mut ordinals: Vec<Ordinal> = found.into_iter().map(|(ordinal, _)| ordinal).collect();
        ordinals.sort_unstable();
        assert_eq!(ordinals, [3, 4]);
    }
}
