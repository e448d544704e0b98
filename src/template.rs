//! Quoted messages as templates: fixed words, and gaps where a paste has values of its own.
//!
//! ```text
//! failed to copy package <package ID> to \\SERVER1\share      the article
//! failed to copy package P0100042 to \\SRV07\SMSPKGD$         the paste
//! ```
//! Aligned, the gaps capture `package ID` = `P0100042` and `\\SERVER1\share` = `\\SRV07\SMSPKGD$`.
//! Knows no articles and no index: text in, text out.

use std::borrow::Cow;
use std::ops::Range;

/// A message with gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// A word, lowercased.
    Fixed(String),
    Gap {
        /// The placeholder without its brackets, or the example value; empty for an ellipsis.
        name: String,
        /// Punctuation that stands before and after it, and so is no part of a value.
        before: String,
        after: String,
    },
}

/// A template found in a paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Share of the template's fixed words that the paste has in the same order, 0 to 1.
    pub coverage: f32,
    /// How many fixed words that are.
    pub words: usize,
    /// Placeholder or example value as printed, without brackets, and the value in the paste; each name once.
    pub bindings: Vec<(String, String)>,
    /// Where the aligned words stand in the paste, first to last, in bytes.
    pub span: Range<usize>,
}

/// Longest text that is aligned, in tokens: the table has a row for each.
const LONGEST: usize = 400;

/// What passing over a word of the paste costs where the template has no gap: keeps alignments together.
const PASSING: f32 = 0.04;

/// Fewest fixed words that make an alignment.
const FEWEST: usize = 2;

impl Template {
    /// Reads a message as an article prints it.
    pub fn of(message: &str) -> Template {
        let mut parts = Vec::new();
        let message = labelled(message).map_or(message, |(_, text)| text);
        let tokens = tokens(message);
        for (at, token) in tokens.iter().enumerate() {
            let text = &message[token.clone()];
            let before = &message[at.checked_sub(1).map_or(0, |last| tokens[last].end)..token.start];
            let after = &message[token.end..tokens.get(at + 1).map_or(message.len(), |next| next.start)];
            let previous = at.checked_sub(1).map(|last| &message[tokens[last].clone()]);
            parts.push(match gap_name(text, previous) {
                Some(name) => Part::Gap { name, before: punctuation(before), after: punctuation(after) },
                None => Part::Fixed(text.to_lowercase()),
            });
        }
        parts.truncate(LONGEST);
        Template { parts }
    }

    /// The fixed words, in order.
    pub fn fixed_words(&self) -> impl Iterator<Item = &str> {
        self.words().flatten()
    }

    /// The fixed words in order, `None` for each gap.
    pub fn words(&self) -> impl Iterator<Item = Option<&str>> {
        self.parts.iter().map(|part| match part {
            Part::Fixed(word) => Some(word.as_str()),
            Part::Gap { .. } => None,
        })
    }

    /// Finds the template in a paste; `None` if they have too little in common.
    pub fn align(&self, paste: &str) -> Option<Alignment> {
        let mut tokens = tokens(paste);
        tokens.truncate(LONGEST);
        let matched = self.matches(&tokens.iter().map(|token| paste[token.clone()].to_lowercase()).collect::<Vec<_>>());
        let fixed = self.fixed_words().count();
        let words = matched.iter().flatten().count();
        let (first, last) = (matched.iter().flatten().next()?, matched.iter().flatten().next_back()?);
        if words < FEWEST.min(fixed) {
            return None;
        }
        Some(Alignment {
            coverage: words as f32 / fixed.max(1) as f32,
            words,
            bindings: self.bindings(&matched, &tokens, paste),
            span: tokens[*first].start..tokens[*last].end,
        })
    }

