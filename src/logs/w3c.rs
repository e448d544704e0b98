//! Logs of web servers in the W3C format: a `#Fields:` line names the columns.
//!
//! `#Fields: date time cs-method cs-uri-stem sc-status` / `2001-05-02 17:42:15 GET /default.htm 500`

use super::lines::{lines, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct W3c;

impl LogFormat for W3c {
    fn name(&self) -> &'static str {
        "w3c"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "#Software: Microsoft Internet Information Services 5.0\n#Fields: date time cs-method cs-uri-stem sc-status\n2001-05-02 17:42:15 GET /default.htm 500",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        let names = lines(text).find_map(|line| {
            line.text.strip_prefix("#Fields:").map(|names| names.split_whitespace().collect::<Vec<_>>())
        })?;
        let rows = lines(text).filter(|line| !line.text.starts_with('#'));
        Some(
            rows.map(|line| {
                let mut row = record(&line, "");
                row.fields = names
                    .iter()
                    .zip(line.text.split_whitespace())
                    .map(|(name, value)| ((*name).to_owned(), value.to_owned()))
                    .collect();
                let value = |name: &str| {
                    row.fields.iter().find(|(label, _)| label == name).map_or("", |(_, value)| value.as_str())
                };
                let status = value("sc-status");
                let severity = if status.starts_with('5') || status.starts_with('4') {
                    Severity::Error
                } else {
                    Severity::Routine
                };
                let told = ["cs-method", "cs-uri-stem", "sc-status", "sc-substatus", "sc-win32-status"].map(value);
                let message = format!("HTTP {}", told.join(" ").trim());
                Record { message, severity, ..row }
            })
            .collect(),
        )
    }
}
