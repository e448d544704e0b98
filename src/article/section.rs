//! Sections and the blocks in them: paragraphs, lists, literal text, tables, notes.
//!
//! Text keeps the line breaks of its source, because fixed-width tables and wrapped steps need
//! them; [`flowed`] joins the lines. Nothing here knows how a format spells these things.

use crate::clues::{self, Clue};
use serde::{Deserialize, Serialize};

/// What a section is about, whatever its heading says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SectionKind {
    /// What stands before the first heading, and summaries.
    Introduction,
    Symptoms,
    Cause,
    Resolution,
    Workaround,
    Status,
    MoreInformation,
    AppliesTo,
    References,
    /// "Steps to reproduce": never a remedy.
    Reproduction,
    /// A heading of the author's own.
    #[default]
    Other,
}

/// A stretch of an article under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub kind: SectionKind,
    /// As printed, without underline or `#`; empty for what stands before the first heading.
    pub heading: String,
    /// 1 for the top level of the article's own headings, 2 below it, and so on.
    pub level: u8,
    pub blocks: Vec<Block>,
}

/// A block of a section. Strings are inline text in the article's [`super::Markup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading of no known kind below the section's own (`### Method 1`, a bold line).
    Heading {
        level: u8,
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// Indented or fenced text, kept verbatim but for the common indent: messages, commands, listings,
    /// fixed-width tables.
    Literal {
        language: String,
        text: String,
    },
    List(Vec<Item>),
    Table(Table),
    Note {
        kind: NoteKind,
        blocks: Vec<Block>,
    },
    Quote(Vec<Block>),
    /// A picture that stands on its own, because steps point to it.
    Image {
        file: String,
        alt: String,
    },
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// As printed, without closing punctuation: `1`, `a`, `iv`; empty for a bullet.
    pub marker: String,
    pub blocks: Vec<Block>,
}

/// A table with cells, as in Markdown and HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// How loud a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// The text on one line: every run of white space becomes one space.
pub fn flowed(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

impl Block {
    /// Calls `visit` with this block and every block inside it, in reading order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        visit(self);
        match self {
            Block::List(items) => {
                for block in items.iter().flat_map(|item| &item.blocks) {
                    block.walk(visit);
                }
            }
            Block::Note { blocks, .. } | Block::Quote(blocks) => {
                for block in blocks {
                    block.walk(visit);
                }
            }
            _ => {}
        }
    }

    /// Calls `visit` with every piece of text of the block and of the blocks inside it, in reading order.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        self.walk(&mut |block| block.own_texts(visit));
    }

    fn own_texts<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        match self {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Literal { text, .. } => visit(text),
            Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| visit(cell)),
            Block::Image { alt, .. } => visit(alt),
            Block::List(_) | Block::Note { .. } | Block::Quote(_) => {}
        }
    }
}

impl Table {
    /// Calls `visit` with the text of every cell. A cell that is one word is told by the head of its column
    /// (`Offset: 0x1a2b3`), and the head's length is given, which is nothing of the cell.
    fn readings(&self, visit: &mut dyn FnMut(&str, usize)) {
        self.header.iter().for_each(|head| visit(head, 0));
        for (column, cell) in self.rows.iter().flat_map(|row| row.iter().enumerate()) {
            match self.header.get(column).filter(|head| !head.is_empty() && is_one_word(cell)) {
                Some(head) => visit(&format!("{head}: {cell}"), head.len()),
                None => visit(cell, 0),
            }
        }
    }
}

fn is_one_word(cell: &str) -> bool {
    !cell.trim().contains(char::is_whitespace)
}

impl Section {
    /// Calls `visit` with the heading and every piece of text of the section, in reading order.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        visit(&self.heading);
        self.blocks.iter().for_each(|block| block.texts(visit));
    }

    /// Calls `visit` with every clue of the section and the text that it stands in, in reading order.
    pub fn clues(&self, visit: &mut dyn FnMut(Clue, &str)) {
        let mut read = |text: &str, from: usize| {
            let found = clues::extract(text).into_iter().filter(|clue| clue.span.start >= from);
            found.for_each(|clue| visit(clue, text));
        };
        read(&self.heading, 0);
        for block in &self.blocks {
            block.walk(&mut |block| match block {
                Block::Table(table) => table.readings(&mut read),
                other => other.own_texts(&mut |text| read(text, 0)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_text_is_one_line() {
        assert_eq!(flowed("  a\n\tb  c\r\n"), "a b c");
    }

    #[test]
    fn the_head_of_a_column_tells_what_its_cells_are() {
        let cells = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let table = Table {
            header: cells(&["Module", "Offset", "Event ID"]),
            rows: vec![cells(&["b.dll", "0x0001a2b3", "1000"]), cells(&["", "none", "see 7"])],
        };
        let section = Section { blocks: vec![Block::Table(table)], ..Section::default() };
        let mut terms = Vec::new();
        section.clues(&mut |clue, _| terms.push(clue.term()));
        assert_eq!(terms, ["file:b.dll", "offset:0x1a2b3", "event-id:1000"]);
    }
}
