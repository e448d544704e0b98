//! `fixdex index`: builds an index from folders, files and archives.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::progress::Progress;
use crate::selection;
use fixdex::Result;
use fixdex::formats::Notice;
use fixdex::index::Changes;
use fixdex::pipeline::{self, BuildReport, Extent};
use fixdex::render::{Layout, clean, json_of, thousands};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Build an index from folders, files and archives
///
/// Reads KB articles in all their spellings, Microsoft Learn pages, blog posts, Markdown, HTML and plain text, in
/// folders or in .zip, .tar, .tar.gz and .tar.zst archives. The old index answers until the new one is complete.
///
/// Where an index is already, only files whose content has changed are parsed, and those that are gone leave it: name
/// all that belongs into the index every time. The answers are those of a full build.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Folders, files, archives; - reads standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Parse every file, also those that have not changed
    #[arg(long)]
    full: bool,

    /// Print every notice, not only how many of each kind
    #[arg(long)]
    notices: bool,
}

/// The report for programs.
#[derive(Serialize)]
struct Summary<'a> {
    index: String,
    articles: u64,
    changes: Option<Changes>,
    size: u64,
    seconds: f64,
    notices: &'a [Notice],
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let folder = selection::to_build(global)?;
        let started = Instant::now();
        let extent = if self.full { Extent::Full } else { Extent::Changed };
        let progress = Progress::begin();
        let report = pipeline::build(&self.paths, &folder, extent, &|done| progress.at(done));
        progress.end();
        let report = report?;
        let taken = started.elapsed();
        if !output.is_for_people() {
            let layout = if output.format() == "ndjson" { Layout::Line } else { Layout::Indented };
            let summary = Summary {
                index: folder.display().to_string(),
                articles: report.articles,
                changes: report.changes,
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

/// `60,335 articles in index, 100 files changed, 0.9 s, 141 MB; notices: 12 duplicate, 3 empty`.
fn told(report: &BuildReport, taken: Duration, folder: &str) -> String {
    let noun = if report.articles == 1 { "article" } else { "articles" };
    let megabytes = report.size as f64 / 1e6;
    let articles = thousands(report.articles);
    let changes = report.changes.map(changed).unwrap_or_default();
    let mut told = format!("{articles} {noun} in {folder}{changes}, {:.1} s, {megabytes:.1} MB", taken.as_secs_f64());
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

/// `, 100 files changed, 2 removed`.
fn changed(changes: Changes) -> String {
    let kinds = [(changes.changed, "changed"), (changes.added, "added"), (changes.removed, "removed")];
    let mut told = String::new();
    for (count, kind) in kinds.into_iter().filter(|(count, _)| *count > 0) {
        let noun = match (told.is_empty(), count) {
            (true, 1) => " file",
            (true, _) => " files",
            (false, _) => "",
        };
        told.push_str(&format!(", {}{noun} {kind}", thousands(count)));
    }
    if told.is_empty() { ", nothing changed".to_owned() } else { told }
}
