//! Likely spellings of a word that no article holds: retyped wrongly, or cut off at the end of a paste.
//! Only words of letters; a number that is not there is not there.

use super::slips::Slips;
use super::vocabulary::{TermId, Vocabulary};
use fst::Automaton;
use fst::automaton::Str;

/// Most words of a paste that are looked up.
pub const MOST_WORDS: usize = 10;

/// Most spellings of one word.
const MOST_SPELLINGS: usize = 4;

/// A term of the index that a word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    pub text: String,
    pub id: TermId,
    /// How many articles hold it.
    pub frequency: u32,
}

/// The terms that one or two slips away from `word` (optimal string alignment: a letter more, less, other, or two
/// swapped). Terms that differ in the first letter are not looked at.
pub fn near(word: &str, vocabulary: &Vocabulary) -> Vec<Spelling> {
    let letters = word.chars().count();
    if letters < 5 || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let most = if letters < 8 { 1 } else { 2 };
    let mut found: Vec<(usize, Spelling)> = Vec::new();
    vocabulary.search(Slips { word: word.as_bytes(), most }, &mut |term, id, frequency| {
        if frequency > 1 {
            let spelling = Spelling { text: term.to_owned(), id, frequency };
            found.push((strsim::osa_distance(term, word), spelling));
        }
    });
    let fewest = found.iter().map(|(slips, _)| *slips).min().unwrap_or(0);
    found.retain(|(slips, _)| *slips == fewest);
    best(found.into_iter().map(|(_, spelling)| spelling).collect())
}

/// The terms that begin with `word`.
pub fn beginning_with(word: &str, vocabulary: &Vocabulary) -> Vec<Spelling> {
    if word.chars().count() < 3 {
        return Vec::new();
    }
    let mut found = Vec::new();
    vocabulary.search(Str::new(word).starts_with(), &mut |term, id, frequency| {
        if frequency > 0 {
            found.push(Spelling { text: term.to_owned(), id, frequency });
        }
    });
    best(found)
}

/// The last word of a paste that ends in the middle of one, lowercased.
pub fn cut_word(paste: &str) -> Option<String> {
    let cut = paste.chars().next_back().is_some_and(char::is_alphabetic);
    let last = paste.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    (cut && paste.contains(char::is_whitespace)).then(|| last.to_lowercase())
}

fn best(mut found: Vec<Spelling>) -> Vec<Spelling> {
    found.sort_by(|a, b| b.frequency.cmp(&a.frequency).then_with(|| a.text.cmp(&b.text)));
    found.truncate(MOST_SPELLINGS);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::bytes::Medium;
    use crate::index::vocabulary::Interner;

    fn vocabulary(terms: &[(&str, u32)]) -> Vocabulary {
        let interner = Interner::onto(Vocabulary::default());
        for (term, _) in terms {
            interner.intern(term);
        }
        let frequencies: Vec<u32> = terms.iter().map(|(_, frequency)| *frequency).collect();
        interner.write(&Medium::Memory, 0, &frequencies).expect("memory")
    }

    fn texts(spellings: Vec<Spelling>) -> Vec<String> {
        spellings.into_iter().map(|spelling| spelling.text).collect()
    }

    #[test]
    fn a_slip_is_mended() {
        let vocabulary = vocabulary(&[("initi", 9), ("initialis", 3), ("object", 7), ("abject", 8)]);
        assert_eq!(texts(near("objct", &vocabulary)), ["object"]);
        assert_eq!(texts(near("initiailz", &vocabulary)), ["initialis"]);
    }

    #[test]
    fn numbers_and_short_words_are_left_alone() {
        let vocabulary = vocabulary(&[("1312", 9), ("disk", 9)]);
        assert!(near("1313", &vocabulary).is_empty());
        assert!(near("dusk", &vocabulary).is_empty());
    }

    #[test]
    fn the_last_word_of_a_paste_may_be_cut() {
        assert_eq!(cut_word("glpost.exe does not exi"), Some("exi".into()));
        assert_eq!(cut_word("does not exist."), None);
        assert_eq!(cut_word("exist"), None);
        let vocabulary = vocabulary(&[("exist", 9), ("exit", 3), ("exe", 5)]);
        assert_eq!(texts(beginning_with("exi", &vocabulary)), ["exist", "exit"]);
    }
}
