//! How good the answers are: judged queries against an index, per track and style.
//!
//! ```sh
//! FIXDEX_INDEX=index FIXDEX_EVAL=path/to/judged-queries cargo bench --bench quality
//! ```
//!
//! Reads every `.jsonl` of `FIXDEX_EVAL` whose lines are judged queries. Without the two variables it asks the bundled
//! corpus its own queries. The identifier track is made from the index itself.

use fixdex::article::Scope;
use fixdex::evaluate::{self, Interval, JudgedQuery, Outcome, Pool};
use fixdex::index::Index;
use fixdex::pipeline;
use fixdex::rank::FEATURES;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn main() -> fixdex::Result<()> {
    let index = match std::env::var_os("FIXDEX_INDEX") {
        Some(folder) => Index::open(Path::new(&folder))?,
        None => pipeline::bundled()?,
    };
    let folder = std::env::var_os("FIXDEX_EVAL").map_or_else(|| "tests/data".into(), PathBuf::from);
    let mut queries = judged(&folder)?;
    queries.extend(evaluate::identifiers(&index, &sms(), 1)?);
    println!("{} articles, {} judged queries of {}", index.info().articles, queries.len(), folder.display());

    let outcomes = evaluate::evaluate(&index, &queries, Pool::Everything)?;
    print_ranks(&outcomes);
    let answerable: Vec<JudgedQuery> = queries.into_iter().filter(|query| !query.relevant.is_empty()).collect();
    let left_out = evaluate::evaluate(&index, &answerable, Pool::RightLeftOut)?;
    print_refusals(&outcomes, &left_out);
    print_ablation(&outcomes);
    Ok(())
}

/// The articles of the identifier track.
fn sms() -> Scope {
    Scope { product: Some("systems management server".to_owned()), ..Scope::default() }
}

fn judged(folder: &Path) -> fixdex::Result<Vec<JudgedQuery>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    paths.sort();
    let mut queries = Vec::new();
    for path in paths {
        match evaluate::read(&path) {
            Ok(read) => queries.extend(read),
            Err(error) => println!("not judged queries: {error}"),
        }
    }
    Ok(queries)
}

fn print_ranks(outcomes: &[Outcome]) {
    let mut places: BTreeMap<String, Vec<Option<usize>>> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.answerable) {
        places.entry(outcome.track.clone()).or_default().push(outcome.rank);
        if !outcome.style.is_empty() {
            places.entry(format!("{} {}", outcome.track, outcome.style)).or_default().push(outcome.rank);
        }
    }
    println!("{:24} {:>5}  {:22} {:22} MRR@10", "track", "n", "S@1", "S@5");
    for (track, places) in places {
        let figures = evaluate::figures(&places);
        println!(
            "{track:24} {:5}  {:22} {:22} {:.3}",
            figures.queries,
            interval(figures.success_at_1),
            interval(figures.success_at_5),
            figures.reciprocal_rank
        );
    }
}

fn interval(interval: Interval) -> String {
    format!("{:.3} ({:.3} to {:.3})", interval.share, interval.low, interval.high)
}

fn print_refusals(outcomes: &[Outcome], left_out: &[Outcome]) {
    let mut verdicts: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    let refused = |outcome: &Outcome| outcome.verdict == fixdex::answer::Verdict::None;
    for outcome in outcomes {
        verdicts.entry(outcome.track.clone()).or_default().push(refused(outcome));
    }
    for outcome in left_out {
        verdicts.entry(format!("{}, right left out", outcome.track)).or_default().push(refused(outcome));
    }
    println!("\nrefused");
    for (track, refused) in verdicts {
        let count = refused.iter().filter(|refused| **refused).count();
        println!("{track:32} {}", interval(Interval::of(count, refused.len())));
    }
    let judged: Vec<(f32, bool)> = outcomes
        .iter()
        .filter(|outcome| outcome.answerable)
        .map(|outcome| (outcome.confidence, outcome.rank == Some(1)))
        .collect();
    println!("expected calibration error {:.3}", evaluate::calibration(&judged).error);
}

fn print_ablation(outcomes: &[Outcome]) {
    let answerable: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.answerable).collect();
    println!("\n{:24} S@1 of all tracks without it", "feature");
    let full: Vec<Option<usize>> = answerable.iter().map(|outcome| outcome.rank).collect();
    println!("{:24} {:.3}", "(none)", evaluate::figures(&full).success_at_1.share);
    for (at, weighted) in FEATURES.iter().enumerate() {
        let places: Vec<Option<usize>> = answerable.iter().map(|outcome| outcome.ablated[at]).collect();
        println!("{:24} {:.3}", weighted.feature.name(), evaluate::figures(&places).success_at_1.share);
    }
}
