//! `fixdex match`: the answer to a text, or to a file of them.

use crate::args::Global;
use crate::exit::Exit;
use crate::filter::Filter;
use crate::output::Output;
use crate::{listing, paste, queries, selection};
use fixdex::answer::{Detail, Verdict};
use fixdex::pipeline::{self, Asking};
use fixdex::render::{Answered, Placeholders};
use fixdex::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// Find the article that explains an error, and what it says to do
///
/// Takes an error message, lines of a log with or without their prefix, a code in any spelling, or a symptom in
/// your own words.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The text; - reads standard input
    #[arg(allow_negative_numbers = true, conflicts_with_all = ["file", "queries"])]
    text: Vec<String>,

    /// Read the text from a file
    #[arg(long, value_name = "FILE", conflicts_with = "queries")]
    file: Option<PathBuf>,

    /// Answer many texts: one {"id", "query"} a line, answered in order on all cores
    #[arg(long, value_name = "FILE.jsonl")]
    queries: Option<PathBuf>,

    /// Most articles to show
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,

    /// Show how the text was read and what every feature of the ranking counted
    #[arg(long)]
    explain: bool,

    /// Leave the placeholders of the article as they are printed
    #[arg(long)]
    as_printed: bool,

    /// Compare the hotfix files with those of a machine; - reads standard input
    ///
    /// Takes the listings of fixdex check. A file is installed if its version is that of the fix or newer, else older;
    /// it is unknown if the listing lacks it, names another platform, or has no version that can be compared.
    #[arg(long, value_name = "LISTING")]
    have: Option<PathBuf>,

    /// Show what the articles say to do that an upgrade or hotfix sends to, at most three
    #[arg(long)]
    follow: bool,

    #[command(flatten)]
    filter: Filter,
}

impl Args {
    /// `fixdex` at the end of a pipe.
    pub fn of_stdin() -> Args {
        Args {
            text: Vec::new(),
            file: None,
            queries: None,
            limit: 5,
            explain: false,
            as_printed: false,
            have: None,
            follow: false,
            filter: Filter::default(),
        }
    }

    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        if self.reads_stdin_twice() {
            let message = "standard input cannot be both the text and the listing";
            return Err(Error::new(ErrorKind::Input, message).advise("give one of them as a file"));
        }
        let detail = if self.explain { Detail::Everything } else { Detail::Telling };
        let asking = Asking {
            scope: self.filter.scope(),
            have: self.have.as_deref().map(listing::of_file).transpose()?,
            follow: self.follow,
            ..Asking::new(self.limit, detail)
        };
        let filling = if self.as_printed { Placeholders::AsPrinted } else { Placeholders::Filled };
        if let Some(file) = &self.queries {
            let index = selection::opened(global, output)?;
            return queries::answer_all(file, &index, &asking, output, |answer| {
                output.rendered(&Answered { answer, detail, filling })
            });
        }
        let text = match &self.file {
            Some(file) => paste::of_file(file)?,
            None => paste::of_words(&self.text)?,
        };
        let index = selection::opened(global, output)?;
        let answer = pipeline::ask(&index, &text, &asking)?;
        if output.is_for_people() {
            answer.notices.iter().for_each(|notice| output.note(notice));
        }
        output.show(&Answered { answer: &answer, detail, filling })?;
        Ok(if answer.verdict == Verdict::None { Exit::Nothing } else { Exit::Matched })
    }

    fn reads_stdin_twice(&self) -> bool {
        let is_stdin = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
        let is_file = self.file.is_some() || self.queries.is_some();
        let is_piped = match self.text.as_slice() {
            [] => !is_file || is_stdin(&self.file) || is_stdin(&self.queries),
            words => words == ["-"],
        };
        is_piped && is_stdin(&self.have)
    }
}
