//! The messages that an article quotes: indented or fenced blocks behind a sentence that announces them, and words in
//! quotation marks that a sentence calls a message.
//!
//! ```text
//! you receive the following error message:
//!
//!   LPTx: Windows cannot write to this file. The disk may be full.
//!   Delete any unwanted files and try again.
//! ```
//! Placeholders stay as printed, wrapped lines are joined. Commands, registry keys, paths, code and references to
//! other articles are no messages.

use super::{Article, Block, Section, SectionKind, flowed};
use serde::{Deserialize, Serialize};

/// A message that an article quotes, placeholders as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub text: String,
}

/// Longest message, in bytes; what is longer is a listing.
const LONGEST: usize = 1200;

/// The messages of an article in order, each once.
pub fn messages(article: &Article) -> Vec<Message> {
    let mut found = Found::default();
    for section in article.sections.iter().filter(|section| tells(section.kind)) {
        let quotes = if is_symptom(section) { Quotes::Announced } else { Quotes::None };
        found.blocks(&section.blocks, section, quotes, "");
    }
    // A title quotes in capitals what the text quotes as it is.
    if found.messages.is_empty() {
        found.quoted(&article.title, Quotes::Any);
    }
    found.messages
}

/// Whether a section of this kind may quote messages that a reader sees go wrong.
fn tells(kind: SectionKind) -> bool {
    !matches!(
        kind,
        SectionKind::Resolution
            | SectionKind::Workaround
            | SectionKind::AppliesTo
            | SectionKind::References
            | SectionKind::Reproduction
    )
}

fn is_symptom(section: &Section) -> bool {
    matches!(section.kind, SectionKind::Symptoms | SectionKind::Introduction | SectionKind::Cause)
}

/// Which words in quotation marks are messages.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    /// Those that read like one.
    Any,
    /// Those that the sentence calls a message, too.
    Announced,
    None,
}

#[derive(Default)]
struct Found {
    messages: Vec<Message>,
}

impl Found {
    fn push(&mut self, text: &str) {
        let text = flowed(text);
        let text =
            text.trim_matches(|c: char| matches!(c, '*' | '`' | '"' | '\u{201c}' | '\u{201d}') || c.is_whitespace());
        if reads_like_message(text) && !self.messages.iter().any(|message| message.text == text) {
            self.messages.push(Message { text: text.to_owned() });
        }
    }

    /// Goes through blocks; `lead` is the sentence before them.
    fn blocks(&mut self, blocks: &[Block], section: &Section, quotes: Quotes, lead: &str) {
        let mut lead = lead;
        for block in blocks {
            match block {
                Block::Paragraph(text) => {
                    if is_bold(text) && announces(lead) {
                        self.push(text);
                        continue;
                    }
                    self.quoted(text, quotes);
                    lead = text;
                }
                Block::Heading { text, .. } => lead = text,
                Block::Literal { text, .. } => {
                    let symptom = section.kind == SectionKind::Symptoms && is_statement(text);
                    if symptom || announces(lead) || has_own_id(text) {
                        split(text, &mut |message| self.push(message));
                    }
                }
                Block::Quote(inside) => {
                    if announces(lead) || section.kind == SectionKind::Symptoms {
                        inside
                            .iter()
                            .for_each(|block| block.texts(&mut |text| split(text, &mut |text| self.push(text))));
                    }
                }
                Block::List(items) => {
                    for item in items {
                        if is_symptom(section)
                            && announces_text(lead)
                            && let [Block::Paragraph(text)] = &item.blocks[..]
                            && is_statement(text)
                        {
                            self.push(text);
                            continue;
                        }
                        self.blocks(&item.blocks, section, quotes, lead);
                    }
                }
                Block::Note { blocks, .. } => self.blocks(blocks, section, Quotes::None, lead),
                Block::Table(_) | Block::Image { .. } => {}
            }
        }
    }

    /// The messages among the words in quotation marks.
    fn quoted(&mut self, text: &str, quotes: Quotes) {
        if quotes == Quotes::None {
            return;
        }
        let mut from = 0;
        while let Some((open, close, end)) = next_quoted(text, from) {
            let inside = &text[open..close];
            let announced = || announces(before(&text[from..], open - from, 110)) || announces(after(text, end, 50));
            if inside.split_whitespace().nth(2).is_some() && (quotes == Quotes::Any || announced()) {
                self.push(inside);
            }
            from = end;
        }
    }
}

/// The next words in quotation marks from byte `from` on: where they begin, where they end, where to go on.
fn next_quoted(text: &str, from: usize) -> Option<(usize, usize, usize)> {
    let mark = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}');
    let (at, opening) = text[from..].char_indices().find(|(_, c)| mark(*c))?;
    let open = from + at + opening.len_utf8();
    let (length, closing) = text[open..].char_indices().find(|(_, c)| mark(*c))?;
    Some((open, open + length, open + length + closing.len_utf8()))
}

