//! Judged queries → figures: success at 1 and 5, mean reciprocal rank, refusals.

use crate::error::{Error, ErrorKind, Result};
use serde::Deserialize;
use std::path::Path;

/// A query and the articles that answer it; none if the right answer is "no article".
#[derive(Clone, Debug, Deserialize)]
pub struct JudgedQuery {
    pub id: String,
    pub track: String,
    #[serde(default)]
    pub style: String,
    pub query: String,
    pub relevant: Vec<String>,
    /// Articles judged equally right.
    #[serde(default)]
    pub also: Vec<String>,
}

impl JudgedQuery {
    /// Whether the article answers the query.
    pub fn is_answered_by(&self, id: &str) -> bool {
        self.relevant.iter().chain(&self.also).any(|right| right == id)
    }
}

/// Reads judged queries, one JSON object a line.
///
/// # Errors
/// A line that is not such an object; names the line.
pub fn read(path: &Path) -> Result<Vec<JudgedQuery>> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Error::new(ErrorKind::Input, "the judged queries cannot be read").at(path).because(e))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|e| {
                let message = format!("line {} is not a judged query", number + 1);
                Error::new(ErrorKind::Input, message)
                    .at(path)
                    .because(e)
                    .advise("expected {\"id\", \"track\", \"query\", \"relevant\": [ids]}")
            })
        })
        .collect()
}

/// Figures of a set of queries that have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    pub queries: usize,
    /// Share with a right article first.
    pub success_at_1: f64,
    /// Share with a right article among the first five.
    pub success_at_5: f64,
    /// Mean of 1 / rank of the first right article; 0 past the tenth.
    pub reciprocal_rank: f64,
}

/// The figures of some ranks: the place of the first right article, from 1; `None` if there is none.
pub fn figures(ranks: &[Option<usize>]) -> Figures {
    let queries = ranks.len();
    let share = |count: f64| if queries == 0 { 0.0 } else { count / queries as f64 };
    let within = |limit: usize| ranks.iter().filter(|rank| rank.is_some_and(|rank| rank <= limit)).count() as f64;
    let reciprocal = ranks.iter().flatten().filter(|rank| **rank <= 10).map(|rank| 1.0 / *rank as f64).sum();
    Figures {
        queries,
        success_at_1: share(within(1)),
        success_at_5: share(within(5)),
        reciprocal_rank: share(reciprocal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_four_ranks() {
        let figures = figures(&[Some(1), Some(2), Some(20), None]);
        assert_eq!((figures.success_at_1, figures.success_at_5, figures.reciprocal_rank), (0.25, 0.5, 0.375));
    }
}
