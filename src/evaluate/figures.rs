//! Ranks and confidences → figures with their intervals.

use serde::Serialize;

/// A share and where it lies with 95 % certainty (Wilson's score interval).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Interval {
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

/// Figures of a set of queries that have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    pub queries: usize,
    /// A right article comes first.
    pub success_at_1: Interval,
    /// A right article is among the first five.
    pub success_at_5: Interval,
    /// Mean of 1 / place of the first right article; 0 past the tenth.
    pub reciprocal_rank: f64,
}

/// The figures of some places of first right articles, from 1; `None` where there is none.
pub fn figures(places: &[Option<usize>]) -> Figures {
    let within = |limit| places.iter().flatten().filter(|place| **place <= limit).count();
    let reciprocal: f64 = places.iter().flatten().filter(|place| **place <= 10).map(|place| 1.0 / *place as f64).sum();
    Figures {
        queries: places.len(),
        success_at_1: Interval::of(within(1), places.len()),
        success_at_5: Interval::of(within(5), places.len()),
        reciprocal_rank: reciprocal / places.len().max(1) as f64,
    }
}

impl Interval {
    /// `count` out of `all`.
    pub fn of(count: usize, all: usize) -> Interval {
        if all == 0 {
            return Interval::default();
        }
        const Z: f64 = 1.959_964;
        let (share, n) = (count as f64 / all as f64, all as f64);
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        Interval { share, low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
    }
}

/// Whether a stated confidence comes true.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// Mean gap between what was said and what was, over ten bins, weighed by their size (expected calibration error).
    pub error: f64,
    /// For each bin that is not empty: hits, mean confidence, share that was right.
    pub bins: Vec<(usize, f64, f64)>,
}

/// The calibration of some confidences, each with whether the hit was right.
pub fn calibration(judged: &[(f32, bool)]) -> Calibration {
    let mut calibration = Calibration::default();
    for bin in 0..10 {
        let inside: Vec<&(f32, bool)> =
            judged.iter().filter(|(said, _)| ((said * 10.0) as usize).min(9) == bin).collect();
        if inside.is_empty() {
            continue;
        }
        let count = inside.len() as f64;
        let said = inside.iter().map(|(said, _)| f64::from(*said)).sum::<f64>() / count;
        let was = inside.iter().filter(|(_, right)| *right).count() as f64 / count;
        calibration.error += (said - was).abs() * count / judged.len() as f64;
        calibration.bins.push((inside.len(), said, was));
    }
    calibration
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_four_places() {
        let figures = figures(&[Some(1), Some(2), Some(20), None]);
        assert_eq!((figures.success_at_1.share, figures.success_at_5.share), (0.25, 0.5));
        assert_eq!(figures.reciprocal_rank, 0.375);
    }

    #[test]
    fn an_interval_holds_its_share_and_narrows_with_more_queries() {
        let (few, many) = (Interval::of(9, 10), Interval::of(900, 1000));
        assert!(few.low < 0.9 && 0.9 < few.high);
        assert!(many.high - many.low < few.high - few.low);
    }

    #[test]
    fn a_confidence_that_comes_true_has_no_error() {
        let judged: Vec<(f32, bool)> = (0..10).map(|at| (0.75, at < 7)).chain([(0.75, true), (0.75, true)]).collect();
        assert!(calibration(&judged).error < 1e-6);
        assert!((calibration(&[(0.95, false)]).error - 0.95).abs() < 1e-6);
    }
}
