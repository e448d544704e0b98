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
    feature(&coverage::CoverageWithGaps, [4.13, 4.91], [0.01, 1.24]),
    feature(&coverage::PlainCoverage, [2.74, 5.96], [1.17, 0.56]),
    feature(&coverage::OF_SYMPTOM, [0.53, 3.87], [-0.01, -0.31]),
    feature(&coverage::OF_META, [0.00, 5.89], [0.39, 0.46]),
    feature(&bm25::ANYWHERE, [5.05, 3.23], [-0.20, -0.77]),
    feature(&bm25::OF_SYMPTOM, [1.50, 6.53], [-0.61, 1.77]),
    feature(&bm25::OF_CAUSE, [0.77, 2.48], [0.40, 0.02]),
    feature(&bm25::OF_FIX, [2.09, 1.40], [-0.87, 0.14]),
    feature(&bm25::OF_MORE, [0.45, 0.00], [-0.12, -1.32]),
    feature(&version::VersionAgreement, [0.82, 3.72], [0.18, -0.32]),
    feature(&order::PAIRS, [4.02, 1.55], [2.36, 0.52]),
    feature(&order::TRIPLES, [3.75, 4.13], [-0.30, -0.53]),
    feature(&order::MESSAGE_PAIRS, [3.37, 4.04], [2.91, 3.54]),
    feature(&alignment::WholeMessage, [1.47, 1.09], [0.95, -3.56]),
    feature(&alignment::ExplainedLine, [4.02, 2.19], [-1.37, 9.06]),
    feature(&alignment::OfTitle, [6.21, 2.86], [4.21, -0.24]),
    feature(&best_line::BestLine, [1.75, 3.60], [0.35, -0.72]),
    feature(&clues::CODES, [2.54, 5.04], [0.25, -0.43]),
    feature(&clues::WEAK_CODES, [3.19, 3.36], [0.19, 1.16]),
    feature(&prior::Length, [-1.00, -2.18], [-0.02, -0.20]),
    feature(&prior::Recency, [-0.36, 1.11], [-0.48, -0.00]),
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
