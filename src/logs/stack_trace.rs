//! Stack traces: the line that names the exception is the message, the frames are one routine record.
//!
//! `System.NullReferenceException: Object reference not set` / `   at Shop.Order.Save()`

use super::lines::{Line, go_on, lines, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct StackTrace;

impl LogFormat for StackTrace {
    fn name(&self) -> &'static str {
        "stack-trace"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "System.NullReferenceException: Object reference not set\n   at Shop.Order.Save()\n   at Shop.Main()",
            "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nValueError: no",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        if !lines(text).any(|line| is_frame(&line)) || lines(text).next().is_some_and(|line| is_frame(&line)) {
            return None;
        }
        let mut records: Vec<Record> = Vec::new();
        for line in lines(text) {
            match records.last_mut().filter(|above| above.severity == Severity::Routine) {
                Some(frames) if is_frame(&line) => go_on(frames, &line),
                _ if is_frame(&line) => {
                    records.push(Record { severity: Severity::Routine, ..record(&line, line.text) })
                }
                _ => records.push(Record { severity: Severity::Error, ..record(&line, line.text) }),
            }
        }
        Some(records)
    }
}

fn is_frame(line: &Line<'_>) -> bool {
    let indented = line.text.starts_with([' ', '\t']);
    let text = line.text.trim_start();
    indented
        && (text.starts_with("at ") && text.contains('(') || text.starts_with("File \"") && text.contains(", line "))
}
