//! Lines of a paste and where they stand; records that begin with a line and go on over the next.
//!
//! What the line formats share. Knows no format.

use super::{Record, Severity};
use std::ops::Range;

/// A line without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    pub text: &'t str,
    pub span: Range<usize>,
}

/// The lines of a text that hold more than white space.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(move |whole| {
            let line = whole.trim_end();
            let span = start..start + line.len();
            start += whole.len();
            Line { text: line, span }
        })
        .filter(|line| !line.text.is_empty())
}

/// A record of one line, its message trimmed.
pub fn record(line: &Line<'_>, message: &str) -> Record {
    Record { message: message.trim().to_owned(), span: line.span.clone(), repeats: 1, ..Record::default() }
}

/// Records of a text whose records begin as `begins` tells; other lines go on with the record above,
/// and lines above the first record are plain records. `None` if fewer than a third of the lines begin one.
pub fn begun_by(text: &str, begins: impl Fn(&Line<'_>) -> Option<Record>) -> Option<Vec<Record>> {
    let (mut records, mut begun, mut all) = (Vec::<Record>::new(), 0, 0);
    for line in lines(text) {
        all += 1;
        match begins(&line) {
            Some(record) => {
                begun += 1;
                records.push(record);
            }
            None => match records.last_mut() {
                Some(above) if begun > 0 => go_on(above, &line),
                _ => records.push(record(&line, line.text)),
            },
        }
    }
    (begun > 0 && begun * 3 >= all).then_some(records)
}

/// Joins a further line to a record.
pub fn go_on(record: &mut Record, line: &Line<'_>) {
    if !record.message.is_empty() {
        record.message.push(' ');
    }
    record.message.push_str(line.text.trim());
    record.span.end = line.span.end;
}

/// What a word that grades a record says; `None` for any other word.
pub fn severity_of(word: &str) -> Option<Severity> {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_ascii_lowercase();
    match word.as_str() {
        "error" | "err" | "e" | "fatal" | "critical" | "crit" | "severe" | "alert" | "emerg" | "failed" | "failure" => {
            Some(Severity::Error)
        }
        "warning" | "warn" | "w" => Some(Severity::Warning),
        "info" | "information" | "informational" | "notice" | "debug" | "trace" | "verbose" | "i" | "d" | "v"
        | "success" => Some(Severity::Routine),
        _ => None,
    }
}
