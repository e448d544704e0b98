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

/// How much of a quoted message the paste has in the same order. Placeholders and values do not count: a message
/// is whole however long the names in it are.
pub struct WholeMessage;

/// Rarity at which a message says enough to be believed by two thirds.
const ENOUGH: f32 = 18.0;

impl Feature for WholeMessage {
    fn name(&self) -> &'static str {
        "whole-message"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let mut best: f32 = 0.0;
        for message in overlap.candidate.of(Stream::Message) {
            for line in &overlap.query.lines {
                let common = common(overlap, message, line);
                let whole = share(common.count as f32, message.length as f32).min(1.0);
                best = best.max(whole * whole * (1.0 - (-common.rarity / ENOUGH).exp()));
            }
        }
        best
    }
}

/// Harmonic mean of how much of the line and how much of the message is aligned.
fn aligned(overlap: &Overlap, message: &StreamHits, line: &Line) -> f32 {
    let common = common(overlap, message, line);
    let all: f32 = line.terms.iter().map(|term| overlap.rarity(*term)).sum();
    let of_line = share(common.rarity, all);
    let of_message = share(common.count as f32, message.length as f32);
    share(2.0 * of_line * of_message, of_line + of_message)
}

/// The words that a message and a line have in the same order.
#[derive(Clone, Copy, Default)]
struct Common {
    rarity: f32,
    count: u32,
}

/// The longest common subsequence, by rarity.
fn common(overlap: &Overlap, message: &StreamHits, line: &Line) -> Common {
    // One row of the usual table.
    let mut row = vec![Common::default(); line.terms.len() + 1];
    for (_, term) in &message.hits {
        let mut diagonal = row[0];
        for (at, other) in line.terms.iter().enumerate() {
            let above = row[at + 1];
            let mut best = if above.rarity >= row[at].rarity { above } else { row[at] };
            let with = Common { rarity: diagonal.rarity + overlap.rarity(*term), count: diagonal.count + 1 };
            if other == term && with.rarity > best.rarity {
                best = with;
            }
            diagonal = above;
            row[at + 1] = best;
        }
    }
    row[line.terms.len()]
}