    /// For every part the token that it is aligned with; gaps are aligned with none.
    fn matches(&self, words: &[String]) -> Vec<Option<usize>> {
        let width = words.len() + 1;
        // Best score of the first parts against the first words, and how it came about.
        let mut scores = vec![0.0_f32; (self.parts.len() + 1) * width];
        let mut moves = vec![Move::Part; scores.len()];
        for part in 0..=self.parts.len() {
            let in_gap = part > 0 && matches!(self.parts[part - 1], Part::Gap { .. });
            let passing = if in_gap || part == 0 || part == self.parts.len() { 0.0 } else { PASSING };
            for word in 0..width {
                let here = part * width + word;
                let mut best = (if part > 0 { scores[here - width] } else { 0.0 }, Move::Part);
                if word > 0 && scores[here - 1] - passing > best.0 - if part == 0 { 1.0 } else { 0.0 } {
                    best = (scores[here - 1] - passing, Move::Word);
                }
                if part > 0
                    && word > 0
                    && let Part::Fixed(fixed) = &self.parts[part - 1]
                    && *fixed == words[word - 1]
                    && scores[here - width - 1] + 1.0 >= best.0
                {
                    best = (scores[here - width - 1] + 1.0, Move::Both);
                }
                scores[here] = best.0;
                moves[here] = best.1;
            }
        }
        let mut matched = vec![None; self.parts.len()];
        let (mut part, mut word) = (self.parts.len(), words.len());
        while part > 0 {
            match moves[part * width + word] {
                Move::Both => {
                    (part, word) = (part - 1, word - 1);
                    matched[part] = Some(word);
                }
                Move::Word => word -= 1,
                Move::Part => part -= 1,
            }
        }
        matched
    }

    /// The values of the gaps that stand between aligned words.
    fn bindings(&self, matched: &[Option<usize>], tokens: &[Range<usize>], paste: &str) -> Vec<(String, String)> {
        let mut bindings: Vec<(String, String)> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let Part::Gap { name, before, after } = part else { continue };
            let left = at.checked_sub(1).and_then(|left| matched[left]);
            let right = matched.get(at + 1).copied().flatten();
            let start = match left {
                Some(left) => tokens[left].end,
                None if at == 0 => 0,
                None => continue,
            };
            let end = match right {
                Some(right) => tokens[right].start,
                None if at + 1 == self.parts.len() => paste[start..].find('\n').map_or(paste.len(), |end| start + end),
                None => continue,
            };
            let value = paste.get(start..end).unwrap_or_default().trim();
            let value = value.trim_start_matches(|c| before.contains(c)).trim_end_matches(|c| after.contains(c)).trim();
            if !name.is_empty() && !value.is_empty() && !bindings.iter().any(|(other, _)| other == name) {
                bindings.push((name.clone(), value.to_owned()));
            }
        }
        bindings
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Move {
    Part,
    Word,
    Both,
}

/// The number that stands before a message in a list of status messages, and the message; a log has either alone.
pub fn labelled(message: &str) -> Option<(&str, &str)> {
    let (label, rest) = message.split_at_checked("Message ID".len())?;
    let digits = rest.trim_start_matches([':', ' ', '\n']);
    let text = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_label = label.eq_ignore_ascii_case("Message ID") && text.len() < digits.len();
    let label = &message[..message.len() - text.len()];
    let text = text.trim_start_matches([':', '-', '.', ' ', '\n']);
    let text = text.strip_prefix("Message Text:").unwrap_or(text).trim_start();
    (is_label && !text.is_empty()).then_some((label, text))
}

/// The tokens of a text: placeholders in brackets whole, paths and other values whole, words.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = bracketed(&text[at..]).or_else(|| network_path(&text[at..]).map(|(length, _)| length)) {
            tokens.push(at..at + length);
            at += length;
        } else if is_word(c) || (c == '%' && text[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric())) {
            let rest = &text[at..];
            let mut end = rest[c.len_utf8()..]
                .find(|c: char| !is_word(c) && !matches!(c, '.' | ':' | '$' | '-' | '@' | '~' | '%'))
                .map_or(rest.len(), |end| c.len_utf8() + end);
            end = rest[..end].trim_end_matches(['.', ':', '-', '~']).len().max(c.len_utf8());
            tokens.push(at..at + end);
            at += end;
        } else if text[at..].starts_with("...") || c == '\u{2026}' {
            let end = text[at..].find(|c| c != '.' && c != '\u{2026}').map_or(text.len(), |end| at + end);
            tokens.push(at..end);
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    tokens
}

/// What a path of the SMS Network Abstraction Layer begins with: `["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\`.
const NETWORK_PATH: &str = "[\"Display=";

/// Longest network path, in characters.
const LONGEST_PATH: usize = 400;

