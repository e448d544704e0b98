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
mod passage;
mod prior;

pub use overlap::Overlap;

use crate::index::{Candidate, Query};

/// A member of this folder.
pub trait Feature: Sync {
    /// The name that `--explain` shows, e.g. `coverage`.
    fn name(&self) -> &'static str;
    /// The feature of one candidate; most are between 0 and 1.
    fn value(&self, overlap: &Overlap) -> f32;
}

/// A feature and how much it counts.
pub struct Weighted {
    pub feature: &'static dyn Feature,
    /// Weight for machine output.
    pub paste: f32,
    /// Weight for a person's words.
    pub words: f32,
    /// Weight in the confidence of a hit.
    pub confidence: f32,
}

const fn feature(feature: &'static dyn Feature, paste: f32, words: f32, confidence: f32) -> Weighted {
    Weighted { feature, paste, words, confidence }
}

/// Every feature with its weights, as fitted by `examples/fit.rs`.
pub static FEATURES: &[Weighted] = &[
    feature(&coverage::CoverageWithGaps, 5.94, 6.79, 0.80),
    feature(&coverage::OF_SYMPTOM, 0.00, 2.67, 0.09),
    feature(&coverage::OF_TITLE, 1.48, 0.00, -0.25),
    feature(&coverage::OF_META, 1.11, 8.81, -0.51),
    feature(&bm25::ANYWHERE, 6.34, 5.13, -0.44),
    feature(&bm25::OF_SYMPTOM, 0.87, 7.03, 0.46),
    feature(&order::PAIRS, 4.27, 3.05, 2.08),
    feature(&order::TRIPLES, 2.03, 4.31, -0.09),
    feature(&order::MESSAGE_PAIRS, 2.06, 4.56, 1.67),
    feature(&order::LongestRun, 2.65, 0.00, -1.18),
    feature(&alignment::OF_MESSAGE, 2.45, 0.66, 1.05),
    feature(&alignment::WholeMessage, 0.74, 0.34, -0.10),
    feature(&alignment::ExplainedLine, 1.71, 1.76, 0.01),
    feature(&alignment::OF_TITLE, 4.59, 2.24, 2.19),
    feature(&passage::Passage, 0.00, 0.23, -0.08),
    feature(&best_line::BestLine, 1.74, 5.40, -0.28),
    feature(&clues::CODES, 5.50, 0.00, -0.51),
    feature(&clues::WEAK_CODES, 0.00, 1.68, 0.55),
    feature(&clues::NAMES, 0.00, 0.90, -0.27),
    feature(&prior::Length, -0.87, -1.93, -0.06),
    feature(&prior::Recency, -0.51, 1.60, 0.94),
];

/// A candidate with its score.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub candidate: Candidate,
    pub score: f32,
    /// The values of [`FEATURES`], in their order.
    pub values: Vec<f32>,
}

/// Ranks candidates, best first; of equal scores the first by id. `likeness` is how much the paste is machine
/// output, 0 to 1.
pub fn rank(query: &Query, candidates: Vec<Candidate>, likeness: f32) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .map(|candidate| {
            let values = values(query, &candidate);
            let score = FEATURES.iter().zip(&values).map(|(weighted, value)| weighted.weight(likeness) * value).sum();
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

impl Weighted {
    /// The weight for a text that is machine output to this degree.
    pub fn weight(&self, likeness: f32) -> f32 {
        self.paste * likeness + self.words * (1.0 - likeness)
    }
}
