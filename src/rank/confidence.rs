//! How sure an answer is: the probability that a hit is the right article, or that no article is.
//!
//! Ranking says which article fits best; whether it fits at all is told by how far it leads the others, by its
//! features, and by how much of the paste the knowledge base knows at all. One logistic regression over these,
//! fitted by `examples/fit.rs` on queries with and without an answer in the index.

use super::{FEATURES, Ranked};
use crate::index::{Part, Query};

/// What is weighed besides the features, see [`inputs`].
pub const GENERAL: usize = 4;

/// Weights of the general inputs, then see the table of features.
static GENERAL_WEIGHTS: [f32; GENERAL] = [-3.48, 0.68, 0.94, 0.21];

/// The general inputs of one hit and its features, in the order of [`FEATURES`]: `scores` are those of all
/// candidates, `values` the features of the one at `at`.
pub fn inputs(query: &Query, scores: &[f32], at: usize, values: &[f32]) -> Vec<f32> {
    let mut inputs = vec![1.0, lead(scores, at), known(query), size(query)];
    inputs.extend(values);
    inputs
}

/// Log-odds of the hit against all other candidates, if one of them is right; held within ±6.
fn lead(scores: &[f32], at: usize) -> f32 {
    let others = scores.iter().enumerate().filter(|(other, _)| *other != at);
    let others: f32 = others.map(|(_, other)| (other - scores[at]).exp()).sum();
    (-others.max(1e-6).ln()).clamp(-6.0, 6.0)
}

/// How much of the paste's words any article holds, each weighed by its rarity.
fn known(query: &Query) -> f32 {
    let words = || query.terms.iter().filter(|term| term.part == Part::Word);
    let all: f32 = words().map(|word| word.rarity).sum();
    let known: f32 = words().filter(|word| !word.ids.is_empty()).map(|word| word.rarity).sum();
    if all > 0.0 { known / all } else { 0.0 }
}

/// Logarithm of the number of different words.
fn size(query: &Query) -> f32 {
    let words = query.terms.iter().filter(|term| term.part == Part::Word && !term.ids.is_empty()).count();
    (1.0 + words as f32).ln()
}

/// The probability of each of the first `limit` hits to be the right article.
pub fn confidences(query: &Query, ranked: &[Ranked], limit: usize) -> Vec<f32> {
    let scores: Vec<f32> = ranked.iter().map(|ranked| ranked.score).collect();
    let weights = || GENERAL_WEIGHTS.iter().copied().chain(FEATURES.iter().map(|weighted| weighted.confidence));
    let probability = |(at, ranked): (usize, &Ranked)| {
        let inputs = inputs(query, &scores, at, &ranked.values);
        let sum: f32 = weights().zip(inputs).map(|(weight, input)| weight * input).sum();
        1.0 / (1.0 + (-sum).exp())
    };
    ranked.iter().enumerate().take(limit).map(probability).collect()
}
