//! The KB text shared by the three KB spellings: header fields, body, footer.
//!
//! ```text
//! Article: Q319207
//! Product(s): Microsoft Systems Management Server
//! Last Modified: 06-AUG-2002
//! -----------------------------------------------
//! The information in this article applies to:
//! - Microsoft Systems Management Server version 2.0
//! -----------------------------------------------
//! SYMPTOMS
//! ========
//! ```
//! The spellings differ in what stands around this and in how far it is indented.

mod body;
mod chunks;
mod footer;
mod header;
mod lines;
mod markers;
mod references;

use super::headings;
use crate::article::{Article, ArticleId, Markup, Reference, Section};
use lines::Line;

/// Reads the KB text in `text`, whose lines may all be indented by one tab.
pub fn article(text: &str) -> Article {
    let lines = lines::lines(text);
    let mut article = Article { markup: Markup::Plain, ..Article::default() };
    let start = header::read(&lines, &mut article);
    let end = footer::read(&lines, start, &mut article);
    article.sections = body::sections(&lines[start..end]);
    article.references = references::of(&article);
    article
}

/// The sections of a text without header fields, and what they point to.
pub fn sections(text: &str) -> (Vec<Section>, Vec<Reference>) {
    let lines = lines::lines(text);
    let article = Article { sections: body::sections(&lines), ..Article::default() };
    let references = references::of(&article);
    (article.sections, references)
}

/// Whether the first line of a text is a title: short, no sentence, no heading of its own, something behind it.
pub fn is_title(first: &str, rest: &str) -> bool {
    !first.ends_with(['.', ':', ',', ';']) && headings::known(first).is_none() && !rest.trim().is_empty()
}

/// The title without the id and the entities it may carry, in any of the ways the spellings print it.
pub fn bare_title(title: &str, id: &ArticleId) -> String {
    let title = title.trim();
    let bare = match id.kb_number().and_then(|number| title.trim_start_matches(['Q', 'q']).strip_prefix(number)) {
        Some(rest) => rest.trim_start_matches([':', ' ', '-']),
        None => title,
    };
    if !bare.contains('&') {
        return bare.to_owned();
    }
    bare.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&apos;", "'").replace("&amp;", "&")
}

/// The most values a field of the header keeps.
const MOST_VALUES: usize = 256;

/// Adds `value` unless it is empty or already there, or there are more of them than an article can have.
fn add_once(values: &mut Vec<String>, value: &str) {
    let value = value.trim();
    if !value.is_empty() && values.len() < MOST_VALUES && !values.iter().any(|known| known == value) {
        values.push(value.to_owned());
    }
}

/// Whether a line is nothing but a ruler of `mark`, at least `least` long.
fn is_ruler(line: &Line<'_>, mark: u8, least: usize) -> bool {
    line.text.len() >= least && line.text.bytes().all(|byte| byte == mark)
}
