//! Words with which people talk about a problem, and which tell nothing about it: `somebody`, `yesterday`, `keeps`.
//! Articles seldom use them, so by their rarity they would count as telling.

use super::analyzer;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// How much such a word counts in a person's words, against any other. Fitted by trial: 0.15 to 0.6 do about as well.
pub const TALK: f32 = 0.3;

/// Whether a stem is one of these words.
pub fn is_talk(stem: &str) -> bool {
    static STEMS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        let stemmer = analyzer::stemmer();
        let lines = include_str!("talk.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(|line| analyzer::stems(&stemmer, line)).collect()
    });
    STEMS.contains(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_say_is_told_from_what_it_is_about() {
        let stemmer = analyzer::stemmer();
        let is_talk = |word| is_talk(&analyzer::stem(&stemmer, word));
        assert!(["somebody", "keeps", "yesterday", "doesnt", "we"].into_iter().all(is_talk));
        assert!(!["printer", "crashes", "slow", "inventory", "8"].into_iter().any(is_talk));
    }
}
