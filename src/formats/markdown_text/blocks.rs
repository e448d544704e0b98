//! Markdown without HTML → blocks, headings included. An explicit stack, so that no nesting overflows.

use super::inline;
use crate::article::{Block, Item, NoteKind, Table};
use crate::formats::notes;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Deepest nesting of lists and quotes that is kept; what is deeper comes out flat.
const DEEPEST: usize = 24;

/// Reads the blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let mut builder = Builder { text, frames: vec![Frame::new(Kind::Root)], inline: None, flat: 0 };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

enum Kind {
    Root,
    /// The number of the next item, or `None` for bullets.
    List(Option<u64>, Vec<Item>),
    Item,
    Quote(Option<NoteKind>),
    Heading(u8),
    Code(String, String),
    Table(Table, Vec<String>),
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
}

impl Frame {
    fn new(kind: Kind) -> Frame {
        Frame { kind, blocks: Vec::new() }
    }
}

struct Builder<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    /// The inline text being read.
    inline: Option<Range<usize>>,
    /// Containers open beyond the deepest that is kept.
    flat: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.kind() {
                Kind::Code(_, code) => code.push_str(&text),
                _ => self.extend(range),
            },
            Event::Html(_) => self.extend(range),
            Event::Rule => self.flush(),
            _ => self.extend(range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::List(start) => Kind::List(start, Vec::new()),
            Tag::Item => Kind::Item,
            Tag::BlockQuote(kind) => Kind::Quote(kind.map(note_kind)),
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                Kind::Code(language.to_owned(), String::new())
            }
            Tag::Table(_) => Kind::Table(Table { header: Vec::new(), rows: Vec::new() }, Vec::new()),
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Paragraph | Tag::HtmlBlock => return self.flush(),
            _ => return self.extend(range),
        };
        self.flush();
        let contains = matches!(kind, Kind::List(..) | Kind::Item | Kind::Quote(_));
        if contains && (self.flat > 0 || self.frames.len() >= DEEPEST && !matches!(kind, Kind::Item)) {
            self.flat += 1;
            return;
        }
        self.frames.push(Frame::new(kind));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::TableCell => {
                let cell = self.taken().unwrap_or_default();
                if let Kind::Table(_, cells) = self.kind() {
                    cells.push(cell.trim_matches('|').trim().to_owned());
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Kind::Table(table, cells) = self.kind() {
                    let row = std::mem::take(cells);
                    if tag == TagEnd::TableHead { table.header = row } else { table.rows.push(row) }
                }
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.flush();
                if self.flat > 0 { self.flat -= 1 } else { self.close() }
            }
            TagEnd::Heading(_) => {
                let text = self.taken().unwrap_or_default();
                self.close_heading(text);
            }
            TagEnd::CodeBlock | TagEnd::Table => {
                self.flush();
                self.close();
            }
            _ => {}
        }
    }

    fn kind(&mut self) -> &mut Kind {
        let last = self.frames.len() - 1;
        &mut self.frames[last].kind
    }

    fn extend(&mut self, range: Range<usize>) {
        self.inline = Some(match self.inline.take() {
            Some(inline) => inline.start.min(range.start)..inline.end.max(range.end),
            None => range,
        });
    }

    fn taken(&mut self) -> Option<String> {
        let range = self.inline.take()?;
        let quotes = self.frames.iter().filter(|frame| matches!(frame.kind, Kind::Quote(_))).count() + self.flat;
        let mut text = String::with_capacity(range.len());
        for (nth, line) in self.text.get(range)?.lines().enumerate() {
            let line = if nth == 0 { line } else { without_margin(line, quotes) };
            if nth > 0 {
                text.push('\n');
            }
            text.push_str(line.trim_end_matches(['\\', ' ']).trim_start());
        }
        Some(text.trim().to_owned())
    }

    /// Ends the inline text being read as a paragraph.
    fn flush(&mut self) {
        let Some(text) = self.taken().filter(|text| !text.is_empty()) else { return };
        match inline::pictures(&text) {
            Some(pictures) => pictures.into_iter().for_each(|picture| self.push(picture)),
            None => self.push(notes::paragraph(text)),
        }
    }

    fn push(&mut self, block: Block) {
        let last = self.frames.len() - 1;
        self.frames[last].blocks.push(block);
    }

    fn close_heading(&mut self, text: String) {
        let Some(Frame { kind: Kind::Heading(level), .. }) =
            self.frames.pop_if(|frame| matches!(frame.kind, Kind::Heading(_)))
        else {
            return;
        };
        let text = text.trim_end_matches(['#', ' ']).trim().to_owned();
        if !text.is_empty() {
            self.push(Block::Heading { level, text });
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop_if(|frame| !matches!(frame.kind, Kind::Root)) else { return };
        let block = match frame.kind {
            Kind::Item => return self.close_item(frame.blocks),
            Kind::Root | Kind::Heading(_) => return,
            Kind::List(_, items) => Block::List(items),
            Kind::Quote(None) => Block::Quote(frame.blocks),
            Kind::Quote(Some(kind)) => Block::Note { kind, blocks: frame.blocks },
            Kind::Code(language, text) => Block::Literal { language, text: text.trim_end_matches('\n').to_owned() },
            Kind::Table(table, _) => Block::Table(table),
        };
        self.push(block);
    }

    fn close_item(&mut self, blocks: Vec<Block>) {
        if let Kind::List(next, items) = self.kind() {
            let marker = next.map(|number| number.to_string()).unwrap_or_default();
            *next = next.map(|number| number + 1);
            items.push(Item { marker, blocks });
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.frames.truncate(1);
        self.frames.pop().map(|frame| frame.blocks).unwrap_or_default()
    }
}

fn without_margin(line: &str, quotes: usize) -> &str {
    let mut line = line.trim_start();
    for _ in 0..quotes {
        match line.strip_prefix('>') {
            Some(rest) => line = rest.trim_start(),
            None => break,
        }
    }
    line
}

fn note_kind(kind: BlockQuoteKind) -> NoteKind {
    match kind {
        BlockQuoteKind::Note => NoteKind::Note,
        BlockQuoteKind::Tip => NoteKind::Tip,
        BlockQuoteKind::Important => NoteKind::Important,
        BlockQuoteKind::Warning => NoteKind::Warning,
        BlockQuoteKind::Caution => NoteKind::Caution,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    #[test]
    fn a_quoted_note_keeps_its_lines_without_their_marks() {
        let expected = Block::Note { kind: NoteKind::Important, blocks: vec![paragraph("Mind **it**\nwell.")] };
        assert_eq!(blocks("> [!IMPORTANT]\n> Mind **it**\n> well.\n"), [expected]);
    }

    #[test]
    fn an_item_holds_what_is_indented_below_it() {
        let code = Block::Literal { language: "sh".to_owned(), text: "x".to_owned() };
        let items = vec![
            Item { marker: "1".to_owned(), blocks: vec![paragraph("One"), code] },
            Item { marker: "2".to_owned(), blocks: vec![paragraph("Two `b`")] },
        ];
        assert_eq!(blocks("1. One\n\n   ```sh\n   x\n   ```\n2. Two `b`\n"), [Block::List(items)]);
    }

    #[test]
    fn a_placeholder_alone_on_its_line_is_text() {
        assert_eq!(blocks("<package ID>\n"), [paragraph("<package ID>")]);
    }

    #[test]
    fn nesting_of_any_depth_comes_out() {
        assert!(!blocks(&"> ".repeat(5000)).is_empty() || blocks("x").len() == 1);
        assert_eq!(blocks(&format!("{}x", "- ".repeat(2000))).len(), 1);
    }
}
