//! How much of the paste an article holds: the share of its words, each weighed by its rarity or all alike.

use super::Feature;
use super::overlap::{META, Overlap, Streams, TEXT, WRONG, share};

/// The share of the paste's words that some streams hold.
pub struct Coverage {
    name: &'static str,
    streams: Streams,
}

/// In the whole article.
static ANYWHERE: Coverage = Coverage { name: "coverage", streams: TEXT };
/// Where it says what goes wrong.
pub static OF_SYMPTOM: Coverage = Coverage { name: "symptom-coverage", streams: WRONG };
/// In products and keywords.
pub static OF_META: Coverage = Coverage { name: "product-coverage", streams: META };

impl Feature for Coverage {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for word in overlap.words() {
            let rarity = overlap.rarity(word);
            all += rarity;
            held += rarity * overlap.held(word, self.streams);
        }
        share(held, all)
    }
}

/// The share of the paste's words that the article holds, common ones as much as rare ones, but not those that people
/// only talk with.
pub struct PlainCoverage;

impl Feature for PlainCoverage {
    fn name(&self) -> &'static str {
        "plain-coverage"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let telling = |word| overlap.query.terms[usize::from(word)].telling;
        let held: f32 = overlap.words().map(|word| telling(word) * overlap.held(word, TEXT)).sum();
        share(held, overlap.words().map(telling).sum())
    }
}

/// The share of the paste's words that the whole article holds; a word that stands where a quoted message has a gap
/// counts as held, as far as the message is whole.
pub struct CoverageWithGaps;

impl Feature for CoverageWithGaps {
    fn name(&self) -> &'static str {
        ANYWHERE.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let held = ANYWHERE.value(overlap);
        held + (1.0 - held) * overlap.messages().in_gaps
    }
}
