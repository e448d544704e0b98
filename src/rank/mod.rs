//! Candidates → hits. One contract ([`Feature`]), one table ([`FEATURES`]) that is the whole ranking; every other
//! file is one feature or a family of them.
//!
//! The score of an article is the sum of its features' values, each times its weight. A paste of machine output and
//! a symptom in words need different weights; the signature says how much of each the text is, and the weights
//! are mixed accordingly. Knows no tantivy and no output.

mod alignment;
mod best_line;
mod bm25;
mod clues;
pub mod confidence;
mod coverage;
mod order;
mod overlap;
mod prior;
mod version;

pub use overlap::Overlap;

use crate::index::{Candidate, Query};

/// A member of this folder.
pub trait Feature: Sync {
    /// The name that `--explain` shows, e.g. `coverage`.
    fn name(&self) -> &'static str;
    /// The feature of one candidate; most are between 0 and 1.
    fn value(&self, overlap: &Overlap) -> f32;
}

/// How much something counts, for machine output and for a person's words.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    pub paste: f32,
    pub words: f32,
}

/// A feature and how much it counts.
pub struct Weighted {
    pub feature: &'static dyn Feature,
    /// In the score.
    pub score: Weight,
    /// In the confidence of a hit.
    pub confidence: Weight,
}

const fn feature(feature: &'static dyn Feature, score: [f32; 2], confidence: [f32; 2]) -> Weighted {
    Weighted { feature, score: Weight::of(score), confidence: Weight::of(confidence) }
}

/// Every feature with its weights in the score and in the confidence, each for machine output and for a person's
/// words, as fitted by `examples/fit`.
pub static FEATURES: &[Weighted] = &[
    feature(&coverage::CoverageWithGaps, [3.50, 3.84], [-0.13, -0.09]),
    feature(&coverage::PlainCoverage, [2.65, 7.79], [1.29, 0.48]),
    feature(&coverage::OF_SYMPTOM, [2.03, 2.57], [-0.45, -1.50]),
    feature(&coverage::OF_META, [0.00, 4.48], [2.05, -1.48]),
    feature(&bm25::ANYWHERE, [3.72, 3.20], [-0.86, -1.11]),
    feature(&bm25::OF_SYMPTOM, [0.82, 6.72], [1.08, 0.95]),
    feature(&bm25::OF_CAUSE, [1.57, 0.58], [-0.38, 0.02]),
    feature(&bm25::OF_FIX, [0.55, 0.58], [0.24, -0.03]),
    feature(&bm25::OF_MORE, [1.50, 0.00], [-0.09, -0.57]),
    feature(&version::VersionAgreement, [1.89, 2.91], [-0.62, -0.02]),
    feature(&order::PAIRS, [4.54, 3.23], [2.94, 1.93]),
    feature(&order::TRIPLES, [4.15, 3.20], [-0.30, -1.73]),
    feature(&order::MESSAGE_PAIRS, [0.00, 1.59], [0.40, 5.59]),
    feature(&alignment::WholeMessage, [2.88, 2.70], [0.23, -0.78]),
    feature(&alignment::ExplainedLine, [0.90, 1.09], [-1.00, 4.80]),
    feature(&alignment::OfTitle, [5.98, 2.74], [1.69, -0.10]),
    feature(&best_line::BestLine, [2.26, 3.51], [0.27, 1.45]),
    feature(&clues::CODES, [0.76, 11.29], [0.24, -2.91]),
    feature(&clues::CodeShare, [5.04, 13.59], [1.34, 7.58]),
    feature(&clues::WEAK_CODES, [0.00, 6.60], [-0.10, -1.68]),
    feature(&prior::Length, [-1.61, -2.14], [0.21, 0.02]),
    feature(&prior::Recency, [-0.37, 0.37], [-0.39, 0.19]),
];

/// A candidate with its score.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub candidate: Candidate,
    pub score: f32,
    /// The values of [`FEATURES`], in their order.
    pub values: Vec<f32>,
}

/// Ranks candidates, best first; of equal scores the first by id.
pub fn rank(query: &Query, candidates: Vec<Candidate>) -> Vec<Ranked> {
    let weights: Vec<f32> = FEATURES.iter().map(|weighted| weighted.score.at(query.likeness)).collect();
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .map(|candidate| {
            let values = values(query, &candidate);
            let score = weights.iter().zip(&values).map(|(weight, value)| weight * value).sum();
            Ranked { candidate, score, values }
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.candidate.id.cmp(&b.candidate.id)));
    ranked
}

/// The values of [`FEATURES`] for one candidate.
pub fn values(query: &Query, candidate: &Candidate) -> Vec<f32> {
    let overlap = Overlap::of(query, candidate);
    FEATURES.iter().map(|weighted| weighted.feature.value(&overlap)).collect()
}

impl Weight {
    const fn of([paste, words]: [f32; 2]) -> Weight {
        Weight { paste, words }
    }

    /// The weight for a text that is machine output to this degree, 0 to 1.
    pub fn at(self, likeness: f32) -> f32 {
        self.paste * likeness + self.words * (1.0 - likeness)
    }
}
