//! What `fixdex eval` shows: figures per track and style, refusals, calibration, misses, ablation.

use fixdex::answer::Verdict;
use fixdex::evaluate::{self, Calibration, Features, Figures, Interval, Outcome};
use fixdex::rank::FEATURES;
use fixdex::render::{Document, Element, Face, Layout, Page, Part, Tabular, Wording, json_of};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct Report {
    queries: usize,
    /// By track, and by track and style.
    tracks: Vec<Track>,
    refused: Vec<Refusals>,
    calibration: Calibration,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    misses: Vec<Outcome>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ablation: Vec<Ablation>,
}

#[derive(Serialize)]
struct Track {
    name: String,
    figures: Figures,
}

#[derive(Serialize)]
struct Refusals {
    /// Which queries: those with an answer, without one, or whose answers were left out.
    of: &'static str,
    queries: usize,
    refused: Interval,
}

/// The figures with one feature switched off.
#[derive(Serialize)]
struct Ablation {
    without: &'static str,
    figures: Figures,
}

impl Report {
    pub fn of(outcomes: &[Outcome], left_out: &[Outcome]) -> Report {
        let answerable = || outcomes.iter().filter(|outcome| outcome.answerable);
        let judged: Vec<(f32, bool)> = answerable().map(|one| (one.confidence, one.rank == Some(1))).collect();
        let refused = [
            refusals("answerable", answerable()),
            refusals("without an answer", outcomes.iter().filter(|outcome| !outcome.answerable)),
            refusals("answer left out", left_out.iter()),
        ];
        Report {
            queries: outcomes.len(),
            tracks: tracks(answerable()),
            refused: refused.into_iter().filter(|refusals| refusals.queries > 0).collect(),
            calibration: evaluate::calibration(&judged),
            misses: Vec::new(),
            ablation: Vec::new(),
        }
    }

    /// Adds the answerable queries whose right article did not come first.
    pub fn list_misses<'a>(&mut self, outcomes: impl Iterator<Item = &'a Outcome>) {
        self.misses = outcomes.filter(|outcome| outcome.answerable && outcome.rank != Some(1)).cloned().collect();
    }

    /// Adds the figures of all tracks with each feature switched off in turn.
    pub fn ablate(&mut self, outcomes: &[Outcome]) {
        let answerable: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.answerable).collect();
        let without = |(at, name): (usize, &'static str)| {
            let places: Vec<Option<usize>> = answerable.iter().map(|outcome| outcome.ablated[at]).collect();
            Ablation { without: name, figures: evaluate::figures(&places) }
        };
        self.ablation = FEATURES.iter().map(|weighted| weighted.feature.name()).enumerate().map(without).collect();
    }
}

fn tracks<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Vec<Track> {
    let mut places: BTreeMap<String, Vec<Option<usize>>> = BTreeMap::new();
    for outcome in outcomes {
        let track = if outcome.track.is_empty() { "all" } else { &outcome.track };
        places.entry(track.to_owned()).or_default().push(outcome.rank);
        if !outcome.style.is_empty() {
            places.entry(format!("{track} {}", outcome.style)).or_default().push(outcome.rank);
        }
    }
    places.into_iter().map(|(name, places)| Track { name, figures: evaluate::figures(&places) }).collect()
}

fn refusals<'a>(of: &'static str, outcomes: impl Iterator<Item = &'a Outcome>) -> Refusals {
    let verdicts: Vec<Verdict> = outcomes.map(|outcome| outcome.verdict).collect();
    let refused = verdicts.iter().filter(|verdict| **verdict == Verdict::None).count();
    Refusals { of, queries: verdicts.len(), refused: Interval::of(refused, verdicts.len()) }
}

impl Document for Report {
    fn page(&self) -> Page {
        let figures = |name: &str, figures: &Figures| {
            vec![
                name.to_owned(),
                figures.queries.to_string(),
                spread(figures.success_at_1),
                spread(figures.success_at_5),
                format!("{:.3}", figures.reciprocal_rank),
            ]
        };
        let tracks = self.tracks.iter().map(|track| figures(&track.name, &track.figures));
        let refused = self.refused.iter();
        let refused = refused.map(|one| vec![one.of.to_owned(), one.queries.to_string(), spread(one.refused)]);
        let bins = self.calibration.bins.iter();
        let bins = bins.map(|(hits, said, was)| vec![hits.to_string(), format!("{said:.3}"), format!("{was:.3}")]);
        let confidence = format!("Confidence, expected calibration error {:.3}", self.calibration.error);
        let mut page = Page::default();
        page.0.extend(table("Ranks", &["track", "n", "S@1", "S@5", "MRR@10"], tracks));
        page.0.extend(table("Refused", &["queries", "n", "refused"], refused));
        page.0.extend(table(&confidence, &["n", "said", "was right"], bins));
        page.0.extend(self.misses.iter().map(miss));
        if !self.ablation.is_empty() {
            let rows = self.ablation.iter().map(|one| figures(one.without, &one.figures));
            page.0.extend(table("Without", &["feature", "n", "S@1", "S@5", "MRR@10"], rows));
        }
        page
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self, layout)
    }
}

/// A query and, side by side, the features of the article that came first and of the one that should have.
fn miss(outcome: &Outcome) -> Element {
    let place = outcome.rank.map_or_else(|| "not among the candidates".to_owned(), |rank| format!("at place {rank}"));
    let summary = format!("{}: the right article is {place}", outcome.id);
    let mut body = vec![
        Element::Paragraph(Wording::faced(&summary, Face::Strong)),
        Element::Paragraph(Wording::plain(&outcome.query.chars().take(300).collect::<String>())),
    ];
    if let (Some(wrong), Some(right)) = (&outcome.first, &outcome.right) {
        let value = |features: &Features, at: usize| features.values.get(at).copied().unwrap_or(0.0);
        let rows = FEATURES.iter().enumerate().map(|(at, weighted)| {
            let (wrong, right) = (value(wrong, at), value(right, at));
            let numbers = [wrong, right, right - wrong].map(|number| format!("{number:+.3}"));
            [weighted.feature.name().to_owned()].into_iter().chain(numbers).collect()
        });
        body.push(Element::Tabular(tabular(&["feature", &wrong.article, &right.article, "right - wrong"], rows)));
    }
    Element::Part(Part { label: "MISS".to_owned(), body, ..Part::default() })
}

fn spread(interval: Interval) -> String {
    format!("{:.3} ({:.3}–{:.3})", interval.share, interval.low, interval.high)
}

fn table(heading: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> [Element; 2] {
    [Element::Heading { level: 1, text: Wording::plain(heading) }, Element::Tabular(tabular(header, rows))]
}

fn tabular(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Tabular {
    Tabular {
        header: header.iter().map(|name| Wording::plain(name)).collect(),
        rows: rows.map(|row| row.iter().map(|cell| Wording::plain(cell)).collect()).collect(),
    }
}
