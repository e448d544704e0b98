//! The body of a KB text: chunks → sections of paragraphs, nested lists, literal text and notes.
//!
//! ```text
//! 1. Remove the address of the secondary site from
//!   Site Settings.
//!
//!   a. An item of the list inside.
//!
//!   HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\SMS
//! ```
//! An item's later lines stand two columns in, and so does literal text: what tells them apart is
//! whether they read like prose.

use super::chunks::{Chunk, Heading, chunks};
use super::lines::{Line, running, verbatim};
use super::markers::{Marker, Style, marker};
use crate::article::{Block, Item, Section, SectionKind};
use crate::formats::notes;

/// How many blocks may stand between two items of one list.
const LONGEST_INTERRUPTION: usize = 6;

/// Reads the sections of the body.
pub fn sections(lines: &[Line<'_>]) -> Vec<Section> {
    let mut body = Body::default();
    for chunk in chunks(lines) {
        match chunk {
            Chunk::Heading(heading) => body.heading(&heading),
            Chunk::Lines(lines) => body.lines(lines),
        }
    }
    body.finish()
}

struct OpenList {
    indent: usize,
    style: Style,
    items: Vec<Item>,
}

struct Body {
    sections: Vec<Section>,
    section: Section,
    /// Kind of the last top-level section, to return to after a sub-section of known kind.
    parent: SectionKind,
    /// The open lists, outermost first; a block goes into the last item of the last of them.
    lists: Vec<OpenList>,
}

impl Default for Body {
    fn default() -> Body {
        let section = Section { kind: SectionKind::Introduction, level: 1, ..Section::default() };
        Body { sections: Vec::new(), section, parent: SectionKind::Introduction, lists: Vec::new() }
    }
}

impl Body {
    fn finish(mut self) -> Vec<Section> {
        self.open(Section::default());
        self.sections
    }

    fn open(&mut self, section: Section) {
        self.close_lists(0);
        let done = std::mem::replace(&mut self.section, section);
        if !done.blocks.is_empty() || !done.heading.is_empty() {
            self.sections.push(done);
        }
    }

    fn heading(&mut self, heading: &Heading<'_>) {
        let kind = match (heading.kind, heading.level) {
            (Some(kind), _) => kind,
            (None, 1) => SectionKind::Other,
            (None, 2) if self.section.level == 2 && self.section.kind != SectionKind::Reproduction => self.parent,
            (None, level) => {
                self.close_lists(0);
                self.section.blocks.push(Block::Heading { level, text: heading.text.to_owned() });
                return;
            }
        };
        if heading.level == 1 {
            self.parent = kind;
        }
        self.open(Section { kind, heading: heading.text.to_owned(), level: heading.level, blocks: Vec::new() });
    }

    /// Splits a run of lines where items begin.
    fn lines(&mut self, lines: &[Line<'_>]) {
        let mut start = 0;
        let mut last: Option<(Marker<'_>, usize)> = None;
        for (at, line) in lines.iter().enumerate() {
            let Some(found) = marker(line.text) else { continue };
            let begins = match (at, last) {
                (0, _) => found.begins() || self.continues(&found, line.indent),
                (_, Some((before, indent))) => {
                    let same = indent == line.indent && found.follows(before.style, before.label);
                    let nested = line.indent > indent && found.is_first() && found.style != Style::Number;
                    same || nested || found.style == Style::Number && self.continues(&found, line.indent)
                }
                (_, None) => {
                    let introduced = lines[at - 1].text.ends_with(':');
                    found.is_first()
                        && (introduced || lines[at - 1].text.ends_with('.') && found.style == Style::Number)
                }
            };
            if !begins {
                continue;
            }
            self.flush(&lines[start..at], last.take());
            last = Some((found, line.indent));
            start = at;
        }
        self.flush(&lines[start..], last);
    }

    fn flush(&mut self, lines: &[Line<'_>], marker: Option<(Marker<'_>, usize)>) {
        match (lines, marker) {
            ([], _) => {}
            ([_, more @ ..], Some((marker, indent))) => self.item(&marker, indent, more),
            (_, None) => self.block(lines),
        }
    }

    fn item(&mut self, marker: &Marker<'_>, indent: usize, more: &[Line<'_>]) {
        let mut text = marker.rest.to_owned();
        if !more.is_empty() {
            text.push('\n');
            text.push_str(&running(more));
        }
        let paragraph = notes::paragraph(text);
        let item = Item { marker: marker.label.to_owned(), blocks: vec![paragraph] };
        self.list_for(marker, indent).items.push(item);
    }

    /// Whether the marker goes on with one of the open lists.
    fn continues(&self, marker: &Marker<'_>, indent: usize) -> bool {
        self.lists.iter().any(|list| list.takes(marker, indent))
    }

    /// The list that an item belongs to, the last open one afterwards.
    fn list_for(&mut self, marker: &Marker<'_>, indent: usize) -> &mut OpenList {
        if let Some(depth) = self.lists.iter().rposition(|list| list.takes(marker, indent)) {
            self.close_lists(depth + 1);
        } else {
            let inside = self.introduced() && marker.is_first();
            let depth = self.lists.iter().position(|list| list.indent > indent || list.indent == indent && !inside);
            self.close_lists(depth.unwrap_or(self.lists.len()));
            let list = OpenList { indent, style: marker.style, items: Vec::new() };
            let list = if self.lists.is_empty() { self.reopened(marker, indent).unwrap_or(list) } else { list };
            self.lists.push(list);
        }
        let last = self.lists.len() - 1;
        &mut self.lists[last]
    }

    /// A closed list of this section that the marker goes on with: what stood between belongs to its last item.
    fn reopened(&mut self, marker: &Marker<'_>, indent: usize) -> Option<OpenList> {
        if marker.style == Style::Bullet || marker.is_first() {
            return None;
        }
        let blocks = &mut self.section.blocks;
        let earliest = blocks.len().saturating_sub(LONGEST_INTERRUPTION + 1);
        let at = earliest + blocks[earliest..].iter().rposition(|block| matches!(block, Block::List(_)))?;
        let headed = blocks[at..].iter().any(|block| matches!(block, Block::Heading { .. }));
        let Block::List(items) = &blocks[at] else { return None };
        let goes_on = items.last().is_some_and(|item| marker.follows(marker.style, &item.marker));
        if headed || !goes_on {
            return None;
        }
        let between = blocks.split_off(at + 1);
        let Some(Block::List(mut items)) = blocks.pop() else { return None };
        items.last_mut()?.blocks.extend(between);
        Some(OpenList { indent, style: marker.style, items })
    }

    /// A run of lines without marker.
    fn block(&mut self, lines: &[Line<'_>]) {
        let indent = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let first = lines.first().map_or("", |line| line.text);
        if indent == 0 || notes::label(first).is_some() {
            self.close_lists(self.lists.iter().position(|list| list.indent >= indent).unwrap_or(self.lists.len()));
            self.push(notes::paragraph(verbatim(lines)));
            return;
        }
        let literal = self.lists.is_empty() || self.introduced() || !is_prose(lines) && !is_alternative(lines);
        let outermost = if literal && self.introduced() { indent + 1 } else { indent };
        self.close_lists(self.lists.iter().position(|list| list.indent >= outermost).unwrap_or(self.lists.len()));
        if literal { self.literal(lines) } else { self.push(Block::Paragraph(running(lines))) }
    }

    /// Literal text goes on with the literal text before it, but a line that refers to an article stands alone.
    fn literal(&mut self, lines: &[Line<'_>]) {
        let more = verbatim(lines);
        if let Some(Block::Literal { text, .. }) = self.blocks().last_mut()
            && !is_reference(text)
            && !is_reference(&more)
        {
            text.push_str("\n\n");
            text.push_str(&more);
            return;
        }
        self.push(Block::Literal { language: String::new(), text: more });
    }

    /// Whether the text before ends in a colon.
    fn introduced(&mut self) -> bool {
        let text = match self.blocks().last() {
            Some(Block::Paragraph(text)) => text,
            Some(Block::Note { blocks, .. }) => match blocks.last() {
                Some(Block::Paragraph(text)) => text,
                _ => return false,
            },
            _ => return false,
        };
        text.ends_with(':')
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.lists.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => &mut item.blocks,
            None => &mut self.section.blocks,
        }
    }

    fn push(&mut self, block: Block) {
        self.blocks().push(block);
    }

    fn close_lists(&mut self, depth: usize) {
        while self.lists.len() > depth
            && let Some(list) = self.lists.pop()
        {
            self.push(Block::List(list.items));
        }
    }
}

impl OpenList {
    fn takes(&self, marker: &Marker<'_>, indent: usize) -> bool {
        let alike = self.indent.abs_diff(indent) <= 1;
        alike && self.items.last().is_some_and(|last| marker.follows(self.style, &last.marker))
    }
}

fn is_reference(text: &str) -> bool {
    let number = text.strip_prefix('Q').unwrap_or_default();
    number.len() > 5 && number.bytes().take(5).all(|byte| byte.is_ascii_digit()) || text.starts_with("http://")
}

/// `-or-` between two items.
fn is_alternative(lines: &[Line<'_>]) -> bool {
    matches!(lines, [line] if line.text.trim_matches('-').trim().eq_ignore_ascii_case("or"))
}

/// Whether indented lines read like sentences: words, a capital at the beginning, an end.
fn is_prose(lines: &[Line<'_>]) -> bool {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
    let begins = first.text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '(' | '*'));
    let ends = last.text.ends_with(['.', ':', ')', '?', '!', '"']);
    let even = lines.iter().skip(1).all(|line| line.indent.abs_diff(first.indent) <= 4);
    let words = lines.iter().flat_map(|line| line.text.split(' ')).filter(|word| !word.is_empty());
    let (mut plain, mut all) = (0, 0);
    for word in words {
        all += 1;
        plain += usize::from(
            word.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b',' | b'\'' | b':' | b'-')),
        );
    }
    begins && even && all >= 5 && plain * 10 >= all * 7 && (ends || lines.len() > 1 && plain * 10 >= all * 9)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;
    use crate::article::NoteKind;

    fn shape(blocks: &[Block]) -> String {
        let parts = blocks.iter().map(|block| match block {
            Block::Heading { text, .. } => format!("h({text})"),
            Block::Paragraph(text) => format!("p({})", text.replace('\n', " ")),
            Block::Literal { text, .. } => format!("lit({})", text.replace('\n', "|")),
            Block::List(items) => {
                let items = items.iter().map(|item| format!("{}:{}", item.marker, shape(&item.blocks)));
                format!("[{}]", items.collect::<Vec<_>>().join("; "))
            }
            Block::Note { kind: NoteKind::Note, blocks } => format!("note({})", shape(blocks)),
            other => format!("{other:?}"),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bodies_have_the_shape_of_their_lists() {
        for (text, expected) in [
            ("1. One\n  more\n\n2. Two", "[1:p(One more); 2:p(Two)]"),
            ("1. One:\n\n  a. In\n\n  b. Side\n\n2. Two", "[1:p(One:) [a:p(In); b:p(Side)]; 2:p(Two)]"),
            ("1. One:\n\n- In\n- Side\n\n2. Two", "[1:p(One:) [:p(In); :p(Side)]; 2:p(Two)]"),
            ("1. One\n\nBetween.\n\n2. Two", "[1:p(One) p(Between.); 2:p(Two)]"),
            ("1. One\n\n2. Two\n\n1. Anew", "[1:p(One); 2:p(Two)] [1:p(Anew)]"),
            ("Type:\n\n  net stop\n\n  net start", "p(Type:) lit(net stop||net start)"),
            (
                "1. Type:\n\n  net stop x\n\n  Then you wait for it to stop.",
                "[1:p(Type:) lit(net stop x) p(Then you wait for it to stop.)]",
            ),
            ("1. One\n\n  NOTE: Mind it.\n\nAfter.", "[1:p(One) note(p(Mind it.))] p(After.)"),
            ("It ends.\n1. One\n2. Two", "p(It ends.) [1:p(One); 2:p(Two)]"),
            ("(c) 1995 by us", "p((c) 1995 by us)"),
        ] {
            let sections = sections(&lines(text));
            assert_eq!(shape(&sections[0].blocks), expected, "{text}");
        }
    }

    #[test]
    fn a_known_subheading_opens_a_section_and_the_next_one_returns_to_its_parent() {
        let text = "RESOLUTION\n==========\n\nx\n\nWORKAROUND\n----------\n\ny\n\nFor Alpha\n---------\n\nz";
        let kinds: Vec<_> = sections(&lines(text)).into_iter().map(|section| (section.kind, section.level)).collect();
        let expected = [(SectionKind::Resolution, 1), (SectionKind::Workaround, 2), (SectionKind::Resolution, 2)];
        assert_eq!(kinds, expected);
    }
}