fn before(text: &str, at: usize, bytes: usize) -> &str {
    let start = (at.saturating_sub(bytes)..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    &text[start..at]
}

fn after(text: &str, at: usize, bytes: usize) -> &str {
    let end = ((at + bytes).min(text.len())..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    &text[at..end]
}

/// Whether a sentence announces a message.
fn announces(lead: &str) -> bool {
    const CUES: &[&str] = &[
        "message",
        "error",
        "event",
        "logged",
        "log file",
        ".log",
        "displays",
        "displayed",
        "dialog",
        "prompt",
        "reads",
        "similar to",
        "text:",
        "warning",
        "recorded",
        "entries",
        "entry",
        "reports",
        "states",
    ];
    let lead = before(lead, lead.len(), 240).to_lowercase();
    CUES.iter().any(|cue| lead.contains(cue))
}

/// Whether a sentence announces the text of messages, and not a list of cases in which they appear.
fn announces_text(lead: &str) -> bool {
    let lead = before(lead, lead.len(), 80);
    lead.trim_end().ends_with(':') && lead.to_lowercase().contains("message")
}

/// Whether a text begins with the id that a log shows the message under: `Message ID: 2328 - …`.
fn has_own_id(text: &str) -> bool {
    let label = text.trim_start().split(':').next().unwrap_or_default();
    label.eq_ignore_ascii_case("message id") || label.eq_ignore_ascii_case("event id")
}

/// Whether a paragraph is bold from end to end.
fn is_bold(text: &str) -> bool {
    let text = text.trim();
    text.len() > 8 && text.starts_with("**") && text.ends_with("**") && !text[2..text.len() - 2].contains("**")
}

/// Whether a text is one of sentences, or holds a code, and not one of commands.
fn is_statement(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(['.', '!', '?']) || text.contains(". ") || text.contains("0x")
}

/// Takes indented text apart into messages: at empty lines, at "-or-", at the labels of an event, and where
/// lines of a log begin alike. A message that breaks off in mid-sentence goes on behind the empty line.
fn split<'a>(text: &'a str, push: &mut impl FnMut(&'a str)) {
    let mut start = 0;
    let mut at = 0;
    let mut cut = |start: usize, end: usize| push(&text[start..end]);
    let logged = begins_lines_alike(text);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let label = label(bare);
        if bare.is_empty() && !goes_on(&text[start..at], &text[at..]) || is_or(bare) {
            cut(start, at);
            start = at + line.len();
        } else if let Some(length) = label {
            cut(start, at);
            start = at + line.len() - line.trim_start().len() + length;
        } else if logged && begins_record(bare, text) {
            cut(start, at);
            start = at;
        }
        at += line.len();
    }
    cut(start, text.len());
}

/// How much of a line of the event viewer is no message: all of it, or the word before the description.
fn label(line: &str) -> Option<usize> {
    const LABELS: &[&str] =
        &["Event ID", "Event Source", "Source", "Event Type", "Type", "Category", "User", "Computer"];
    let (name, value) = line.split_once(':')?;
    if name == "Description" || name == "Event Description" {
        return Some(name.len() + 1);
    }
    let short = value.split_whitespace().count() <= 3;
    (LABELS.contains(&name.trim_end()) && short).then_some(line.len())
}

/// Whether a message goes on behind an empty line: it ends in a colon, or without a stop before a labelled value.
fn goes_on(before: &str, after: &str) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    let open = !before.is_empty() && !before.ends_with(['.', '!', '?', '"', ')']);
    let next = before_end_of_line(after);
    before.ends_with(':') || open && is_labelled(next)
}

fn before_end_of_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default().trim()
}

/// `Progress Code: 6`, but no record such as `Message ID: 2302 - …`.
fn is_labelled(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, value)| {
        name.len() <= 24 && !name.ends_with("ID") && value.split_whitespace().count() <= 2 && label(line).is_none()
    })
}

fn is_or(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphabetic());
    bare.eq_ignore_ascii_case("or") && line.len() <= 8
}

/// Whether several lines of a text begin as those of a log do.
fn begins_lines_alike(text: &str) -> bool {
    text.lines().filter(|line| begins_record(line.trim(), text)).count() > 1
}

/// Whether a line begins as a record does: with a mark, a date, or a word that its first line begins with.
fn begins_record(line: &str, text: &str) -> bool {
    let Some(first) = line.split_whitespace().next() else { return false };
    let opening = text.split_whitespace().next().unwrap_or_default();
    line.starts_with(['~', '$'])
        || line.starts_with("***")
        || line.starts_with("!!!")
        || (first.contains(['/', ':', '-']) && first.starts_with(|c: char| c.is_ascii_digit()))
        || (first == opening && first.len() > 2)
        || is_component(line)
}

