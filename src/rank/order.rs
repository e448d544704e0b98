//! Words in the paste's order: pairs and triples of neighbours that the article holds as neighbours too, and the
//! longest run of them.

use super::Feature;
use super::overlap::{Overlap, share};
use crate::index::Stream;

/// Pairs or triples of neighbours.
pub struct Neighbours {
    name: &'static str,
    count: usize,
    only: Option<Stream>,
}

/// Two neighbours, anywhere.
pub static PAIRS: Neighbours = Neighbours { name: "pairs", count: 2, only: None };
/// Three neighbours, anywhere.
pub static TRIPLES: Neighbours = Neighbours { name: "triples", count: 3, only: None };
/// Two neighbours in a quoted message.
pub static MESSAGE_PAIRS: Neighbours = Neighbours { name: "message-pairs", count: 2, only: Some(Stream::Message) };

impl Feature for Neighbours {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let pairs = Pairs::of(overlap, self.only);
        let (mut held, mut all) = (0.0, 0.0);
        for line in &overlap.query.lines {
            for run in line.terms.windows(self.count) {
                let rarity: f32 = run.iter().map(|term| overlap.rarity(*term)).sum();
                all += rarity;
                if run.windows(2).all(|pair| pairs.holds(pair[0], pair[1])) {
                    held += rarity;
                }
            }
        }
        share(held, all)
    }
}

/// The longest run of words that stands in the article as in the paste, as a share of its line.
pub struct LongestRun;

impl Feature for LongestRun {
    fn name(&self) -> &'static str {
        "longest-run"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let pairs = Pairs::of(overlap, None);
        let mut best: f32 = 0.0;
        for line in &overlap.query.lines {
            let all: f32 = line.terms.iter().map(|term| overlap.rarity(*term)).sum();
            let mut run = 0.0;
            for pair in line.terms.windows(2) {
                if pairs.holds(pair[0], pair[1]) {
                    run += overlap.rarity(pair[1]) + if run == 0.0 { overlap.rarity(pair[0]) } else { 0.0 };
                    best = best.max(share(run, all));
                } else {
                    run = 0.0;
                }
            }
        }
        best
    }
}

/// The pairs of the paste's terms that stand side by side in an article.
struct Pairs(Vec<u32>);

impl Pairs {
    fn of(overlap: &Overlap, only: Option<Stream>) -> Pairs {
        let mut pairs = Vec::new();
        for stream in &overlap.candidate.streams {
            if stream.stream == Stream::Clues || only.is_some_and(|only| only != stream.stream) {
                continue;
            }
            for hits in stream.hits.windows(2) {
                if hits[0].0 + 1 == hits[1].0 {
                    pairs.push(u32::from(hits[0].1) << 16 | u32::from(hits[1].1));
                }
            }
        }
        pairs.sort_unstable();
        Pairs(pairs)
    }

    fn holds(&self, first: u16, second: u16) -> bool {
        self.0.binary_search(&(u32::from(first) << 16 | u32::from(second))).is_ok()
    }
}
