//! The page on a terminal: labels in a gutter on the left, what they say beside them, wrapped to the width.
//!
//! ```text
//! MATCH       SCCM package stuck at "Install Pending"                  97 %
//!             blog · 2011-08-03
//!
//! FIX         1  Remove the distribution point from the package
//! ```

use super::style::{copyable, painted, quiet, strong, toned};
use super::table::{aligned, wrapped};
use super::{Banner, Document, Element, Item, Joints, Part, Renderer, Surface, Tabular};
use textwrap::core::display_width;

/// Columns of the gutter: the longest label, WORKAROUND, and two spaces.
const GUTTER: usize = 12;
/// Terminals narrower than this get labels on lines of their own.
const NARROW: usize = 56;
const INDENT: usize = 2;
/// Longest id that titles hang beside.
const LONGEST_NAME: usize = 20;

pub(super) struct Text;

impl Renderer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn render(&self, document: &dyn Document, surface: Surface) -> String {
        let mut text = String::new();
        for line in stacked(&document.page().0, surface, Density::Airy) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn joints(&self) -> Joints {
        Joints { before: "", between: "\n", after: "" }
    }
}

/// Whether blank lines stand between the pieces.
#[derive(Clone, Copy, PartialEq)]
enum Density {
    Airy,
    Dense,
}

fn stacked(elements: &[Element], surface: Surface, density: Density) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut previous: Option<&Element> = None;
    for element in elements.iter().filter(|element| !is_empty(element)) {
        if previous.is_some_and(|previous| density == Density::Airy && stand_apart(previous, element)) {
            lines.push(String::new());
        }
        lines.extend(lines_of(element, surface, density));
        previous = Some(element);
    }
    lines
}

fn is_empty(element: &Element) -> bool {
    match element {
        Element::Paragraph(text) | Element::Heading { text, .. } => text.is_empty(),
        Element::Facts(facts) => facts.is_empty(),
        _ => false,
    }
}

fn stand_apart(above: &Element, below: &Element) -> bool {
    match (above, below) {
        (Element::Heading { .. }, _) => false,
        (_, Element::Facts(_) | Element::Fact { .. }) => false,
        (Element::Banner(above), Element::Banner(below)) => above.tone != below.tone,
        _ => true,
    }
}

fn lines_of(element: &Element, surface: Surface, density: Density) -> Vec<String> {
    match element {
        Element::Banner(banner) => banner_lines(banner, surface),
        Element::Facts(facts) => {
            let facts: Vec<String> = facts.iter().map(|fact| painted(fact, surface)).collect();
            indented(wrapped(&facts.join(&quiet(" · ", surface)), gutter_room(surface)), gutter(surface))
        }
        Element::Fact { label, text } => {
            let label = format!("{label:<9}");
            let body = wrapped(&painted(text, surface), gutter_room(surface).saturating_sub(label.len()));
            indented(hung(&quiet(&label, surface), label.len(), body), gutter(surface))
        }
        Element::Part(part) => part_lines(part, surface),
        Element::Heading { level: 0 | 1, text } => {
            wrapped(&toned(&text.text(), super::Tone::Neutral, surface), surface.width)
        }
        Element::Heading { text, .. } => {
            indented(wrapped(&strong(&text.text(), surface), surface.width - INDENT), INDENT)
        }
        Element::Paragraph(text) => body(density, surface, |width| wrapped(&painted(text, surface), width)),
        Element::Verbatim(text) => {
            let lines = text.lines().map(|line| copyable(line, surface)).collect();
            indented(lines, if density == Density::Airy { 2 * INDENT } else { INDENT })
        }
        Element::Items(items) => body(density, surface, |width| item_lines(items, Surface { width, ..surface })),
        Element::Tabular(tabular) => {
            body(density, surface, |width| tabular_lines(tabular, Surface { width, ..surface }))
        }
        Element::Quote(elements) => {
            let inner = Surface { width: surface.width.saturating_sub(2 * INDENT), ..surface };
            let bar = quiet("│ ", surface);
            let lines = stacked(elements, inner, Density::Dense);
            indented(lines.into_iter().map(|line| format!("{bar}{line}")).collect(), INDENT)
        }
    }
}

