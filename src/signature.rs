//! What a paste says: its records, its clues, and the prose that is left over.

use crate::clues::{self, Clue};
use crate::logs::{self, Record};

/// The signature of a paste. Knows no articles and no index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// The paste, as given.
    pub text: String,
    /// Log format that the paste was read by.
    pub log_format: &'static str,
    /// Records, the log's prefix taken off, repeats collapsed.
    pub records: Vec<Record>,
    /// Clues of the whole paste, prefix and all.
    pub clues: Vec<Clue>,
    /// How much this looks like machine output and not like a person's words, 0 to 1.
    pub paste_likeness: f32,
}

impl Signature {
    /// Reads a paste.
    pub fn of(paste: &str) -> Signature {
        let (log_format, records) = logs::records(paste);
        Signature {
            text: paste.to_owned(),
            log_format,
            records,
            clues: clues::extract(paste),
            paste_likeness: likeness(paste),
        }
    }
}

fn likeness(paste: &str) -> f32 {
    let words: Vec<&str> = paste.split_whitespace().collect();
    let odd = words
        .iter()
        .filter(|w| {
            w.trim_end_matches(['.', ',', '?', '!', ')', ':'])
                .chars()
                .any(|c| !c.is_alphabetic() && c != '-' && c != '\'' && c != '(')
        })
        .count() as f32;
    let upper = words.iter().skip(1).filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count() as f32;
    (3.0 * odd / words.len() as f32 + upper / words.len() as f32 + if paste.contains('\n') { 0.5 } else { 0.0 })
        .min(1.0)
}
