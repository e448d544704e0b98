//! Article → what to do about it: ways out with ordered steps, cautions, and hotfix file rows.
//!
//! Pure functions of an article, computed when asked, so that better rules need no new index.

mod actions;
mod commands;
mod cues;
mod files;
mod fixed_in;
mod referred;
mod sentences;
mod size;
mod verbs;
mod ways;
mod wording;

pub use files::{FileTable, HotfixFile, Row, file_tables, hotfix_files};
pub use referred::referred;
pub use size::Size;

use crate::article::{Article, SectionKind};
use fixed_in::fixed_in;
use serde::{Deserialize, Serialize};
use ways::Ways;

/// What an article tells its reader to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedies {
    /// Separate ways out, in the order of the article.
    pub ways: Vec<Remedy>,
    /// Product and service pack that the problem was first corrected in, as printed.
    pub fixed_in: Option<String>,
    /// What to beware of, in the article's words.
    pub cautions: Vec<String>,
}

/// What sort of way out it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemedyKind {
    Fix,
    Workaround,
    Hotfix,
    Upgrade,
    Howto,
}

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    pub kind: RemedyKind,
    /// Its own heading, if it has one: `Method 1: Reset the index`.
    pub title: Option<String>,
    /// Heading of the section it stands in, as printed.
    pub section: String,
    /// Flat, in reading order; nesting is told by `level`.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Full number: `4.b`; counted where the article has bullets or prose.
    pub number: String,
    /// 1 for the top level.
    pub level: u8,
    /// First paragraph on one line, inline markup as in the article.
    pub text: String,
    /// Commands, registry keys and queries to copy, verbatim.
    pub commands: Vec<String>,
    /// Further paragraphs, notes and pictures of the step.
    pub details: Vec<String>,
}

impl Remedies {
    /// Reads the remedies out of an article.
    pub fn of(article: &Article) -> Remedies {
        let is_instruction = !article.sections.iter().any(|section| {
            matches!(section.kind, SectionKind::Resolution | SectionKind::Workaround)
                || section.kind == SectionKind::Symptoms && !section.blocks.is_empty()
        });
        let mut ways = Ways::default();
        for section in &article.sections {
            ways.add(section, is_instruction);
        }
        Remedies { ways: ways.ways, fixed_in: fixed_in(article), cautions: ways.cautions }
    }
}
