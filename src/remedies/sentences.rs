//! Sentences: where they end.

/// The sentences of a text on one line, each with its end mark.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(end_of_sentence(rest));
        rest = after.trim_start();
        Some(sentence.trim_end())
    })
}

/// Where the first sentence ends: behind a mark that a space and a new beginning follow.
fn end_of_sentence(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let behind = &text[at + 1..];
        let closing = behind.trim_start_matches(['"', '\u{201d}', ')', '*']);
        let end = text.len() - closing.len();
        let abbreviated = at >= 2 && bytes[at - 2] == b'.' && bytes[at - 1].is_ascii_alphabetic()
            || text[..at].ends_with("U.S")
            || text[..at].ends_with("vs");
        let begins = closing.trim_start().starts_with(|c: char| !c.is_lowercase());
        if closing.starts_with(char::is_whitespace) && begins && !abbreviated {
            return end;
        }
    }
    text.len()
}

/// The sentence without its label and emphasis.
pub fn bare(sentence: &str) -> &str {
    sentence.trim_start_matches(|c: char| matches!(c, '*' | '_' | '`' | '"' | '-' | '\u{201c}') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let found: Vec<&str> = sentences("Open the file. Set U.S. English (v1.2) there. Done!").collect();
        assert_eq!(found, ["Open the file.", "Set U.S. English (v1.2) there.", "Done!"]);
    }

    proptest! {
        #[test]
        fn sentences_lose_nothing(text in ".{0,200}") {
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&sentences(&text).collect::<Vec<_>>().join(" ")), squeeze(&text));
        }
    }
}
