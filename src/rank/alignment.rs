//! A quoted message, or the title, against a line of the paste: the words both have in the same order (longest common
//! subsequence).

use super::Feature;
use super::overlap::{Overlap, share};
use crate::index::{Line, Stream, StreamHits};

/// The best alignment of the title with a line of the paste: harmonic mean of the shares of both.
pub struct OfTitle;

/// How much of a quoted message the paste has in the same order. Placeholders and values do not count: a message
/// is whole however long the names in it are.
pub struct WholeMessage;

/// How much of a line of the paste a whole message explains: the words that are its own, and the values that stand
/// where the message has its gaps.
pub struct ExplainedLine;

impl Feature for OfTitle {
    fn name(&self) -> &'static str {
        "title-alignment"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let mut best: f32 = 0.0;
        aligned(overlap, Stream::Title, |common, title, line| {
            let of_line = share(common.rarity, line.rarity);
            let of_title = share(common.count as f32, title.length as f32);
            best = best.max(share(2.0 * of_line * of_title, of_line + of_title));
        });
        best
    }
}

impl Feature for WholeMessage {
    fn name(&self) -> &'static str {
        "whole-message"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        overlap.messages().whole
    }
}

impl Feature for ExplainedLine {
    fn name(&self) -> &'static str {
        "explained-line"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        overlap.messages().explained
    }
}

/// How the quoted messages of an article align with the lines of a paste, 0 to 1: of each the best.
#[derive(Clone, Copy, Debug, Default)]
pub struct Messages {
    /// How much of a message is there.
    whole: f32,
    /// How much of a line a whole message explains.
    explained: f32,
    /// How much of a line's other words stand where a whole message has its gaps.
    pub in_gaps: f32,
}

impl Messages {
    /// Aligns every message with every line.
    pub fn of(overlap: &Overlap) -> Messages {
        let mut best = Messages::default();
        aligned(overlap, Stream::Message, |common, message, line| {
            let whole = common.wholeness(overlap, message);
            let explained = share(common.rarity + common.absorbed, line.rarity);
            let in_gaps = share(common.absorbed, line.rarity - common.rarity).min(1.0);
            best.whole = best.whole.max(whole);
            best.explained = best.explained.max(whole * explained);
            best.in_gaps = best.in_gaps.max(whole * in_gaps);
        });
        best
    }
}

/// Rarity at which a message says enough to be believed by two thirds, in words that only one article holds.
const ENOUGH: f32 = 1.1;

/// Calls `visit` with what each text of a stream has in common with each line.
fn aligned(overlap: &Overlap, stream: Stream, mut visit: impl FnMut(Common, &StreamHits, &Line)) {
    for text in overlap.candidate.of(stream).filter(|text| !text.hits.is_empty()) {
        for line in &overlap.query.lines {
            visit(common(overlap, text, line), text, line);
        }
    }
}

/// The words that a message and a line have in the same order.
#[derive(Clone, Copy, Default)]
struct Common {
    rarity: f32,
    count: u32,
    /// Rarity of the line's words that stand where the message has gaps.
    absorbed: f32,
}

impl Common {
    /// How much of the message is there, and whether that says enough.
    fn wholeness(self, overlap: &Overlap, message: &StreamHits) -> f32 {
        let words = message.length as f32 - message.gaps.len() as f32;
        let whole = share(self.count as f32, words).min(1.0);
        let telling = self.rarity / (ENOUGH * overlap.query.highest_rarity).max(1.0);
        whole * whole * (1.0 - (-telling).exp())
    }

    /// What to maximise: the words in common, and then what the gaps absorb.
    fn score(self) -> f32 {
        self.rarity + 0.01 * self.absorbed
    }

    fn better(self, other: Common) -> Common {
        if other.score() > self.score() { other } else { self }
    }
}

/// The longest common subsequence, by rarity; a gap absorbs any words of the line.
fn common(overlap: &Overlap, message: &StreamHits, line: &Line) -> Common {
    // One row of the usual table.
    let mut row = vec![Common::default(); line.terms.len() + 1];
    let mut gaps = message.gaps.iter().peekable();
    for (position, term) in &message.hits {
        while gaps.next_if(|gap| *gap < position).is_some() {
            absorb(overlap, line, &mut row);
        }
        let mut diagonal = row[0];
        for (at, other) in line.terms.iter().enumerate() {
            let above = row[at + 1];
            let mut best = above.better(row[at]);
            if other == term {
                let rarity = diagonal.rarity + overlap.rarity(*term);
                best = best.better(Common { rarity, count: diagonal.count + 1, ..diagonal });
            }
            diagonal = above;
            row[at + 1] = best;
        }
    }
    if gaps.next().is_some() {
        absorb(overlap, line, &mut row);
    }
    row[line.terms.len()]
}

fn absorb(overlap: &Overlap, line: &Line, row: &mut [Common]) {
    for (at, term) in line.terms.iter().enumerate() {
        let absorbed = row[at].absorbed + overlap.rarity(*term);
        row[at + 1] = row[at + 1].better(Common { absorbed, ..row[at] });
    }
}
