//! `fixdex check`: the files of a machine against the hotfix rows of the index.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::{paste, selection};
use fixdex::index::KnownFile;
use fixdex::inventory::{self, FileVersion, InstalledFile};
use fixdex::remedies::Size;
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Wording, json_of};
use fixdex::{Error, ErrorKind, Result};
use serde::Serialize;
use std::path::PathBuf;

/// Compare the files of a machine with the hotfixes of the index
///
/// Reads a dir listing, the CSV or JSON of PowerShell (Get-Item … | Select Name, Length, VersionInfo), or lines of name
/// and version. Versions are compared within one line of a product only: 5.0.x says nothing about 4.0.x.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The listing; - is standard input
    #[arg(value_name = "LISTING")]
    listing: PathBuf,
}

/// How one file of the listing stands.
#[derive(Serialize)]
struct Checked {
    name: String,
    version: Option<String>,
    standing: Standing,
    /// Newest version in the index that it can be compared with.
    newest: Option<String>,
    /// Articles whose fix is there, and those whose fix is newer than what is there.
    present: Vec<String>,
    missing: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Standing {
    /// At least as new as every known fix.
    Current,
    Older,
    /// No known fix can be compared with it.
    Unknown,
}

#[derive(Serialize)]
#[serde(transparent)]
struct Inventory(Vec<Checked>);

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let installed = inventory::installed(&paste::of_file(&self.listing)?);
        if installed.is_empty() {
            return Err(Error::new(ErrorKind::Input, "expected a listing of files, found no file name in it")
                .at(&self.listing)
                .advise("give lines such as: distmgr.dll 2.00.1493.3250"));
        }
        let index = selection::opened(global, output)?;
        let mut checked = Vec::new();
        for file in &installed {
            let known = index.files_named(&file.name)?;
            if !known.is_empty() {
                checked.push(check(file, &known));
            }
        }
        let found = checked.len();
        output.show(&Inventory(checked))?;
        Ok(Exit::of_findings(found))
    }
}

fn check(file: &InstalledFile, known: &[KnownFile]) -> Checked {
    let version = file.version.clone().or_else(|| version_by_size(file, known));
    let own = version.as_deref().and_then(FileVersion::parse);
    let mut checked = Checked {
        name: file.name.clone(),
        version,
        standing: Standing::Unknown,
        newest: None,
        present: Vec::new(),
        missing: Vec::new(),
    };
    let Some(own) = own else { return checked };
    let mut newest: Option<(FileVersion, &str)> = None;
    for row in known {
        let printed = row.file.version.as_deref().unwrap_or_default();
        let Some(theirs) = FileVersion::parse(printed).filter(|theirs| theirs.is_comparable_to(&own)) else { continue };
        let list = if theirs <= own { &mut checked.present } else { &mut checked.missing };
        let article = row.article.to_string();
        if !list.contains(&article) {
            list.push(article);
        }
        if newest.as_ref().is_none_or(|(newest, _)| theirs > *newest) {
            newest = Some((theirs, printed));
        }
    }
    if let Some((newest, printed)) = newest {
        checked.standing = if newest > own { Standing::Older } else { Standing::Current };
        checked.newest = Some(printed.to_owned());
    }
    checked
}

/// The version of the known files of this size, if they agree: a dir listing tells no version.
fn version_by_size(file: &InstalledFile, known: &[KnownFile]) -> Option<String> {
    let size = Size::Bytes(file.size?);
    let mut versions = known.iter().filter(|row| row.file.size.as_ref() == Some(&size)).map(|row| &row.file.version);
    let first = versions.next()?.clone();
    versions.all(|version| *version == first).then_some(first).flatten()
}

impl Document for Inventory {
    fn page(&self) -> Page {
        let count = |standing| self.0.iter().filter(|checked| checked.standing == standing).count();
        let title = format!(
            "{} files with known fixes: {} older, {} current, {} unknown",
            self.0.len(),
            count(Standing::Older),
            count(Standing::Current),
            count(Standing::Unknown)
        );
        let row = |checked: &Checked| {
            let standing = match checked.standing {
                Standing::Current => "current",
                Standing::Older => "older",
                Standing::Unknown => "unknown",
            };
            let cells = [
                checked.name.clone(),
                checked.version.clone().unwrap_or_default(),
                standing.to_owned(),
                checked.newest.clone().unwrap_or_default(),
                checked.missing.join(", "),
            ];
            cells.iter().map(|cell| Wording::plain(cell)).collect()
        };
        let header = ["name", "version", "standing", "newest", "missing fixes"].map(Wording::plain).to_vec();
        let title = Wording::faced(&title, Face::Strong);
        Page(vec![
            Element::Banner(Banner { tag: "CHECK".to_owned(), title, ..Banner::default() }),
            Element::Tabular(Tabular { header, rows: self.0.iter().map(row).collect() }),
        ])
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self, layout)
    }
}
