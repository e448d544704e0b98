//! What a KB article points to: `Q256986 Description of the Registry` lines, numbers in running text, addresses.

use crate::article::{Article, Reference, flowed};
use memchr::memmem;
use std::collections::HashMap;
use std::ops::Range;

/// Bytes of the longest address that is taken for one.
const LONGEST_ADDRESS: usize = 2048;

/// The references of an article in order of first mention, each once, itself left out.
pub fn of(article: &Article) -> Vec<Reference> {
    let mut found = Found { own: article.id.as_str(), seen: HashMap::new(), references: Vec::new() };
    for section in &article.sections {
        section.texts(&mut |text| found.scan(text));
    }
    found.references
}

struct Found<'a> {
    own: &'a str,
    /// Where in `references` a target stands.
    seen: HashMap<String, usize>,
    references: Vec<Reference>,
}

impl Found<'_> {
    fn scan(&mut self, text: &str) {
        let mut places: Vec<Range<usize>> =
            memchr::memchr_iter(b'Q', text.as_bytes()).filter_map(|at| number_at(text, at)).collect();
        let mut behind = 0;
        for at in memmem::find_iter(text.as_bytes(), "http") {
            if let Some(place) = (at >= behind).then(|| address_at(text, at)).flatten() {
                behind = place.end;
                places.push(place);
            }
        }
        if places.len() > 1 {
            places.sort_by_key(|place| place.start);
            places.dedup_by(|place, before| place.start < before.end);
        }
        for (nth, place) in places.iter().enumerate() {
            let target = &text[place.clone()];
            let next = places.get(nth + 1).map_or(text.len(), |next| next.start);
            let title = if target.starts_with('Q') && starts_line(text, place.start) {
                title(&text[place.end..next])
            } else {
                String::new()
            };
            self.add(target, title);
        }
    }

    fn add(&mut self, target: &str, title: String) {
        if target == self.own {
            return;
        }
        let Some(at) = self.seen.get(target) else {
            self.seen.insert(target.to_owned(), self.references.len());
            self.references.push(Reference { target: target.to_owned(), title });
            return;
        };
        let known = &mut self.references[*at];
        if known.title.is_empty() {
            known.title = title;
        }
    }
}

fn number_at(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = at + 1 + digits;
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    let whole = apart(at.checked_sub(1).and_then(|before| bytes.get(before))) && apart(bytes.get(end));
    (whole && (5..=6).contains(&digits)).then_some(at..end)
}

fn address_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    if !rest.starts_with("http://") && !rest.starts_with("https://") {
        return None;
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>' | b'"' | b')' | b']' | b'`');
    let end = rest.bytes().take(LONGEST_ADDRESS).position(|byte| ends(&byte) || !byte.is_ascii());
    let end = end.unwrap_or(rest.len().min(LONGEST_ADDRESS));
    if !rest.is_char_boundary(end) {
        return None;
    }
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '\'']);
    (address.len() > "https://".len()).then_some(at..at + address.len())
}

fn starts_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// The title behind a number at the beginning of a line, up to a blank line.
fn title(rest: &str) -> String {
    let block = rest.split("\n\n").next().unwrap_or_default();
    flowed(block.trim_start_matches([':', ' ', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Section};

    fn targets(text: &str) -> Vec<(String, String)> {
        let blocks = vec![Block::Paragraph(text.to_owned())];
        let article = Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() };
        of(&article).into_iter().map(|reference| (reference.target, reference.title)).collect()
    }

    #[test]
    fn a_number_at_the_start_of_a_line_has_a_title() {
        let found = targets("Q256986 Description of the\nRegistry\n\nsee also Q100000, (http://example.com/a).");
        let expected = [("Q256986", "Description of the Registry"), ("Q100000", ""), ("http://example.com/a", "")];
        assert_eq!(found, expected.map(|(target, title)| (target.to_owned(), title.to_owned())));
    }

    #[test]
    fn a_part_of_a_longer_word_is_no_reference() {
        assert_eq!(targets("FAQ12345 SQ12345 Q1234567 Q1234"), []);
    }
}
