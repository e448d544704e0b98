//! `fixdex search`: articles that hold the words, to choose from.

use crate::args::Global;
use crate::exit::Exit;
use crate::filter::Filter;
use crate::output::Output;
use crate::{paste, selection};
use fixdex::Result;
use fixdex::answer::Detail;
use fixdex::pipeline::{self, Asking};
use fixdex::render::Listing;

/// List the articles that hold some words, best first
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The words
    #[arg(required = true, allow_negative_numbers = true)]
    words: Vec<String>,

    /// Most articles to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// Every feature of the ranking in the evidence (JSON)
    #[arg(long)]
    explain: bool,

    #[command(flatten)]
    filter: Filter,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let words = paste::of_words(&self.words)?;
        let index = selection::opened(global, output)?;
        let detail = if self.explain { Detail::Everything } else { Detail::Telling };
        let asking = Asking { scope: self.filter.scope(), ..Asking::new(self.limit, detail) };
        let found = pipeline::search(&index, &words, &asking)?;
        if output.is_for_people() {
            found.notices.iter().for_each(|notice| output.note(notice));
        }
        output.show(&Listing(&found))?;
        Ok(Exit::of_findings(found.hits.len()))
    }
}
