//! How much of the paste stands close together in the article: the best stretch of some words.

use super::Feature;
use super::overlap::{Overlap, share};
use crate::index::Stream;

/// The share of the paste's words that the best stretch of an article holds.
pub struct Passage;

/// Words in a stretch.
const STRETCH: u32 = 50;

impl Feature for Passage {
    fn name(&self) -> &'static str {
        "passage"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let all: f32 = overlap.words().map(|word| overlap.rarity(word)).sum();
        let mut inside = vec![0_u16; overlap.query.terms.len()];
        let mut best: f32 = 0.0;
        for stream in &overlap.candidate.streams {
            if stream.stream == Stream::Clues {
                continue;
            }
            let mut held = 0.0;
            let mut first = 0;
            for (position, term) in &stream.hits {
                while stream.hits[first].0 + STRETCH < *position {
                    let gone = stream.hits[first].1 as usize;
                    inside[gone] -= 1;
                    if inside[gone] == 0 && overlap.is_word(gone as u16) {
                        held -= overlap.rarity(gone as u16);
                    }
                    first += 1;
                }
                inside[*term as usize] += 1;
                if inside[*term as usize] == 1 && overlap.is_word(*term) {
                    held += overlap.rarity(*term);
                }
                best = best.max(held);
            }
            stream.hits[first..].iter().for_each(|(_, term)| inside[*term as usize] = 0);
        }
        share(best, all)
    }
}
