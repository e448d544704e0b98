//! The page as Markdown, to be pasted into a ticket or a wiki. Article text is escaped, so that it can be
//! neither a heading, nor a link of its own, nor HTML.

use super::wording::{Face, Run, Verbatim, Wording};
use super::{Document, Element, Item, Joints, Renderer, Surface, Tabular};

pub(super) struct Markdown;

impl Renderer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn render(&self, document: &dyn Document, _surface: Surface) -> String {
        let mut text = String::new();
        for element in &document.page().0 {
            write(element, "", &mut text);
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn joints(&self) -> Joints {
        Joints { before: "", between: "\n---\n\n", after: "" }
    }
}

fn write(element: &Element, indent: &str, out: &mut String) {
    match element {
        Element::Banner(banner) => {
            let aside = if banner.aside.is_empty() { String::new() } else { format!(" · {}", banner.aside) };
            if banner.name.is_empty() {
                block(out, indent, &format!("# {}", spelled(&banner.title)));
                block(out, indent, &format!("**{}**{aside}", banner.tag));
            } else {
                let name = escaped(&banner.name);
                block(out, indent, &format!("{}: **{name}** {}{aside}", titled(&banner.tag), spelled(&banner.title)));
            }
        }
        Element::Facts(facts) => {
            block(out, indent, &facts.iter().map(spelled).collect::<Vec<_>>().join(" · "));
        }
        Element::Fact { label, text } => block(out, indent, &format!("*{label}:* {}", spelled(text))),
        Element::Part(part) => {
            block(out, indent, &format!("## {}", titled(&part.label)));
            part.body.iter().for_each(|element| write(element, indent, out));
        }
        Element::Heading { text, .. } if text.is_empty() => {}
        Element::Heading { level, text } => {
            let marks = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
            block(out, indent, &format!("{marks} {}", spelled(text)));
        }
        Element::Paragraph(text) => block(out, indent, &spelled(text)),
        Element::Verbatim(text) => block(out, indent, &fenced(text, indent)),
        Element::Items(items) => write_items(items, indent, out),
        Element::Tabular(tabular) => block(out, indent, &piped(tabular, indent)),
        Element::Quote(elements) => block(out, indent, &quoted(elements, indent)),
    }
}

fn write_items(items: &[Item], indent: &str, out: &mut String) {
    // How far the text of the item above stands in, per level: what belongs to it must stand as far.
    let mut depths: Vec<usize> = Vec::new();
    for item in items {
        depths.truncate(usize::from(item.level.max(1)) - 1);
        let own = format!("{indent}{}", " ".repeat(depths.iter().sum()));
        let is_number = item.marker.len() < 9 && item.marker.bytes().all(|byte| byte.is_ascii_digit());
        let (marker, words) = match item.marker.as_str() {
            "" => ("- ".to_owned(), String::new()),
            number if is_number => (format!("{number}. "), String::new()),
            other => ("- ".to_owned(), format!("**{}**", escaped(other))),
        };
        let inner = format!("{own}{}", " ".repeat(marker.len()));
        let mut body = String::new();
        item.body.iter().for_each(|element| write(element, &inner, &mut body));
        let starts_with_words = matches!(item.body.first(), Some(Element::Paragraph(text)) if !text.is_empty());
        let joint = match words.as_str() {
            "" => String::new(),
            _ if starts_with_words => " ".to_owned(),
            _ => format!("\n\n{inner}"),
        };
        out.push_str(&format!("{own}{marker}{words}{joint}{}\n\n", body.trim()));
        depths.push(marker.len());
    }
}

fn block(out: &mut String, indent: &str, text: &str) {
    if !text.trim().is_empty() {
        out.push_str(&format!("{indent}{text}\n\n"));
    }
}

/// A quote goes on over the blank lines in it, or each of its lists would begin anew.
fn quoted(elements: &[Element], indent: &str) -> String {
    let mut inside = String::new();
    elements.iter().for_each(|element| write(element, "", &mut inside));
    let lines = inside.trim_end().lines().map(|line| format!("> {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join(&format!("\n{indent}"))
}

fn fenced(text: &Verbatim, indent: &str) -> String {
    let longest = text.lines().map(|line| line.bytes().filter(|b| *b == b'`').count()).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = text.lines().map(|line| format!("{indent}{line}\n")).collect();
    format!("{fence}text\n{lines}{indent}{fence}")
}

fn piped(tabular: &Tabular, indent: &str) -> String {
    let columns = tabular.rows.iter().map(Vec::len).chain([tabular.header.len()]).max().unwrap_or(0);
    if tabular.header.is_empty() {
        let line = |cells: &Vec<Wording>| format!("- {}", cells.iter().map(spelled).collect::<Vec<_>>().join(" "));
        return tabular.rows.iter().map(line).collect::<Vec<_>>().join(&format!("\n{indent}"));
    }
    let row = |cells: &[Wording]| -> String {
        let cells = (0..columns).map(|column| cells.get(column).map(spelled).unwrap_or_default());
        format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
    };
    let mut lines = vec![row(&tabular.header), format!("|{}", " --- |".repeat(columns))];
    lines.extend(tabular.rows.iter().map(|cells| row(cells)));
    lines.join(&format!("\n{indent}"))
}

fn spelled(wording: &Wording) -> String {
    wording.runs().iter().map(spelled_run).collect()
}

fn spelled_run(run: &Run) -> String {
    let text = run.text();
    let inner = text.trim();
    let around = |mark: &str| text.replacen(inner, &format!("{mark}{}{mark}", escaped(inner)), 1);
    match run.face() {
        _ if inner.is_empty() => text.to_owned(),
        Face::Plain | Face::Quiet => escaped(text),
        Face::Strong | Face::Filled => around("**"),
        Face::Emphasis | Face::Placeholder => around("*"),
        Face::Code => {
            let fence = "`".repeat(inner.bytes().filter(|b| *b == b'`').count() + 1);
            let space = if inner.contains('`') { " " } else { "" };
            text.replacen(inner, &format!("{fence}{space}{inner}{space}{fence}"), 1)
        }
        Face::Link(address) => format!("[{}](<{address}>)", escaped(text)),
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_markup = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~');
        let opens_block = at == 0 && matches!(character, '#' | '-' | '+' | '=');
        if is_markup || opens_block {
            safe.push('\\');
        }
        safe.push(character);
    }
    unnumbered(safe)
}

/// Keeps `1. text` at the start of a paragraph from becoming a list.
fn unnumbered(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text[digits..].strip_prefix(['.', ')']);
    if digits == 0 || !after.is_some_and(|after| after.is_empty() || after.starts_with(' ')) {
        return text;
    }
    format!("{}\\{}", &text[..digits], &text[digits..])
}

fn titled(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Markup;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Parser, Tag};

    fn is_harmless(markdown: &str) -> bool {
        Parser::new(markdown).all(|event| match event {
            Event::Html(_) | Event::InlineHtml(_) => false,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => dest_url.starts_with("http"),
            _ => true,
        })
    }

    #[test]
    fn article_text_becomes_no_html_and_no_link() {
        for hostile in [
            "<script>alert(1)</script>",
            "[click](javascript:alert(1))",
            "![x](javascript:alert(1))",
            "`</code><img src=x onerror=alert(1)>`",
            "<javascript:alert(1)>",
            "&lt;script&gt;",
            "**<b>**",
            "``` <i>",
        ] {
            for markup in [Markup::Plain, Markup::Markdown] {
                let markdown = spelled(&Wording::of(hostile, markup));
                assert!(is_harmless(&markdown), "{hostile} -> {markdown}");
            }
        }
    }

    #[test]
    fn a_fence_in_a_command_cannot_close_its_own() {
        let text = fenced(&Verbatim::new("```\n<script>"), "");
        assert!(is_harmless(&text), "{text}");
    }

    proptest! {
        #[test]
        fn no_wording_becomes_html(text in "[-<>a-c/!`*_\\[\\]()&;:#\\\\ \n|~=]{0,40}") {
            for markup in [Markup::Plain, Markup::Markdown] {
                prop_assert!(is_harmless(&spelled(&Wording::of(&text, markup))));
            }
            prop_assert!(is_harmless(&fenced(&Verbatim::new(&text), "")));
        }
    }
}
