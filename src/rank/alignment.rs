//! A quoted message against a line of the paste: the words both have in the same order (longest common
//! subsequence), as a share of the line and of the message.

use super::Feature;
use super::overlap::{Overlap, share};
use crate::index::{Line, Stream, StreamHits};

/// The best alignment of a quoted message, or of the title, with a line of the paste.
pub struct Alignment {
    name: &'static str,
    stream: Stream,
}

/// Of quoted messages.
pub static OF_MESSAGE: Alignment = Alignment { name: "message-alignment", stream: Stream::Message };
/// Of the title.
pub static OF_TITLE: Alignment = Alignment { name: "title-alignment", stream: Stream::Title };

impl Feature for Alignment {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let mut best: f32 = 0.0;
        for message in overlap.candidate.of(self.stream) {
            for line in &overlap.query.lines {
                best = best.max(aligned(overlap, message, line));
            }
        }
        best
    }
}

/// Harmonic mean of how much of the line and how much of the message is aligned.
fn aligned(overlap: &Overlap, message: &StreamHits, line: &Line) -> f32 {
    if message.hits.is_empty() || line.terms.is_empty() {
        return 0.0;
    }
    // One row of the usual table; each cell holds the rarity and the number of the words aligned so far.
    let mut row = vec![(0.0_f32, 0_u32); line.terms.len() + 1];
    for (_, term) in &message.hits {
        let mut diagonal = row[0];
        for (at, other) in line.terms.iter().enumerate() {
            let above = row[at + 1];
            let mut best = if above.0 >= row[at].0 { above } else { row[at] };
            if other == term {
                let with = (diagonal.0 + overlap.rarity(*term), diagonal.1 + 1);
                if with.0 > best.0 {
                    best = with;
                }
            }
            diagonal = above;
            row[at + 1] = best;
        }
    }
    let (rarity, count) = row[line.terms.len()];
    let all: f32 = line.terms.iter().map(|term| overlap.rarity(*term)).sum();
    let of_line = share(rarity, all);
    let of_message = share(count as f32, message.length as f32);
    share(2.0 * of_line * of_message, of_line + of_message)
}
