//! HTML → Markdown, for whole pages and for the tags that posts mix into their Markdown.
//!
//! ```text
//! <li>Select <strong>Next</strong>   →   1. Select **Next**
//! ```
//! Placeholders such as `<package ID>` are no tags and stay. One pass, no tree: nesting of any depth
//! costs nothing, and what is never closed is closed by the end.

mod tags;

use super::entities;
use memchr::memmem;
use tags::{Role, Tag};

/// The Markdown of a page.
pub fn page(text: &str) -> String {
    let mut writer = Writer { depth: 1, is_page: true, ..Writer::default() };
    writer.convert(text);
    writer.finish()
}

/// Markdown without HTML in it; fenced code and code spans stay as they are.
pub fn markdown(text: &str) -> String {
    let mut writer = Writer::default();
    writer.convert(text);
    writer.finish()
}

/// Columns by which the content of a list item stands in.
const STEP: usize = 4;
/// Deepest nesting that is kept; what is deeper comes out flat.
const DEEPEST: usize = 12;
/// Longest code span that is looked for, in bytes.
const LONGEST_SPAN: usize = 1000;

#[derive(Default)]
struct Writer {
    out: String,
    is_page: bool,
    /// Open block elements; inside of them white space at the beginning of a line means nothing.
    depth: usize,
    /// Line breaks owed before the next text.
    breaks: usize,
    /// Open lists: the number of the last item, or `None` for bullets.
    lists: Vec<Option<u32>>,
    quotes: usize,
    /// Targets of the open links; `None` for an anchor.
    links: Vec<Option<String>>,
    /// Cells of the open row and whether a row is already closed, while in a table.
    table: Option<(usize, usize)>,
    preformatted: bool,
    /// An item is begun that has no text yet.
    begun: bool,
    /// Nothing ends a comment from here on.
    comments_end: bool,
}

