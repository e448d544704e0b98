//! The terms of a vocabulary that are a slip or two away from a word: an automaton that walks the vocabulary letter
//! by letter and turns back where no such term can follow.
//!
//! Optimal string alignment: a letter more, less, other, or two swapped. Counts bytes, so a letter beyond ASCII may
//! count twice. Of the usual table only the band around the diagonal is worked out, as far as slips can lead.

use fst::Automaton;

/// Most slips that an automaton can look for.
const MOST: usize = 2;
const BAND: usize = 2 * MOST + 1;

/// Finds terms that begin like `word` and are at most `most` slips away from it; `most` is 2 at the most.
pub struct Slips<'a> {
    pub word: &'a [u8],
    pub most: u8,
}

/// The table's rows for the letters walked so far: in the middle of each the slips to as many letters of the word.
#[derive(Clone, Copy)]
pub struct Walked {
    letters: usize,
    last_letter: u8,
    row: [u8; BAND],
    row_before: [u8; BAND],
}

/// Slips outside of the band: too many.
const TOO_MANY: u8 = u8::MAX / 2;

impl Slips<'_> {
    /// The letter of the word that stands `at` places right of the band's left end, one-based in the word.
    fn column(&self, letters: usize, at: usize) -> Option<usize> {
        (letters + at).checked_sub(MOST).filter(|column| *column <= self.word.len())
    }
}

impl Automaton for Slips<'_> {
    type State = Option<Walked>;

    fn start(&self) -> Option<Walked> {
        let row = std::array::from_fn(|at| self.column(0, at).map_or(TOO_MANY, |column| column as u8));
        Some(Walked { letters: 0, last_letter: 0, row, row_before: [TOO_MANY; BAND] })
    }

    fn is_match(&self, walked: &Option<Walked>) -> bool {
        let slips = |walked: &Walked| {
            let at = (self.word.len() + MOST).checked_sub(walked.letters)?;
            walked.row.get(at).copied()
        };
        walked.as_ref().and_then(slips).is_some_and(|slips| slips <= self.most)
    }

    fn can_match(&self, walked: &Option<Walked>) -> bool {
        walked.is_some_and(|walked| walked.row.iter().any(|slips| *slips <= self.most))
    }

    fn accept(&self, walked: &Option<Walked>, letter: u8) -> Option<Walked> {
        let walked = walked.filter(|walked| walked.letters > 0 || self.word.first() == Some(&letter))?;
        let letters = walked.letters + 1;
        let mut row = [TOO_MANY; BAND];
        for at in 0..BAND {
            let Some(column) = self.column(letters, at) else { continue };
            // The band moves right with each letter, so the place above is one to the right in the row before.
            let above = walked.row.get(at + 1).map_or(TOO_MANY, |slips| slips + 1);
            let left = if at > 0 { row[at - 1] + 1 } else { TOO_MANY };
            row[at] = above.min(left).min(TOO_MANY);
            if column == 0 {
                continue;
            }
            let here = self.word[column - 1];
            row[at] = row[at].min(walked.row[at] + u8::from(here != letter));
            if column > 1 && here == walked.last_letter && self.word[column - 2] == letter {
                row[at] = row[at].min(walked.row_before[at] + 1);
            }
        }
        Some(Walked { letters, last_letter: letter, row, row_before: walked.row })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(word: &str, most: u8, term: &str) -> bool {
        let slips = Slips { word: word.as_bytes(), most };
        let mut walked = slips.start();
        for letter in term.bytes() {
            walked = slips.accept(&walked, letter);
            if !slips.can_match(&walked) {
                return false;
            }
        }
        slips.is_match(&walked)
    }

    #[test]
    fn letters_are_left_out_added_changed_and_swapped() {
        assert!(finds("object", 1, "objct"));
        assert!(finds("object", 1, "obbject"));
        assert!(finds("object", 1, "obfect"));
        assert!(finds("object", 1, "ojbect"));
        assert!(!finds("object", 1, "abject"), "the first letter is as it is");
        assert!(!finds("object", 1, "objection"));
        assert!(finds("object", 2, "ojbec"));
    }

    proptest! {
        #[test]
        fn what_is_found_is_as_near_as_string_alignment_says(word in "[abc]{1,9}", term in "[abc]{1,9}", most in 0_u8..=2) {
            let near = strsim::osa_distance(&word, &term) <= most as usize && word.as_bytes()[0] == term.as_bytes()[0];
            prop_assert_eq!(finds(&word, most, &term), near);
        }
    }
}
