//! Ways out, cautions and references as parts of a page.

use crate::answer::{Followed, LinkedReference};
use crate::article::Markup;
use crate::remedies::{Remedy, RemedyKind, Step};
use crate::render::filling::Filling;
use crate::render::{Element, Face, Item, Part, Tabular, Tone, Verbatim, Wording};

/// One way out: its title, then its steps, commands on lines of their own.
pub(super) fn remedy(remedy: &Remedy, markup: Markup, filling: &Filling) -> Element {
    let label = match remedy.kind {
        RemedyKind::Fix => "FIX",
        RemedyKind::Workaround => "WORKAROUND",
        RemedyKind::Hotfix => "HOTFIX",
        RemedyKind::Upgrade => "UPGRADE",
        RemedyKind::Howto => "HOW TO",
    };
    let mut body = Vec::new();
    if let Some(title) = &remedy.title {
        body.push(Element::Paragraph(Wording::faced(&Wording::of(title, markup).text(), Face::Strong)));
    }
    match remedy.steps.as_slice() {
        [only] => body.extend(step(only, markup, filling)),
        steps => body.push(Element::Items(steps.iter().map(|step| item(step, markup, filling)).collect())),
    }
    Element::Part(Part { label: label.to_owned(), tone: Tone::Good, body })
}

/// What an article says to do that a way out sends to, set in under its id and title.
pub(super) fn followed(followed: &Followed) -> Element {
    let head = Wording::faced(followed.article.as_str(), Face::Strong).then(Wording::plain("  "));
    let ways = followed.remedies.iter().map(|way| remedy(way, followed.markup, &Filling::default()));
    let body = vec![Element::Paragraph(head.then(Wording::plain(&followed.title))), Element::Quote(ways.collect())];
    Element::Part(Part { label: "SEE".to_owned(), tone: Tone::Good, body })
}

fn item(one: &Step, markup: Markup, filling: &Filling) -> Item {
    let marker = one.number.rsplit('.').next().unwrap_or_default();
    Item { marker: Wording::plain(marker).text(), level: one.level.max(1), body: step(one, markup, filling) }
}

fn step(step: &Step, markup: Markup, filling: &Filling) -> Vec<Element> {
    let mut body = vec![Element::Paragraph(filling.fill(&Wording::of(&step.text, markup)))];
    for command in &step.commands {
        let filled = filling.fill_command(command);
        body.push(Element::Verbatim(Verbatim::new(&filled)));
        if filled != *command {
            body.push(Element::Paragraph(Wording::faced("filled in from your text", Face::Quiet)));
        }
    }
    for detail in &step.details {
        body.push(Element::Paragraph(filling.fill(&Wording::of(detail, markup))));
    }
    body
}

pub(super) fn fixed_in(fixed_in: Option<&String>) -> Option<Element> {
    let fixed_in = fixed_in?;
    let body = vec![Element::Paragraph(Wording::plain(fixed_in))];
    Some(Element::Part(Part { label: "FIXED IN".to_owned(), body, ..Part::default() }))
}

pub(super) fn cautions(cautions: &[String], markup: Markup) -> Option<Element> {
    if cautions.is_empty() {
        return None;
    }
    let paragraph = |caution: &String| Element::Paragraph(Wording::of(caution, markup));
    let body = match cautions {
        [only] => vec![paragraph(only)],
        several => {
            let item = |caution| Item { level: 1, body: vec![paragraph(caution)], ..Item::default() };
            vec![Element::Items(several.iter().map(item).collect())]
        }
    };
    Some(Element::Part(Part { label: "CAUTION".to_owned(), tone: Tone::Doubtful, body }))
}

/// Where the article points to; what this index can show comes first.
pub(super) fn references(references: &[LinkedReference]) -> Option<Element> {
    if references.is_empty() {
        return None;
    }
    let mut ordered: Vec<&LinkedReference> = references.iter().collect();
    ordered.sort_by_key(|reference| !reference.indexed);
    let is_address = |reference: &LinkedReference| reference.article.contains("://");
    let cells = |reference: &&LinkedReference| -> Vec<Wording> {
        if is_address(reference) {
            let words = if reference.title.is_empty() { &reference.article } else { &reference.title };
            return vec![Wording::plain("web"), Wording::faced(words, Face::Link(reference.article.clone()))];
        }
        let absent =
            if reference.indexed { Wording::default() } else { Wording::faced("(not in this index)", Face::Quiet) };
        let gap = if reference.title.is_empty() || reference.indexed { "" } else { " " };
        vec![
            Wording::plain(&reference.article),
            Wording::plain(&reference.title).then(Wording::plain(gap)).then(absent),
        ]
    };
    let tabular = Tabular { header: Vec::new(), rows: ordered.iter().map(cells).collect() };
    Some(Element::Part(Part { label: "SEE ALSO".to_owned(), body: vec![Element::Tabular(tabular)], ..Part::default() }))
}
