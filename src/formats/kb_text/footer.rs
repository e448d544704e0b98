//! The footer of a KB text: query words, fields behind a ruler, disclaimer. All of it becomes fields.
//!
//! ```text
//! Additional query words: prodsms smspcm
//!
//! ======================================================================
//! Keywords          : kbnetwork kbsms120
//! Version           : :1.2
//! ```

use super::header::{keywords, versions};
use super::{Line, is_ruler};
use crate::article::Article;

const QUERY_WORDS: &[&str] =
    &["Additional query words:", "Additional reference words:", "KBCategory:", "KBSubcategory:"];

/// Fills keywords and versions and returns the line at which the body ends.
pub fn read(lines: &[Line<'_>], start: usize, article: &mut Article) -> usize {
    let Some(end) = (start..lines.len()).find(|at| opens_footer(lines, *at)) else {
        return lines.len();
    };
    let mut open = Open::Nothing;
    for line in &lines[end..] {
        if line.is_blank() || is_ruler(line, b'=', 20) || line.text.starts_with("{%") {
            open = Open::Nothing;
            continue;
        }
        if is_disclaimer(line.text) {
            break;
        }
        let (name, value) = line.text.split_once(':').unwrap_or(("", line.text));
        open = match name.trim_end() {
            "Version" => Open::Versions,
            "Keywords" | "Technology" | "KBCategory" | "KBSubcategory" => Open::Keywords,
            "Hardware" | "Issue type" | "Solution Type" | "Component" => Open::Nothing,
            name if name.starts_with("Additional ") => Open::Keywords,
            _ => {
                open.take(line.text, article);
                continue;
            }
        };
        open.take(value, article);
    }
    end
}

/// Which field a line without a name continues.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Keywords,
    Versions,
}

impl Open {
    fn take(self, value: &str, article: &mut Article) {
        match self {
            Open::Nothing => {}
            Open::Keywords => keywords(value, article),
            Open::Versions => versions(value, article),
        }
    }
}

fn opens_footer(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    match line.text.as_bytes().first() {
        Some(b'A' | b'K') => QUERY_WORDS.iter().any(|words| line.text.starts_with(words)),
        Some(b'=') => is_ruler(line, b'=', 60) && names_keywords(&lines[at + 1..]),
        Some(b'{') => line.text == "{% endraw %}",
        Some(b'T') => is_disclaimer(line.text),
        _ => false,
    }
}

/// Whether the keywords follow, or nothing does.
fn names_keywords(rest: &[Line<'_>]) -> bool {
    rest.iter()
        .find(|line| !line.is_blank())
        .is_none_or(|line| line.text.starts_with("Keywords") || line.text.starts_with("{%") || is_disclaimer(line.text))
}

fn is_disclaimer(text: &str) -> bool {
    text.starts_with("THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE")
        || text.starts_with("Copyright Microsoft")
}
