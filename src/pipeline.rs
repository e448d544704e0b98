//! The two rows of fixdex, one function each: build an index, answer a paste.

use crate::answer::{Answer, Reading, SCHEMA, Verdict};
use crate::error::Result;
use crate::formats::Notice;
use crate::index::Index;
use std::path::{Path, PathBuf};

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildReport {
    pub articles: usize,
    pub notices: Vec<Notice>,
    /// Bytes on disk.
    pub size: u64,
}

/// Indexes everything under `inputs` into `dir`, beside what is there, and swaps it in.
/// `progress` is called with the number of files done so far, from several threads.
pub fn build(_inputs: &[PathBuf], _dir: &Path, _progress: &(dyn Fn(usize) + Sync)) -> Result<BuildReport> {
    Ok(BuildReport::default())
}

/// How an answer is asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Most hits to return.
    pub limit: usize,
    /// Every feature in the evidence, not only the telling ones.
    pub explain: bool,
}

/// Answers a paste: an error message, a log excerpt, a symptom in words.
pub fn ask(_index: &Index, _paste: &str, _asking: &Asking) -> Result<Answer> {
    Ok(Answer {
        schema: SCHEMA,
        id: None,
        verdict: Verdict::None,
        signature: Reading::default(),
        hits: Vec::new(),
        notices: Vec::new(),
    })
}

/// Lists the articles that hold the words, best first. No verdict of right or wrong: `possible` or `none`.
pub fn search(index: &Index, words: &str, asking: &Asking) -> Result<Answer> {
    ask(index, words, asking)
}
