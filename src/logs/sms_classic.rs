//! Logs of Systems Management Server 2.0 and of Configuration Manager servers: the prefix stands behind.
//!
//! `Could not register CCIM~  $$<CliEx32.dll><Mon May 10 09:22:31.340 1999><thread=212 (0xD4)>`

use super::lines::{go_on, lines, record};
use super::{LogFormat, Record};

/// The format.
pub struct SmsClassic;

const MARK: &str = "$$<";

impl LogFormat for SmsClassic {
    fn name(&self) -> &'static str {
        "sms-classic"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "Could not register CCIM; AppRegister return code =1060  $$<CliEx32.dll><Mon May 10 09:22:31.340 1999><thread=212 (0xD4)>",
            "Denied.~  $$<Remote.exe><Tue Nov 23 14:22:09.517 1999 Pacific Standard Time><thread=412 (0x19C)>",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        if !text.contains(MARK) {
            return None;
        }
        let mut records: Vec<Record> = Vec::new();
        let mut open: Option<Record> = None;
        for line in lines(text) {
            let (message, tail) = line.text.split_once(MARK).unwrap_or((line.text, ""));
            let piece = super::lines::Line { text: message.trim_end().trim_end_matches('~'), span: line.span.clone() };
            let mut whole = match open.take() {
                Some(mut above) => {
                    go_on(&mut above, &piece);
                    above
                }
                None => record(&line, piece.text),
            };
            if tail.is_empty() {
                open = Some(whole);
                continue;
            }
            let mut parts = tail.trim_end_matches('>').split("><");
            whole.component = parts.next().unwrap_or_default().to_owned();
            whole.fields = ["date", "thread"]
                .iter()
                .zip(parts)
                .map(|(name, value)| ((*name).to_owned(), value.trim_start_matches("thread=").to_owned()))
                .collect();
            records.push(whole);
        }
        records.extend(open);
        Some(records)
    }
}
