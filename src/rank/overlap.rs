//! What one candidate shares with the paste, worked out once and read by every feature.

use super::alignment::Messages;
use crate::index::{Alternative, Candidate, Part, Query, Stream};
use std::cell::OnceCell;

/// The overlap of a paste with one candidate.
pub struct Overlap<'a> {
    pub query: &'a Query,
    pub candidate: &'a Candidate,
    /// For every term of the paste, how often each stream holds it.
    counts: Vec<[u16; Stream::ALL.len()]>,
    /// For every term what [`Overlap::count`] says of running text, which most features ask for.
    in_text: Vec<f32>,
    /// Pairs of the paste's terms that stand side by side in the article, sorted; those in messages only, and those
    /// in its products and keywords.
    pairs: [Vec<u32>; 3],
    /// See [`Overlap::messages`].
    messages: OnceCell<Messages>,
}

/// A set of streams: all bits of a stream's lane are set if it is one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streams([u16; Stream::ALL.len()]);

impl Streams {
    /// The streams named.
    pub const fn of(streams: &[Stream]) -> Streams {
        let mut set = [0; Stream::ALL.len()];
        let mut at = 0;
        while at < streams.len() {
            set[streams[at] as usize] = u16::MAX;
            at += 1;
        }
        Streams(set)
    }

    /// Whether the stream is one of them.
    pub fn has(self, stream: Stream) -> bool {
        self.0[stream as usize] != 0
    }

    /// These and another one.
    fn and(mut self, stream: Stream) -> Streams {
        self.0[stream as usize] = u16::MAX;
        self
    }
}

/// All streams of running text.
pub const TEXT: Streams =
    Streams::of(&[Stream::Title, Stream::Symptom, Stream::Cause, Stream::Fix, Stream::More, Stream::Message]);

/// The streams that say what goes wrong.
pub const WRONG: Streams = Streams::of(&[Stream::Title, Stream::Symptom, Stream::Message]);

/// Codes and names, each in its one spelling.
pub const CLUES: Streams = Streams::of(&[Stream::Clues]);

/// Products and keywords.
pub const META: Streams = Streams::of(&[Stream::Meta]);

/// Quoted messages.
const MESSAGES: Streams = Streams::of(&[Stream::Message]);

impl<'a> Overlap<'a> {
    /// Works out the overlap.
    pub fn of(query: &'a Query, candidate: &'a Candidate) -> Overlap<'a> {
        let mut counts = vec![[0; Stream::ALL.len()]; query.terms.len()];
        for stream in &candidate.streams {
            for (_, term) in &stream.hits {
                counts[*term as usize][stream.stream as usize] += 1;
            }
        }
        let (pairs, messages) = (pairs(candidate), OnceCell::new());
        let mut overlap = Overlap { query, candidate, counts, in_text: Vec::new(), pairs, messages };
        overlap.in_text = (0..query.terms.len() as u16).map(|term| overlap.counted(term, TEXT)).collect();
        overlap
    }

    /// How the quoted messages of the article align with the paste; worked out when it is first asked for.
    pub fn messages(&self) -> Messages {
        *self.messages.get_or_init(|| Messages::of(self))
    }

    /// Whether the article holds two terms side by side.
    pub fn has_pair(&self, first: u16, second: u16) -> bool {
        self.pairs[0].binary_search(&pair(first, second)).is_ok()
    }

    /// Whether a quoted message of the article holds two terms side by side.
    pub fn has_message_pair(&self, first: u16, second: u16) -> bool {
        self.pairs[1].binary_search(&pair(first, second)).is_ok()
    }

    /// Whether the products and keywords of the article hold two terms side by side.
    pub fn has_meta_pair(&self, first: u16, second: u16) -> bool {
        self.pairs[2].binary_search(&pair(first, second)).is_ok()
    }

    /// Words in the streams, those of the paste and others.
    pub fn length(&self, streams: Streams) -> u32 {
        let streams = self.candidate.streams.iter().filter(|stream| streams.has(stream.stream));
        streams.map(|stream| stream.length).sum()
    }

    /// How often the streams hold a term; if never, how often they hold words that mean the same, which counts less.
    pub fn count(&self, term: u16, streams: Streams) -> f32 {
        if streams == TEXT { self.in_text[term as usize] } else { self.counted(term, streams) }
    }

    fn counted(&self, term: u16, streams: Streams) -> f32 {
        let own = self.own_count(term, streams);
        if own > 0 {
            return own as f32;
        }
        let alternatives = &self.query.terms[term as usize].alternatives;
        alternatives.iter().map(|alternative| self.alternative_count(alternative, streams)).fold(0.0, f32::max)
    }

    /// How much of a term the streams hold: 1 for the term itself, less for words that mean the same.
    pub fn held(&self, term: u16, streams: Streams) -> f32 {
        self.count(term, streams).min(1.0)
    }

    fn own_count(&self, term: u16, streams: Streams) -> u32 {
        let counts = &self.counts[term as usize];
        counts.iter().zip(&streams.0).map(|(count, lane)| u32::from(count & lane)).sum()
    }

    /// Every word of an alternative has to be there. Which stream a code stands in is not known: it counts where
    /// messages do.
    fn alternative_count(&self, alternative: &Alternative, streams: Streams) -> f32 {
        let streams = if streams.has(Stream::Message) { streams.and(Stream::Clues) } else { streams };
        let fewest = alternative.terms.iter().map(|term| self.own_count(*term, streams)).min().unwrap_or(0);
        alternative.strength * fewest.min(1) as f32
    }

    /// Rarity of a term.
    pub fn rarity(&self, term: u16) -> f32 {
        self.query.terms[term as usize].rarity
    }

    /// Whether a term is a word of the paste.
    pub fn is_word(&self, term: u16) -> bool {
        self.query.terms[term as usize].part == Part::Word
    }

    /// Numbers of the words of the paste that some article of the index holds.
    pub fn words(&self) -> impl Iterator<Item = u16> {
        self.query.words.iter().copied()
    }

    /// Numbers of the clue terms of the paste, those that no article holds among them.
    pub fn clues(&self) -> impl Iterator<Item = u16> {
        let terms = &self.query.terms;
        (0..terms.len() as u16).filter(|term| matches!(terms[*term as usize].part, Part::Clue(_)))
    }
}

fn pair(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The pairs of neighbours in running text, in messages, and in products and keywords; each sorted.
fn pairs(candidate: &Candidate) -> [Vec<u32>; 3] {
    let mut pairs = [const { Vec::new() }; 3];
    for stream in &candidate.streams {
        for hits in stream.hits.windows(2).filter(|hits| hits[0].0 + 1 == hits[1].0) {
            let pair = pair(hits[0].1, hits[1].1);
            for (pairs, streams) in pairs.iter_mut().zip([TEXT, MESSAGES, META]) {
                if streams.has(stream.stream) {
                    pairs.push(pair);
                }
            }
        }
    }
    for pairs in &mut pairs {
        pairs.sort_unstable();
        pairs.dedup();
    }
    pairs
}

/// `part / whole`, 0 if there is no whole.
pub fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
