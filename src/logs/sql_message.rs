//! Messages of SQL Server: a line of numbers, then the words.
//!
//! `Msg 2627, Level 14, State 1, Server DB1, Line 3` / `Violation of PRIMARY KEY constraint …`

use super::lines::{begun_by, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct SqlMessage;

impl LogFormat for SqlMessage {
    fn name(&self) -> &'static str {
        "sql-message"
    }

    fn samples(&self) -> &'static [&'static str] {
        &["Msg 2627, Level 14, State 1, Server DB1, Line 3\nViolation of PRIMARY KEY constraint"]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| {
            let (head, rest) =
                (line.text.strip_prefix("Msg ").or_else(|| line.text.strip_prefix("Server: Msg "))?, line.text);
            let (number, after) = head.split_once(',')?;
            let (level, _) = after.trim_start().strip_prefix("Level ")?.split_once(',').unwrap_or((after, ""));
            let level: u8 = level.trim().parse().ok()?;
            let severity = if level <= 10 { Severity::Routine } else { Severity::Error };
            let fields = vec![("sql error".to_owned(), number.to_owned())];
            Some(Record { severity, fields, ..record(line, rest) })
        })
    }
}
