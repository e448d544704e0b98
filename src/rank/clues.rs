//! Exact tokens that paste and article agree on: codes and ids. Names of files and components are words, too, and
//! count as such.

use super::Feature;
use super::overlap::{CLUES, Overlap, share};
use crate::index::Part;

/// The share of the paste's clues that the article holds, each weighed by its rarity.
pub struct Agreement {
    name: &'static str,
    certain: bool,
}

/// Codes and ids whose reading the context settles.
pub static CODES: Agreement = Agreement { name: "codes", certain: true };
/// Codes and ids that may be read in more than one way.
pub static WEAK_CODES: Agreement = Agreement { name: "weak-codes", certain: false };

/// Kinds of clue that name things; the others number them.
const NAMING: &[&str] = &["file", "component", "version", "guid", "registry", "kb"];

impl Feature for Agreement {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for number in overlap.clues() {
            let Part::Clue(clue) = &overlap.query.terms[number as usize].part else { continue };
            if NAMING.contains(&clue.kind.as_str()) || clue.certain != self.certain {
                continue;
            }
            let rarity = overlap.rarity(number);
            all += rarity;
            held += rarity * overlap.held(number, CLUES);
        }
        share(held, all)
    }
}
