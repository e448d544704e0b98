//! The line of a paste that an article covers best: among routine lines there is one that tells.

use super::Feature;
use super::overlap::{Overlap, TEXT, share};

/// The share of the best covered line's words, weighed by how telling the line is.
pub struct BestLine;

impl Feature for BestLine {
    fn name(&self) -> &'static str {
        "best-line"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let heaviest = overlap.query.lines.iter().map(|line| line.rarity).fold(0.0, f32::max);
        let mut best: f32 = 0.0;
        for line in &overlap.query.lines {
            let held: f32 = line.terms.iter().map(|term| overlap.rarity(*term) * overlap.held(*term, TEXT)).sum();
            best = best.max(share(held, heaviest));
        }
        best
    }
}
