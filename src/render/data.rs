//! Values → JSON text that is safe to print: the characters that JSON lets stand but a terminal acts on
//! (DEL and the C1 controls) are escaped as well.

use serde::Serialize;

/// How JSON is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Line,
    Indented,
}

/// The value as JSON, without a closing line feed.
pub(super) fn written(value: &impl Serialize, layout: Layout) -> String {
    let written = match layout {
        Layout::Line => serde_json::to_string(value),
        Layout::Indented => serde_json::to_string_pretty(value),
    };
    let json = written.unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string());
    if !json.contains(is_left_by_json) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_left_by_json(character) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

fn is_left_by_json(character: char) -> bool {
    matches!(character, '\u{7f}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_stands_bare_and_the_value_survives() {
        let hostile = "\u{1b}[31m \u{9b}31m \u{7f} é";
        let json = written(&hostile, Layout::Line);
        assert!(!json.chars().any(char::is_control), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }
}
