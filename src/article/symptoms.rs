//! What a reader of the article would see go wrong: the messages it quotes and the codes it names.

use super::Article;
use crate::clues::Clue;
use serde::{Deserialize, Serialize};

/// The symptoms of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Symptoms {
    /// Quoted messages in order, each once, wrapped lines joined.
    pub messages: Vec<Message>,
    /// Error codes, message ids, event ids and the like, each once.
    pub codes: Vec<Clue>,
}

/// A message that the article quotes, placeholders as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub text: String,
}

impl Symptoms {
    /// Reads the symptoms out of an article.
    pub fn of(_article: &Article) -> Symptoms {
        Symptoms::default()
    }
}
