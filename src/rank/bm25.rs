//! BM25 (Robertson and Zaragoza 2009), over the whole article and over its parts; divided by the sum of the rarities,
//! so that short and long pastes compare.

use super::Feature;
use super::overlap::{Overlap, Streams, TEXT, WRONG, share};
use crate::index::Stream;

/// BM25 over some streams.
pub struct Bm25 {
    name: &'static str,
    streams: Streams,
    /// Words of these streams in an average article; `None` is the average of the index.
    average: Option<f32>,
}

/// Over the whole article.
pub static ANYWHERE: Bm25 = Bm25 { name: "bm25", streams: TEXT, average: None };
/// Where it says what goes wrong.
pub static OF_SYMPTOM: Bm25 = Bm25 { name: "symptom-bm25", streams: WRONG, average: Some(90.0) };
/// In its cause.
pub static OF_CAUSE: Bm25 = Bm25 { name: "cause-bm25", streams: Streams::of(&[Stream::Cause]), average: Some(40.0) };
/// In its resolution and workaround.
pub static OF_FIX: Bm25 = Bm25 { name: "fix-bm25", streams: Streams::of(&[Stream::Fix]), average: Some(120.0) };
/// In its further sections.
pub static OF_MORE: Bm25 = Bm25 { name: "more-bm25", streams: Streams::of(&[Stream::More]), average: Some(150.0) };

const K1: f32 = 1.2;
const B: f32 = 0.75;

impl Feature for Bm25 {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let length = overlap.length(self.streams);
        let average = self.average.unwrap_or(overlap.query.average_length);
        let norm = K1 * (1.0 - B + B * length as f32 / average.max(1.0));
        let (mut score, mut all) = (0.0, 0.0);
        for word in overlap.words() {
            let rarity = overlap.rarity(word);
            let count = overlap.count(word, self.streams);
            all += rarity;
            score += rarity * count * (K1 + 1.0) / (count + norm);
        }
        share(score, all)
    }
}
