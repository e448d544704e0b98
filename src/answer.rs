//! The answer to a paste, as plain data: this is the JSON contract of `docs/json.md`.
//!
//! Knows articles, remedies, signatures and hits; no index, no output.

use crate::article::{ArticleId, Markup};
use crate::remedies::{HotfixFile, Remedy};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the JSON contract.
pub const SCHEMA: u32 = 1;

/// Whether the knowledge base has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Match,
    Possible,
    None,
}

/// What is known about one paste.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    pub schema: u32,
    /// The id that a bulk query came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub verdict: Verdict,
    pub signature: Reading,
    /// Best first.
    pub hits: Vec<Hit>,
    /// For people: which index answered, what was cut short.
    pub notices: Vec<String>,
}

/// How the paste was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    pub log_format: String,
    /// Messages that were searched for, most telling first.
    pub messages: Vec<String>,
    pub components: Vec<String>,
    pub clues: Vec<ReadClue>,
}

/// A clue of the paste.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadClue {
    pub kind: String,
    pub text: String,
    pub key: String,
    pub certain: bool,
}

/// One article that may be the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    pub article: ArticleId,
    pub title: String,
    pub source: String,
    pub path: String,
    pub date: Option<Date>,
    pub products: Vec<String>,
    /// How the inline text of the remedies and cautions is to be read, as in the article.
    pub markup: Markup,
    /// Sum of the weighted features; comparable within one answer only.
    pub score: f32,
    /// Probability that this is the right article, 0 to 1.
    pub confidence: f32,
    /// Why it matched, strongest first; with `--explain` every feature.
    pub evidence: Vec<Evidence>,
    /// Placeholder as printed in the article → value in the paste.
    pub bindings: BTreeMap<String, String>,
    pub remedies: Vec<Remedy>,
    pub files: Vec<HotfixFile>,
    pub fixed_in: Option<String>,
    pub cautions: Vec<String>,
    pub references: Vec<LinkedReference>,
}

/// One feature of the ranking and what it saw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    pub feature: String,
    pub value: f32,
    pub weight: f32,
    /// The text that matched, if the feature has one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub matched: String,
}

/// A reference of the article, and whether this index can show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkedReference {
    /// `Q323206`, or an address.
    pub article: String,
    pub title: String,
    pub indexed: bool,
}
