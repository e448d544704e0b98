//! `fixdex completions`: for a shell to load.

use crate::args::Cli;
use crate::exit::Exit;
use crate::output::Output;
use clap::CommandFactory;
use clap_complete::Shell;
use fixdex::Result;

/// Print completions for a shell
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The shell
    shell: Shell,
}

impl Args {
    pub fn run(self, output: &Output) -> Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "fixdex", &mut script);
        output.put(&String::from_utf8_lossy(&script))?;
        Ok(Exit::Matched)
    }
}
