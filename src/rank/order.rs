//! Words in the paste's order: pairs and triples of neighbours that the article holds as neighbours too.

use super::Feature;
use super::overlap::{Overlap, share};

/// Pairs or triples of neighbours.
pub struct Neighbours {
    name: &'static str,
    count: usize,
    has_pair: fn(&Overlap, u16, u16) -> bool,
}

/// Two neighbours, anywhere.
pub static PAIRS: Neighbours = Neighbours { name: "pairs", count: 2, has_pair: |overlap, a, b| overlap.has_pair(a, b) };
/// Three neighbours, anywhere.
pub static TRIPLES: Neighbours =
    Neighbours { name: "triples", count: 3, has_pair: |overlap, a, b| overlap.has_pair(a, b) };
/// Two neighbours in a quoted message.
pub static MESSAGE_PAIRS: Neighbours =
    Neighbours { name: "message-pairs", count: 2, has_pair: |overlap, a, b| overlap.has_message_pair(a, b) };

impl Feature for Neighbours {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for line in &overlap.query.lines {
            for run in line.terms.windows(self.count) {
                let rarity: f32 = run.iter().map(|term| overlap.rarity(*term)).sum();
                all += rarity;
                if run.windows(2).all(|pair| (self.has_pair)(overlap, pair[0], pair[1])) {
                    held += rarity;
                }
            }
        }
        share(held, all)
    }
}
