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
    feature(&coverage::CoverageWithGaps, [4.24, 5.03], [0.24, 1.10]),
    feature(&coverage::PlainCoverage, [2.82, 5.93], [1.54, 0.44]),
    feature(&coverage::OF_SYMPTOM, [0.23, 3.84], [-0.10, -0.07]),
    feature(&coverage::OF_META, [0.03, 6.63], [0.21, 0.40]),
    feature(&bm25::ANYWHERE, [5.27, 3.37], [-0.21, -0.67]),
    feature(&bm25::OF_SYMPTOM, [2.13, 6.58], [-0.65, 1.96]),
    feature(&bm25::OF_CAUSE, [0.96, 2.50], [0.48, 0.03]),
    feature(&bm25::OF_FIX, [2.68, 1.48], [-1.18, 0.17]),
    feature(&bm25::OF_MORE, [1.00, 0.00], [-0.64, -1.15]),
    feature(&version::VersionAgreement, [0.78, 3.79], [0.21, -0.28]),
    feature(&order::PAIRS, [4.36, 1.92], [2.56, 0.37]),
    feature(&order::TRIPLES, [4.14, 4.20], [-0.09, -0.63]),
    feature(&order::MESSAGE_PAIRS, [3.72, 5.15], [1.96, 3.59]),
    feature(&alignment::WholeMessage, [1.24, 0.63], [0.68, -3.10]),
    feature(&alignment::ExplainedLine, [4.20, 1.92], [-0.87, 8.00]),
    feature(&alignment::OfTitle, [6.23, 2.79], [4.33, -0.64]),
    feature(&best_line::BestLine, [1.50, 3.72], [0.59, -1.19]),
    feature(&clues::CODES, [0.19, 0.00], [0.50, -0.37]),
    feature(&clues::WEAK_CODES, [1.76, 1.96], [-0.06, 1.39]),
    feature(&prior::Length, [-1.04, -2.19], [-0.03, -0.12]),
    feature(&prior::Recency, [-0.72, 1.18], [-0.38, 0.05]),
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
