//! Words that mean the same to a support desk: a data file of groups, read into phrases of stems.
//!
//! ```text
//! windows nt 4.0 = nt4 = nt 4
//! ```

use super::analyzer::{self, atoms};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A phrase, stem by stem.
type Phrase = Vec<String>;

/// Groups of phrases that mean the same.
pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    /// First stem of a phrase → the group and the phrase in it.
    by_first: FxHashMap<String, Vec<(usize, usize)>>,
}

/// The groups that come with fixdex.
pub static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::read(include_str!("synonyms.txt")));

impl Synonyms {
    /// Reads groups; `#` begins a remark.
    pub fn read(text: &str) -> Synonyms {
        let stemmer = analyzer::stemmer();
        let mut synonyms = Synonyms { groups: Vec::new(), by_first: FxHashMap::default() };
        for line in text.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")) {
            let mut group: Vec<Phrase> = Vec::new();
            for phrase in line.split(" = ") {
                let mut stems = Phrase::new();
                atoms(phrase, &mut |atom| stems.push(analyzer::stem(&stemmer, atom)));
                if !stems.is_empty() && !group.contains(&stems) {
                    group.push(stems);
                }
            }
            for (at, phrase) in group.iter().enumerate() {
                synonyms.by_first.entry(phrase[0].clone()).or_default().push((synonyms.groups.len(), at));
            }
            synonyms.groups.push(group);
        }
        synonyms
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
        let synonyms = Synonyms::read("# remark\nwindows nt 4.0 = nt4\nhang = freezes\n");
        assert_eq!(meanings(&synonyms, &["nt4", "server"]), [(1, "window nt 4 0".into())]);
        assert_eq!(meanings(&synonyms, &["window", "nt", "4", "0"]), [(4, "nt4".into())]);
        assert_eq!(meanings(&synonyms, &["freez"]), [(1, "hang".into())]);
        assert!(meanings(&synonyms, &["window", "nt"]).is_empty());
    }

    #[test]
    fn the_groups_that_come_with_fixdex_can_be_read() {
        assert!(SYNONYMS.groups.iter().all(|group| group.len() > 1));
    }
}