impl Writer {
    fn convert(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            if (at == 0 || text.as_bytes()[at - 1] == b'\n') && !self.preformatted {
                at = self.line_start(text, at);
            }
            let rest = &text[at..];
            let plain = memchr::memchr3(b'<', b'&', b'\n', rest.as_bytes()).unwrap_or(rest.len());
            let tick = memchr::memchr(b'`', &rest.as_bytes()[..plain]).filter(|_| !self.is_page);
            let plain = tick.unwrap_or(plain);
            self.text(&rest[..plain]);
            at += plain;
            let rest = &text[at..];
            at += match rest.as_bytes().first() {
                None => 0,
                Some(b'\n') => self.line_end(),
                Some(b'&') => self.entity(rest),
                Some(b'`') => self.code_span(rest),
                Some(_) => self.tag(rest),
            };
        }
    }

    fn finish(mut self) -> String {
        if self.preformatted {
            self.out.push_str("\n```");
        }
        self.out.push('\n');
        self.out
    }

    /// Passes what only the beginning of a line can hold; returns where the text goes on.
    fn line_start(&mut self, text: &str, at: usize) -> usize {
        let line = text[at..].split('\n').next().unwrap_or_default();
        let bare = line.trim_start();
        if self.depth > 0 && !self.is_page && self.lists.is_empty() && self.table.is_none() {
            let at_margin = bare.len() == line.len() && !bare.is_empty() && !bare.starts_with('<');
            self.depth = if at_margin { 0 } else { self.depth };
        }
        let fence = super::fences::opening(bare).filter(|_| !self.is_page);
        if let Some(fence) = fence {
            return at + self.fence(&text[at..], fence);
        }
        if self.depth > 0 { at + line.len() - bare.len() } else { at }
    }

    /// Copies a fenced block and closes it if the text does not.
    fn fence(&mut self, text: &str, fence: &str) -> usize {
        self.pay();
        let length = super::fences::length(text, fence);
        self.out.push_str(&text[..length.block]);
        if !length.closed {
            if !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            self.out.push_str(fence);
            self.out.push_str("\n\n");
        }
        length.block
    }

    fn line_end(&mut self) -> usize {
        if self.depth == 0 || self.preformatted {
            self.pay();
            self.out.push('\n');
        } else if self.table.is_some() {
            self.space();
        } else if self.begun {
            self.breaks = 0;
        } else if self.breaks < 2 && !self.out.ends_with('\n') && !self.is_page || self.breaks == 0 {
            self.breaks += 1;
        }
        1
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() || self.depth > 0 && !self.preformatted && text.trim().is_empty() && self.breaks > 0 {
            return;
        }
        let text = if std::mem::take(&mut self.begun) { text.trim_start() } else { text };
        self.pay();
        self.out.push_str(text);
    }

    /// Writes the line breaks owed, and the margin of the open quotes and lists.
    fn pay(&mut self) {
        let owed = std::mem::take(&mut self.breaks);
        if owed == 0 || self.out.is_empty() {
            return;
        }
        let written = self.out.bytes().rev().take(2).take_while(|byte| *byte == b'\n').count();
        for _ in written..owed.min(2) {
            self.out.push('\n');
        }
        self.margin(self.lists.len());
    }

    fn margin(&mut self, lists: usize) {
        self.out.extend(std::iter::repeat_n("> ", self.quotes.min(DEEPEST)));
        self.out.extend(std::iter::repeat_n(' ', STEP * lists.min(DEEPEST)));
    }

    fn space(&mut self) {
        if !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    fn entity(&mut self, rest: &str) -> usize {
        let (character, length) = entities::entity(rest).unwrap_or(('&', 1));
        self.text(character.encode_utf8(&mut [0; 4]));
        length
    }

    fn code_span(&mut self, rest: &str) -> usize {
        let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
        let mut end = (ticks + LONGEST_SPAN).min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let body = rest[ticks.min(end)..end].split('\n').next().unwrap_or_default();
        let length = body.find(&rest[..ticks]).filter(|_| ticks < 4).map_or(ticks, |close| ticks + close + ticks);
        self.text(&rest[..length]);
        length
    }

    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return self.comment(rest);
        }
        let Some(tag) = Tag::read(rest) else {
            self.text("<");
            return 1;
        };
        if tag.role == Role::Hidden && !tag.closes {
            let end = memmem::find(rest.as_bytes(), format!("</{}", tag.name).as_bytes());
            return end.map_or(tag.length, |end| end);
        }
        if self.preformatted && tag.role != Role::Preformatted {
            return tag.length;
        }
        self.apply(&tag);
        tag.length
    }

    fn comment(&mut self, rest: &str) -> usize {
        let end = if self.comments_end { None } else { memmem::find(rest.as_bytes(), b"-->") };
        match end {
            Some(end) => end + 3,
            None => {
                self.comments_end = true;
                self.text("<");
                1
            }
        }
    }

    fn apply(&mut self, tag: &Tag<'_>) {
        match (tag.role, tag.closes) {
            (Role::Nothing | Role::Hidden, _) => {}
            (Role::Strong, false) => self.text("**"),
            (Role::Strong, true) => self.close_span("**"),
            (Role::Emphasis, false) => self.text("*"),
            (Role::Emphasis, true) => self.close_span("*"),
            (Role::Code, _) => self.text("`"),
            (Role::Link, false) => {
                let target = tag.attribute("href").filter(|target| !target.is_empty());
                if target.is_some() {
                    self.text("[");
                }
                self.links.push(target);
            }
            (Role::Link, true) => {
                if let Some(Some(target)) = self.links.pop() {
                    self.text(&format!("]({target})"));
                }
            }
            (Role::Image, _) => {
                let alt = tag.attribute("alt").or_else(|| tag.attribute("title")).unwrap_or_default();
                let file = tag.attribute("src").unwrap_or_default().replace(' ', "%20");
                self.text(&format!("![{}]({file})", alt.replace(['[', ']', '\n'], " ")));
            }
            (Role::Break, _) if self.table.is_some() => self.space(),
            (Role::Break, _) => self.breaks = self.breaks.max(1),
            (Role::Rule, _) => self.breaks = 2,
            (Role::Block, _) if self.table.is_some() => self.space(),
            (Role::Block, closes) => self.block(closes),
            (Role::Heading(level), false) => {
                self.breaks = 2;
                self.text(&format!("{} ", "#".repeat(level)));
            }
            (Role::Heading(_), true) => self.breaks = 2,
            (Role::Bullets, false) => self.open_list(None),
            (Role::Numbers, false) => self.open_list(Some(0)),
            (Role::Bullets | Role::Numbers, true) => {
                self.lists.pop();
                self.block(true);
            }
            (Role::Item, false) => self.item(),
            (Role::Item, true) => self.breaks = self.breaks.max(1),
            (Role::Quote, closes) => {
                self.block(closes);
                self.quotes = if closes { self.quotes.saturating_sub(1) } else { self.quotes + 1 };
            }
            (Role::Preformatted, false) => {
                self.breaks = 2;
                self.text("```\n");
                self.preformatted = true;
            }
            (Role::Preformatted, true) if self.preformatted => {
                self.preformatted = false;
                self.out.push_str("\n```\n");
                self.breaks = 2;
            }
            (Role::Preformatted, true) => {}
            (Role::Table, closes) => {
                self.block(closes);
                self.table = (!closes).then_some((0, 0));
            }
            (Role::Row, closes) => self.row(closes),
            (Role::Cell, false) => {
                if let Some((cells, _)) = &mut self.table {
                    *cells += 1;
                }
            }
            (Role::Cell, true) => {
                if self.table.is_some() {
                    self.out.push_str(" | ");
                }
            }
        }
    }

    fn block(&mut self, closes: bool) {
        self.breaks = if self.begun { 0 } else { 2 };
        self.depth = if closes { self.depth.saturating_sub(1) } else { self.depth + 1 };
        if self.is_page {
            self.depth = self.depth.max(1);
        }
    }

    fn close_span(&mut self, mark: &str) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        let blank = kept < self.out.len();
        self.out.truncate(kept);
        if self.out.ends_with(mark) {
            self.out.truncate(kept - mark.len());
        } else {
            self.out.push_str(mark);
        }
        if blank {
            self.out.push(' ');
        }
    }

    fn open_list(&mut self, counter: Option<u32>) {
        self.block(false);
        self.lists.push(counter);
    }

    fn item(&mut self) {
        self.breaks = 0;
        self.begun = true;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.margin(self.lists.len().saturating_sub(1));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                let marker = format!("{number}. ");
                self.out.push_str(&marker);
            }
            _ => self.out.push_str("- "),
        }
    }

    fn row(&mut self, closes: bool) {
        let Some((cells, rows)) = self.table else { return };
        if !closes {
            self.breaks = if rows == 0 { 2 } else { 1 };
            self.text("| ");
            self.table = Some((0, rows));
            return;
        }
        if rows == 0 {
            self.breaks = 1;
            self.text(&format!("|{}", "---|".repeat(cells.clamp(1, 64))));
        }
        self.breaks = 1;
        self.table = Some((0, rows + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_markdown_and_placeholders_stay() {
        for (html, expected) in [
            ("a <strong>b </strong>c", "a **b** c\n"),
            ("for &lt;site&gt; and <package ID>", "for <site> and <package ID>\n"),
            ("<a href=\"x\"><img alt=\"y\" src=\"z.png\" /></a>", "[![y](z.png)](x)\n"),
            ("`<b>` <b>c</b>", "`<b>` **c**\n"),
            ("```\n<b>\n```\n", "```\n<b>\n```\n\n"),
            ("a<!-- b -->c <!-- d", "ac <!-- d\n"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn lists_of_html_keep_their_nesting() {
        let html = "<ol>\n  <li>\n    One<ol>\n      <li>In</li>\n    </ol>\n  </li>\n  <li>Two</li>\n</ol>\n";
        assert_eq!(markdown(html).trim(), "1. One\n    1. In\n2. Two");
    }

    #[test]
    fn a_table_of_html_becomes_a_table() {
        let html =
            "<html><body><table><tr><th>A</th><th>B</th></tr>\n<tr><td>1</td>\n<td>2</td></tr></table></body></html>";
        let lines: Vec<_> = page(html).lines().map(|line| line.trim().to_owned()).collect();
        assert_eq!(lines, ["| A | B |", "|---|---|", "| 1 | 2 |"]);
    }
}
