//! Fits the confidence: what share of the hits that look like this one is right?

use crate::{Example, FOLDS, score};
use fixdex::rank::confidence::inputs;

/// Hits of a query that are looked at.
const HITS: usize = 3;
const ROUNDS: usize = 1500;

/// On the weights of inputs that are scaled to a spread of one.
const PENALTY: f64 = 3.0;

/// How much a query whose right articles were left out counts against one with an answer: most pastes have one, and
/// what is left often answers almost as well.
const LEFT_OUT: f64 = 0.05;

/// How much a query that has nothing to do with the knowledge base counts.
const FOREIGN: f64 = 1.5;

/// One hit: its inputs, and whether it is right.
struct Sample {
    inputs: Vec<f64>,
    right: bool,
    /// How much it counts.
    weight: f64,
}

/// Fits on everything, and reports what fits on nine folds say of the tenth.
pub fn fit_and_report(answered: &[Example], negatives: &[Example], folds: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut judged = Vec::new();
    let mut verdicts: Vec<(&str, f64)> = Vec::new();
    for (fold, weights) in folds.iter().enumerate() {
        let learnt = fit(&samples(answered, negatives, weights, &|at| at % FOLDS != fold));
        for (_, example) in answered.iter().enumerate().filter(|(at, _)| at % FOLDS == fold) {
            if crate::PROBES.contains(&example.judged.track.as_str()) {
                continue;
            }
            let with = hits(example, weights, Right::Kept);
            judged.extend(with.iter().take(1).map(|sample| (probability(&sample.inputs, &learnt), sample.right)));
            verdicts.push((&example.judged.track, best(&with, &learnt)));
            let without = hits(example, weights, Right::LeftOut);
            let track = if example.judged.track == "paste" { "paste, left out" } else { "other, left out" };
            verdicts.push((track, best(&without, &learnt)));
        }
        for example in negatives.iter().enumerate().filter(|(at, _)| at % FOLDS == fold).map(|(_, example)| example) {
            verdicts.push(("negative", best(&hits(example, weights, Right::Kept), &learnt)));
        }
    }
    report(&mut judged, &verdicts);
    fit(&samples(answered, negatives, weights, &|_| true))
}

/// Whether the right articles of a query are among its candidates, or were left out of the index.
#[derive(Clone, Copy, PartialEq)]
enum Right {
    Kept,
    LeftOut,
}

fn samples(
    answered: &[Example],
    negatives: &[Example],
    weights: &[f64],
    wanted: &dyn Fn(usize) -> bool,
) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (_, example) in answered.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        if crate::PROBES.contains(&example.judged.track.as_str()) {
            continue;
        }
        samples.extend(hits(example, weights, Right::Kept));
        samples.extend(hits(example, weights, Right::LeftOut));
    }
    for (_, example) in negatives.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        samples.extend(hits(example, weights, Right::Kept));
    }
    samples
}

fn hits(example: &Example, weights: &[f64], right: Right) -> Vec<Sample> {
    let mut scored: Vec<(f32, usize)> = example
        .candidates
        .iter()
        .enumerate()
        .filter(|(at, _)| right == Right::Kept || !example.right[*at])
        .map(|(at, values)| (score(example, values, weights) as f32, at))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let scores: Vec<f32> = scored.iter().map(|(score, _)| *score).collect();
    let sample = |(place, (_, at)): (usize, &(f32, usize))| {
        let values: Vec<f32> = example.candidates[*at].iter().map(|value| *value as f32).collect();
        let inputs = inputs(&example.query, &scores, place, &values).into_iter().map(f64::from);
        let inputs: Vec<f64> = inputs.collect();
        let paste = inputs.iter().map(|input| input * example.likeness);
        let words = inputs.iter().map(|input| input * (1.0 - example.likeness));
        let weight = match right {
            Right::LeftOut => LEFT_OUT,
            Right::Kept if example.judged.relevant.is_empty() => FOREIGN,
            Right::Kept => 1.0,
        };
        Sample { inputs: paste.chain(words).collect(), right: example.right[*at], weight }
    };
    scored.iter().enumerate().take(HITS).map(sample).collect()
}

fn probability(inputs: &[f64], weights: &[f64]) -> f64 {
    let sum: f64 = inputs.iter().zip(weights).map(|(input, weight)| input * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Confidence of the first hit; 0 if there is none.
fn best(hits: &[Sample], weights: &[f64]) -> f64 {
    hits.first().map_or(0.0, |sample| probability(&sample.inputs, weights))
}

/// Adam on the penalised log-likelihood, from zero.
fn fit(samples: &[Sample]) -> Vec<f64> {
    let size = samples.first().map_or(0, |sample| sample.inputs.len());
    let scale: Vec<f64> = (0..size).map(|at| spread(samples, at)).collect();
    let (mut weights, mut first, mut second) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for round in 1..=ROUNDS {
        let mut gradient: Vec<f64> =
            weights.iter().zip(&scale).map(|(weight, scale)| PENALTY * weight * scale * scale).collect();
        for sample in samples {
            let error = sample.weight * (probability(&sample.inputs, &weights) - f64::from(u8::from(sample.right)));
            gradient.iter_mut().zip(&sample.inputs).for_each(|(gradient, input)| *gradient += error * input);
        }
        crate::adam(&mut weights, &gradient, &mut first, &mut second, round);
    }
    weights
}

/// Standard deviation of one input.
fn spread(samples: &[Sample], at: usize) -> f64 {
    let mean = |value: &dyn Fn(f64) -> f64| {
        samples.iter().map(|sample| value(sample.inputs[at])).sum::<f64>() / samples.len() as f64
    };
    let average = mean(&|input| input);
    mean(&|input| (input - average).powi(2)).sqrt()
}

/// Expected calibration error over ten bins, and the share of each track that is refused at some thresholds.
fn report(judged: &mut [(f64, bool)], verdicts: &[(&str, f64)]) {
    let mut error = 0.0;
    for bin in 0..10 {
        let (low, high) = (bin as f64 / 10.0, (bin + 1) as f64 / 10.0);
        let inside: Vec<_> = judged.iter().filter(|(p, _)| *p >= low && (*p < high || bin == 9)).collect();
        if inside.is_empty() {
            continue;
        }
        let said: f64 = inside.iter().map(|(p, _)| p).sum::<f64>() / inside.len() as f64;
        let was = inside.iter().filter(|(_, right)| *right).count() as f64 / inside.len() as f64;
        println!("  confidence {low:.1} to {high:.1}: {:4} hits, said {said:.2}, right {was:.2}", inside.len());
        error += (said - was).abs() * inside.len() as f64 / judged.len() as f64;
    }
    println!("  expected calibration error {error:.3}");
    for threshold in [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] {
        print!("  refused below {threshold:.2}:");
        for track in ["paste", "symptom", "field", "paste, left out", "other, left out", "negative"] {
            let of: Vec<f64> = verdicts.iter().filter(|(name, _)| *name == track).map(|(_, best)| *best).collect();
            let refused = of.iter().filter(|best| **best < threshold).count();
            print!("  {track} {:.3}", refused as f64 / of.len().max(1) as f64);
        }
        println!();
    }
}
