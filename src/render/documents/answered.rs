//! The page of an answer: the first hit in full, the others one line each.
//! With [`Detail::Everything`] it also says how the paste was read and what every feature counted.

use super::{facts, files, percent, remedies};
use crate::answer::{Answer, Detail, Evidence, Hit, Reading, Verdict};
use crate::render::filling::Filling;
use crate::render::{Banner, Document, Element, Face, Layout, Page, Part, Tabular, Tone, Wording, json_of};
use std::collections::BTreeMap;

/// Further hits below this confidence are left to the JSON.
const UNLIKELY: f32 = 0.01;

/// Hits shown where none is an answer.
const NEAREST: usize = 3;

/// An answer to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    pub answer: &'a Answer,
    pub detail: Detail,
    /// Whether the placeholders of the article are filled with the values of the paste.
    pub filling: Placeholders,
}

/// What is done with the placeholders of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholders {
    Filled,
    AsPrinted,
}

impl Document for Answered<'_> {
    fn page(&self) -> Page {
        let mut page = Page::default();
        let hits = &self.answer.hits;
        match (self.answer.verdict, hits.split_first()) {
            (Verdict::None, _) | (_, None) => {
                page.push(nothing());
                page.0.extend(hits.iter().take(NEAREST).flat_map(|hit| further("NEAREST", hit, String::new())));
            }
            (verdict, Some((first, others))) => {
                self.push_hit(first, verdict, &mut page);
                let likely = others.iter().filter(|hit| hit.confidence >= UNLIKELY);
                page.0.extend(likely.flat_map(|hit| further("ALSO", hit, percent(hit.confidence))));
            }
        }
        if self.detail == Detail::Everything {
            page.0.extend(reading(&self.answer.signature));
            page.0.extend(hits.iter().map(weighed));
        }
        page
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self.answer, layout)
    }
}

impl Answered<'_> {
    fn push_hit(&self, hit: &Hit, verdict: Verdict, page: &mut Page) {
        let (tag, tone) = match verdict {
            Verdict::Match => ("MATCH", Tone::Good),
            Verdict::Possible | Verdict::None => ("POSSIBLE", Tone::Doubtful),
        };
        page.push(Element::Banner(Banner {
            tag: tag.to_owned(),
            tone,
            title: Wording::faced(&hit.title, Face::Strong),
            aside: percent(hit.confidence),
            ..Banner::default()
        }));
        page.push(Element::Facts(facts(hit.article.as_str(), &hit.source, hit.date, &hit.products)));
        matched(&hit.evidence).into_iter().for_each(|fact| page.push(fact));
        bound(&hit.bindings).into_iter().for_each(|fact| page.push(fact));
        page.0.extend(files::standing(&hit.files));
        let filling = match self.filling {
            Placeholders::Filled => Filling::of(&hit.bindings),
            Placeholders::AsPrinted => Filling::default(),
        };
        page.0.extend(hit.remedies.iter().map(|way| remedies::remedy(way, hit.markup, &filling)));
        if hit.remedies.is_empty() {
            let words = format!("fixdex show {}", hit.article);
            let text = Wording::plain("This article names no steps. The whole of it: ")
                .then(Wording::faced(&words, Face::Code));
            page.push(Element::Part(Part {
                label: "READ".to_owned(),
                body: vec![Element::Paragraph(text)],
                ..Part::default()
            }));
        }
        page.0.extend(hit.followed.iter().flatten().map(remedies::followed));
        page.0.extend(remedies::cautions(&hit.cautions, hit.markup));
        page.0.extend(files::files(&hit.files));
        page.0.extend(remedies::fixed_in(hit.fixed_in.as_ref()));
        page.0.extend(remedies::references(&hit.references));
    }
}

fn nothing() -> Element {
    Element::Banner(Banner {
        tag: "NO MATCH".to_owned(),
        tone: Tone::Bad,
        title: Wording::faced("Nothing in this index explains the text.", Face::Strong),
        ..Banner::default()
    })
}

/// A hit in one line, and how its files stand in another.
fn further(tag: &str, hit: &Hit, aside: String) -> Vec<Element> {
    let mut lines = vec![Element::Banner(Banner {
        tag: tag.to_owned(),
        name: Wording::plain(hit.article.as_str()).text(),
        title: Wording::plain(&hit.title),
        aside,
        ..Banner::default()
    })];
    lines.extend(files::standing(&hit.files));
    lines
}

/// The matched texts that tell most, each once.
fn matched(evidence: &[Evidence]) -> Vec<Element> {
    let mut shown: Vec<&str> = Vec::new();
    for piece in evidence {
        let text = piece.matched.as_str();
        if !text.is_empty() && !shown.iter().any(|shown| shown.contains(text)) && shown.len() < 3 {
            shown.push(text);
        }
    }
    let fact = |text: &str| Element::Fact { label: "matched", text: Filling::default().fill(&Wording::plain(text)) };
    shown.into_iter().map(fact).collect()
}

fn bound(bindings: &BTreeMap<String, String>) -> Vec<Element> {
    let fact = |(placeholder, value): (&String, &String)| Element::Fact {
        label: "where",
        text: Wording::plain(&format!("{placeholder} = ")).then(Wording::faced(value, Face::Filled)),
    };
    bindings.iter().map(fact).collect()
}

/// How the paste was read.
fn reading(signature: &Reading) -> Option<Element> {
    let row = |name: &str, text: &str| vec![Wording::faced(name, Face::Quiet), Wording::plain(text)];
    let mut rows = vec![row("log format", &signature.log_format)];
    rows.extend(signature.components.iter().map(|component| row("component", component)));
    rows.extend(signature.messages.iter().map(|message| row("message", message)));
    rows.extend(signature.clues.iter().map(|clue| {
        let doubt = if clue.certain { "" } else { " (perhaps)" };
        row(&clue.kind, &format!("{} = {}{doubt}", clue.text, clue.key))
    }));
    let tabular = Tabular { header: Vec::new(), rows };
    Some(Element::Part(Part { label: "READ AS".to_owned(), body: vec![Element::Tabular(tabular)], ..Part::default() }))
}

/// What every feature counted in one hit.
fn weighed(hit: &Hit) -> Element {
    let row = |evidence: &Evidence| {
        let numbers = [evidence.value, evidence.weight, evidence.value * evidence.weight];
        let mut cells = vec![Wording::plain(&evidence.feature)];
        cells.extend(numbers.map(|number| Wording::plain(&format!("{number:+.3}"))));
        cells.push(Wording::plain(&evidence.matched));
        cells
    };
    let tabular = Tabular {
        header: ["feature", "value", "weight", "counts", "matched"].map(Wording::plain).to_vec(),
        rows: hit.evidence.iter().map(row).collect(),
    };
    let summary = format!("{}  score {:.3}, confidence {}", hit.article, hit.score, percent(hit.confidence));
    let body = vec![Element::Paragraph(Wording::faced(&summary, Face::Strong)), Element::Tabular(tabular)];
    Element::Part(Part { label: "WHY".to_owned(), body, ..Part::default() })
}
