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
    feature(&coverage::ANYWHERE, 5.52, 6.86, 1.41),
    feature(&coverage::OF_SYMPTOM, -2.01, 3.26, 0.48),
    feature(&coverage::OF_TITLE, 5.08, -2.80, 1.10),
    feature(&coverage::OF_META, 7.31, 8.86, -0.77),
    feature(&bm25::ANYWHERE, 5.61, 4.49, -0.35),
    feature(&bm25::OF_SYMPTOM, 0.53, 8.98, 0.55),
    feature(&order::PAIRS, 6.45, 3.85, 1.61),
    feature(&order::TRIPLES, 8.73, 0.78, 0.66),
    feature(&order::MESSAGE_PAIRS, 1.71, 3.99, 0.18),
    feature(&order::LongestRun, 1.97, -2.22, -1.87),
    feature(&alignment::OF_MESSAGE, 4.70, -0.47, 1.68),
    feature(&alignment::OF_TITLE, 2.09, 5.37, 0.96),
    feature(&passage::Passage, 1.26, 3.02, 0.14),
    feature(&best_line::BestLine, 2.17, 5.54, -0.56),
    feature(&clues::CODES, 4.50, 0.11, -0.61),
    feature(&clues::WEAK_CODES, -0.94, 4.29, 0.77),
    feature(&clues::NAMES, 0.72, 0.75, 0.08),
    feature(&prior::Length, -1.83, -1.53, -0.25),
    feature(&prior::Recency, -1.37, 1.74, 1.33),
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
