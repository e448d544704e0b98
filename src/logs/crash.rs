//! Blue screens, Dr. Watson and general protection faults: one record, without registers and dumps.
//!
//! `*** STOP: 0x0000000A (0x…)`, `VFP caused an invalid page fault in module VFP.EXE at 0137:0040165e.`,
//! `Exception number: c0000005 (access violation)`

use super::lines::{lines, record};
use super::{LogFormat, Record, Severity};

/// The format.
pub struct Crash;

const MARKS: &[&str] = &[
    "*** STOP:",
    "caused an invalid page fault",
    "caused a general protection fault",
    "caused an exception",
    "Exception number:",
    "Application exception occurred",
    "Application Error : The instruction at",
    "performed an illegal operation",
];

impl LogFormat for Crash {
    fn name(&self) -> &'static str {
        "crash"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "*** STOP: 0x0000000A (0x00000000,0x00000002,0x00000000,0x80101234) IRQL_NOT_LESS_OR_EQUAL",
            "VFP caused an invalid page fault in\nmodule VFP.EXE at 0137:0040165e.\nRegisters:\nEAX=00000000 CS=0137 EIP=0040165e",
            "Application exception occurred:\n  App: exe\\a.exe (pid=231)\n  Exception number: c0000005 (access violation)",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        let begins_with_stamp = lines(text).next().is_some_and(|line| super::stamp::split(line.text).is_some());
        if begins_with_stamp || !MARKS.iter().any(|mark| text.contains(mark)) {
            return None;
        }
        let told = lines(text).filter(|line| !is_dump(line.text));
        let graded = told.map(|line| {
            let severity =
                if MARKS.iter().any(|mark| line.text.contains(mark)) { Severity::Error } else { Severity::Unstated };
            Record { severity, ..record(&line, line.text) }
        });
        Some(graded.collect())
    }
}

/// Whether the line holds registers or a stack: mostly hexadecimal words.
fn is_dump(line: &str) -> bool {
    let (mut all, mut dumped) = (0, 0);
    for word in line.split([' ', '\t', '=']).filter(|word| !word.is_empty()) {
        all += 1;
        let digits = word.len() >= 4
            && word.bytes().all(|digit| digit.is_ascii_hexdigit())
            && word.bytes().any(|digit| digit.is_ascii_digit());
        dumped += usize::from(digits);
    }
    all >= 4 && dumped * 5 >= all * 2
}
