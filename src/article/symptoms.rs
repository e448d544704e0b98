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
        symptoms.add_codes(&article.title);
        let tell = |kind| !matches!(kind, SectionKind::Resolution | SectionKind::AppliesTo | SectionKind::References);
        for section in article.sections.iter().filter(|section| tell(section.kind)) {
            section.texts(&mut |text| symptoms.add_codes(text));
        }
        symptoms
    }

    fn add_codes(&mut self, text: &str) {
        for clue in clues::extract(text) {
            let known = self.codes.iter().any(|code| code.text == clue.text);
            if clue.certain && !known && !NAMES.contains(&clue.kind.as_str()) {
                self.codes.push(clue);
            }
        }
    }
}
