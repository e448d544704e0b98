//! Bytes → articles. One contract ([`ArticleFormat`]), one table ([`FORMATS`]); every other file is
//! one format, detected by content, never by file name alone.
//!
//! What several formats share has a folder or file of its own: `kb_text`, `markdown_text`, `markdown_article`,
//! `front_matter`, `headings`, `notes`.
//! Knows no index and reads no files. Nothing here can fail: what is odd becomes a [`Notice`].

mod blog;
mod front_matter;
mod headings;
mod html;
mod kb_archive;
mod kb_document;
mod kb_text;
mod kb_web_page;
mod learn;
mod markdown;
mod markdown_article;
mod markdown_text;
mod notes;
mod plain;

use crate::article::Article;
use crate::charset;
use serde::{Deserialize, Serialize};

/// The bytes of one file and where they lay.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Name of the source the file belongs to.
    pub name: String,
    /// Path inside the source, `/` between folders.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Something odd about a file that did not stop it from being read, or why there is no article in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// A stable name to count by: `charset-guessed`, `empty`, `binary`, `front-matter`, `duplicate`.
    pub kind: String,
    pub path: String,
    /// For people: what was found and what was done about it.
    pub text: String,
}

/// What came out of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    pub article: Option<Article>,
    pub notices: Vec<Notice>,
}

impl Parsed {
    /// An article without notices.
    pub fn of(article: Article) -> Parsed {
        Parsed { article: Some(article), notices: Vec::new() }
    }
}

impl Notice {
    /// A notice about the file at `path`.
    pub fn new(kind: &str, path: &str, text: impl Into<String>) -> Notice {
        Notice { kind: kind.to_owned(), path: path.to_owned(), text: text.into() }
    }
}

/// A member of this folder.
pub trait ArticleFormat: Sync {
    /// The name that `extract` and `info` show, e.g. `kb-archive`.
    fn name(&self) -> &'static str;
    /// Whether the text is of this format. Cheap: looks at the beginning only.
    fn detects(&self, text: &str) -> bool;
    /// Takes the text apart.
    fn parse(&self, text: &str, path: &str) -> Parsed;
}

/// Every format, the most particular first; the last takes any text.
pub static FORMATS: &[&dyn ArticleFormat] = &[
    &kb_archive::KbArchive,
    &kb_document::KbDocument,
    &kb_web_page::KbWebPage,
    &learn::Learn,
    &blog::Blog,
    &html::Html,
    &markdown::Markdown,
    &plain::Plain,
];

/// Reads one file.
pub fn parse(source: &Source) -> Parsed {
    if looks_binary(&source.bytes) {
        return without_article(Notice::new("binary", &source.path, "not text; left out"));
    }
    let decoded = charset::decode(&source.bytes);
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c.is_control()).is_empty() {
        return without_article(Notice::new("empty", &source.path, "no text in it; left out"));
    }
    let Some(format) = FORMATS.iter().find(|format| format.detects(&decoded.text)) else {
        return Parsed::default();
    };
    let mut parsed = format.parse(&decoded.text, &source.path);
    if decoded.confidence < 1.0 {
        let text = format!("read as {}, a guess of {:.0} %", decoded.charset, decoded.confidence * 100.0);
        parsed.notices.insert(0, Notice::new("charset-guessed", &source.path, text));
    }
    if let Some(article) = &mut parsed.article {
        article.format = format.name().to_owned();
        article.source = source.name.clone();
        article.path = source.path.clone();
    }
    parsed
}

fn without_article(notice: Notice) -> Parsed {
    Parsed { article: None, notices: vec![notice] }
}

/// Whether the bytes are no text in any charset we read: many control characters near the beginning.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(2048)];
    let control = |byte: &u8| matches!(byte, 0x01..=0x06 | 0x0e..=0x1a | 0x1c..=0x1f);
    let controls = sample.iter().filter(|byte| control(byte)).count();
    let magic: [&[u8]; 6] = [b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"%PDF-", b"\x7fELF"];
    magic.iter().any(|magic| bytes.starts_with(magic)) || controls * 20 > sample.len()
}

/// The first `length` bytes of the text, cut back to a whole character.
fn head(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}
