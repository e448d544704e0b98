//! Syslog: month, day and time, host, program.
//!
//! `Jul 25 23:24:09 combo ftpd[26465]: connection from 217.187.83.50`

use super::lines::{begun_by, record};
use super::{LogFormat, Record, stamp};

/// The format.
pub struct Syslog;

impl LogFormat for Syslog {
    fn name(&self) -> &'static str {
        "syslog"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "Jul 25 23:24:09 combo ftpd[26465]: connection from 10.0.0.1",
            "<13>Oct  1 00:00:01 host kernel: out of memory",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| {
            let text = match line.text.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
                Some((priority, rest)) if priority.bytes().all(|digit| digit.is_ascii_digit()) => rest,
                _ => line.text,
            };
            let (date, rest) = stamp::split(text)?;
            if !date.starts_with(|first: char| first.is_ascii_uppercase()) {
                return None;
            }
            let (host, rest) = rest.split_once(' ')?;
            let (program, message) = rest.split_once(": ")?;
            if program.contains(' ') {
                return None;
            }
            let fields = vec![("date".to_owned(), date.to_owned()), ("host".to_owned(), host.to_owned())];
            let component = program.split(['[', '(']).next().unwrap_or_default().to_owned();
            Some(Record { component, fields, ..record(line, message) })
        })
    }
}
