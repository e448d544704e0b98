//! Blocks → sections: headings of known kind begin one at any level, the author's own at the top level.
//!
//! Also mends what hand-written posts do to their lists: numbered paragraphs with pictures and text
//! between them are one list.

use super::inline;
use crate::article::{Block, Item, Reference, Section, SectionKind};
use crate::formats::{headings, notes};
use std::collections::HashSet;

/// A Markdown text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The first heading of level 1, if nothing stands before it.
    pub title: Option<String>,
    pub sections: Vec<Section>,
}

/// How many blocks may stand between two items of one list.
const LONGEST_INTERRUPTION: usize = 6;

impl Document {
    /// Divides blocks into sections.
    pub fn of(blocks: Vec<Block>) -> Document {
        let mut blocks = labelled(blocks).into_iter().map(promoted).peekable();
        let title =
            blocks.next_if(|block| matches!(block, Block::Heading { level: 1, .. })).and_then(|block| match block {
                Block::Heading { text, .. } => Some(text),
                _ => None,
            });
        let blocks: Vec<Block> = blocks.collect();
        let top = blocks.iter().filter_map(level).min().unwrap_or(1);
        let mut divider =
            Divider { top, sections: Vec::new(), section: introduction(), parent: SectionKind::Introduction };
        blocks.into_iter().for_each(|block| divider.take(block));
        Document { title, sections: divider.finish() }
    }

    /// What the text links to, in order of first mention, each once.
    pub fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        for section in &self.sections {
            section.texts(&mut |text| inline::links(text, &mut found));
        }
        let mut seen = HashSet::new();
        found.retain(|reference| seen.insert(reference.target.clone()));
        found
    }
}

fn introduction() -> Section {
    Section { kind: SectionKind::Introduction, level: 1, ..Section::default() }
}

fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } if *level <= 6 => Some(*level),
        _ => None,
    }
}

/// A line that is no more than the label of a note (`**NOTES**`) takes the paragraph, list or literal behind it into
/// a note: it is no heading, and the steps below it belong to the section above.
fn labelled(blocks: Vec<Block>) -> Vec<Block> {
    let mut labelled: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let kind = match labelled.last() {
            Some(Block::Paragraph(text)) => {
                notes::label(text).filter(|(_, body)| body.is_empty()).map(|(kind, _)| kind)
            }
            _ => None,
        };
        match (kind, block) {
            (Some(kind), block @ (Block::Paragraph(_) | Block::List(_) | Block::Literal { .. })) => {
                labelled.pop();
                labelled.push(Block::Note { kind, blocks: vec![block] });
            }
            (_, block) => labelled.push(block),
        }
    }
    labelled
}

/// Level of a heading that is only a bold line: below all others.
const BOLD: u8 = 7;

/// A bold line of its own that reads like a heading is one.
fn promoted(block: Block) -> Block {
    let Block::Paragraph(text) = &block else { return block };
    let bold = text.strip_prefix("**").and_then(|text| text.strip_suffix("**").or_else(|| text.strip_suffix("**:")));
    let Some(bold) = bold.filter(|bold| bold.len() <= 70 && !bold.contains("**")) else { return block };
    let odd = ['=', '<', '`', '"', ',', '“', '\n', '[', '\\'];
    let reads = !bold.contains(odd) && !bold.ends_with(['.', '!']) && !bold.to_ascii_lowercase().contains("error");
    if headings::known(bold).is_none() && !reads {
        return block;
    }
    Block::Heading { level: BOLD, text: bold.trim_end_matches(':').to_owned() }
}

struct Divider {
    /// The level of the article's own headings.
    top: u8,
    sections: Vec<Section>,
    section: Section,
    /// Kind of the last top-level section, to return to after a sub-section of known kind.
    parent: SectionKind,
}

impl Divider {
    fn take(&mut self, block: Block) {
        let Block::Heading { level, text } = block else {
            if !self.continues(&block) {
                self.section.blocks.push(block);
            }
            return;
        };
        let level = if level == BOLD { BOLD } else { level - self.top + 1 };
        let kind = match headings::known(&text) {
            Some(kind) => kind,
            None if level == 1 => SectionKind::Other,
            None if level <= self.section.level && self.section.kind != SectionKind::Reproduction => self.parent,
            None => return self.section.blocks.push(Block::Heading { level, text }),
        };
        if level == 1 {
            self.parent = kind;
        }
        self.open(Section { kind, heading: text, level, blocks: Vec::new() });
    }

    fn open(&mut self, section: Section) {
        let done = std::mem::replace(&mut self.section, section);
        if !done.blocks.is_empty() || !done.heading.is_empty() {
            self.sections.push(done);
        }
    }

    /// Puts the items of a list that goes on with an earlier one there, and what stood between into its last item.
    fn continues(&mut self, block: &Block) -> bool {
        let Block::List(more) = block else { return false };
        let blocks = &mut self.section.blocks;
        let earliest = blocks.len().saturating_sub(LONGEST_INTERRUPTION + 1);
        let Some(at) = blocks[earliest..].iter().rposition(is_numbered).map(|at| earliest + at) else { return false };
        let Block::List(items) = &blocks[at] else { return false };
        let number = |item: Option<&Item>| item.and_then(|item| item.marker.parse::<u64>().ok());
        let goes_on =
            number(more.first()).is_some_and(|first| number(items.last()) == first.checked_sub(1) && first > 1);
        if !goes_on || blocks[at..].iter().any(|block| matches!(block, Block::Heading { .. })) {
            return false;
        }
        let between = blocks.split_off(at + 1);
        if let Some(Block::List(items)) = blocks.last_mut() {
            if let Some(last) = items.last_mut() {
                last.blocks.extend(between);
            }
            items.extend(more.iter().cloned());
        }
        true
    }

    fn finish(mut self) -> Vec<Section> {
        self.open(Section::default());
        self.sections
    }
}

fn is_numbered(block: &Block) -> bool {
    matches!(block, Block::List(items) if items.last().is_some_and(|item| !item.marker.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_paragraphs_with_pictures_between_are_one_list() {
        let document = super::super::document("Do:\n\n1. one\n\n![](a.png)\n\n2.\u{a0} two\n\n3. three\n\nDone.\n");
        let [section] = &document.sections[..] else { panic!("{document:?}") };
        let [_, Block::List(items), Block::Paragraph(_)] = &section.blocks[..] else { panic!("{section:?}") };
        assert_eq!(items.iter().map(|item| item.blocks.len()).collect::<Vec<_>>(), [2, 1, 1]);
    }

    #[test]
    fn a_bold_label_is_a_note_and_no_heading() {
        let document = super::super::document("## Resolution\n\na\n\n**NOTES**\n\n- b\n\nc\n");
        let [section] = &document.sections[..] else { panic!("{document:?}") };
        assert!(matches!(section.blocks[..], [Block::Paragraph(_), Block::Note { .. }, Block::Paragraph(_)]));
    }

    #[test]
    fn headings_divide_the_text() {
        let document = super::super::document(
            "# T\n\n## Symptoms\n\na\n\n## Setup\n\nb\n\n### Workaround\n\nc\n\n### Then\n\nd\n",
        );
        let kinds: Vec<_> = document.sections.iter().map(|section| (section.kind, section.level)).collect();
        let expected = [SectionKind::Symptoms, SectionKind::Other, SectionKind::Workaround, SectionKind::Other];
        assert_eq!(kinds, [(expected[0], 1), (expected[1], 1), (expected[2], 2), (expected[3], 2)]);
        assert_eq!(document.title.as_deref(), Some("T"));
    }
}
