//! The page of a whole article: its sections in order, lists and tables and literal text as they stand.

use super::{facts, remedies};
use crate::answer::{Followed, LinkedReference, SCHEMA};
use crate::article::{Article, Block, Item as ListItem, Markup, NoteKind};
use crate::remedies::{HotfixFile, Remedies, Remedy, hotfix_files};
use crate::render::{Banner, Document, Element, Face, Item, Layout, Page, Tabular, Verbatim, Wording, json_of};
use serde::Serialize;

/// An article to be shown whole.
#[derive(Clone, Debug)]
pub struct WholeArticle<'a> {
    pub article: &'a Article,
    pub references: &'a [LinkedReference],
    /// What the articles say that its remedies send to, if that was asked for.
    pub followed: Option<&'a [Followed]>,
}

/// The JSON of an article: what is stored, and what is read out of it.
#[derive(Serialize)]
struct Shown<'a> {
    schema: u32,
    #[serde(flatten)]
    article: &'a Article,
    remedies: Vec<Remedy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    followed: Option<&'a [Followed]>,
    files: Vec<HotfixFile>,
    fixed_in: Option<String>,
    cautions: Vec<String>,
}

impl Document for WholeArticle<'_> {
    fn page(&self) -> Page {
        let article = self.article;
        let mut page = Page::default();
        let title = Wording::faced(&article.title, Face::Strong);
        page.push(Element::Banner(Banner { tag: "ARTICLE".to_owned(), title, ..Banner::default() }));
        page.push(Element::Facts(facts(article.id.as_str(), &article.source, article.date, &article.products)));
        page.push(Element::Facts(vec![Wording::plain(&article.path)]));
        for section in &article.sections {
            if !section.heading.is_empty() {
                page.push(Element::Heading {
                    level: section.level,
                    text: Wording::of(&section.heading, article.markup),
                });
            }
            page.0.extend(elements(&section.blocks, article.markup));
        }
        page.0.extend(self.followed.into_iter().flatten().map(remedies::followed));
        page.0.extend(remedies::references(self.references));
        page
    }

    fn json(&self, layout: Layout) -> String {
        let Remedies { ways, fixed_in, cautions } = Remedies::of(self.article);
        let files = hotfix_files(self.article);
        let (article, followed) = (self.article, self.followed);
        json_of(&Shown { schema: SCHEMA, article, remedies: ways, followed, files, fixed_in, cautions }, layout)
    }
}

fn elements(blocks: &[Block], markup: Markup) -> Vec<Element> {
    blocks.iter().map(|block| element(block, markup)).collect()
}

fn element(block: &Block, markup: Markup) -> Element {
    match block {
        Block::Heading { text, .. } => Element::Heading { level: 2, text: Wording::of(text, markup) },
        Block::Paragraph(text) => Element::Paragraph(Wording::of(text, markup)),
        Block::Literal { text, .. } => Element::Verbatim(Verbatim::new(text)),
        Block::List(items) => Element::Items(items.iter().map(|item| item_of(item, markup)).collect()),
        Block::Table(table) => Element::Tabular(Tabular {
            header: table.header.iter().map(|cell| Wording::of(cell, markup)).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(|cell| Wording::of(cell, markup)).collect()).collect(),
        }),
        Block::Note { kind, blocks } => note(*kind, elements(blocks, markup)),
        Block::Quote(blocks) => Element::Quote(elements(blocks, markup)),
        Block::Image { file, alt } => Element::Paragraph(picture(file, alt)),
    }
}

fn item_of(item: &ListItem, markup: Markup) -> Item {
    Item { marker: Wording::plain(&item.marker).text(), level: 1, body: elements(&item.blocks, markup) }
}

/// A note, set in with the text around it.
fn note(kind: NoteKind, body: Vec<Element>) -> Element {
    let marker = match kind {
        NoteKind::Note => "NOTE",
        NoteKind::Tip => "TIP",
        NoteKind::Important => "IMPORTANT",
        NoteKind::Warning => "WARNING",
        NoteKind::Caution => "CAUTION",
    };
    Element::Items(vec![Item { marker: marker.to_owned(), level: 1, body }])
}

fn picture(file: &str, alt: &str) -> Wording {
    let words = if alt.is_empty() { format!("[picture {file}]") } else { format!("[picture {file}: {alt}]") };
    Wording::faced(&words, Face::Quiet)
}
