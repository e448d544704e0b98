//! What speaks for an article whatever the paste: it is short, it is recent.

use super::Feature;
use super::overlap::Overlap;

/// Length against the average, as a logarithm.
pub struct Length;

impl Feature for Length {
    fn name(&self) -> &'static str {
        "length"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let average = overlap.query.average_length.max(1.0);
        ((overlap.candidate.length as f32).max(1.0) / average).ln().clamp(-3.0, 3.0)
    }
}

/// Decades since 1990; 0 for an article without a date.
pub struct Recency;

impl Feature for Recency {
    fn name(&self) -> &'static str {
        "recency"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        const DAYS_TO_1990: f32 = 7305.0;
        ((overlap.candidate.day as f32 - DAYS_TO_1990) / 3652.5).clamp(0.0, 4.0)
    }
}
