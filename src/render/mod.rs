//! Documents → bytes for people and programs. One contract ([`Renderer`]), one table ([`RENDERERS`]);
//! every other file is one renderer or what they share.
//!
//! What varies along the other axis, the kind of document, is a second contract: a [`Document`] describes
//! itself as a [`Page`] and as JSON, so a new document needs no change here and a new renderer none there.
//! Knows no index and no files. Article text reaches a page only as [`Wording`] or [`Verbatim`], and
//! those cannot hold a control character.

mod clean;
mod data;
mod documents;
mod filling;
mod inline;
mod json;
mod markdown;
mod ndjson;
mod number;
mod page;
mod style;
mod table;
mod text;
mod wording;

pub use clean::clean;
pub use data::Layout;
pub use documents::{Answered, Listing, Placeholders, WholeArticle};
pub use number::thousands;
pub use page::{Banner, Element, Item, Page, Part, Tabular, Tone};
pub use wording::{Face, Run, Verbatim, Wording};

/// What a command has to show.
pub trait Document {
    /// The document for people.
    fn page(&self) -> Page;
    /// The document for programs, as `docs/json.md` has it.
    fn json(&self, layout: Layout) -> String;
}

/// What the place that the bytes go to can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surface {
    /// Columns to wrap at.
    pub width: usize,
    pub color: bool,
    pub hyperlinks: bool,
}

/// What stands around the documents when there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joints {
    pub before: &'static str,
    pub between: &'static str,
    pub after: &'static str,
}

/// A member of this folder.
pub trait Renderer: Sync {
    /// The name that `--format` takes.
    fn name(&self) -> &'static str;
    /// One document, closed by a line feed.
    fn render(&self, document: &dyn Document, surface: Surface) -> String;
    /// How several documents make one output.
    fn joints(&self) -> Joints;
}

/// Every renderer; the first is the default.
pub static RENDERERS: &[&dyn Renderer] = &[&text::Text, &json::Json, &ndjson::Ndjson, &markdown::Markdown];

/// The renderer that `--format` names.
pub fn renderer(name: &str) -> Option<&'static dyn Renderer> {
    RENDERERS.iter().copied().find(|renderer| renderer.name() == name)
}

/// Serialised values as the JSON of a document, for documents defined elsewhere.
pub fn json_of(value: &impl serde::Serialize, layout: Layout) -> String {
    data::written(value, layout)
}
