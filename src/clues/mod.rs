//! Clues: the exact, discriminating tokens of a text, the same for articles and pastes.
//!
//! Codes in all spellings, status and event ids, file and component names, versions, KB numbers.
//! Knows no articles and no index. One contract ([`ClueExtractor`]) and one table ([`EXTRACTORS`]);
//! every other file is one member. A clue is a whole token or nothing: never a part of one.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One reading of one token of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clue {
    /// What it was read as, e.g. `code`, `status-id`, `event-id`, `file`, `version`, `kb`.
    pub kind: String,
    /// As printed: `-2147217407`.
    pub text: String,
    /// The one spelling that all spellings of the same thing share: `0x80041001`.
    pub key: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// `false` for a reading that the context does not settle (a bare `5` read as Win32 5).
    pub certain: bool,
}

impl Clue {
    /// The index term of the clue: `kind:key`, lowercase.
    pub fn term(&self) -> String {
        format!("{}:{}", self.kind, self.key).to_lowercase()
    }
}

/// A member of this folder: finds the clues of one family.
pub trait ClueExtractor: Sync {
    /// Adds the clues of `text` to `found`.
    fn extract(&self, text: &str, found: &mut Vec<Clue>);
}

/// Every extractor; the order is the order of clues that stand at the same place.
pub static EXTRACTORS: &[&dyn ClueExtractor] = &[];

/// All clues of a text, by place.
pub fn extract(text: &str) -> Vec<Clue> {
    let mut found = Vec::new();
    for extractor in EXTRACTORS {
        extractor.extract(text, &mut found);
    }
    found.sort_by_key(|clue| clue.span.start);
    found
}
