//! The header of a KB text: its fields and the list of products, in both spellings of the names.
//!
//! ```text
//! Version(s): winnt:2.0          PROD/VER::2.0
//! Last Modified: 06-AUG-2002     DOCUMENT:Q319207  06-AUG-2002  [sms]
//! ```

use super::{Line, add_once, is_ruler};
use crate::article::{Article, ArticleId};
use jiff::civil::Date;

#[derive(Clone, Copy)]
enum Field {
    Document,
    Id,
    Title,
    Product,
    Version,
    System,
    Keywords,
    Modified,
}

const FIELDS: &[(&str, Field)] = &[
    ("DOCUMENT", Field::Document),
    ("Article", Field::Id),
    ("Article ID", Field::Id),
    ("TITLE", Field::Title),
    ("PRODUCT", Field::Product),
    ("Product(s)", Field::Product),
    ("PROD/VER", Field::Version),
    ("Version(s)", Field::Version),
    ("OPER/SYS", Field::System),
    ("Operating System(s)", Field::System),
    ("KEYWORDS", Field::Keywords),
    ("Keyword(s)", Field::Keywords),
    ("Last Modified", Field::Modified),
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Fills the fields of `article` and returns the line at which the body begins.
pub fn read(lines: &[Line<'_>], article: &mut Article) -> usize {
    let mut at = 0;
    let mut last = None;
    while let Some(line) = lines.get(at) {
        match field(line.text) {
            Some((field, value)) => {
                take(field, value, article);
                last = Some(field);
            }
            None if line.is_blank() => {
                if last.is_some() {
                    break;
                }
            }
            None => match last {
                Some(Field::Title) => {
                    article.title.push(' ');
                    article.title.push_str(line.text);
                }
                Some(field) if !is_ruler(line, b'=', 20) && !is_ruler(line, b'-', 20) => {
                    take(field, line.text, article)
                }
                _ => break,
            },
        }
        at += 1;
    }
    applies_to(lines, at, article)
}

fn field(text: &str) -> Option<(Field, &str)> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim_end();
    let (_, field) = FIELDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some((*field, value.trim()))
}

fn take(field: Field, value: &str, article: &mut Article) {
    match field {
        Field::Document => {
            let mut words = value.split_whitespace();
            article.id = ArticleId::parse(words.next().unwrap_or_default());
            article.date = words.next().and_then(date).or(article.date);
        }
        Field::Id => article.id = ArticleId::parse(value),
        Field::Title => article.title = value.to_owned(),
        Field::Product if value != "See article" => add_once(&mut article.products, value),
        Field::Product => {}
        Field::Version | Field::System => versions(value, article),
        Field::Keywords => keywords(value, article),
        Field::Modified => article.date = date(value).or(article.date),
    }
}

/// Adds the versions of `winnt:4.0,5.0; WINDOWS:97` or `1.00 | 1.00`.
pub fn versions(value: &str, article: &mut Article) {
    for version in value.split([',', ';', '|']) {
        let version = version.trim();
        add_once(&mut article.versions, version.strip_prefix(':').unwrap_or(version));
    }
}

/// Adds the words of a line of keywords.
pub fn keywords(value: &str, article: &mut Article) {
    for keyword in value.split(|c: char| c.is_whitespace() || c == '|') {
        add_once(&mut article.keywords, keyword);
    }
}

/// Reads `06-AUG-2002`.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('-');
    let day = parts.next()?.trim().parse().ok()?;
    let month = parts.next()?.get(..3)?;
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    let year = parts.next()?.trim().parse().ok()?;
    Date::new(year, month as i8 + 1, day).ok()
}

/// Reads the list of products between two rulers and returns the line behind it; the few words of
/// platform and version that older articles print before it are keywords.
fn applies_to(lines: &[Line<'_>], start: usize, article: &mut Article) -> usize {
    let Some(intro) = lines.iter().take(start + 24).skip(start).position(opens_products) else {
        return start + lines[start..].iter().take_while(|line| line.is_blank() || is_ruler(line, b'=', 20)).count();
    };
    for line in &lines[start..start + intro] {
        if !is_ruler(line, b'-', 20) && !is_ruler(line, b'=', 20) {
            keywords(line.text, article);
        }
    }
    let mut at = start + intro + 1;
    let mut open = false;
    while let Some(line) = lines.get(at) {
        if is_ruler(line, b'-', 20) {
            return at + 1;
        }
        if super::chunks::section_heading(lines, at).is_some() {
            return at;
        }
        match line.text.strip_prefix("- ") {
            Some(product) => {
                add_once(&mut article.products, product);
                open = true;
            }
            None if open && !line.is_blank() => match article.products.last_mut() {
                Some(product) if line.indent > 0 => {
                    product.push(' ');
                    product.push_str(line.text);
                }
                _ => return at,
            },
            None => open &= !line.is_blank(),
        }
        at += 1;
    }
    at
}

fn opens_products(line: &Line<'_>) -> bool {
    line.text.starts_with("The information in this article applies to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_day_month_name_and_year() {
        assert_eq!(date("06-AUG-2002"), Date::new(2002, 8, 6).ok());
        assert_eq!(date("31-FEB-2002"), None);
        assert_eq!(date("yesterday"), None);
    }
}
