//! Pasted text → records: what each line says once its log's prefix is taken off.
//!
//! One contract ([`LogFormat`]), one table ([`LOG_FORMATS`]); every other file is one log format
//! with sample lines of its own. A test runs every sample against all formats: none may steal another's.

use std::ops::Range;

/// How bad a record says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Routine,
    /// The log does not say.
    #[default]
    Unstated,
    Warning,
    Error,
}

/// One record of a log: a message and what stood around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The message alone, wrapped lines joined.
    pub message: String,
    pub severity: Severity,
    /// Component or source: `SMS_DISTRIBUTION_MANAGER`, `NETLOGON`; empty if not said.
    pub component: String,
    /// Name-value pairs of the prefix: date, thread, event id, computer.
    pub fields: Vec<(String, String)>,
    /// Where it stands in the paste, in bytes.
    pub span: Range<usize>,
    /// How often the same message came.
    pub repeats: usize,
}

/// A member of this folder.
pub trait LogFormat: Sync {
    /// The name that `--explain` shows, e.g. `cmtrace`.
    fn name(&self) -> &'static str;
    /// Lines that are of this format and of no other.
    fn samples(&self) -> &'static [&'static str];
    /// Takes `text` apart if it is of this format; `None` if it is not.
    fn records(&self, text: &str) -> Option<Vec<Record>>;
}

/// Every log format, the most particular first; the last takes any text.
pub static LOG_FORMATS: &[&dyn LogFormat] = &[];

/// The records of a paste and the name of the format that they were read by.
pub fn records(text: &str) -> (&'static str, Vec<Record>) {
    for format in LOG_FORMATS {
        if let Some(records) = format.records(text) {
            return (format.name(), records);
        }
    }
    let record = Record { message: text.to_owned(), span: 0..text.len(), repeats: 1, ..Record::default() };
    ("plain", vec![record])
}
