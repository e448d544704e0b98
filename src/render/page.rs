//! A page: what a document looks like before it is known where it will be shown.
//!
//! Knows no terminal and no Markdown. A renderer walks the elements; a document makes them.

use super::wording::{Verbatim, Wording};

/// What a line says about how things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Good,
    Doubtful,
    Bad,
}

/// A document for people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page(pub Vec<Element>);

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    Banner(Banner),
    /// What is known in passing: source, date, products.
    Facts(Vec<Wording>),
    /// A short label and what it says.
    Fact {
        label: &'static str,
        text: Wording,
    },
    Part(Part),
    /// A heading inside an article; 1 for the highest.
    Heading {
        level: u8,
        text: Wording,
    },
    Paragraph(Wording),
    /// Something to copy or to read as it stands.
    Verbatim(Verbatim),
    Items(Vec<Item>),
    Tabular(Tabular),
    Quote(Vec<Element>),
}

/// The head of a page or of a hit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Banner {
    pub tag: String,
    pub tone: Tone,
    /// Stands before the title: the id of an article.
    pub name: String,
    pub title: Wording,
    /// Stands at the right: `97 %`.
    pub aside: String,
}

/// A labelled part of an answer: FIX, FILES, CAUTION.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub label: String,
    pub tone: Tone,
    pub body: Vec<Element>,
}

/// An item of a list; nesting by level, so that lists are flat, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// `1`, `b`; empty for a bullet.
    pub marker: String,
    /// 1 for the top level.
    pub level: u8,
    pub body: Vec<Element>,
}

/// Rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tabular {
    pub header: Vec<Wording>,
    pub rows: Vec<Vec<Wording>>,
}

impl Page {
    pub fn push(&mut self, element: Element) {
        self.0.push(element);
    }
}
