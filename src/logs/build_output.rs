//! Output of compilers and linkers.
//!
//! `main.cpp(12) : fatal error C1001: INTERNAL COMPILER ERROR`, `a.obj : error LNK2001: unresolved external`,
//! `main.c:12:3: error: expected ';'`

use super::lines::{begun_by, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct BuildOutput;

impl LogFormat for BuildOutput {
    fn name(&self) -> &'static str {
        "build-output"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "main.cpp(12) : fatal error C1001: INTERNAL COMPILER ERROR",
            "a.obj : error LNK2001: unresolved external symbol",
            "main.c:12:3: error: expected ';'",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| {
            let (severity, place, label) = [
                (Severity::Error, "error "),
                (Severity::Error, "error:"),
                (Severity::Warning, "warning "),
                (Severity::Warning, "warning:"),
            ]
            .into_iter()
            .find_map(|(severity, label)| line.text.find(label).map(|place| (severity, place, label)))?;
            let (file, rest) = line.text.split_at_checked(place)?;
            let numbered = label.ends_with(':')
                || rest[label.len()..].split_once(':').is_some_and(|(number, _)| is_number(number.trim()));
            let file = file.trim_end_matches("fatal ").trim_end();
            if !numbered || !file.ends_with(':') || file.contains(". ") {
                return None;
            }
            let fields = vec![("file".to_owned(), file.trim_end_matches([':', ' ']).to_owned())];
            Some(Record { severity, fields, ..record(line, rest) })
        })
    }
}

fn is_number(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=4).contains(&letters)
        && word.len() >= letters + 3
        && word[letters..].bytes().all(|digit| digit.is_ascii_digit())
}
