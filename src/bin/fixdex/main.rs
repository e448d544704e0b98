//! The program: reads the command line, runs one command, ends with its exit code.
//!
//! Uses only the library's public API. Answers go to stdout, everything else to stderr.

mod args;
mod check;
mod completions;
mod decode;
mod eval;
mod eval_report;
mod exit;
mod extract;
mod files;
mod filter;
mod index;
mod info;
mod lint;
mod listing;
mod man;
mod r#match;
mod output;
mod paste;
mod progress;
mod queries;
mod search;
mod selection;
mod show;
mod verb;

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Exit;
use output::Output;
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse_from(verb::spelled_out(std::env::args_os().collect(), &Cli::command()));
    let output = Output::for_options(&cli.global);
    run(cli, &output).unwrap_or_else(|error| output.end_with(&error)).into()
}

fn run(cli: Cli, output: &Output) -> fixdex::Result<Exit> {
    let global = &cli.global;
    match cli.command {
        Some(Command::Index(args)) => args.run(global, output),
        Some(Command::Match(args)) => args.run(global, output),
        Some(Command::Search(args)) => args.run(global, output),
        Some(Command::Show(args)) => args.run(global, output),
        Some(Command::Extract(args)) => args.run(output),
        Some(Command::Info(args)) => args.run(global, output),
        Some(Command::Decode(args)) => args.run(output),
        Some(Command::Files(args)) => args.run(global, output),
        Some(Command::Check(args)) => args.run(global, output),
        Some(Command::Eval(args)) => args.run(global, output),
        Some(Command::Lint(args)) => args.run(global, output),
        Some(Command::Completions(args)) => args.run(output),
        Some(Command::Man(args)) => args.run(output),
        None if std::io::stdin().is_terminal() => {
            output.put(&Cli::command().render_help().to_string())?;
            Ok(Exit::Error)
        }
        None => r#match::Args::of_stdin().run(global, output),
    }
}
