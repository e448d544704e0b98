//! The command line as one table: help, man page and completions all come from it.
//! The arguments of a command stand in the command's own file.

use crate::{check, completions, decode, eval, extract, files, index, info, lint, man, r#match, search, show};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use fixdex::render::{RENDERERS, Renderer, renderer};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  fixdex 0x80070005                    what does this code mean here?
  pbpaste | fixdex                     match what was copied
  fixdex match --file distmgr.log      match a log
  fixdex index ~/kb                    index a folder of articles, then ask it
  fixdex show Q319207                  read one article

A first word that is no command starts a text to match, unless it is all lower-case letters: \
then it is taken for a mistyped command.

Exit codes: 0 something matched, 1 nothing did, 2 error.";

/// Paste what broke; get the article, the steps and the hotfix files that fix it.
///
/// Works offline, on the articles inside the program or on any folder of knowledge-base articles, blog posts,
/// Markdown, HTML or text that you index.
#[derive(Debug, Parser)]
#[command(name = "fixdex", version, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// One command each; its arguments and its doing are in the file of its name.
#[derive(Debug, Subcommand)]
pub enum Command {
    Match(r#match::Args),
    Search(search::Args),
    Show(show::Args),
    Index(index::Args),
    Info(info::Args),
    Extract(extract::Args),
    Decode(decode::Args),
    Files(files::Args),
    Check(check::Args),
    Eval(eval::Args),
    Lint(lint::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Options that every command takes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// The index to use; "bundled" is the articles inside the program
    ///
    /// Without it: ./index if there is an index in it, else the one in the user's data folder, else the articles
    /// inside the program.
    #[arg(long, global = true, value_name = "DIR", env = "FIXDEX_INDEX", hide_env_values = true)]
    pub index: Option<PathBuf>,

    /// A file of words that mean the same, one group a line: "domain controller = dc"
    ///
    /// They count besides those of fixdex and those in synonyms.txt in the folder of the index.
    #[arg(long, global = true, value_name = "FILE", env = "FIXDEX_SYNONYMS", hide_env_values = true)]
    pub synonyms: Option<PathBuf>,

    /// How to print
    #[arg(long, global = true, value_name = "FORMAT", default_value = RENDERERS[0].name(), value_parser = formats())]
    pub format: Format,

    /// When to color; NO_COLOR and CLICOLOR_FORCE are heeded
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Coloring,
}

/// When to color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Coloring {
    Auto,
    Always,
    Never,
}

/// An entry of the table of renderers.
#[derive(Clone, Copy)]
pub struct Format(pub &'static dyn Renderer);

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name())
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(RENDERERS.iter().map(|renderer| renderer.name()))
        .map(|name| Format(renderer(&name).unwrap_or(RENDERERS[0])))
}
