//! One article → its terms: numbers for the forward index, text for the postings.

use super::analyzer::{self, atoms};
use super::forward::ForwardRecord;
use super::stream::{self, GAP, Stream};
use super::vocabulary::{Interner, TermId};
use crate::article::Article;
use crate::clues::Clue;
use frostem::Stemmer;
use rustc_hash::FxHashMap;

/// Words so common that finding articles by them is not worth the room; ranking still sees them in their order.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "if", "in", "is", "it", "of", "on", "or", "that",
    "the", "this", "to", "with", "you",
];

/// Whether finding articles by this stem is not worth it.
pub fn is_common(stem: &str) -> bool {
    COMMON.binary_search(&stem).is_ok()
}

/// Most atoms whose stems a thread remembers before it starts over.
const REMEMBERED: usize = 150_000;

/// Turns articles into terms; one for each thread, because it remembers what it has stemmed.
pub struct TermMaker {
    stemmer: Stemmer,
    known: FxHashMap<Box<str>, Known>,
    gap: Option<TermId>,
}

#[derive(Clone)]
struct Known {
    id: TermId,
    /// Empty for a common word.
    posting: Box<str>,
}

/// The terms of one article.
pub struct Terms {
    pub record: ForwardRecord,
    /// For the postings: terms separated by spaces, each as often as its stream counts.
    pub text: String,
    /// How many terms `text` holds.
    pub length: u32,
}

impl TermMaker {
    /// A maker that has stemmed nothing yet.
    pub fn new() -> TermMaker {
        TermMaker { stemmer: analyzer::stemmer(), known: FxHashMap::default(), gap: None }
    }

    /// The terms of an article.
    pub fn terms(&mut self, article: &Article, clues: &[Clue], interner: &Interner) -> Terms {
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
        let mut terms = Terms { record: ForwardRecord::default(), text: String::new(), length: 0 };
        let mut ids = Vec::new();
        let messages = stream::gapped_messages(article);
        stream::texts(article, &messages, &mut |stream, text| {
            ids.clear();
            for (at, stretch) in text.split(GAP).enumerate() {
                if at > 0 {
                    ids.push(*self.gap.get_or_insert_with(|| interner.intern(&GAP.to_string())));
                }
                atoms(stretch, &mut |atom| {
                    let known = match self.known.get(atom) {
                        Some(known) => known,
                        None => {
                            let known = learn(&self.stemmer, interner, atom);
                            self.known.entry(atom.into()).or_insert(known)
                        }
                    };
                    ids.push(known.id);
                    terms.push_posting(&known.posting, stream.boost());
                });
            }
            if !ids.is_empty() {
                terms.record.stream(stream).extend_from_slice(&ids);
            }
        });
        for term in stream::clue_terms(clues) {
            terms.record.stream(Stream::Clues).push(interner.intern(&term));
            terms.push_posting(&term, Stream::Clues.boost());
        }
        terms
    }
}

impl Terms {
    fn push_posting(&mut self, posting: &str, times: usize) {
        if posting.is_empty() {
            return;
        }
        for _ in 0..times {
            self.text.push_str(posting);
            self.text.push(' ');
        }
        self.length += times as u32;
    }
}

fn learn(stemmer: &Stemmer, interner: &Interner, atom: &str) -> Known {
    let stem = analyzer::stem(stemmer, atom);
    let id = interner.intern(&stem);
    let posting = if is_common(&stem) { Box::default() } else { stem.into_boxed_str() };
    Known { id, posting }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
