//! The page of a search: one entry a hit, with the words that it was found by.

use super::facts;
use crate::answer::{Answer, Hit};
use crate::render::{Banner, Document, Element, Face, Layout, Page, Tone, Wording, json_of};

/// Hits to choose from, without a verdict.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a>(pub &'a Answer);

impl Document for Listing<'_> {
    fn page(&self) -> Page {
        let hits = &self.0.hits;
        if hits.is_empty() {
            let title = Wording::faced("No article holds these words.", Face::Strong);
            return Page(vec![Element::Banner(Banner {
                tag: "NOTHING".to_owned(),
                tone: Tone::Bad,
                title,
                ..Banner::default()
            })]);
        }
        Page(hits.iter().flat_map(entry).collect())
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self.0, layout)
    }
}

fn entry(hit: &Hit) -> Vec<Element> {
    let banner = Banner {
        tag: hit.date.map(|date| date.to_string()).unwrap_or_default(),
        name: Wording::plain(hit.article.as_str()).text(),
        title: Wording::faced(&hit.title, Face::Strong),
        ..Banner::default()
    };
    let mut entry = vec![Element::Banner(banner), Element::Facts(facts("", &hit.source, None, &hit.products))];
    let telling = hit.evidence.iter().find(|evidence| !evidence.matched.is_empty());
    entry.extend(telling.map(|evidence| Element::Fact { label: "matched", text: Wording::plain(&evidence.matched) }));
    entry
}
