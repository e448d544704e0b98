//! Logs of Configuration Manager as CMTrace reads them.
//!
//! `<![LOG[Failed to copy]LOG]!><time="10:11:12.345+000" date="01-02-2015" component="smsexec" type="3" thread="7">`

use super::{LogFormat, Record, Severity};

/// The format.
pub struct CmTrace;

impl LogFormat for CmTrace {
    fn name(&self) -> &'static str {
        "cmtrace"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "<![LOG[Failed to copy the package]LOG]!><time=\"10:11:12.345+000\" date=\"01-02-2015\" component=\"smsexec\" context=\"\" type=\"3\" thread=\"77\" file=\"a.cpp:1\">",
            "<![LOG[one\ntwo]LOG]!><time=\"10:11:12.345+000\" date=\"01-02-2015\" component=\"CCMEXEC\" type=\"1\" thread=\"7\">",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        const OPEN: &str = "<![LOG[";
        const CLOSE: &str = "]LOG]!>";
        let mut records = Vec::new();
        let mut from = 0;
        while let Some(start) = text[from..].find(OPEN).map(|place| from + place) {
            let body = start + OPEN.len();
            let next = text[body..].find(OPEN).map_or(text.len(), |place| body + place);
            let (message, tail) = text[body..next].split_once(CLOSE).unwrap_or((&text[body..next], ""));
            let fields = attributes(tail);
            let value =
                |name: &str| fields.iter().find(|(label, _)| label == name).map_or("", |(_, value)| value.as_str());
            let severity = match value("type") {
                "3" => Severity::Error,
                "2" => Severity::Warning,
                "1" => Severity::Routine,
                _ => Severity::Unstated,
            };
            let component = value("component").to_owned();
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            records.push(Record { message, severity, component, fields, span: start..next, repeats: 1 });
            from = next;
        }
        (!records.is_empty()).then_some(records)
    }
}

/// `name="value"` pairs, in order.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        let name = name.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        pairs.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    pairs
}
