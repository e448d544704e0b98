//! Asking the index: a signature in, the analysed paste and its candidates out.

use super::candidate::{Candidate, StreamHits};
use super::documents::Row;
use super::forward;
use super::postings::{Collection, Wanted};
use super::query::{Part, Query, QueryTerm};
use super::spelling::Spelling;
use super::stream::GAP;
use super::synonyms::BUILT_IN;
use super::terms::is_common;
use super::vocabulary::TermId;
use super::{Index, Ordinal};
use crate::error::Result;
use crate::signature::Signature;
use rustc_hash::FxHashMap;

/// Most candidates that ranking looks at.
const CANDIDATES: usize = 200;

/// Most terms that are looked for: the rarest.
const TERMS: usize = 64;

/// How much a word counts that only stands in an alternative.
const ALTERNATIVE: f32 = 0.3;

impl Index {
    /// The articles that hold most of what the signature says, in no particular order, and the analysed paste.
    pub fn retrieve(&self, signature: &Signature) -> Result<(Query, Vec<Candidate>)> {
        let synonyms = std::iter::once(&*BUILT_IN).chain(self.added.iter().map(|added| &added.synonyms));
        let mut query = Query::of(signature, &self.parts.vocabulary, self.stamp.articles, synonyms);
        query.average_length = self.stamp.length as f32 / self.stamp.articles.max(1) as f32;
        let collection = Collection { articles: self.stamp.articles, length: self.stamp.length };
        let parts = &self.parts;
        let found = parts.postings.search(&wanted(&query.terms), collection, &parts.silent, CANDIDATES)?;

        // Ties are cut by id, not by place in the index.
        let mut found: Vec<(f32, &str, Ordinal)> = found
            .into_iter()
            .filter_map(|(ordinal, score)| Some((score, forward::id_of(&mut self.record(ordinal)?.1)?, ordinal)))
            .collect();
        found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        found.truncate(CANDIDATES);

        let gap = parts.vocabulary.get(&GAP.to_string()).map(|(id, _)| id);
        let numbers = Numbers::of(&query.terms, gap);
        let candidates = found.into_iter().filter_map(|(_, _, ordinal)| self.candidate(ordinal, &numbers)).collect();
        Ok((query, candidates))
    }

    /// The row of an article and its forward record; `None` if the index is damaged.
    fn record(&self, ordinal: Ordinal) -> Option<(Row, &[u8])> {
        let row = self.parts.documents.row(ordinal)?;
        let record = self.parts.forward.from(row.forward)?.get(..row.forward_length as usize)?;
        Some((row, record))
    }

    /// `None` if the index is damaged.
    fn candidate(&self, ordinal: Ordinal, numbers: &Numbers) -> Option<Candidate> {
        let (row, record) = self.record(ordinal)?;
        let mut streams: Vec<StreamHits> = Vec::with_capacity(8);
        let head = forward::read(
            record,
            &mut streams,
            |streams, stream, length| streams.push(StreamHits { stream, length, hits: Vec::new(), gaps: Vec::new() }),
            |term| numbers.may_hold(term),
            |streams, position, term| {
                let Some(open) = streams.last_mut() else { return };
                if Some(term) == numbers.gap {
                    open.gaps.push(position);
                } else if let Some(number) = numbers.get(term) {
                    open.hits.push((position, number));
                }
            },
        )?;
        Some(Candidate { ordinal, id: head.id.to_owned(), day: head.day, length: row.length, streams })
    }
}

/// The terms to look for, rarest first.
fn wanted(terms: &[QueryTerm]) -> Vec<Wanted> {
    let mut wanted: Vec<(f32, &str, Wanted)> = Vec::new();
    for term in terms.iter().filter(|term| !is_common(&term.text)) {
        let (boost, weight) = match term.part {
            Part::Alternative => (ALTERNATIVE, ALTERNATIVE * term.rarity),
            _ => (term.telling, term.rarity),
        };
        for Spelling { text, id, frequency } in &term.spellings {
            wanted.push((weight, text, Wanted { term: *id, frequency: *frequency, boost }));
        }
    }
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    wanted.dedup_by_key(|(_, text, _)| *text);
    wanted.truncate(TERMS);
    wanted.into_iter().map(|(_, _, wanted)| wanted).collect()
}

/// Term of the index → number of the term in the paste. Asked for every term of every candidate, so a filter of
/// 64 K bits stands before the map.
struct Numbers {
    filter: Vec<u64>,
    numbers: FxHashMap<TermId, u16>,
    gap: Option<TermId>,
}

impl Numbers {
    fn of(terms: &[QueryTerm], gap: Option<TermId>) -> Numbers {
        let mut numbers = Numbers { filter: vec![0; 1024], numbers: FxHashMap::default(), gap };
        if let Some(id) = gap {
            numbers.let_through(id);
        }
        for (number, term) in terms.iter().enumerate() {
            for spelling in &term.spellings {
                numbers.let_through(spelling.id);
                numbers.numbers.insert(spelling.id, number as u16);
            }
        }
        numbers
    }

    fn let_through(&mut self, id: TermId) {
        self.filter[(id >> 6) as usize & 1023] |= 1 << (id & 63);
    }

    #[inline]
    fn may_hold(&self, id: TermId) -> bool {
        self.filter[(id >> 6) as usize & 1023] >> (id & 63) & 1 == 1
    }

    fn get(&self, id: TermId) -> Option<u16> {
        self.numbers.get(&id).copied()
    }
}
