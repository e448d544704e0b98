//! Fits the weights of the ranking on judged queries and reports what they are worth by cross-validation.
//!
//! ```sh
//! cargo run --release --example fit -- INDEX QUERIES.jsonl [QUERIES.jsonl …]
//! ```
//!
//! Besides the judged queries it learns from codes that articles name, and from probes, see `probes.rs`, which count
//! less.
//!
//! Two fits. The ranking: listwise softmax regression with a quadratic penalty: the right articles of a query should
//! score above its other candidates. Figures come from ten folds, each query ranked by weights that have not seen it;
//! the weights printed at the end are fitted on everything and go into the table of `src/rank/mod.rs`. The confidence:
//! logistic regression on the first hits of queries that have an answer, of the same queries with their right articles
//! left out, and of queries that have none.

use fixdex::article::Scope;
use fixdex::evaluate::{self, JudgedQuery};
use fixdex::index::{Index, Query};
use fixdex::rank::confidence::GENERAL;
use fixdex::rank::{self, FEATURES};
use fixdex::signature::Signature;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

mod confidence;
mod probes;

const FOLDS: usize = 10;
const ROUNDS: usize = 400;
const PENALTY: f64 = 0.05;

/// Features that may speak against an article; all others are evidence, and evidence never counts against.
const EITHER_WAY: &[&str] = &["length", "recency"];

/// Of every so many articles the codes are asked for.
const IDENTIFIERS: usize = 60;

/// Tracks that the knowledge base asks itself.
const PROBES: &[&str] = &["probe", "identifier"];

/// How much a query counts, by its track: a quoted message is easier than what people ask.
fn weight(track: &str) -> f64 {
    if track == "probe" { 0.2 } else { 1.0 }
}

struct Example {
    query: Query,
    judged: JudgedQuery,
    likeness: f64,
    candidates: Vec<Vec<f64>>,
    right: Vec<bool>,
}

fn main() -> fixdex::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let index = Index::open(Path::new(&arguments.next().expect("an index folder")))?;
    let mut judged = Vec::new();
    for path in arguments {
        judged.extend(evaluate::read(Path::new(&path))?);
    }
    judged.extend(probes::probes(&index)?);
    judged.extend(evaluate::identifiers(&index, &Scope::default(), IDENTIFIERS)?);
    let examples = judged.into_par_iter().map(|query| example(&index, query)).collect::<fixdex::Result<Vec<_>>>()?;

    let (examples, negatives): (Vec<_>, Vec<_>) =
        examples.into_iter().partition(|example| !example.judged.relevant.is_empty());

    let everything: Vec<&Example> = examples.iter().collect();
    report("weights of the table", &examples, &|_| table());
    let folds: Vec<Vec<f64>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            fit(&everything
                .iter()
                .enumerate()
                .filter(|(at, _)| at % FOLDS != fold)
                .map(|(_, e)| *e)
                .collect::<Vec<_>>())
        })
        .collect();
    report("cross-validated", &examples, &|at| folds[at % FOLDS].clone());
    let weights = fit(&everything);
    report("fitted on everything", &examples, &|_| weights.clone());
    let confidence = confidence::fit_and_report(&examples, &negatives, &folds, &weights);
    let (sure_paste, sure_words) = confidence.split_at(confidence.len() / 2);
    println!("general inputs of the confidence, then the features: score and confidence, each for pastes and words");
    for at in 0..GENERAL {
        println!("[{:.2}, {:.2}],", sure_paste[at], sure_words[at]);
    }
    for (at, weighted) in FEATURES.iter().enumerate() {
        let score = [weights[at], weights[at + FEATURES.len()]];
        let sure = [sure_paste[at + GENERAL], sure_words[at + GENERAL]];
        println!("{:24} {score:.2?}, {sure:.2?}", weighted.feature.name());
    }
    Ok(())
}

fn example(index: &Index, judged: JudgedQuery) -> fixdex::Result<Example> {
    let signature = Signature::of(&judged.query);
    let (query, candidates) = index.retrieve(&signature)?;
    Ok(Example {
        likeness: f64::from(signature.paste_likeness),
        right: candidates.iter().map(|candidate| judged.is_answered_by(&candidate.id)).collect(),
        candidates: candidates
            .iter()
            .map(|candidate| rank::values(&query, candidate).into_iter().map(f64::from).collect())
            .collect(),
        judged,
        query,
    })
}