/// Whether a line begins with the part of a program that wrote it: `SCHED DATA : `.
fn is_component(line: &str) -> bool {
    let part = line.split_once(" : ").map_or("", |(part, _)| part);
    (3..=24).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ')
}

/// Whether a text may be a message: words, and no command, key, path, code or reference.
fn reads_like_message(text: &str) -> bool {
    const OTHER: &[&str] = &["HKEY_", "http:", "https:", "C:\\>", "<!", "#include", "Sub ", "SELECT ", "//", "$"];
    if text.len() > LONGEST || OTHER.iter().any(|start| text.starts_with(start)) || is_reference(text) {
        return false;
    }
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let code = text.matches([';', '{', '}', '=']).count();
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    (words >= 2 || (words == 1 && digits)) && code * 6 <= text.len() / 4 + words
}

/// `Q212978 SMS: Description of Preinst.exe`.
fn is_reference(text: &str) -> bool {
    let digits = text.strip_prefix('Q').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    (5..=7).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Item;
    use proptest::prelude::*;

    fn found(kind: SectionKind, blocks: Vec<Block>) -> Vec<String> {
        let section = Section { kind, blocks, ..Section::default() };
        let article = Article { sections: vec![section], ..Article::default() };
        messages(&article).into_iter().map(|message| message.text).collect()
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    fn literal(text: &str) -> Block {
        Block::Literal { language: String::new(), text: text.to_owned() }
    }

    #[test]
    fn a_block_with_the_id_of_a_message_needs_no_announcement() {
        let blocks = vec![paragraph("This one comes with it:"), literal("Message ID: 1234 - The sorter stopped.")];
        assert_eq!(found(SectionKind::MoreInformation, blocks), ["Message ID: 1234 - The sorter stopped."]);
    }

    #[test]
    fn an_announced_block_is_one_message_with_its_lines_joined() {
        let blocks = vec![
            paragraph("You receive the following error message:"),
            literal("The disk may be full.\nDelete files."),
        ];
        assert_eq!(found(SectionKind::Symptoms, blocks), ["The disk may be full. Delete files."]);
    }

    #[test]
    fn lines_of_a_log_are_messages_of_their_own() {
        let blocks = vec![
            paragraph("The following is logged in Sample.log:"),
            literal("~Package <ID> is late\n~Cannot open the\nqueue"),
            paragraph("Status messages:"),
            literal("Message ID: 2328 - Failed to copy <package>.\n\nMessage ID: 2302 - Failed to process."),
        ];
        assert_eq!(
            found(SectionKind::MoreInformation, blocks),
            [
                "~Package <ID> is late",
                "~Cannot open the queue",
                "Message ID: 2328 - Failed to copy <package>.",
                "Message ID: 2302 - Failed to process."
            ]
        );
    }

    #[test]
    fn alternatives_are_messages_of_their_own() {
        let blocks = vec![paragraph("One of these error messages:"), literal("Access is denied\n -or-\nNo such share")];
        assert_eq!(found(SectionKind::Symptoms, blocks), ["Access is denied", "No such share"]);
    }

    #[test]
    fn quoted_words_that_are_called_a_message_are_one() {
        let blocks = vec![paragraph(
            "The error \"The queue is not open\" appears when you click \"Open the queue now\" twice in a row, whatever the kind of queue is and wherever you do so.",
        )];
        assert_eq!(found(SectionKind::Symptoms, blocks), ["The queue is not open"]);
    }

    #[test]
    fn a_bold_paragraph_of_a_post_is_a_message() {
        let blocks =
            vec![paragraph("I saw this error in distmgr.log:"), paragraph("**Cannot update the server, error = 8**")];
        assert_eq!(found(SectionKind::Introduction, blocks), ["Cannot update the server, error = 8"]);
    }

    #[test]
    fn keys_references_and_remedies_are_no_messages() {
        let lead = || paragraph("See the following message:");
        assert!(
            found(SectionKind::Symptoms, vec![lead(), literal("HKEY_LOCAL_MACHINE\\Software\\Sample Key")]).is_empty()
        );
        assert!(found(SectionKind::Symptoms, vec![lead(), literal("Q212978 SMS: A Title of Another")]).is_empty());
        assert!(found(SectionKind::Resolution, vec![lead(), literal("The queue is open.")]).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart_without_panic(lead in ".{0,80}", text in "(.|\n){0,200}") {
            let item = Item { marker: String::new(), blocks: vec![paragraph(&text)] };
            found(SectionKind::Symptoms, vec![paragraph(&text), paragraph(&lead), literal(&text), Block::List(vec![item])]);
        }
    }
}
