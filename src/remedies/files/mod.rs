//! Hotfix file rows out of the tables of an article: those that say which files a fix brings.
//!
//! ```text
//! The English version of this fix should have the following file attributes or later:
//!
//!   Date       Time    Version        Size     File name    Platform
//!   ----------------------------------------------------------------
//!   1-Mar-2001 17:45   2.00.1493.3257 231,312  Distmgr.dll  I386
//! ```
//! Columns come in any order and any cell may be blank; cells are told apart by their shape (`cells`), and lines of
//! a table by its head (`rows`). Tables of files that ship with a product or are only discussed are left alone.

mod cells;
mod rows;

use super::Size;
use crate::article::{Article, Block, Section, SectionKind, flowed};
use jiff::civil::Date;
use rows::{Columns, Table};
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
    let mut found = Found { files: Vec::new(), table: None, lead: String::new(), listing: is_listing(article) };
    let listing = found.listing;
    for section in article.sections.iter().filter(|section| may_list_fixes(section.kind, listing)) {
        found.table = None;
        found.lead.clear();
        found.blocks(&section.blocks, section);
    }
    found.files
}

fn may_list_fixes(kind: SectionKind, listing: bool) -> bool {
    match kind {
        SectionKind::Symptoms | SectionKind::Cause | SectionKind::AppliesTo | SectionKind::Reproduction => false,
        SectionKind::Introduction => listing,
        _ => true,
    }
}

/// Whether the article is a list of files that stands beside one: `KB123456_FileList.txt`.
fn is_listing(article: &Article) -> bool {
    article.path.to_ascii_lowercase().contains("filelist")
}

/// Rows as they are found, section by section.
struct Found {
    files: Vec<HotfixFile>,
    /// The table whose lines are being read.
    table: Option<Table>,
    /// What was said since the last table.
    lead: String,
    listing: bool,
}

impl Found {
    fn blocks(&mut self, blocks: &[Block], section: &Section) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => {
                    self.table = None;
                    self.say(text);
                }
                Block::Paragraph(text) | Block::Literal { text, .. } => self.lines(text, section),
                Block::Table(table) => {
                    let Some(columns) = Columns::of_cells(&table.header) else { continue };
                    if self.is_of_a_fix(section) {
                        self.files.extend(table.rows.iter().filter_map(|row| columns.file_of_cells(row)));
                    }
                }
                Block::List(items) => items.iter().for_each(|item| self.blocks(&item.blocks, section)),
                Block::Note { blocks, .. } | Block::Quote(blocks) => self.blocks(blocks, section),
                Block::Image { .. } => {}
            }
        }
    }

    fn lines(&mut self, text: &str, section: &Section) {
        // Most paragraphs hold no table: a head names a size or a version, a row has digits.
        if self.table.is_none() && !rows::may_hold_head(text) {
            if self.is_of_a_fix(section) {
                self.files.extend(rows::told_in_prose(text));
            }
            return self.say(text);
        }
        let mut said = String::new();
        for line in text.lines() {
            if let Some(table) = Table::begun_by(line) {
                self.say(&std::mem::take(&mut said));
                self.table = self.is_of_a_fix(section).then_some(table);
            } else if let Some(table) = &mut self.table {
                match table.read(line) {
                    rows::Line::File(file) => self.files.push(*file),
                    rows::Line::Inside => {}
                    rows::Line::Outside => {
                        self.table = None;
                        self.lead.clear();
                        said.push_str(line);
                        said.push(' ');
                    }
                }
            } else {
                said.push_str(line);
                said.push(' ');
            }
        }
        self.say(&said);
    }

    fn say(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.lead.push_str(&flowed(text).to_lowercase());
            self.lead.push(' ');
        }
    }

    /// Whether what was said before a table makes it one of the files of a fix.
    fn is_of_a_fix(&self, section: &Section) -> bool {
        const FIXES: &[&str] = &[
            "attributes",
            "this fix",
            "the fix",
            "hotfix",
            "hot fix",
            "this update",
            "updated file",
            "updated version",
            "this patch",
            "the patch",
            "following files are installed",
            "files are installed by",
            "newer version",
            "corrected",
            "file is installed",
            "are installed",
            "or later",
            "files are updated",
            "qfe",
            "this software",
            "update contains",
            "fix contains",
        ];
        const OTHERS: &[&str] = &["shipped", "ships with", "that ship ", "included with the original"];
        if self.listing {
            return true;
        }
        let recent = self.lead.char_indices().rev().nth(900).map_or(self.lead.as_str(), |(at, _)| &self.lead[at..]);
        if OTHERS.iter().any(|other| recent.contains(other)) {
            return false;
        }
        section.kind == SectionKind::Resolution || FIXES.iter().any(|fix| recent.contains(fix))
    }
}
