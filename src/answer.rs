//! The answer to a paste, as plain data: this is the JSON contract of `docs/json.md`.
//!
//! Knows articles, remedies, signatures and hits; no index, no output.

use crate::article::{Article, ArticleId, Markup, messages};
use crate::rank::{FEATURES, Ranked};
use crate::remedies::{self, HotfixFile, Remedies, Remedy};
use crate::signature::Signature;
use crate::standing::{Have, Newer};
use crate::template::{Alignment, Template};
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
    /// What the articles say that the remedies send to, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed: Option<Vec<Followed>>,
    pub files: Vec<FileRow>,
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

/// A row of a hotfix table, and how its file stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FileRow {
    #[serde(flatten)]
    pub file: HotfixFile,
    /// What the machine has of it, if its files were listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub have: Option<Have>,
    /// The newest version that a later article brings, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newer: Option<Newer>,
}

impl From<HotfixFile> for FileRow {
    fn from(file: HotfixFile) -> FileRow {
        FileRow { file, have: None, newer: None }
    }
}

/// An article that a remedy sends to, and what it says to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Followed {
    pub article: ArticleId,
    pub title: String,
    /// How the inline text of its remedies is to be read.
    pub markup: Markup,
    pub remedies: Vec<Remedy>,
}

/// A reference of the article, and whether this index can show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkedReference {
    /// `Q323206`, or an address.
    pub article: String,
    pub title: String,
    pub indexed: bool,
}

/// Lowest confidence of the best hit at which the verdict is a match.
const MATCH: f32 = 0.5;

/// Lowest confidence of the best hit at which there is an answer at all.
const POSSIBLE: f32 = 0.25;

/// A hit's share of the score below which a feature is not worth telling.
const TELLING: f32 = 0.05;

impl Verdict {
    /// The verdict for the best hit's confidence; `None` if there is no hit.
    pub fn of(best: Option<f32>) -> Verdict {
        match best {
            Some(confidence) if confidence >= MATCH => Verdict::Match,
            Some(confidence) if confidence >= POSSIBLE => Verdict::Possible,
            _ => Verdict::None,
        }
    }
}

impl Reading {
    /// What the signature took the paste for.
    pub fn of(signature: &Signature) -> Reading {
        let mut components: Vec<String> = Vec::new();
        for record in &signature.records {
            if !record.component.is_empty() && !components.contains(&record.component) {
                components.push(record.component.clone());
            }
        }
        let mut clues: Vec<ReadClue> = Vec::new();
        for clue in &signature.clues {
            let read = ReadClue {
                kind: clue.kind.to_string(),
                text: clue.text.clone(),
                key: clue.key.clone(),
                certain: clue.certain,
            };
            if !clues.contains(&read) {
                clues.push(read);
            }
        }
        Reading {
            log_format: signature.log_format.to_owned(),
            messages: signature.records.iter().map(|record| record.message.clone()).collect(),
            components,
            clues,
        }
    }
}

/// How much of an article's evidence a hit carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The features that count most.
    Telling,
    /// Every feature.
    Everything,
}

impl Hit {
    /// The hit for a ranked article; `is_indexed` tells which articles the index can show.
    pub fn of(
        article: &Article,
        ranked: &Ranked,
        confidence: f32,
        signature: &Signature,
        detail: Detail,
        is_indexed: &dyn Fn(&ArticleId) -> bool,
    ) -> Hit {
        let remedies = Remedies::of(article);
        let aligned = aligned_messages(article, signature);
        let mut bindings = BTreeMap::new();
        for (name, value) in aligned.iter().flat_map(|(_, alignment)| &alignment.bindings) {
            bindings.entry(name.clone()).or_insert_with(|| value.clone());
        }
        Hit {
            article: article.id.clone(),
            title: article.title.clone(),
            source: article.source.clone(),
            path: article.path.clone(),
            date: article.date,
            products: article.products.clone(),
            markup: article.markup,
            score: ranked.score,
            confidence,
            evidence: evidence(ranked, signature.paste_likeness, detail, &aligned),
            bindings,
            remedies: remedies.ways,
            followed: None,
            files: remedies::hotfix_files(article).into_iter().map(FileRow::from).collect(),
            fixed_in: remedies.fixed_in,
            cautions: remedies.cautions,
            references: article
                .references
                .iter()
                .map(|reference| LinkedReference {
                    article: reference.target.clone(),
                    title: reference.title.clone(),
                    indexed: is_indexed(&ArticleId::parse(&reference.target)),
                })
                .collect(),
        }
    }
}

/// Least coverage of a quoted message that makes it evidence.
const ALIGNED: f32 = 0.6;

/// The messages of an article that a line of the paste is an instance of, the best covered first.
fn aligned_messages(article: &Article, signature: &Signature) -> Vec<(String, Alignment)> {
    let mut aligned: Vec<(String, Alignment)> = Vec::new();
    for message in messages(article) {
        let template = Template::of(&message.text);
        let alignments = signature.records.iter().filter_map(|record| template.align(&record.message));
        let best = alignments.max_by(|a, b| a.coverage.total_cmp(&b.coverage));
        aligned.extend(best.filter(|best| best.coverage >= ALIGNED).map(|best| (message.text, best)));
    }
    aligned.sort_by(|a, b| (b.1.coverage * b.1.words as f32).total_cmp(&(a.1.coverage * a.1.words as f32)));
    aligned
}

/// The features of a hit, those that add most to its score first; before them the messages that the paste is an
/// instance of.
fn evidence(ranked: &Ranked, likeness: f32, detail: Detail, aligned: &[(String, Alignment)]) -> Vec<Evidence> {
    let mut features: Vec<Evidence> = FEATURES
        .iter()
        .zip(&ranked.values)
        .map(|(weighted, value)| Evidence {
            feature: weighted.feature.name().to_owned(),
            value: *value,
            weight: weighted.score.at(likeness),
            matched: String::new(),
        })
        .collect();
    features.sort_by(|a, b| (b.value * b.weight).total_cmp(&(a.value * a.weight)));
    if detail == Detail::Telling {
        features.retain(|evidence| evidence.value * evidence.weight > TELLING * ranked.score.abs());
    }
    let messages = aligned.iter().map(|(message, alignment)| Evidence {
        feature: "message".to_owned(),
        value: alignment.coverage,
        weight: 0.0,
        matched: message.clone(),
    });
    messages.chain(features).collect()
}
