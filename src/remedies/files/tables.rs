//! The tables of files in an article: where one begins, which of its lines are rows, and whether it lists what a fix
//! brings or is only discussed.

use super::HotfixFile;
use super::rows::{self, Columns, Line, Row};
use crate::article::{Article, Block, Section, SectionKind, flowed};

/// A table of files in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileTable {
    /// The words of its head, lowercase, one space between them; empty where there is no head.
    pub head: String,
    /// Whether it lists the files of a fix, and not those that a product shipped with.
    pub is_of_a_fix: bool,
    pub rows: Vec<Row>,
    /// Lines between its rows that are no rows.
    pub skipped: Vec<String>,
}

/// The tables of files in an article, in order.
pub fn file_tables(article: &Article) -> Vec<FileTable> {
    let listing = is_listing(article);
    let mut found = Found { tables: Vec::new(), open: None, lead: String::new(), listing };
    for section in article.sections.iter().filter(|section| may_list_files(section.kind, listing)) {
        found.open = None;
        found.lead.clear();
        found.blocks(&section.blocks, section);
    }
    found.tables.retain(|table| !table.rows.is_empty());
    found.tables
}

fn may_list_files(kind: SectionKind, listing: bool) -> bool {
    match kind {
        SectionKind::Symptoms | SectionKind::AppliesTo | SectionKind::Reproduction => false,
        SectionKind::Introduction => listing,
        _ => true,
    }
}

/// Whether the article is a list of files that stands beside one: `KB123456_FileList.txt`.
fn is_listing(article: &Article) -> bool {
    article.path.to_ascii_lowercase().contains("filelist")
}

/// Tables as they are found, section by section.
struct Found {
    tables: Vec<FileTable>,
    /// How the last table is read, while its lines may go on.
    open: Option<rows::Table>,
    /// What was said since the last table.
    lead: String,
    listing: bool,
}

impl Found {
    fn blocks(&mut self, blocks: &[Block], section: &Section) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => {
                    self.open = None;
                    self.say(text);
                }
                Block::Paragraph(text) | Block::Literal { text, .. } => self.lines(text, section),
                Block::Table(table) => {
                    let Some(columns) = Columns::of_cells(&table.header) else { continue };
                    self.begin(&table.header.join(" "), section);
                    let rows = table.rows.iter().filter_map(|row| columns.row_of_cells(row));
                    self.add(rows);
                }
                Block::List(items) => items.iter().for_each(|item| self.blocks(&item.blocks, section)),
                Block::Note { blocks, .. } => {
                    self.open = None;
                    self.blocks(blocks, section);
                }
                Block::Quote(blocks) => self.blocks(blocks, section),
                Block::Image { .. } => {}
            }
        }
    }

    fn begin(&mut self, head: &str, section: &Section) {
        let is_of_a_fix = self.is_of_a_fix(section);
        let head = flowed(&head.replace('|', " ")).to_lowercase();
        self.tables.push(FileTable { head, is_of_a_fix, ..FileTable::default() });
    }

    fn add(&mut self, rows: impl Iterator<Item = Row>) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.extend(rows);
        }
    }

    fn lines(&mut self, text: &str, section: &Section) {
        // Most paragraphs hold no table: a head names a size or a version, a row has digits.
        if self.open.is_none() && !rows::may_hold_table(text) {
            let told: Vec<HotfixFile> = rows::told_in_prose(text).collect();
            if !told.is_empty() {
                self.begin("", section);
                let rows = told.into_iter().map(|file| Row { file, left: Vec::new() });
                self.add(rows);
            }
            return self.say(text);
        }
        // What is no row may stand between rows, or end the table.
        let mut others: Vec<&str> = Vec::new();
        for line in text.lines() {
            if let Some(table) = rows::Table::begun_by(line) {
                self.say(&std::mem::take(&mut others).join(" "));
                self.begin(line, section);
                self.open = Some(table);
                continue;
            }
            if self.open.is_none()
                && let Some(table) = rows::Table::without_head(line)
            {
                self.say(&std::mem::take(&mut others).join(" "));
                self.begin("", section);
                self.open = Some(table);
            }
            match (self.open.as_mut().map(|table| table.read(line)), self.tables.last_mut()) {
                (Some(Line::Row { row, is_plain }), Some(table)) if others.is_empty() || is_plain => {
                    table.skipped.extend(others.drain(..).map(flowed));
                    table.rows.push(*row);
                }
                (Some(Line::Inside), _) => {}
                _ => others.push(line),
            }
        }
        if !others.is_empty() {
            if self.open.take().is_some() {
                self.lead.clear();
            }
            self.say(&others.join(" "));
        }
    }

    fn say(&mut self, text: &str) {
        for word in text.split_whitespace() {
            self.lead.push_str(word);
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
        let recent = recent.to_lowercase();
        if OTHERS.iter().any(|other| recent.contains(other)) {
            return false;
        }
        match section.kind {
            SectionKind::Resolution => true,
            // What tells the cause names the files that are to blame, and seldom those of a fix.
            SectionKind::Cause => recent.contains("file attributes"),
            _ => FIXES.iter().any(|fix| recent.contains(fix)),
        }
    }
}
