//! Text that may be shown: cleaned when it is made, so nothing unclean can be held.
//!
//! [`Wording`] is one flow of words with faces (strong, code, a link, a value filled in); [`Verbatim`] is
//! lines to be copied as they stand. Knows no page and no output.

use super::clean;
use super::inline;
use crate::article::{Markup, flowed};

/// How a run of words stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Plain,
    Strong,
    Emphasis,
    Code,
    /// A web address; nothing else becomes a link.
    Link(String),
    /// A blank of the article, to be filled in by its reader.
    Placeholder,
    /// A blank that the paste has filled in.
    Filled,
    /// Said in passing.
    Quiet,
}

/// Words in one face.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    text: String,
    face: Face,
}

/// One flow of words, to be wrapped where it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording(Vec<Run>);

/// Lines that keep their breaks and their indent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbatim(String);

impl Run {
    /// Cleans `text` and puts it on one line.
    pub fn new(text: &str, face: Face) -> Run {
        let cleaned = clean(text);
        let line =
            if cleaned.contains(['\n', '\t']) { cleaned.replace(['\n', '\t'], " ") } else { cleaned.into_owned() };
        let face = match face {
            Face::Link(address) if !is_web_address(&address) => Face::Plain,
            face => face,
        };
        Run { text: line, face }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes on the words of a run in the same face, so that a placeholder is not cut by how it was parsed.
    pub(super) fn absorb(&mut self, next: &Run) {
        self.text.push_str(&next.text);
    }

    pub fn face(&self) -> &Face {
        &self.face
    }
}

impl Wording {
    /// Text that stands for itself.
    pub fn plain(text: &str) -> Wording {
        Wording::faced(text, Face::Plain)
    }

    /// Text in one face.
    pub fn faced(text: &str, face: Face) -> Wording {
        Wording(vec![Run::new(text, face)])
    }

    /// Inline text of an article.
    pub fn of(text: &str, markup: Markup) -> Wording {
        match markup {
            Markup::Plain => Wording::plain(&flowed(&clean(text))),
            // Cleaned before it is parsed: Markdown would take an escape sequence apart.
            Markup::Markdown => Wording(inline::runs(&flowed(&clean(text)))),
        }
    }

    /// The runs put one after another.
    pub fn joined(runs: Vec<Run>) -> Wording {
        Wording(runs)
    }

    /// This wording and then another.
    pub fn then(mut self, other: Wording) -> Wording {
        self.0.extend(other.0);
        self
    }

    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// The words without their faces.
    pub fn text(&self) -> String {
        self.0.iter().map(Run::text).collect()
    }
}

impl Verbatim {
    /// Cleans `text`; tabs become spaces up to the next multiple of eight.
    pub fn new(text: &str) -> Verbatim {
        let text = clean(text);
        Verbatim(text.lines().map(|line| expanded(line.trim_end())).collect::<Vec<_>>().join("\n"))
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }
}

fn expanded(line: &str) -> String {
    let mut spaced = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '\t' => (0..8 - spaced.chars().count() % 8).for_each(|_| spaced.push(' ')),
            _ => spaced.push(character),
        }
    }
    spaced
}

/// Whether an address may be offered as something to click on.
fn is_web_address(address: &str) -> bool {
    let web = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    web && address.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_cannot_hold_an_escape() {
        let wording = Wording::of("**\u{1b}[2J** `\u{1b}]0;x\u{7}y` \u{7f}\u{1b}[31mred", Markup::Markdown);
        assert_eq!(wording.text(), "**** y red");
        assert_eq!(Verbatim::new("\u{1b}[2Ja\r\nb").lines().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn only_web_addresses_are_links() {
        for address in ["javascript:alert(1)", "file:///etc/passwd", "http://a b", "data:text/html,x", "https://a\"b"] {
            assert_eq!(Run::new("x", Face::Link(address.into())).face(), &Face::Plain, "{address}");
        }
        let face = Face::Link("https://example.org/a".into());
        assert_eq!(Run::new("x", face.clone()).face(), &face);
    }

    #[test]
    fn tabs_in_verbatim_text_reach_the_next_stop() {
        assert_eq!(Verbatim::new("a\tb\n\tc").lines().collect::<Vec<_>>(), ["a       b", "        c"]);
    }
}
