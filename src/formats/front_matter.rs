//! Front matter of Markdown files, YAML between `---` lines or TOML between `+++` lines.
//!
//! ```text
//! ---
//! title: "Application X is not recognized"
//! tags: [SCCM, OSD]
//! ---
//! ```
//! What is not valid YAML is read line by line, which is said in a notice.

use super::markdown_text::decoded;
use jiff::civil::Date;
use serde_json::Value;

/// The fields above a text.
#[derive(Debug, Default)]
pub struct FrontMatter {
    fields: Vec<(String, Vec<String>)>,
    /// What was wrong with it, if anything.
    pub damage: Option<String>,
}

/// Longest front matter that is looked for, in bytes.
const LONGEST: usize = 64 * 1024;

/// Splits a text into its front matter, if it has one, and the rest.
pub fn split(text: &str) -> (Option<FrontMatter>, &str) {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']);
    let (fence, read): (&str, fn(&str) -> FrontMatter) = match text.get(..3) {
        Some("---") => ("---", yaml),
        Some("+++") => ("+++", toml),
        _ => return (None, text),
    };
    let Some((first, rest)) = text.split_once('\n').filter(|(first, _)| first.trim_end() == fence) else {
        return (None, text);
    };
    let mut at = first.len() + 1;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return (Some(read(&text[first.len() + 1..at])), &text[at + line.len()..]);
        }
        at += line.len();
        if at > LONGEST {
            break;
        }
    }
    unclosed(rest)
}

/// Front matter that is never closed ends at its first blank line, if what stands before it are fields.
fn unclosed(rest: &str) -> (Option<FrontMatter>, &str) {
    let end = super::head(rest, LONGEST).find("\n\n").unwrap_or(0);
    let mut fields = by_lines(&rest[..end]);
    if fields.fields.is_empty() {
        return (None, rest);
    }
    fields.damage = Some("the front matter is never closed; read up to the first blank line".to_owned());
    (Some(fields), &rest[end..])
}

fn yaml(text: &str) -> FrontMatter {
    // `y` and `no` are tags here, not truth values.
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(Value::Object(map)) => {
            FrontMatter { fields: map.into_iter().map(|(name, value)| (name, values(value))).collect(), damage: None }
        }
        Ok(Value::Null) => FrontMatter::default(),
        Ok(_) => damaged(text, "it is no mapping".to_owned()),
        Err(cause) => damaged(text, cause.to_string().lines().next().unwrap_or_default().to_owned()),
    }
}

fn toml(text: &str) -> FrontMatter {
    match text.parse::<::toml::Table>() {
        Ok(table) => FrontMatter {
            fields: table.into_iter().map(|(name, value)| (name, toml_values(value))).collect(),
            damage: None,
        },
        Err(cause) => damaged(text, cause.message().to_owned()),
    }
}

fn damaged(text: &str, cause: String) -> FrontMatter {
    let mut fields = by_lines(text);
    fields.damage = Some(format!("the front matter does not parse ({cause}); read line by line"));
    fields
}

fn values(value: Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text],
        Value::Array(items) => items.into_iter().flat_map(values).collect(),
        Value::Object(map) => map.into_iter().flat_map(|(_, value)| values(value)).collect(),
        other => vec![other.to_string()],
    }
}

fn toml_values(value: ::toml::Value) -> Vec<String> {
    match value {
        ::toml::Value::String(text) => vec![text],
        ::toml::Value::Array(items) => items.into_iter().flat_map(toml_values).collect(),
        ::toml::Value::Table(table) => table.into_iter().flat_map(|(_, value)| toml_values(value)).collect(),
        other => vec![other.to_string()],
    }
}

/// Reads `name: value` and `- value` lines, whatever stands between them.
fn by_lines(text: &str) -> FrontMatter {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if let Some(item) = bare.strip_prefix("- ") {
            if let Some((_, values)) = fields.last_mut() {
                values.push(unquoted(item));
            }
        } else if let Some((name, value)) = line.split_once([':', '=']).filter(|(name, _)| is_name(name.trim_end())) {
            let value = unquoted(value);
            fields.push((name.trim().to_owned(), if value.is_empty() { Vec::new() } else { vec![value] }));
        }
    }
    FrontMatter { fields, damage: None }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

fn unquoted(value: &str) -> String {
    value.trim().trim_matches(['"', '\'']).to_owned()
}

impl FrontMatter {
    /// The values of a field, entities decoded.
    pub fn all(&self, name: &str) -> Vec<String> {
        let field = self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        field.map(|(_, values)| values.iter().map(|value| decoded(value.trim())).collect()).unwrap_or_default()
    }

    /// The first value of a field.
    pub fn one(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().find(|value| !value.is_empty())
    }

    /// A date as `2011-08-03…` or `02/14/2024`.
    pub fn date(&self, name: &str) -> Option<Date> {
        let text = self.one(name)?;
        let numbers: Vec<&str> = text.splitn(3, ['-', '/']).collect();
        let [first, second, third] = numbers[..] else { return None };
        let third: String = third.chars().take_while(char::is_ascii_digit).collect();
        let (year, month, day) =
            if first.len() == 4 { (first, second, third.as_str()) } else { (third.as_str(), first, second) };
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_from_yaml_toml_and_what_is_neither() {
        for text in [
            "---\ntitle: 'a &ldquo;b&rdquo;'\ndate: 2011-08-03T10:02:10+10:00\ntags:\n  - x\n  - y\n---\nbody",
            "+++\ntitle = \"a “b”\"\ndate = 2011-08-03T10:02:10+10:00\ntags = [\"x\", \"y\"]\n+++\nbody",
            "---\ntitle: a “b”\n@bad: [\ndate: 2011-08-03\ntags:\n- x\n- y\n---\nbody",
            "---\ntitle: \"a “b”\"\ndate: 08/03/2011\ntags:\n- x\n- y\n\nbody",
        ] {
            let (fields, body) = split(text);
            let fields = fields.expect("front matter");
            assert_eq!(fields.one("title").as_deref(), Some("a “b”"), "{text}");
            assert_eq!(fields.all("tags"), ["x", "y"], "{text}");
            assert_eq!(fields.date("date"), Date::new(2011, 8, 3).ok(), "{text}");
            assert_eq!(body.trim(), "body");
        }
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert!(split("---\n\ntext\n").0.is_none());
        assert!(split("text\n---\n").0.is_none());
    }
}
