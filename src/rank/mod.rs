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
    feature(&coverage::CoverageWithGaps, [4.11, 4.88], [-0.11, 1.25]),
    feature(&coverage::PlainCoverage, [2.70, 5.97], [1.15, 0.56]),
    feature(&coverage::OF_SYMPTOM, [0.49, 3.86], [-0.20, -0.29]),
    feature(&coverage::OF_META, [0.00, 5.76], [0.55, 0.42]),
    feature(&bm25::ANYWHERE, [5.14, 3.29], [-0.19, -0.80]),
    feature(&bm25::OF_SYMPTOM, [1.49, 6.52], [-0.55, 1.76]),
    feature(&bm25::OF_CAUSE, [0.70, 2.47], [0.41, 0.03]),
    feature(&bm25::OF_FIX, [2.06, 1.37], [-0.83, 0.13]),
    feature(&bm25::OF_MORE, [0.43, 0.00], [-0.23, -1.30]),
    feature(&version::VersionAgreement, [0.58, 3.74], [0.29, -0.34]),
    feature(&order::PAIRS, [3.99, 1.55], [2.34, 0.46]),
    feature(&order::TRIPLES, [3.72, 4.14], [-0.22, -0.47]),
    feature(&order::MESSAGE_PAIRS, [3.30, 4.04], [2.75, 3.73]),
    feature(&alignment::WholeMessage, [1.47, 1.10], [1.15, -3.75]),
    feature(&alignment::ExplainedLine, [4.02, 2.17], [-1.44, 9.08]),
    feature(&alignment::OfTitle, [6.22, 2.79], [4.29, -0.27]),
    feature(&best_line::BestLine, [1.76, 3.57], [0.44, -0.74]),
    feature(&clues::CODES, [3.09, 6.31], [0.17, -0.38]),
    feature(&clues::WEAK_CODES, [3.18, 3.35], [0.12, 1.17]),
    feature(&prior::Length, [-0.98, -2.17], [-0.01, -0.20]),
    feature(&prior::Recency, [-0.62, 0.89], [-0.32, 0.04]),
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
