//! Exact tokens that paste and article agree on: codes and ids, names of files and components.

use super::Feature;
use super::overlap::{Overlap, Streams, share};
use crate::index::{Part, Stream};

/// The share of the paste's clues that the article holds, each weighed by its rarity.
pub struct Agreement {
    name: &'static str,
    names: bool,
    certain: bool,
}

/// Codes and ids whose reading the context settles.
pub static CODES: Agreement = Agreement { name: "codes", names: false, certain: true };
/// Codes and ids that may be read in more than one way.
pub static WEAK_CODES: Agreement = Agreement { name: "weak-codes", names: false, certain: false };
/// Files, components, versions and the like.
pub static NAMES: Agreement = Agreement { name: "names", names: true, certain: true };

/// Kinds of clue that name things; the others number them.
const NAMING: &[&str] = &["file", "component", "version", "guid", "registry", "kb"];

const CLUES: Streams = Streams::of(&[Stream::Clues]);

impl Feature for Agreement {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for number in overlap.clues() {
            let Part::Clue(clue) = &overlap.query.terms[number as usize].part else { continue };
            let names = NAMING.contains(&clue.kind.as_str());
            if names != self.names || (!names && clue.certain != self.certain) {
                continue;
            }
            let rarity = overlap.rarity(number);
            all += rarity;
            held += rarity * overlap.held(number, CLUES);
        }
        share(held, all)
    }
}