/// Length of the network path that the text begins with, and of the frame in it before the path proper.
fn network_path(text: &str) -> Option<(usize, usize)> {
    let text = &text[..text.char_indices().nth(LONGEST_PATH).map_or(text.len(), |(end, _)| end)];
    let end_of_quoted = |from: usize| Some(from + text[from..].find("\"]")? + 2);
    let provider = text.starts_with(NETWORK_PATH).then_some(NETWORK_PATH.len()).and_then(end_of_quoted)?;
    let frame = provider + text[provider..].find(|c: char| !c.is_ascii_uppercase())? + 1;
    let has_site = text.get(frame..)?.starts_with("[\"");
    let frame = if has_site { end_of_quoted(frame)? } else { frame };
    let length = frame + text[frame..].find(char::is_whitespace).unwrap_or(text.len() - frame);
    (text[..frame].ends_with([':', ']']) && text[frame..].starts_with(r"\\")).then_some((length, frame))
}

/// A text without the frames of its network paths: only the paths proper say something of their own.
pub fn without_frames(text: &str) -> Cow<'_, str> {
    let mut bare = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(at) = bare[from..].find(NETWORK_PATH).map(|at| from + at) {
        match network_path(&bare[at..]) {
            Some((_, frame)) => bare.to_mut().replace_range(at..at + frame, ""),
            None => from = at + 1,
        }
    }
    bare
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\\' | '/')
}

/// Length of the placeholder in brackets that the text begins with.
fn bracketed(text: &str) -> Option<usize> {
    let close = match text.as_bytes().first()? {
        b'<' => '>',
        b'*' => '*',
        b'{' => '}',
        _ => return None,
    };
    let inside = &text[1..];
    let end = inside.find(close)?;
    let name = &inside[..end];
    let fits = name.len() <= 60
        && name.starts_with(char::is_alphabetic)
        && name.ends_with(char::is_alphanumeric)
        && !name.contains(['\n', '<', '=', '"']);
    fits.then_some(end + 2)
}

/// The name of a gap, if the token is one: a placeholder, or an example value.
fn gap_name(token: &str, previous: Option<&str>) -> Option<String> {
    if bracketed(token).is_some() {
        return Some(token[1..token.len() - 1].to_owned());
    }
    if token.starts_with("...") || token.starts_with('\u{2026}') {
        return Some(String::new());
    }
    is_placeholder(token).then(|| token.to_owned()).or_else(|| is_example(token, previous).then(|| token.to_owned()))
}

/// `%1`, `%s`, `xxx`, `nnn`, `XXXXX`.
fn is_placeholder(token: &str) -> bool {
    if let Some(rest) = token.strip_prefix('%') {
        return rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    }
    token.len() >= 2
        && (token.bytes().all(|byte| matches!(byte, b'x' | b'X')) || token.bytes().all(|byte| byte == b'n'))
}

