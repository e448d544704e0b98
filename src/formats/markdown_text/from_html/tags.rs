//! HTML tags and the part each plays in Markdown. What is in no row is no tag: a placeholder.

use super::entities;

/// What a tag means to Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Nothing,
    /// Neither the tag nor what is in it is text.
    Hidden,
    Strong,
    Emphasis,
    Code,
    Link,
    Image,
    Break,
    Rule,
    Block,
    Heading(usize),
    Bullets,
    Numbers,
    Item,
    Quote,
    Preformatted,
    Table,
    Row,
    Cell,
}

const ROLES: &[(&str, Role)] = &[
    ("a", Role::Link),
    ("abbr", Role::Nothing),
    ("article", Role::Block),
    ("aside", Role::Block),
    ("b", Role::Strong),
    ("blockquote", Role::Quote),
    ("body", Role::Block),
    ("br", Role::Break),
    ("button", Role::Nothing),
    ("center", Role::Block),
    ("code", Role::Code),
    ("dd", Role::Block),
    ("details", Role::Block),
    ("div", Role::Block),
    ("dl", Role::Block),
    ("dt", Role::Block),
    ("em", Role::Emphasis),
    ("figcaption", Role::Block),
    ("figure", Role::Block),
    ("font", Role::Nothing),
    ("footer", Role::Block),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("head", Role::Hidden),
    ("header", Role::Block),
    ("hr", Role::Rule),
    ("html", Role::Nothing),
    ("i", Role::Emphasis),
    ("iframe", Role::Nothing),
    ("img", Role::Image),
    ("ins", Role::Nothing),
    ("kbd", Role::Code),
    ("li", Role::Item),
    ("link", Role::Nothing),
    ("main", Role::Block),
    ("mark", Role::Nothing),
    ("meta", Role::Nothing),
    ("nav", Role::Hidden),
    ("noscript", Role::Nothing),
    ("ol", Role::Numbers),
    ("p", Role::Block),
    ("pre", Role::Preformatted),
    ("s", Role::Nothing),
    ("samp", Role::Code),
    ("script", Role::Hidden),
    ("section", Role::Block),
    ("small", Role::Nothing),
    ("span", Role::Nothing),
    ("strong", Role::Strong),
    ("style", Role::Hidden),
    ("sub", Role::Nothing),
    ("summary", Role::Block),
    ("sup", Role::Nothing),
    ("table", Role::Table),
    ("tbody", Role::Nothing),
    ("td", Role::Cell),
    ("th", Role::Cell),
    ("thead", Role::Nothing),
    ("tr", Role::Row),
    ("tt", Role::Code),
    ("u", Role::Nothing),
    ("ul", Role::Bullets),
];

/// Longest tag that is read, in bytes.
const LONGEST: usize = 4096;

/// A tag of HTML at the beginning of a text.
pub struct Tag<'a> {
    pub name: &'static str,
    pub role: Role,
    pub closes: bool,
    /// Bytes from `<` to behind `>`.
    pub length: usize,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag that `text` begins with, if it is one of HTML's.
    pub fn read(text: &'a str) -> Option<Tag<'a>> {
        let inner = text.strip_prefix('<')?;
        let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
        let length = inner.bytes().take(11).take_while(u8::is_ascii_alphanumeric).count();
        let (name, rest) = inner.split_at(length);
        let (name, role) = ROLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        if !rest.starts_with(['>', '/', ' ', '\t', '\n', '\r']) {
            return None;
        }
        let end = closing(rest)?;
        let attributes = &rest[..end];
        let is_tag = attributes.trim_matches(['/', ' ', '\t', '\r', '\n']).is_empty() || attributes.contains('=');
        let start = text.len() - rest.len();
        is_tag.then_some(Tag { name, role: *role, closes, length: start + end + 1, attributes })
    }

    /// The value of an attribute, entities decoded.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let found = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix(['"', '\'']) {
                Some(quoted) => quoted.split_once(&after[..1]).unwrap_or((quoted, "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(entities::decoded(value.trim()));
            }
            rest = next;
        }
        None
    }
}

/// Where the `>` stands that is in no quotes.
fn closing(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_by_name() {
        let tag = Tag::read("<img class='x' title=\"a &gt; b\" src=y.png />").expect("a tag");
        assert_eq!(tag.attribute("title").as_deref(), Some("a > b"));
        assert_eq!(tag.attribute("src").as_deref(), Some("y.png"));
        assert_eq!(tag.attribute("alt"), None);
    }

    #[test]
    fn a_placeholder_is_no_tag() {
        for text in ["<package ID>", "<site code>", "<a b c>", "<i am>", "<", "<é>", "<p"] {
            assert!(Tag::read(text).is_none(), "{text}");
        }
    }
}