fn table() -> Vec<f64> {
    let paste = FEATURES.iter().map(|weighted| f64::from(weighted.score.paste));
    let words = FEATURES.iter().map(|weighted| f64::from(weighted.score.words));
    paste.chain(words).collect()
}

fn score(example: &Example, values: &[f64], weights: &[f64]) -> f64 {
    let (paste, words) = weights.split_at(FEATURES.len());
    let p = example.likeness;
    values
        .iter()
        .zip(paste.iter().zip(words))
        .map(|(value, (paste, words))| value * (p * paste + (1.0 - p) * words))
        .sum()
}

/// Adam on the penalised log-likelihood, from zero.
fn fit(examples: &[&Example]) -> Vec<f64> {
    let size = 2 * FEATURES.len();
    let (mut weights, mut first, mut second) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    let usable: Vec<&&Example> = examples.iter().filter(|example| example.right.contains(&true)).collect();
    for round in 1..=ROUNDS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
        for example in &usable {
            let weight = weight(&example.judged.track);
            let scores: Vec<f64> = example.candidates.iter().map(|values| score(example, values, &weights)).collect();
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            let odds: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
            let all: f64 = odds.iter().sum();
            let right: f64 = odds.iter().zip(&example.right).filter(|(_, right)| **right).map(|(odds, _)| odds).sum();
            for ((values, odds), is_right) in example.candidates.iter().zip(&odds).zip(&example.right) {
                let pull = weight * (odds / all - if *is_right { odds / right.max(1e-300) } else { 0.0 });
                if pull.abs() < 1e-6 {
                    continue;
                }
                for (at, value) in values.iter().enumerate() {
                    gradient[at] += pull * value * example.likeness;
                    gradient[at + FEATURES.len()] += pull * value * (1.0 - example.likeness);
                }
            }
        }
        adam(&mut weights, &gradient, &mut first, &mut second, round);
        for (weight, weighted) in weights.iter_mut().zip(FEATURES.iter().chain(FEATURES)) {
            if !EITHER_WAY.contains(&weighted.feature.name()) {
                *weight = weight.max(0.0);
            }
        }
    }
    weights
}

/// One step of Adam (Kingma and Ba 2015); `round` counts from 1.
fn adam(weights: &mut [f64], gradient: &[f64], first: &mut [f64], second: &mut [f64], round: usize) {
    for at in 0..weights.len() {
        first[at] = 0.9 * first[at] + 0.1 * gradient[at];
        second[at] = 0.99 * second[at] + 0.01 * gradient[at] * gradient[at];
        let mean = first[at] / (1.0 - 0.9_f64.powi(round as i32));
        let spread = second[at] / (1.0 - 0.99_f64.powi(round as i32));
        weights[at] -= 0.15 * mean / (spread.sqrt() + 1e-9);
    }
}

fn report(title: &str, examples: &[Example], weights: &dyn Fn(usize) -> Vec<f64>) {
    let mut ranks: BTreeMap<String, Vec<Option<usize>>> = BTreeMap::new();
    for (at, example) in examples.iter().enumerate() {
        let weights = weights(at);
        let mut scored: Vec<(f64, bool)> = example
            .candidates
            .iter()
            .zip(&example.right)
            .map(|(values, right)| (score(example, values, &weights), *right))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let rank = scored.iter().position(|(_, right)| *right).map(|place| place + 1);
        ranks.entry(example.judged.track.clone()).or_default().push(rank);
        ranks.entry(format!("{} {}", example.judged.track, example.judged.style)).or_default().push(rank);
    }
    println!("{title}");
    for (name, ranks) in ranks {
        let f = evaluate::figures(&ranks);
        println!(
            "  {name:20} {:4}  S@1 {:.3}  S@5 {:.3}  MRR@10 {:.3}  R@200 {:.3}",
            f.queries,
            f.success_at_1.share,
            f.success_at_5.share,
            f.reciprocal_rank,
            ranks.iter().flatten().count() as f64 / f.queries as f64
        );
    }
}
