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
    feature(&coverage::CoverageWithGaps, [3.96, 4.74], [0.02, 0.19]),
    feature(&coverage::PlainCoverage, [2.50, 5.77], [1.28, 1.36]),
    feature(&coverage::OF_SYMPTOM, [2.06, 2.73], [-0.33, -1.23]),
    feature(&coverage::OF_META, [0.00, 4.39], [1.96, -1.52]),
    feature(&bm25::ANYWHERE, [3.43, 3.64], [-0.99, -1.18]),
    feature(&bm25::OF_SYMPTOM, [0.81, 6.63], [1.02, 0.84]),
    feature(&bm25::OF_CAUSE, [1.69, 0.52], [-0.55, -0.05]),
    feature(&bm25::OF_FIX, [0.53, 0.61], [0.40, -0.02]),
    feature(&bm25::OF_MORE, [1.52, 0.00], [-0.07, -0.56]),
    feature(&version::VersionAgreement, [1.63, 2.94], [-0.66, -0.01]),
    feature(&order::PAIRS, [4.53, 3.39], [2.89, 2.46]),
    feature(&order::TRIPLES, [4.28, 3.37], [-0.42, -2.45]),
    feature(&order::MESSAGE_PAIRS, [0.00, 1.94], [0.41, 5.65]),
    feature(&alignment::WholeMessage, [2.99, 3.18], [0.36, 0.86]),
    feature(&alignment::ExplainedLine, [1.43, 1.61], [-1.29, -0.68]),
    feature(&alignment::OfTitle, [5.83, 2.56], [1.71, -0.28]),
    feature(&best_line::BestLine, [2.03, 4.33], [0.25, 0.87]),
    feature(&clues::CODES, [0.66, 11.26], [0.21, -2.97]),
    feature(&clues::CodeShare, [5.01, 13.60], [1.67, 7.30]),
    feature(&clues::WEAK_CODES, [0.00, 6.54], [-0.15, -1.29]),
    feature(&prior::Length, [-1.62, -2.13], [0.22, -0.03]),
    feature(&prior::Recency, [-0.34, 0.48], [-0.37, 0.36]),
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
