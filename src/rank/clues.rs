//! Exact tokens that paste and article agree on: codes and ids. Names of files and components are words, too, and
//! count as such.

use super::Feature;
use super::overlap::{CLUES, Overlap, share};
use crate::clues::Clue;
use crate::index::Part;

/// The share of the paste's clues that the article holds, each weighed by its rarity. What no article holds does not
/// count: the parameters of a stop screen, the addresses of a dump.
pub struct Agreement {
    name: &'static str,
    certain: bool,
}

/// How much of the paste the article has in codes: of all that is known in it, words and codes. Where the code is
/// most of what there is, an article without it is no answer.
pub struct CodeShare;

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
        let (held, all) = codes(overlap, |clue| clue.certain == self.certain);
        share(held, all)
    }
}

impl Feature for CodeShare {
    fn name(&self) -> &'static str {
        "code-share"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let (held, all) = codes(overlap, |_| true);
        let words: f32 = overlap.words().map(|word| overlap.rarity(word)).sum();
        share(held, all + words)
    }
}

/// Rarity of the paste's codes that the article holds, and of those that any article holds.
fn codes(overlap: &Overlap, wanted: impl Fn(&Clue) -> bool) -> (f32, f32) {
    let (mut held, mut all) = (0.0, 0.0);
    for number in overlap.clues() {
        let term = &overlap.query.terms[number as usize];
        let Part::Clue(clue) = &term.part else { continue };
        if term.is_known() && !NAMING.contains(&clue.kind.as_str()) && wanted(clue) {
            all += term.rarity;
            held += term.rarity * overlap.held(number, CLUES);
        }
    }
    (held, all)
}