/// Running content: set in a little on a page of its own, flush inside a part or an item.
fn body(density: Density, surface: Surface, lay: impl Fn(usize) -> Vec<String>) -> Vec<String> {
    match density {
        Density::Airy => indented(lay(surface.width.saturating_sub(INDENT)), INDENT),
        Density::Dense => lay(surface.width),
    }
}

fn banner_lines(banner: &Banner, surface: Surface) -> Vec<String> {
    let aside_width = if banner.aside.is_empty() { 0 } else { display_width(&banner.aside) + 2 };
    let title = painted(&banner.title, surface);
    let name = if banner.name.is_empty() { String::new() } else { format!("{}  ", banner.name) };
    let (name, title) = match display_width(&name) {
        // Too long to stand beside the title: the title goes on behind it.
        width if width > LONGEST_NAME => (String::new(), format!("{}{title}", strong(&name, surface))),
        _ => (name, title),
    };
    let name_width = display_width(&name);
    let lines = wrapped(&title, gutter_room(surface).saturating_sub(aside_width + name_width));
    let mut lines = if name.is_empty() { lines } else { hung(&strong(&name, surface), name_width, lines) };
    if let Some(first) = lines.first_mut()
        && !banner.aside.is_empty()
    {
        let room = gutter_room(surface).saturating_sub(display_width(first) + display_width(&banner.aside));
        *first = format!("{first}{}{}", " ".repeat(room), toned(&banner.aside, banner.tone, surface));
    }
    beside(&toned(&banner.tag, banner.tone, surface), lines, surface)
}

fn part_lines(part: &Part, surface: Surface) -> Vec<String> {
    let inner = Surface { width: gutter_room(surface), ..surface };
    beside(&toned(&part.label, part.tone, surface), stacked(&part.body, inner, Density::Dense), surface)
}

fn item_lines(items: &[Item], surface: Surface) -> Vec<String> {
    // Columns of the markers of each level, two more to stand apart.
    let mut widths = [3; u8::MAX as usize + 1];
    for item in items {
        let width = &mut widths[usize::from(item.level)];
        *width = (display_width(&item.marker) + 2).max(*width);
    }
    let mut lines = Vec::new();
    for item in items {
        let level = usize::from(item.level);
        let indent: usize = widths[1..level.max(1)].iter().sum();
        let room = widths[level];
        let inner = Surface { width: surface.width.saturating_sub(indent + room), ..surface };
        let marker = if item.marker.is_empty() { "•" } else { &item.marker };
        let marker = format!("{}{}", strong(marker, surface), " ".repeat(room - display_width(marker)));
        let body = stacked(&item.body, inner, Density::Dense);
        lines.extend(indented(hung(&marker, room, body), indent));
    }
    lines
}

fn tabular_lines(tabular: &Tabular, surface: Surface) -> Vec<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    if !tabular.header.is_empty() {
        rows.push(tabular.header.iter().map(|cell| quiet(&cell.text(), surface)).collect());
    }
    rows.extend(tabular.rows.iter().map(|row| row.iter().map(|cell| painted(cell, surface)).collect()));
    aligned(&rows, surface.width)
}

/// A label in the gutter and lines beside it; on a narrow terminal, above them.
fn beside(label: &str, lines: Vec<String>, surface: Surface) -> Vec<String> {
    let fits = display_width(label) < GUTTER && surface.width >= NARROW;
    if fits {
        return hung(&format!("{label}{}", " ".repeat(GUTTER - display_width(label))), GUTTER, lines);
    }
    let mut stacked = vec![label.to_owned()];
    stacked.extend(indented(lines, gutter(surface)));
    stacked
}

fn gutter(surface: Surface) -> usize {
    if surface.width >= NARROW { GUTTER } else { INDENT }
}

fn gutter_room(surface: Surface) -> usize {
    surface.width.saturating_sub(gutter(surface))
}

/// `label` before the first line, and as many spaces as it is wide before the others.
fn hung(label: &str, width: usize, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return vec![label.trim_end().to_owned()];
    }
    let mut hung = indented(lines, width);
    if let Some(first) = hung.first_mut() {
        *first = format!("{label}{}", first.trim_start_matches(' '));
    }
    hung
}

fn indented(lines: Vec<String>, by: usize) -> Vec<String> {
    lines.into_iter().map(|line| if line.is_empty() { line } else { format!("{:by$}{line}", "") }).collect()
}
