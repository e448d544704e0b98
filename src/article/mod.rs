//! What an article is, whatever file it came from: plain values, no bytes, no formats.
//!
//! Formats make articles; symptoms, remedies and hotfix files are read out of them.
//! An article is stored whole in the index, so every type here can be serialised
//! by a format that is not self-describing (no skipped fields).

mod id;
mod messages;
mod scope;
mod section;
mod symptoms;

pub use id::ArticleId;
pub use messages::{Message, messages};
pub use scope::{Scope, first_day, is_on};
pub use section::{Block, Item, NoteKind, Section, SectionKind, Table, flowed};
pub use symptoms::Symptoms;

use crate::clues::{self, Clue};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How inline text (paragraphs, cells, headings) is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// Every character stands for itself.
    #[default]
    Plain,
    /// Inline Markdown: emphasis, code spans, links. Block structure is already taken apart,
    /// and inline HTML is already turned into Markdown.
    Markdown,
}

/// One knowledge-base article or blog post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    /// Without the repeated id: `SMS: Retrying a Package Update May Create Many Jobs`.
    pub title: String,
    /// Name of the format it was read by, e.g. `kb-archive`.
    pub format: String,
    pub markup: Markup,
    /// Product names as printed: `Microsoft Systems Management Server`.
    pub products: Vec<String>,
    /// Versions as printed: `2.0`, `winnt:2.0`.
    pub versions: Vec<String>,
    /// Keywords, tags, categories and "additional query words".
    pub keywords: Vec<String>,
    /// Last modified, or posted.
    pub date: Option<Date>,
    pub sections: Vec<Section>,
    /// KB articles and addresses it points to, in order of first mention, each once.
    pub references: Vec<Reference>,
    /// Name of the source it belongs to (a `SOURCE.toml` name, or the folder given to `index`).
    pub source: String,
    /// Where it lay, relative to the source: `kb/319/Q319207/README.md`.
    pub path: String,
    /// Where else the same article lay (other sources, older revisions).
    pub alternates: Vec<String>,
}

/// Something an article points to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reference {
    /// `Q323206`, an address, or a path in the same knowledge base, as printed.
    pub target: String,
    /// The words it was given: the title of the KB article, the text of the link.
    pub title: String,
}

impl Article {
    /// The sections of one kind, in order.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.kind == kind)
    }

    /// All clues, of the title and of every section, in reading order.
    pub fn clues(&self) -> Vec<Clue> {
        let mut found = clues::extract(&self.title);
        for section in &self.sections {
            section.clues(&mut |clue, _| found.push(clue));
        }
        found
    }
}