/// A path, a package id, an address, a time: what differs from one machine to the next. The number behind "error"
/// is never one: it tells messages apart.
fn is_example(token: &str, previous: Option<&str>) -> bool {
    const TELLING: &[&str] = &["error", "code", "id", "message", "event", "status", "stop", "msg", "level"];
    if previous.is_some_and(|previous| TELLING.contains(&previous.to_lowercase().as_str())) || token.starts_with("0x") {
        return false;
    }
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    let path = token.starts_with(r"\\")
        || token.starts_with(NETWORK_PATH)
        || token.starts_with(NETWORK_PATH)
        || token.get(1..).is_some_and(|rest| rest.starts_with(r":\"));
    path || (letters > 0 && digits > 0 && letters + digits >= 6)
        || (digits > 0 && token.contains([':', '-', '/']))
        || (token.contains('.') && digits >= 4 && letters == 0)
}

/// The punctuation that stands between two tokens, if there is nothing else; a backslash may begin a value.
fn punctuation(text: &str) -> String {
    text.trim().chars().filter(|c| c.is_ascii_punctuation() && !matches!(c, '\\' | '/' | '[' | ']')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bound(message: &str, paste: &str) -> Vec<(String, String)> {
        Template::of(message).align(paste).map(|alignment| alignment.bindings).unwrap_or_default()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn placeholders_capture_what_stands_in_their_place() {
        assert_eq!(
            bound(
                "Cannot update the package server <site server NAL path> for package <package ID>, error = 8",
                r#"Cannot update the package server ["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\ for package P0100042, error = 8"#,
            ),
            pairs(&[
                ("site server NAL path", r#"["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\"#),
                ("package ID", "P0100042"),
            ])
        );
    }

    #[test]
    fn a_network_path_is_one_value() {
        let path = r#"["Display=\\SRV1\"]MSWNET:["SMS_SITE=S01"]\\SRV1\"#;
        let other = r#"["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\"#;
        let message = format!("Cannot reach {path} from here, error = 3");
        assert_eq!(bound(&message, &message.replace(path, other)), pairs(&[(path, other)]));
        assert_eq!(without_frames(&message), r"Cannot reach \\SRV1\ from here, error = 3");
        assert_eq!(network_path(r#"["Display=x"]no:path"#), None);
        assert_eq!(network_path(r#"["Display="#), None);
    }

    #[test]
    fn the_last_placeholder_ends_with_the_line() {
        assert_eq!(
            bound(
                "Message ID: 2328 - Failed to copy package <package ID> from <package source> to <distribution point>.",
                "Failed to copy package P0100042 from D:\\SRC to \\\\SRV07\\SMSPKGD$.\nnext",
            ),
            pairs(&[
                ("package ID", "P0100042"),
                ("package source", r"D:\SRC"),
                ("distribution point", r"\\SRV07\SMSPKGD$"),
            ])
        );
    }

    #[test]
    fn example_values_are_gaps_too() {
        assert_eq!(
            bound("Error getting package AUS0001B from source", "Error getting package CHI0002A from source"),
            pairs(&[("AUS0001B", "CHI0002A")])
        );
        assert_eq!(
            bound("User %1 in xxxxx failed", "User ann in SALES failed"),
            pairs(&[("%1", "ann"), ("xxxxx", "SALES")])
        );
    }

    #[test]
    fn punctuation_around_a_placeholder_is_no_part_of_its_value() {
        assert_eq!(
            bound("Failed to process it (package ID = <package ID>).", "Failed to process it (package ID = P0100042)."),
            pairs(&[("package ID", "P0100042")])
        );
    }

    #[test]
    fn the_number_behind_error_is_fixed() {
        let template = Template::of("The service failed with error 1068");
        let whole = template.align("The service failed with error 1068").expect("aligned").coverage;
        let other = template.align("The service failed with error 1069").expect("aligned").coverage;
        assert!(whole == 1.0 && other < 1.0);
    }

    #[test]
    fn the_number_of_a_status_message_is_no_part_of_its_text() {
        let covered = |message: &str| Template::of(message).align("The queue is full").map(|found| found.coverage);
        assert_eq!(covered("Message ID: 1105 - The queue is full"), Some(1.0));
        assert_eq!(covered("Message ID: 1105 Message Text: The queue is full"), Some(1.0));
        assert!(covered("Message IDs: the queue is full") < Some(1.0));
        assert_eq!(Template::of("Message ID: 1105").fixed_words().count(), 3);
    }

    #[test]
    fn a_fragment_covers_a_part() {
        let template = Template::of("This update is not designed for your version of Windows. Press OK to exit.");
        let alignment = template.align("is not designed for your version of Windows. Press OK to e").expect("aligned");
        assert!(alignment.coverage > 0.7 && alignment.coverage < 1.0);
    }

    #[test]
    fn texts_with_nothing_in_common_do_not_align() {
        assert_eq!(Template::of("The queue is full").align("replication stopped"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_aligned_with_any_other_without_panic(message in ".{0,120}", paste in ".{0,120}") {
            if let Some(alignment) = Template::of(&message).align(&paste) {
                prop_assert!(paste.get(alignment.span).is_some());
            }
        }

        #[test]
        fn a_message_without_gaps_covers_itself(words in "[a-z]{3,9}( [a-z]{3,9}){2,12}") {
            let template = Template::of(&words);
            prop_assume!(template.parts.iter().all(|part| matches!(part, Part::Fixed(_))));
            prop_assert_eq!(template.align(&words).map(|alignment| alignment.coverage), Some(1.0));
        }
    }
}
