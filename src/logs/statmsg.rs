//! Status messages as components of Systems Management Server write them to their logs: the id and the values, in a
//! frame that is the same for all. It stands in the records of other logs, too.
//!
//! `STATMSG: ID=2328 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_DISTRIBUTION_MANAGER" SYS=SRV07 … ISTR0="P0100042"`

use super::lines::{begun_by, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct StatMsg;

const FRAME: &str = "STATMSG: ";
const MARK: &str = "STATMSG: ID=";

impl LogFormat for StatMsg {
    fn name(&self) -> &'static str {
        "statmsg"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            r#"STATMSG: ID=2328 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_DISTRIBUTION_MANAGER" SYS=SRV07 SITE=S07 ISTR0="P0100042" ISTR1="""#,
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| line.text.starts_with(MARK).then(|| record(line, line.text)))
    }
}

/// Takes the frame off, if the record has one: what stays is the id as articles print it, and the values.
pub fn unframe(record: &mut Record) {
    let Some(framed) = record.message.strip_prefix(FRAME).filter(|_| record.message.starts_with(MARK)) else { return };
    let mut message = String::new();
    for (name, value) in fields(framed) {
        match name {
            "ID" => message = format!("Message ID: {value}"),
            "SEV" => {
                record.severity = match value {
                    "E" => Severity::Error,
                    "W" => Severity::Warning,
                    _ => Severity::Routine,
                }
            }
            "COMP" => record.component = value.to_owned(),
            _ if name.starts_with("ISTR") && !value.is_empty() => {
                message.push_str(", ");
                message.push_str(value);
            }
            _ => {}
        }
    }
    record.message = message;
}

/// Names and values; quotes stand around a value, and may stand in it.
fn fields(text: &str) -> Vec<(&str, &str)> {
    // Where a name begins, and where its value does.
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices('=') {
        let name = text[..at].trim_end_matches(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()).len();
        let is_first = text[..name].ends_with(char::is_whitespace) || name == 0;
        // A name in a quoted value is none.
        let is_open = places.last().is_some_and(|(_, value)| {
            let value = text[*value..name.max(*value)].trim();
            value.starts_with('"') && (value.len() == 1 || !value.ends_with('"'))
        });
        if is_first && name < at && !is_open {
            places.push((name, at + 1));
        }
    }
    let ends = places.iter().skip(1).map(|(name, _)| *name).chain([text.len()]);
    let told = places.iter().zip(ends).map(|((name, value), end)| {
        let bare = text[*value..end].trim();
        let inside = bare.strip_prefix('"').map(|bare| bare.strip_suffix('"').unwrap_or(bare));
        (&text[*name..value - 1], inside.unwrap_or(bare))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::super::records;
    use super::*;

    #[test]
    fn the_frame_is_taken_off() {
        let line = r#"STATMSG: ID=2328 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_X" SYS=S1 GMTDATE=Mon Aug 12 09:22:31 2002 ISTR0="P01" ISTR1="" ISTR2="["Display=\\S1\"]MSWNET:["SMS_SITE=S07"]\\S1\" NUMATTRS=1 AID0=400 AVAL0="P01""#;
        let in_log = format!("{line}  $$<SMS_X><Mon May 10 09:22:31.340 1999><thread=212 (0xD4)>");
        for paste in [line, &in_log] {
            let (_, read) = records(paste);
            let told: Vec<_> = read.iter().map(|record| (record.message.as_str(), record.component.as_str())).collect();
            let message = r#"Message ID: 2328, P01, ["Display=\\S1\"]MSWNET:["SMS_SITE=S07"]\\S1\"#;
            assert_eq!(told, [(message, "SMS_X")]);
            assert_eq!(read[0].severity, Severity::Error);
        }
    }

    #[test]
    fn a_message_that_is_cut_has_what_is_there() {
        assert_eq!(records("STATMSG: ID=679 SEV=W COMP=\"SMS_").1[0].message, "Message ID: 679");
        assert_eq!(records("STATMSG: ID=679 \u{e9}ITE=1").1[0].message, "Message ID: 679 \u{e9}ITE=1");
    }
}
