//! The one gate that untrusted text passes on its way out: no control character, no escape sequence, no
//! invisible reordering gets through. Knows nothing of pages.
//!
//! ```text
//! "\u{1b}]0;owned\u{7}C:\\SMS\u{1b}[31m"  →  "C:\\SMS"
//! ```

use std::borrow::Cow;

/// The text without terminal escape sequences, control characters (but line feeds and tabs) and bidirectional
/// overrides. Carriage returns go too: alone they would let a line overwrite itself.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unwanted) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '\u{1b}' => rest = after_escape(rest.as_str()).chars(),
            '\u{2028}' | '\u{2029}' => kept.push('\n'),
            _ if is_unwanted(character) => {}
            _ => kept.push(character),
        }
    }
    Cow::Owned(kept)
}

fn is_unwanted(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        _ => character.is_control(),
    }
}

/// What follows an escape sequence whose ESC has been read. An unclosed one ends with its line, so that it
/// cannot swallow the text after it.
fn after_escape(rest: &str) -> &str {
    let Some(introducer) = rest.chars().next() else { return rest };
    match introducer {
        '[' => {
            let parameters = rest[1..].find(|c: char| !matches!(c, '\u{20}'..='\u{3f}')).map(|at| at + 1);
            match parameters {
                Some(at) if matches!(rest.as_bytes()[at], 0x40..=0x7e) => &rest[at + 1..],
                Some(at) => &rest[at..],
                None => "",
            }
        }
        ']' | 'P' | 'X' | '^' | '_' => {
            let end = rest.find(['\u{7}', '\u{1b}', '\u{9c}', '\n']).unwrap_or(rest.len());
            match rest[end..].chars().next() {
                Some('\u{1b}') if rest[end + 1..].starts_with('\\') => &rest[end + 2..],
                Some(closing @ ('\u{7}' | '\u{9c}')) => &rest[end + closing.len_utf8()..],
                _ => &rest[end..],
            }
        }
        '\u{20}'..='\u{2f}' => rest[1..].trim_start_matches(|c: char| matches!(c, '\u{20}'..='\u{7e}')),
        '\u{30}'..='\u{7e}' => &rest[1..],
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_vanish_whole() {
        for (hostile, harmless) in [
            ("plain", "plain"),
            ("\u{1b}[31mred\u{1b}[0m", "red"),
            ("\u{1b}]0;title\u{7}text", "text"),
            ("\u{1b}]8;;http://evil\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{1b}]52;c;cm0gLXJm\nnext line", "\nnext line"),
            ("\u{1b}Pq#0\u{1b}\\after", "after"),
            ("a\u{1b}", "a"),
            ("over\rwrite \u{8}\u{7f}\u{9b}31m\0", "overwrite 31m"),
            ("user\u{202e}gpj.exe", "usergpj.exe"),
            ("tab\tand\nline", "tab\tand\nline"),
            ("\u{1b}é", "é"),
            ("\u{1b}[3é", "é"),
        ] {
            assert_eq!(clean(hostile), harmless, "{hostile:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_unwanted_survives(text in "[\\x00-\\x7f\u{80}-\u{a0}\u{2020}-\u{2070}é]{0,60}") {
            prop_assert!(!clean(&text).chars().any(is_unwanted));
        }
    }
}
