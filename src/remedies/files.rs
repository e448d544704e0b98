//! Hotfix file rows out of the tables of an article.

use super::Size;
use crate::article::Article;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One row of a table of the files that a fix brings. Blank cells are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HotfixFile {
    pub name: String,
    /// As printed: `2.00.1493.3257`.
    pub version: Option<String>,
    pub date: Option<Date>,
    /// As printed: `17:45`, `03:51p`.
    pub time: Option<String>,
    pub size: Option<Size>,
    /// As printed: `Alpha`, `I386`, `(x86)`, `Windows 2000`.
    pub platform: Option<String>,
    pub path: Option<String>,
}

/// The hotfix file rows of an article, in order.
pub fn hotfix_files(_article: &Article) -> Vec<HotfixFile> {
    Vec::new()
}
