//! Bytes → articles. One contract ([`ArticleFormat`]), one table ([`FORMATS`]); every other file is
//! one format, detected by content, never by file name alone.
//!
//! Knows no index and reads no files. Nothing here can fail: what is odd becomes a [`Notice`].

use crate::article::Article;
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
pub static FORMATS: &[&dyn ArticleFormat] = &[];

/// Reads one file.
pub fn parse(_source: &Source) -> Parsed {
    Parsed::default()
}
