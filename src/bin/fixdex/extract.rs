//! `fixdex extract`: what is read out of files, with no index.

use crate::exit::Exit;
use crate::output::Output;
use fixdex::extract::Extract;
use fixdex::{Result, corpus, formats};
use std::path::PathBuf;
use std::sync::Mutex;

/// Print what is read out of files: symptoms, remedies, hotfix files, references
///
/// Needs no index. With --format ndjson one line a file; with --format json one object for one file and an array
/// for several.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Files, folders, archives; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// One file, ready to be printed.
struct Extracted {
    path: String,
    rendered: String,
    notices: Vec<String>,
    has_article: bool,
}

impl Args {
    pub fn run(self, output: &Output) -> Result<Exit> {
        let extracted = Mutex::new(Vec::new());
        let unread = corpus::read(&self.files, &|source| {
            let parsed = formats::parse(&source);
            let extract = Extract::of(&parsed, &source.path);
            let one = Extracted {
                path: source.path,
                rendered: output.rendered(&extract),
                notices: extract.notices.iter().map(|notice| format!("{}: {}", notice.path, notice.text)).collect(),
                has_article: extract.article.is_some(),
            };
            extracted.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(one);
        })?;
        let mut extracted = extracted.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        extracted.sort_by(|a, b| a.path.cmp(&b.path));

        unread.iter().for_each(|notice| output.note(&format!("{}: {}", notice.path, notice.text)));
        if output.is_for_people() {
            extracted.iter().flat_map(|one| &one.notices).for_each(|notice| output.note(notice));
        }
        let articles = extracted.iter().filter(|one| one.has_article).count();
        let is_one_file = matches!(self.files.as_slice(), [file] if !file.is_dir()) && extracted.len() == 1;
        let mut rendered = extracted.into_iter().map(|one| one.rendered);
        match rendered.next() {
            Some(only) if is_one_file => output.put(&only)?,
            Some(first) => output.show_all(&mut std::iter::once(first).chain(rendered))?,
            None => output.show_all(&mut std::iter::empty())?,
        }
        Ok(Exit::of_findings(articles))
    }
}
