//! Bulk work: one query a line in, one answer a line out, in order, on all cores.
//!
//! ```text
//! {"id": "ticket-17", "query": "Cannot update the package server, error = 8"}
//! ```
//! A line that cannot be read is an error that names its number; the other lines are answered all the same.

use crate::exit::Exit;
use crate::output::Output;
use fixdex::answer::{Answer, Verdict};
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking};
use fixdex::{Error, ErrorKind, Result};
use rayon::prelude::*;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Lines answered together: enough for all cores, few enough to start printing soon.
const CHUNK: usize = 512;

/// A line of the file, and its number counted from 1.
type NumberedLine = (usize, Vec<u8>);

type Lines = Box<dyn Iterator<Item = io::Result<NumberedLine>>>;

#[derive(Deserialize)]
struct Query {
    id: Option<Id>,
    query: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// What one line came to.
enum Line {
    Answered { rendered: String, verdict: Verdict },
    Unreadable(Error),
}

/// Answers every line of `file` (`-` is standard input).
pub fn answer_all(
    file: &Path,
    index: &Index,
    asking: &Asking,
    output: &Output,
    rendered: impl Fn(&Answer) -> String + Sync,
) -> Result<Exit> {
    let answer = |(number, line): &NumberedLine| -> Line {
        match answered(line, index, asking) {
            Ok(answer) => Line::Answered { rendered: rendered(&answer), verdict: answer.verdict },
            Err(error) => Line::Unreadable(error.at(format!("{}:{number}", file.display()))),
        }
    };
    let mut lines = lines(file)?;
    let mut failure = None;
    let mut matched = 0;
    let mut unreadable = 0;
    let mut answers = std::iter::from_fn(|| {
        let chunk = match chunk(&mut *lines) {
            Ok(chunk) => chunk,
            Err(error) => {
                failure = Some(Error::new(ErrorKind::Io, "cannot be read").at(file).because(error));
                return None;
            }
        };
        (!chunk.is_empty()).then(|| chunk.par_iter().map(answer).collect::<Vec<_>>())
    })
    .flatten()
    .filter_map(|line| match line {
        Line::Answered { rendered, verdict } => {
            matched += usize::from(verdict != Verdict::None);
            Some(rendered)
        }
        Line::Unreadable(error) => {
            unreadable += 1;
            output.end_with(&error);
            None
        }
    });
    output.show_all(&mut answers)?;
    drop(answers);
    match failure {
        Some(error) => Err(error),
        None if unreadable > 0 => Ok(Exit::Error),
        None => Ok(Exit::of_findings(matched)),
    }
}

fn answered(line: &[u8], index: &Index, asking: &Asking) -> Result<Answer> {
    let query: Query = serde_json::from_slice(line)
        .map_err(|error| Error::new(ErrorKind::Input, r#"expected {"id": "…", "query": "…"}"#).because(error))?;
    let mut answer = pipeline::ask(index, &query.query, asking)?;
    answer.id = query.id.map(|id| match id {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    });
    Ok(answer)
}

fn lines(file: &Path) -> Result<Lines> {
    let reader: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let opened = File::open(file).map_err(|error| {
            Error::new(ErrorKind::Input, "expected a file of queries, one JSON object a line").at(file).because(error)
        })?;
        Box::new(BufReader::with_capacity(1 << 16, opened))
    };
    let numbered = reader.split(b'\n').enumerate().map(|(at, line)| line.map(|line| (at + 1, line)));
    let is_blank = |line: &[u8]| line.iter().all(u8::is_ascii_whitespace);
    Ok(Box::new(numbered.filter(move |line| !line.as_ref().is_ok_and(|(_, line)| is_blank(line)))))
}

fn chunk(lines: &mut dyn Iterator<Item = io::Result<NumberedLine>>) -> io::Result<Vec<NumberedLine>> {
    lines.take(CHUNK).collect()
}
