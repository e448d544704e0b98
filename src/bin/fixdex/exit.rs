//! Exit codes as a type, as grep has them: a script can tell a miss from a failure.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Something matched, or the command did what it was asked.
    Matched,
    /// Nothing did.
    Nothing,
    /// The input, the index or the machine was at fault.
    Error,
}

impl Exit {
    /// Tells a hit from a miss.
    pub fn of_findings(count: usize) -> Exit {
        if count == 0 { Exit::Nothing } else { Exit::Matched }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Matched => 0,
            Exit::Nothing => 1,
            Exit::Error => 2,
        })
    }
}
