//! Clues: the exact, discriminating tokens of a text, the same for articles and pastes.
//!
//! Codes in all spellings, status and event ids, file and component names, versions, KB numbers.
//! Knows no articles and no index. One contract ([`ClueExtractor`]) and one table ([`EXTRACTORS`]);
//! `tokens`, `context` and `number` are what members read a text by, every other file is one
//! member. A clue is a whole token or nothing: never a part of one.

mod code;
mod compiler;
mod component;
mod context;
mod decode;
mod error_number;
mod event;
mod exception;
mod file;
mod guid;
mod http;
mod kb;
mod names;
mod number;
mod offset;
mod registry;
mod run_time;
mod sql;
mod sqlstate;
mod status;
mod stop;
mod symbol;
mod tokens;
mod version;

pub use context::Context;
pub use decode::{Reading, decode};
pub use names::CodeName;
pub use number::Number;
pub use tokens::{Shape, Token, Tokens};

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

    /// A reading that the context settles.
    fn certain(tokens: &Tokens<'_>, span: Range<usize>, kind: &str, key: String) -> Clue {
        let text = tokens.slice(span.clone()).to_owned();
        Clue { kind: kind.to_owned(), text, key, span, certain: true }
    }

    /// A reading beside others.
    fn possible(tokens: &Tokens<'_>, span: Range<usize>, kind: &str, key: String) -> Clue {
        Clue { certain: false, ..Clue::certain(tokens, span, kind, key) }
    }
}

/// A member of this folder: finds the clues of one family.
pub trait ClueExtractor: Sync {
    /// The shapes it looks at: a token that has none of these bits is not shown to it.
    fn shapes(&self) -> Shape;
    /// Adds the clues that the token at place `at` begins or is.
    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>);
}

/// Every extractor; the order is the order of clues that stand at the same place.
pub static EXTRACTORS: &[&dyn ClueExtractor] = &[
    &code::Codes,
    &stop::StopCodes,
    &offset::CrashOffsets,
    &symbol::Symbols,
    &status::StatusIds,
    &event::EventIds,
    &sql::SqlErrors,
    &sqlstate::SqlStates,
    &run_time::RunTimeErrors,
    &http::HttpStatuses,
    &error_number::ErrorNumbers,
    &compiler::Diagnostics,
    &exception::Exceptions,
    &component::Components,
    &file::Files,
    &version::Versions,
    &kb::KbNumbers,
    &guid::Guids,
    &registry::RegistryKeys,
];

/// All clues of a text, by place.
pub fn extract(text: &str) -> Vec<Clue> {
    let tokens = Tokens::of(text);
    let shapes: Vec<Shape> = EXTRACTORS.iter().map(|extractor| extractor.shapes()).collect();
    let telling = shapes.iter().fold(Shape::default(), |all, &shape| all | shape);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.shape.meets(telling)) {
        for (extractor, shape) in EXTRACTORS.iter().zip(&shapes) {
            if token.shape.meets(*shape) {
                extractor.extract(&tokens, at, &mut found);
            }
        }
    }
    found.sort_by_key(|clue| clue.span.start);
    found
}
