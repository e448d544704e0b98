//! What a reader of the article would see go wrong: the messages it quotes and the codes it names.

use super::{Article, Message, SectionKind, messages};
use crate::clues::{self, Clue};
use serde::{Deserialize, Serialize};

/// The symptoms of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Symptoms {
    /// Quoted messages in order, each once, wrapped lines joined.
    pub messages: Vec<Message>,
    /// Error codes, message ids, event ids and the like, each once.
    pub codes: Vec<Clue>,
}

/// Kinds of clue that name a thing and are no code.
const NAMES: &[&str] = &["component", "file", "version", "kb", "guid", "registry"];

impl Symptoms {
    /// Reads the symptoms out of an article.
    pub fn of(article: &Article) -> Symptoms {
        let mut symptoms = Symptoms { messages: messages(article), codes: Vec::new() };
        for clue in clues::extract(&article.title) {
            symptoms.add_code(clue, &article.title);
        }
        symptoms.add_codes_of_messages();
        let tell = |kind| !matches!(kind, SectionKind::Resolution | SectionKind::AppliesTo | SectionKind::References);
        for section in article.sections.iter().filter(|section| tell(section.kind)) {
            section.clues(&mut |clue, text| symptoms.add_code(clue, text));
        }
        symptoms
    }

    /// Adds what only its place in a message makes a code: `(1003)`, `(#0x3EB)`, `1227BC9F`.
    fn add_codes_of_messages(&mut self) {
        for message in &self.messages {
            let mut from = 0;
            for word in message.text.split(' ') {
                let at = from;
                from += word.len() + 1;
                let bare = word.trim_end_matches(['.', ',', ':', ';']);
                let bracketed = bare.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
                let code = bracketed.map(|word| word.trim_start_matches('#')).filter(|word| is_number(word));
                let Some(code) = code.or_else(|| Some(bare).filter(|word| is_address(word))) else { continue };
                let start = at + word.find(code).unwrap_or(0);
                if !self.codes.iter().any(|known| known.text == code) {
                    self.codes.extend(spoken_as_error(code, start));
                }
            }
        }
    }

    fn add_code(&mut self, clue: Clue, text: &str) {
        let known = self.codes.iter().any(|code| code.text == clue.text);
        if !known && names_code(&clue, text) {
            self.codes.push(clue);
        }
    }
}

/// The code that a number is when it is called an error, at byte `start` of its message.
fn spoken_as_error(code: &str, start: usize) -> Option<Clue> {
    let prefix = if is_address(code) { "0x" } else { "" };
    let spoken = format!("error {prefix}{code}");
    let clue = clues::extract(&spoken).into_iter().find(|clue| matches!(clue.kind.as_str(), "win32" | "code"))?;
    Some(Clue { text: code.to_owned(), span: start..start + code.len(), ..clue })
}

fn is_number(word: &str) -> bool {
    let hexadecimal = word.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (3..=5).contains(&word.len()) && (hexadecimal || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Eight hexadecimal digits, some of them letters in capitals.
fn is_address(word: &str) -> bool {
    let letters = word.bytes().filter(|byte| matches!(byte, b'A'..=b'F')).count();
    word.len() == 8
        && letters > 0
        && letters < 8
        && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F'))
}

/// Whether the clue is a code of the article: one that is settled, an error number, or an address in full.
/// The parameters of a stop code differ from case to case and are none.
fn names_code(clue: &Clue, text: &str) -> bool {
    let kind = clue.kind.as_str();
    let registry = clue.text.starts_with("HKEY_") || clue.text.starts_with("REG_");
    if NAMES.contains(&kind) || registry || is_stop_parameter(clue, text) {
        return false;
    }
    clue.certain || kind == "win32" || kind == "code" && clue.text.len() >= 10
}

fn is_stop_parameter(clue: &Clue, text: &str) -> bool {
    let Some(before) = text.get(..clue.span.start).filter(|_| clue.text.starts_with("0x")) else { return false };
    let inside = before.trim_end().ends_with(['(', ',']);
    inside && before.rsplit('\n').take(3).any(|line| line.contains("STOP") || line.contains("Stop"))
}
