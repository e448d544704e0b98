//! Markdown → sections of blocks: shared by Learn, blog, plain Markdown and HTML pages.
//!
//! HTML and entities go first, so that one parser sees one spelling; then blocks; then headings
//! divide the blocks into sections. Inline Markdown stays as printed.

mod blocks;
mod entities;
mod fences;
mod from_html;
mod inline;
mod sections;

pub use entities::decoded;
pub use sections::Document;

/// Reads Markdown, with HTML mixed in.
pub fn document(text: &str) -> Document {
    let text = inline::without_directives(text);
    Document::of(blocks::blocks(&from_html::markdown(&text)))
}

/// Reads the body of an HTML page.
pub fn page(html: &str) -> Document {
    Document::of(blocks::blocks(&from_html::page(html)))
}
