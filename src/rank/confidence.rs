//! How sure an answer is: the probability that a hit is the right article, or that no article is.
//!
//! Ranking says which article fits best; whether it fits at all is told by how far it leads the others, by its
//! features, and by how much of the paste the knowledge base knows at all. One logistic regression over these,
//! with weights for machine output and for a person's words like those of the score, fitted by `examples/fit` on
//! queries with and without an answer in the index.

use super::overlap::share;
use super::{FEATURES, Ranked, Weight};
use crate::index::{Part, Query, QueryTerm};

/// What is weighed besides the features, see [`inputs`].
pub const GENERAL: usize = 5;

/// Weights of the general inputs.
static GENERAL_WEIGHTS: [Weight; GENERAL] = [
    Weight::of([-4.16, 0.05]),
    Weight::of([0.68, 0.77]),
    Weight::of([1.06, 0.32]),
    Weight::of([-0.37, 0.33]),
    Weight::of([0.73, -0.25]),
];

/// The general inputs of one hit and its features, in the order of [`FEATURES`]: `scores` are those of all
/// candidates, `values` the features of the one at `at`.
pub fn inputs(query: &Query, scores: &[f32], at: usize, values: &[f32]) -> Vec<f32> {
    let mut inputs = vec![1.0, lead(scores, at), known(query, |word| word.rarity), known(query, |_| 1.0), size(query)];
    inputs.extend(values);
    inputs
}

/// Log-odds of the hit against all other candidates, if one of them is right; held within ±6.
fn lead(scores: &[f32], at: usize) -> f32 {
    let others = scores.iter().enumerate().filter(|(other, _)| *other != at);
    let others: f32 = others.map(|(_, other)| (other - scores[at]).exp()).sum();
    (-others.max(1e-6).ln()).clamp(-6.0, 6.0)
}

/// The share of the paste's words that any article holds, each weighed.
fn known(query: &Query, weight: impl Fn(&QueryTerm) -> f32) -> f32 {
    let words = || query.terms.iter().filter(|term| term.part == Part::Word);
    let all: f32 = words().map(&weight).sum();
    let known: f32 = words().filter(|word| word.is_known()).map(&weight).sum();
    share(known, all)
}

/// Logarithm of the number of different words that any article holds.
fn size(query: &Query) -> f32 {
    let words = query.terms.iter().filter(|term| term.part == Part::Word && term.is_known()).count();
    (1.0 + words as f32).ln()
}

/// The probability of each of the first `limit` hits to be the right article. No hit is surer than the one before it:
/// the score knows more of their order.
pub fn confidences(query: &Query, ranked: &[Ranked], limit: usize) -> Vec<f32> {
    let scores: Vec<f32> = ranked.iter().map(|ranked| ranked.score).collect();
    let all = GENERAL_WEIGHTS.iter().copied().chain(FEATURES.iter().map(|weighted| weighted.confidence));
    let weights: Vec<f32> = all.map(|weight| weight.at(query.likeness)).collect();
    let probability = |(at, ranked): (usize, &Ranked)| {
        let inputs = inputs(query, &scores, at, &ranked.values);
        let sum: f32 = weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum();
        1.0 / (1.0 + (-sum).exp())
    };
    let falling = |least: &mut f32, probability: f32| {
        *least = least.min(probability);
        Some(*least)
    };
    ranked.iter().enumerate().take(limit).map(probability).scan(1.0, falling).collect()
}
