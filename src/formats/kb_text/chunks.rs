//! KB text as chunks: headings, and runs of lines between blank lines. What a run is (a paragraph, an
//! item, a listing) is for the body to say, which knows what stands before it.

use super::{Line, is_ruler};
use crate::article::SectionKind;
use crate::formats::headings;

/// A piece of the body.
#[derive(Debug, PartialEq)]
pub enum Chunk<'a> {
    Heading(Heading<'a>),
    Lines(&'a [Line<'a>]),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading<'a> {
    pub text: &'a str,
    pub kind: Option<SectionKind>,
    /// 1 when underlined with `=` or known and bare, 2 when underlined with `-`, 3 when only its look tells it.
    pub level: u8,
    /// Lines it takes.
    length: usize,
}

/// Widest line that is taken for a heading without underline.
const WIDEST: usize = 70;

/// Takes the body apart.
pub fn chunks<'a>(lines: &'a [Line<'a>]) -> Vec<Chunk<'a>> {
    let mut chunks = Vec::new();
    let mut at = 0;
    let mut introduced = false;
    while at < lines.len() {
        if lines[at].is_blank() || is_ruler(&lines[at], b'-', 60) && alone(lines, at) {
            at += 1;
            continue;
        }
        let heading = section_heading(lines, at).or_else(|| bare_heading(lines, at).filter(|_| !introduced));
        if let Some(heading) = heading {
            at += heading.length;
            introduced = false;
            chunks.push(Chunk::Heading(heading));
            continue;
        }
        let start = at;
        at += 1;
        while at < lines.len() && !lines[at].is_blank() && underlined(lines, at).is_none() {
            at += 1;
        }
        introduced = lines[at - 1].text.ends_with(':');
        chunks.push(Chunk::Lines(&lines[start..at]));
    }
    chunks
}

/// A heading at this line that its underline tells, or that every article has.
pub fn section_heading<'a>(lines: &[Line<'a>], at: usize) -> Option<Heading<'a>> {
    underlined(lines, at).or_else(|| {
        let line = lines.get(at)?;
        let kind = headings::known(line.text).filter(|_| alone(lines, at))?;
        let loud = line.text.bytes().all(|byte| !byte.is_ascii_lowercase());
        let fits = line.indent == 0 && !line.text.ends_with('.') && line.text.starts_with(|c: char| c.is_uppercase());
        let level = if kind == SectionKind::Reproduction { 2 } else { 1 };
        (fits || loud).then_some(Heading { text: line.text.trim_end_matches(':'), kind: Some(kind), level, length: 1 })
    })
}

fn underlined<'a>(lines: &[Line<'a>], at: usize) -> Option<Heading<'a>> {
    let (line, ruler) = (lines.get(at)?, lines.get(at + 1)?);
    let mark = *ruler.text.as_bytes().first()?;
    if !matches!(mark, b'=' | b'-') || !is_ruler(ruler, mark, 3) || line.indent > 0 || line.is_blank() {
        return None;
    }
    let kind = headings::known(line.text);
    let alike = line.text.chars().count().abs_diff(ruler.text.len()) <= 4;
    let columns = line.text.contains("  ") || line.text.contains('\t');
    let apart = lines.get(at + 2).is_none_or(Line::is_blank) || mark == b'=';
    let list = line.text.starts_with("- ") || is_ruler(line, b'-', 3) || is_ruler(line, b'=', 3);
    if kind.is_none() && (!alike || columns || !apart) || list {
        return None;
    }
    let level = if mark == b'=' { 1 } else { 2 };
    Some(Heading { text: line.text.trim_end_matches(':'), kind, level, length: 2 })
}

/// A single line in title case, or a numbered method, that stands alone.
fn bare_heading<'a>(lines: &[Line<'a>], at: usize) -> Option<Heading<'a>> {
    let line = lines.get(at)?;
    if line.indent > 0 || line.text.len() > WIDEST || !alone(lines, at) || lines[at + 1..].iter().all(Line::is_blank) {
        return None;
    }
    let text = line.text.trim_end_matches(':');
    let odd = ['=', ';', '{', '}', '<', '>', '\\', '|', '"', '?', '@', '%'];
    if text.ends_with(['.', ',', '!']) || text.contains(odd) || text.contains("  ") || text.contains("://") {
        return None;
    }
    (is_numbered_method(text) || is_title_case(text)).then_some(Heading { text, kind: None, level: 3, length: 1 })
}

fn is_numbered_method(text: &str) -> bool {
    let mut words = text.split([' ', ':', '.']);
    let named = words.next().is_some_and(|word| {
        [
            "Method",
            "Option",
            "Part",
            "Phase",
            "Workaround",
            "Solution",
            "Resolution",
            "Example",
            "Scenario",
            "Procedure",
        ]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(word))
    });
    named && words.next().is_some_and(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_title_case(text: &str) -> bool {
    if super::markers::marker(text).is_some() || !text.starts_with(|c: char| c.is_uppercase()) {
        return false;
    }
    let mut words = 0;
    let mut small = 0;
    for word in text.split(' ') {
        let first = word.trim_start_matches(['(', '\'']).chars().next();
        words += 1;
        small += usize::from(word.len() > 3 && first.is_some_and(char::is_lowercase));
    }
    let shouted = text.bytes().all(|byte| !byte.is_ascii_lowercase());
    (2..=12).contains(&words) && small == 0 && !(shouted && words < 3)
}

/// Whether the lines on both sides are blank.
fn alone(lines: &[Line<'_>], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| lines[before].is_blank()) && lines.get(at + 1).is_none_or(Line::is_blank)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn headings(text: &str) -> Vec<(String, u8)> {
        let lines = lines(text);
        let chunks = chunks(&lines);
        let headings = chunks.iter().filter_map(|chunk| match chunk {
            Chunk::Heading(heading) => Some((heading.text.to_owned(), heading.level)),
            Chunk::Lines(_) => None,
        });
        headings.collect()
    }

    #[test]
    fn a_heading_is_underlined_or_known_or_looks_like_one() {
        let text = "SYMPTOMS\n========\n\na b\n\nMore Information\n\nx\n\nMethod 1\n\nx\n\nHow to Use the Tool:\n\nx\n\nSub\n---\n\nx";
        let expected =
            [("SYMPTOMS", 1), ("More Information", 1), ("Method 1", 3), ("How to Use the Tool", 3), ("Sub", 2)];
        assert_eq!(headings(text), expected.map(|(text, level)| (text.to_owned(), level)));
    }

    #[test]
    fn a_table_head_is_no_heading() {
        assert_eq!(headings("Date  Time\n----------\n1  2"), []);
        assert_eq!(headings("  Name\n  ----\n\n  x"), []);
        assert_eq!(headings("type the following:\n\nNet Start\n\nx"), []);
    }
}
