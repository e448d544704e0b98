//! BM25 (Robertson and Zaragoza 2009), over the whole article and over what it says goes wrong; divided by the sum
//! of the rarities, so that short and long pastes compare.

use super::Feature;
use super::overlap::{Overlap, Streams, TEXT, WRONG, share};

/// BM25 over some streams.
pub struct Bm25 {
    name: &'static str,
    streams: Streams,
}

/// Over the whole article.
pub static ANYWHERE: Bm25 = Bm25 { name: "bm25", streams: TEXT };
/// Where it says what goes wrong.
pub static OF_SYMPTOM: Bm25 = Bm25 { name: "symptom-bm25", streams: WRONG };

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// Words that say what goes wrong, in an average article.
const AVERAGE_WRONG: f32 = 90.0;

impl Feature for Bm25 {
    fn name(&self) -> &'static str {
        self.name
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let length: u32 = overlap
            .candidate
            .streams
            .iter()
            .filter(|stream| self.streams.has(stream.stream))
            .map(|stream| stream.length)
            .sum();
        let average = if self.streams == TEXT { overlap.query.average_length } else { AVERAGE_WRONG };
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
