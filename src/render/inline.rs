//! Inline Markdown → runs: emphasis, code spans, links. HTML tags are dropped, their text stays; what only
//! looks like a tag (`<package ID>`) is a placeholder and stays.

use super::wording::{Face, Run};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Stands before the text while it is parsed, so that `1. Remove` or `# 5` is read as words, not as a list or a
/// heading. It is punctuation, so emphasis right after it still opens.
const ANCHOR: &str = "·";

/// Tags that writers of articles use for looks; anything else between angle brackets is text.
const TAGS: &[&str] = &[
    "a", "b", "br", "center", "code", "div", "em", "embed", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "iframe", "img", "li", "object", "ol", "p", "pre", "s", "script", "small", "span", "strike", "strong", "style",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul",
];

/// The runs of one line of inline Markdown.
pub(super) fn runs(line: &str) -> Vec<Run> {
    let anchored = format!("{ANCHOR}{line}");
    let mut faces: Vec<Face> = Vec::new();
    let mut runs = Vec::new();
    for event in Parser::new(&anchored) {
        match event {
            Event::Start(tag) => faces.extend(face_of(&tag)),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image) => {
                faces.pop();
            }
            Event::Code(code) => runs.push(Run::new(&code, Face::Code)),
            Event::SoftBreak | Event::HardBreak => runs.push(Run::new(" ", Face::Plain)),
            Event::InlineHtml(tag) | Event::Html(tag) if is_for_looks(&tag) => {}
            Event::InlineHtml(text) | Event::Html(text) if text.starts_with("<!--") => drop(text),
            Event::InlineHtml(text) | Event::Html(text) => runs.push(Run::new(&text, Face::Placeholder)),
            Event::Text(text) => {
                let text = if runs.is_empty() { text.strip_prefix(ANCHOR).unwrap_or(&text) } else { &text };
                runs.push(Run::new(text, faces.last().cloned().unwrap_or_default()));
            }
            _ => {}
        }
    }
    merged(runs)
}

/// The runs without empty ones, neighbours in the same face made one.
fn merged(runs: Vec<Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.into_iter().filter(|run| !run.text().is_empty()) {
        match merged.last_mut() {
            Some(last) if last.face() == run.face() && *run.face() != Face::Code => last.absorb(&run),
            _ => merged.push(run),
        }
    }
    merged
}

fn face_of(tag: &Tag) -> Option<Face> {
    match tag {
        Tag::Strong => Some(Face::Strong),
        Tag::Emphasis | Tag::Image { .. } => Some(Face::Emphasis),
        Tag::Link { dest_url, .. } => Some(Face::Link(dest_url.to_string())),
        _ => None,
    }
}

fn is_for_looks(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let attributes = name[end..].trim_end_matches(['>', '/', ' ']);
    TAGS.contains(&name[..end].to_ascii_lowercase().as_str()) && (attributes.is_empty() || attributes.contains('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Vec<(String, Face)> {
        runs(line).iter().map(|run| (run.text().to_owned(), run.face().clone())).collect()
    }

    #[test]
    fn emphasis_code_and_links_have_faces() {
        let link = Face::Link("https://example.org".to_owned());
        assert_eq!(
            told("**Run** `net stop` see [this](https://example.org)"),
            [
                ("Run".to_owned(), Face::Strong),
                (" ".to_owned(), Face::Plain),
                ("net stop".to_owned(), Face::Code),
                (" see ".to_owned(), Face::Plain),
                ("this".to_owned(), link),
            ]
        );
    }

    #[test]
    fn what_looks_like_a_block_is_words() {
        for line in ["1. Remove it", "# 5", "- dash", "> quoted", "    indented", "\"quoted\" text", "==="] {
            let text: String = runs(line).iter().map(Run::text).collect();
            assert_eq!(text.trim(), line.trim());
        }
    }

    #[test]
    fn a_tag_for_looks_goes_and_a_placeholder_stays() {
        let text: String = runs("<b>Set</b> <site code> <span style='x'>to</span> <script>alert(1)</script><!-- c -->")
            .iter()
            .map(Run::text)
            .collect();
        assert_eq!(text, "Set <site code> to alert(1)");
    }
}
