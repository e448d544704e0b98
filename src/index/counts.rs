//! What BM25 has to know of the articles that answer: how many hold each term, and how long they are together.

use super::vocabulary::TermId;

/// The counts of an index under construction.
#[derive(Default)]
pub struct Counts {
    /// How many articles hold each term, by number.
    pub frequencies: Vec<u32>,
    /// Sum of the lengths of all articles.
    pub length: u64,
}

impl Counts {
    /// Counts an article that holds `terms`, each once.
    pub fn add(&mut self, terms: &[TermId], length: u32) {
        self.length += u64::from(length);
        for &term in terms {
            let term = term as usize;
            if term >= self.frequencies.len() {
                self.frequencies.resize(term + 1, 0);
            }
            self.frequencies[term] += 1;
        }
    }

    /// Takes an article out again; `None` if it was never counted.
    pub fn subtract(&mut self, terms: &[TermId], length: u32) -> Option<()> {
        self.length = self.length.checked_sub(u64::from(length))?;
        for &term in terms {
            let frequency = self.frequencies.get_mut(term as usize)?;
            *frequency = frequency.checked_sub(1)?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_subtracted() {
        let mut counts = Counts::default();
        counts.add(&[0, 3], 7);
        counts.add(&[3], 2);
        assert_eq!((&counts.frequencies[..], counts.length), (&[1, 0, 0, 2][..], 9));
        assert_eq!(counts.subtract(&[0, 3], 7), Some(()));
        assert_eq!((&counts.frequencies[..], counts.length), (&[0, 0, 0, 1][..], 2));
        assert_eq!(counts.subtract(&[0], 1), None, "never counted");
        assert_eq!(counts.subtract(&[9], 0), None, "no such term");
    }
}
