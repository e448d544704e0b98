//! Judged queries, one JSON object a line.
//!
//! ```json
//! {"id": "1", "track": "paste", "style": "logline", "query": "…", "relevant": ["Q319207"], "also": []}
//! ```

use crate::article::ArticleId;
use crate::error::{Error, ErrorKind, Result};
use serde::Deserialize;
use std::path::Path;

/// A query and the articles that answer it; none if the right answer is "no article".
#[derive(Clone, Debug, Deserialize)]
pub struct JudgedQuery {
    pub id: String,
    #[serde(default)]
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
        self.relevant.iter().chain(&self.also).any(|right| ArticleId::parse(right).as_str() == id)
    }
}

/// Reads judged queries.
///
/// # Errors
/// A line that is not such an object; names the line.
pub fn read(path: &Path) -> Result<Vec<JudgedQuery>> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Error::new(ErrorKind::Input, "the judged queries cannot be read").at(path).because(e))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|e| {
                Error::new(ErrorKind::Input, format!("line {} is not a judged query", number + 1))
                    .at(path)
                    .because(e)
                    .advise("expected {\"id\": …, \"query\": …, \"relevant\": [article ids]}")
            })
        })
        .collect()
}
