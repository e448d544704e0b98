//! Pasted text → records: what each line says once its log's prefix is taken off.
//!
//! One contract ([`LogFormat`]), one table ([`LOG_FORMATS`]); every other file is one log format
//! with sample lines of its own. A test runs every sample against all formats: none may steal another's.

mod build_output;
mod cmtrace;
mod crash;
mod dialog;
mod event_text;
mod event_xml;
mod lines;
mod plain;
mod sms_classic;
mod sql_message;
mod stack_trace;
mod stamp;
mod stamped;
mod statmsg;
mod status_list;
mod syslog;
mod w3c;

use std::collections::HashMap;
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
pub static LOG_FORMATS: &[&dyn LogFormat] = &[
    &cmtrace::CmTrace,
    &sms_classic::SmsClassic,
    &event_xml::EventXml,
    &event_text::EventText,
    &w3c::W3c,
    &sql_message::SqlMessage,
    &stack_trace::StackTrace,
    &build_output::BuildOutput,
    &crash::Crash,
    &status_list::StatusList,
    &statmsg::StatMsg,
    &syslog::Syslog,
    &stamped::Stamped,
    &dialog::Dialog,
    &plain::Plain,
];

/// The records of a paste, the same message once, and the name of the format that they were read by.
pub fn records(text: &str) -> (&'static str, Vec<Record>) {
    let read = LOG_FORMATS.iter().find_map(|format| Some((format.name(), format.records(text)?)));
    let (name, mut records) = read.unwrap_or_default();
    records.iter_mut().for_each(statmsg::unframe);
    records.retain(|record| !record.message.is_empty());
    if records.is_empty() && !text.trim().is_empty() {
        records.push(Record { message: text.trim().to_owned(), span: 0..text.len(), repeats: 1, ..Record::default() });
    }
    (name, collapsed(records))
}

/// Records in order of first appearance, each message once with the number of its repeats.
fn collapsed(records: Vec<Record>) -> Vec<Record> {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    let mut kept: Vec<Record> = Vec::new();
    for record in records {
        let place = *places.entry((record.component.clone(), record.message.clone())).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(first) => first.repeats += 1,
            None => kept.push(record),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_format_takes_the_samples_of_another() {
        for format in LOG_FORMATS {
            for sample in format.samples() {
                assert_eq!(records(sample).0, format.name(), "{sample}");
            }
        }
    }

    #[test]
    fn the_same_message_is_one_record_with_its_repeats() {
        let (_, records) = records("Denied.\nDenied.\nOther.\nDenied.");
        let told: Vec<_> = records.iter().map(|record| (record.message.as_str(), record.repeats)).collect();
        assert_eq!(told, [("Denied.", 3), ("Other.", 1)]);
    }

    #[test]
    fn prefixes_are_taken_off_messages() {
        for (line, message, component, severity) in [
            ("<![LOG[Failed]LOG]!><time=\"1\" component=\"smsexec\" type=\"3\">", "Failed", "smsexec", Severity::Error),
            (
                "Denied.~  $$<Remote.exe><Tue Nov 23 14:22:09.517 1999><thread=412 (0x19C)>",
                "Denied.",
                "Remote.exe",
                Severity::Unstated,
            ),
            (
                "10/14/98 11:09:32 PM MSExchangeMvServer Warning General 9502 Unable to clean",
                "Unable to clean",
                "MSExchangeMvServer",
                Severity::Warning,
            ),
            (
                "3/14/95   8:02:17 AM   Dgfep   None   1   N/A   GLOB600   Unable to reset",
                "Unable to reset",
                "Dgfep",
                Severity::Unstated,
            ),
            ("[Mon Dec 05 07:43:16 2005] [error] child 7", "child 7", "", Severity::Error),
            (
                "Event ID: 5711  Source: NETLOGON  Type: Error  Description: Refused.",
                "Refused.",
                "NETLOGON",
                Severity::Error,
            ),
            ("<11-08-2000 02:16:37>FAILED Sql Script", "FAILED Sql Script", "", Severity::Unstated),
        ] {
            let (_, read) = records(line);
            let told: Vec<_> = read
                .iter()
                .map(|record| (record.message.as_str(), record.component.as_str(), record.severity))
                .collect();
            assert_eq!(told, [(message, component, severity)], "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_records_that_lie_in_it(text in "(\\PC|\n|\\[|\\]|<|>|Msg 1, Level 1|Jul 25 23:24:09 |<!\\[LOG\\[|\\]LOG\\]!>|\\$\\$<|Event |Type: |Source: |Event ID: |Description: |Date: |Level: |STATMSG: ID=1 |\\*\\*\\* STOP: 0x|<Event |<Data>|\\[ OK \\]|#Fields: ){0,40}") {
            for record in records(&text).1 {
                proptest::prop_assert!(text.get(record.span.clone()).is_some(), "{record:?}");
            }
        }
    }
}
