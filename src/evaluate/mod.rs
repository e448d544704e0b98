//! Judged queries → figures: how often the right article comes first, how often a paste without an answer is
//! refused, and whether the confidence means what it says.

mod figures;
mod identifiers;
mod judged;
mod lint;

pub use figures::{Calibration, Figures, Interval, calibration, figures};
pub use identifiers::identifiers;
pub use judged::{JudgedQuery, read};
pub use lint::{Lint, Probe, lint};

use crate::answer::Verdict;
use crate::error::Result;
use crate::index::Index;
use crate::pipeline;
use crate::rank::{FEATURES, Ranked, confidence::confidences};
use crate::signature::Signature;
use rayon::prelude::*;
use serde::Serialize;
use std::time::{Duration, Instant};

/// What became of one judged query.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    pub id: String,
    pub track: String,
    pub style: String,
    pub query: String,
    /// Whether the query has an answer at all.
    pub answerable: bool,
    /// Place of the first right article, from 1; `None` if it is not among the candidates.
    pub rank: Option<usize>,
    /// Confidence of the first hit; 0 if there is none.
    pub confidence: f32,
    pub verdict: Verdict,
    /// The first hit.
    pub first: Option<Features>,
    /// The first right hit, if it is another.
    pub right: Option<Features>,
    /// Place of the first right article with each feature switched off in turn, in the order of the features.
    pub ablated: Vec<Option<usize>>,
    /// From the text to the ranked candidates.
    #[serde(skip)]
    pub elapsed: Duration,
}

/// A hit with the features that ranked it, in the order of [`FEATURES`].
#[derive(Clone, Debug, Serialize)]
pub struct Features {
    pub article: String,
    pub score: f32,
    pub values: Vec<f32>,
}

/// Which articles an evaluation may find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// All of them.
    Everything,
    /// All but the right ones: every query should be refused.
    RightLeftOut,
}

/// Runs judged queries against an index, on all cores; the outcomes come in the order of the queries.
///
/// # Errors
/// The index is damaged.
pub fn evaluate(index: &Index, queries: &[JudgedQuery], pool: Pool) -> Result<Vec<Outcome>> {
    queries.par_iter().map(|query| outcome(index, query, pool)).collect()
}

fn outcome(index: &Index, judged: &JudgedQuery, pool: Pool) -> Result<Outcome> {
    let started = Instant::now();
    let signature = Signature::of(&judged.query);
    let (query, mut ranked) = pipeline::ranked(index, &signature)?;
    let elapsed = started.elapsed();
    if pool == Pool::RightLeftOut {
        ranked.retain(|one| !judged.is_answered_by(&one.candidate.id));
    }
    let place = ranked.iter().position(|one| judged.is_answered_by(&one.candidate.id));
    let confidence = confidences(&query, &ranked, 1).first().copied();
    let ablated = (0..FEATURES.len()).map(|at| place_without(&ranked, at, judged, signature.paste_likeness)).collect();
    Ok(Outcome {
        id: judged.id.clone(),
        track: judged.track.clone(),
        style: judged.style.clone(),
        query: judged.query.clone(),
        answerable: pool == Pool::Everything && !judged.relevant.is_empty(),
        rank: place.map(|place| place + 1),
        confidence: confidence.unwrap_or(0.0),
        verdict: Verdict::of(confidence),
        first: ranked.first().map(Features::of),
        right: place.filter(|place| *place > 0).map(|place| Features::of(&ranked[place])),
        ablated,
        elapsed,
    })
}

/// The place of the first right article if one feature counted nothing.
fn place_without(ranked: &[Ranked], feature: usize, judged: &JudgedQuery, likeness: f32) -> Option<usize> {
    let weight = FEATURES[feature].score.at(likeness);
    let score = |one: &Ranked| one.score - weight * one.values[feature];
    let right = ranked.iter().filter(|one| judged.is_answered_by(&one.candidate.id));
    let best = right.map(score).max_by(f32::total_cmp)?;
    Some(1 + ranked.iter().filter(|one| score(one) > best).count())
}

impl Features {
    fn of(ranked: &Ranked) -> Features {
        Features { article: ranked.candidate.id.clone(), score: ranked.score, values: ranked.values.clone() }
    }
}
