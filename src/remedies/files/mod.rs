//! Hotfix file rows out of the tables of an article: those that say which files a fix brings.
//!
//! ```text
//! The English version of this fix should have the following file attributes or later:
//!
//!   Date       Time    Version        Size     File name    Platform
//!   ----------------------------------------------------------------
//!   1-Mar-2001 17:45   2.00.1493.3257 231,312  Distmgr.dll  I386
//! ```
//! Columns come in any order and any cell may be blank; cells are told apart by their shape (`cells`, `reading`), and lines of
//! a table by its head (`rows`, `tables`). Tables of files that ship with a product or are only discussed are left alone.

mod cells;
mod reading;
mod rows;
mod tables;

pub use rows::Row;
pub use tables::{FileTable, file_tables};

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
    /// As printed: `Alpha`, `I386`, `(x86)`.
    pub platform: Option<String>,
    pub path: Option<String>,
}

/// The hotfix file rows of an article, in order.
pub fn hotfix_files(article: &Article) -> Vec<HotfixFile> {
    let tables = file_tables(article).into_iter().filter(|table| table.is_of_a_fix);
    tables.flat_map(|table| table.rows).map(|row| row.file).collect()
}
