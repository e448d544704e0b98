//! Words that mean the same to a support desk: data files of groups, read into phrases of stems. Only questions are
//! read by them, so that a group counts for every index from the moment it is there.
//!
//! ```text
//! windows nt 4.0 = nt4 = nt 4
//! ```

use super::analyzer;
use crate::charset;
use crate::error::{Error, ErrorKind, Result};
use rustc_hash::FxHashMap;
use std::path::Path;
use std::sync::LazyLock;

/// A phrase, stem by stem.
type Phrase = Vec<String>;

/// Groups of phrases that mean the same.
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    /// First stem of a phrase → the group and the phrase in it.
    by_first: FxHashMap<String, Vec<(usize, usize)>>,
    /// Most stems of a phrase.
    longest: usize,
}

/// The groups that come with fixdex.
pub static BUILT_IN: LazyLock<Synonyms> =
    LazyLock::new(|| Synonyms::read(include_str!("synonyms.txt")).unwrap_or_default());

/// A line that is no group.
#[derive(Debug, PartialEq)]
struct Slip {
    /// From 1.
    line: usize,
    message: String,
}

impl Synonyms {
    /// Reads the groups of a file.
    ///
    /// # Errors
    /// The file cannot be read, or a line is no group: names the line, and what was expected.
    pub fn open(path: &Path) -> Result<Synonyms> {
        let bytes = std::fs::read(path)
            .map_err(|e| Error::new(ErrorKind::Io, "cannot read the synonyms").at(path).because(e))?;
        Synonyms::read(&charset::decode(&bytes).text).map_err(|Slip { line, message }| {
            Error::new(ErrorKind::Input, format!("line {line}: {message}"))
                .at(path)
                .advise("a group is one line, such as: domain controller = dc = logon server")
        })
    }

    /// Reads groups; a line that begins with `#` is a remark.
    fn read(text: &str) -> Result<Synonyms, Slip> {
        let stemmer = analyzer::stemmer();
        let mut synonyms = Synonyms::default();
        for (at, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let slip = |message: String| Slip { line: at + 1, message };
            if !line.contains('=') {
                return Err(slip(format!("expected phrases separated by =, found only one: {line}")));
            }
            let mut group: Vec<Phrase> = Vec::new();
            for phrase in line.split('=') {
                let stems: Phrase = analyzer::stems(&stemmer, phrase);
                if stems.is_empty() {
                    return Err(slip(format!("expected a word before and after every =, found none: {line}")));
                }
                if !group.contains(&stems) {
                    group.push(stems);
                }
            }
            synonyms.add(group);
        }
        Ok(synonyms)
    }

    fn add(&mut self, group: Vec<Phrase>) {
        for (at, phrase) in group.iter().enumerate() {
            self.longest = self.longest.max(phrase.len());
            self.by_first.entry(phrase[0].clone()).or_default().push((self.groups.len(), at));
        }
        self.groups.push(group);
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Most words of a phrase.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Calls `visit` for every phrase that `stems` begin with: its length, and each phrase that means the same.
    pub fn at_front(&self, stems: &[&str], mut visit: impl FnMut(usize, &[String])) {
        let Some(places) = stems.first().and_then(|first| self.by_first.get(*first)) else { return };
        for (group, at) in places {
            let group = &self.groups[*group];
            let phrase = &group[*at];
            if stems.len() >= phrase.len() && phrase.iter().zip(stems).all(|(a, b)| a == b) {
                group
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| other != at)
                    .for_each(|(_, other)| visit(phrase.len(), other));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(synonyms: &Synonyms, stems: &[&str]) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        synonyms.at_front(stems, |length, phrase| found.push((length, phrase.join(" "))));
        found
    }

    #[test]
    fn a_phrase_means_the_others_of_its_group() {
        let synonyms = Synonyms::read("# remark\n\nwindows nt 4.0 = nt4\nhang=freezes\n").unwrap();
        assert_eq!(meanings(&synonyms, &["nt4", "server"]), [(1, "window nt 4 0".into())]);
        assert_eq!(meanings(&synonyms, &["window", "nt", "4", "0"]), [(4, "nt4".into())]);
        assert_eq!(meanings(&synonyms, &["freez"]), [(1, "hang".into())]);
        assert!(meanings(&synonyms, &["window", "nt"]).is_empty());
        assert_eq!((synonyms.len(), synonyms.longest()), (2, 4));
    }

    #[test]
    fn a_line_that_is_no_group_is_named() {
        for text in ["a = b\nalone", "a = b\nc = ", "a = b\nc = = d", "a = b\n= c", "a = b\n...=..."] {
            let slip = Synonyms::read(text).unwrap_err();
            assert_eq!(slip.line, 2, "{text}");
            assert!(slip.message.starts_with("expected"), "{text}");
        }
    }

    #[test]
    fn the_groups_that_come_with_fixdex_can_be_read() {
        let synonyms = Synonyms::read(include_str!("synonyms.txt")).unwrap();
        assert!(synonyms.groups.iter().all(|group| group.len() > 1));
        assert_eq!(synonyms.len(), BUILT_IN.len());
    }
}
