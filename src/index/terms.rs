//! One article → its terms: numbers for the forward index, keys for the postings.

use super::analyzer::{self, atoms};
use super::forward::ForwardRecord;
use super::postings::push_key;
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
    known: Known,
    gap: Option<TermId>,
}

/// What was stemmed. Most atoms are short: they are compared without a look elsewhere in memory.
#[derive(Default)]
struct Known {
    short: FxHashMap<[u8; SHORT], Stem>,
    long: FxHashMap<Box<str>, Stem>,
}

const SHORT: usize = 16;

#[derive(Clone, Copy)]
struct Stem {
    id: TermId,
    is_common: bool,
}

/// The terms of one article.
pub struct Terms {
    pub record: ForwardRecord,
    /// For the postings: the keys of its terms, each as often as its stream counts.
    pub keys: String,
    /// How many keys there are.
    pub length: u32,
}

impl TermMaker {
    /// A maker that has stemmed nothing yet.
    pub fn new() -> TermMaker {
        TermMaker { stemmer: analyzer::stemmer(), known: Known::default(), gap: None }
    }

    /// The terms of an article.
    pub fn terms(&mut self, article: &Article, clues: &[Clue], interner: &Interner) -> Terms {
        if self.known.short.len() + self.known.long.len() > REMEMBERED {
            self.known = Known::default();
        }
        let mut terms = Terms { record: ForwardRecord::default(), keys: String::new(), length: 0 };
        let mut ids = Vec::new();
        let messages = stream::gapped_messages(article);
        stream::texts(article, &messages, &mut |stream, text| {
            ids.clear();
            for (at, stretch) in text.split(GAP).enumerate() {
                if at > 0 {
                    ids.push(*self.gap.get_or_insert_with(|| interner.intern(&GAP.to_string())));
                }
                atoms(stretch, &mut |atom| {
                    let stem = self.known.get(atom, || Stem::of(&self.stemmer, interner, atom));
                    ids.push(stem.id);
                    if !stem.is_common {
                        terms.push_key(stem.id, stream.boost());
                    }
                });
            }
            if !ids.is_empty() {
                terms.record.stream(stream).extend_from_slice(&ids);
            }
        });
        for term in stream::clue_terms(clues) {
            let id = interner.intern(&term);
            terms.record.stream(Stream::Clues).push(id);
            terms.push_key(id, Stream::Clues.boost());
        }
        terms
    }
}

impl Terms {
    fn push_key(&mut self, id: TermId, times: usize) {
        for _ in 0..times {
            push_key(&mut self.keys, id);
            self.keys.push(' ');
        }
        self.length += times as u32;
    }
}

impl Known {
    /// The stem of an atom, from `learn` if it was not met before.
    fn get(&mut self, atom: &str, learn: impl FnOnce() -> Stem) -> Stem {
        if atom.len() <= SHORT {
            let mut bytes = [0; SHORT];
            bytes[..atom.len()].copy_from_slice(atom.as_bytes());
            *self.short.entry(bytes).or_insert_with(learn)
        } else if let Some(stem) = self.long.get(atom) {
            *stem
        } else {
            *self.long.entry(atom.into()).or_insert_with(learn)
        }
    }
}

impl Stem {
    fn of(stemmer: &Stemmer, interner: &Interner, atom: &str) -> Stem {
        let stem = analyzer::stem(stemmer, atom);
        Stem { id: interner.intern(&stem), is_common: is_common(&stem) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}
