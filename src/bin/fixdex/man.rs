//! `fixdex man`: the manual page, in roff.

use crate::args::Cli;
use crate::exit::Exit;
use crate::output::Output;
use clap::CommandFactory;
use clap_mangen::Man;
use fixdex::{Error, ErrorKind, Result};

/// Print the manual page: fixdex man | man -l -
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// A command, for its own page
    command: Option<String>,
}

impl Args {
    pub fn run(self, output: &Output) -> Result<Exit> {
        let mut program = Cli::command();
        program.build();
        let page = match &self.command {
            None => program,
            Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
                Error::new(ErrorKind::Input, format!("expected a command, found {name:?}"))
                    .advise("fixdex --help lists the commands")
            })?,
        };
        let mut roff = Vec::new();
        Man::new(page)
            .render(&mut roff)
            .map_err(|error| Error::new(ErrorKind::Io, "the manual page cannot be written").because(error))?;
        output.put(&String::from_utf8_lossy(&roff))?;
        Ok(Exit::Matched)
    }
}
