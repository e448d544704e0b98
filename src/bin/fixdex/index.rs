//! `fixdex index`: builds an index from folders, files and archives.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::progress::Progress;
use crate::selection;
use fixdex::formats::Notice;
use fixdex::pipeline::{self, BuildReport};
use fixdex::render::{Layout, clean, json_of, thousands};
use fixdex::{Error, ErrorKind, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Build an index from folders, files and archives
///
/// Reads KB articles in all their spellings, Microsoft Learn pages, blog posts, Markdown, HTML and plain text, in
/// folders or in .zip, .tar, .tar.gz and .tar.zst archives. The old index answers until the new one is complete.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Folders, files, archives; - reads standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Print every notice, not only how many of each kind
    #[arg(long)]
    notices: bool,
}

/// The report for programs.
#[derive(Serialize)]
struct Summary<'a> {
    index: String,
    articles: u64,
    size: u64,
    seconds: f64,
    notices: &'a [Notice],
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let folder = selection::to_build(global)?;
        let started = Instant::now();
        let progress = Progress::begin();
        let report = pipeline::build(&self.paths, &folder, &|done| progress.at(done));
        progress.end();
        let report = report?;
        if report.articles == 0 {
            return Err(Error::new(ErrorKind::Input, "expected articles, found none in what was given")
                .advise("give a folder, a file or an archive of articles"));
        }
        let taken = started.elapsed();
        if !output.is_for_people() {
            let layout = if output.format() == "ndjson" { Layout::Line } else { Layout::Indented };
            let summary = Summary {
                index: folder.display().to_string(),
                articles: report.articles,
                size: report.size,
                seconds: taken.as_secs_f64(),
                notices: &report.notices,
            };
            output.put(&(json_of(&summary, layout) + "\n"))?;
            return Ok(Exit::Matched);
        }
        if self.notices {
            report.notices.iter().for_each(|n| output.note(&format!("{}: {}: {}", n.kind, n.path, n.text)));
        }
        output.put(&format!("{}\n", clean(&told(&report, taken, &folder.display().to_string()))))?;
        Ok(Exit::Matched)
    }
}

/// `60,335 articles in index, 7.9 s, 141 MB; notices: 12 duplicate, 3 empty`.
fn told(report: &BuildReport, taken: Duration, folder: &str) -> String {
    let noun = if report.articles == 1 { "article" } else { "articles" };
    let megabytes = report.size as f64 / 1e6;
    let articles = thousands(report.articles);
    let mut told = format!("{articles} {noun} in {folder}, {:.1} s, {megabytes:.1} MB", taken.as_secs_f64());
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for notice in &report.notices {
        *kinds.entry(notice.kind.as_str()).or_default() += 1;
    }
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    if !kinds.is_empty() {
        told.push_str(&format!("; notices: {}", kinds.join(", ")));
    }
    told
}
