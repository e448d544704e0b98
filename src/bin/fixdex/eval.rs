//! `fixdex eval`: how good the answers are, by judged queries of your own.

use crate::args::Global;
use crate::eval_report::Report;
use crate::exit::Exit;
use crate::output::Output;
use crate::selection;
use fixdex::evaluate::{self, JudgedQuery, Outcome, Pool};
use fixdex::{Error, ErrorKind, Result};
use std::path::PathBuf;

/// Measure the answers with judged queries
///
/// One query a line: {"id", "track", "style", "query", "relevant": [ids], "also": [ids]}. Those without a relevant
/// article should be refused.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Files of judged queries
    #[arg(required = true, value_name = "QUERIES.jsonl")]
    queries: Vec<PathBuf>,

    /// List each miss, with the features of the right and of the wrong article
    #[arg(long)]
    misses: bool,

    /// Switch each feature off in turn
    #[arg(long)]
    ablate: bool,

    /// Ask once more with the right articles left out: all of these should be refused
    #[arg(long)]
    left_out: bool,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let mut queries = Vec::new();
        for file in &self.queries {
            queries.extend(evaluate::read(file)?);
        }
        if queries.is_empty() {
            return Err(Error::new(ErrorKind::Input, "expected judged queries, found none")
                .advise(r#"write one {"id", "query", "relevant": [ids]} a line"#));
        }
        let index = selection::opened(global, output)?;
        let outcomes = evaluate::evaluate(&index, &queries, Pool::Everything)?;
        let left_out: Vec<Outcome> = if self.left_out {
            let answerable: Vec<JudgedQuery> =
                queries.iter().filter(|query| !query.relevant.is_empty()).cloned().collect();
            evaluate::evaluate(&index, &answerable, Pool::RightLeftOut)?
        } else {
            Vec::new()
        };
        let mut report = Report::of(&outcomes, &left_out);
        if self.misses {
            report.list_misses(outcomes.iter());
        }
        if self.ablate {
            report.ablate(&outcomes);
        }
        output.show(&report)?;
        Ok(Exit::Matched)
    }
}
