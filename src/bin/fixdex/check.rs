//! `fixdex check`: the files of a machine against the hotfix rows of the index.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::{listing, selection};
use fixdex::index::KnownFile;
use fixdex::inventory::{FileVersion, InstalledFile};
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Wording, json_of};
use fixdex::{Result, standing};
use serde::Serialize;
use std::cmp::Ordering;
use std::path::PathBuf;

/// Compare the files of a machine with the hotfixes of the index
///
/// Reads a dir listing, the CSV or JSON of PowerShell (Get-Item … | Select FullName, Length, VersionInfo), or lines of
/// name and version. Versions are compared within one line of a product only: 5.0.x says nothing about 4.0.x. Nor does
/// x86 about Alpha, if the listing names a platform or a folder of its name.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The listing; - is standard input
    #[arg(value_name = "LISTING")]
    listing: PathBuf,
}

/// Missing fixes named on a page; the rest is counted.
const NAMED: usize = 3;

/// How one file of the listing stands.
#[derive(Serialize)]
struct Checked {
    name: String,
    version: Option<String>,
    standing: Standing,
    /// Newest version in the index that it can be compared with.
    newest: Option<String>,
    /// Articles whose fix is there, and those whose fix is newer than what is there; those of the newest versions first.
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

/// The files of a listing that some fix brings.
struct Inventory {
    /// How many files the listing has.
    listed: usize,
    checked: Vec<Checked>,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let installed = listing::of_file(&self.listing)?;
        let index = selection::opened(global, output)?;
        let mut checked = Vec::new();
        for file in &installed {
            let known = index.files_named(&file.name)?;
            if !known.is_empty() {
                checked.push(check(file, &known));
            }
        }
        let found = checked.len();
        let silent = checked.iter().filter(|checked| checked.version.is_none()).count();
        if silent > 0 && output.is_for_people() {
            output.note(&format!(
                "{silent} without a version in the listing; PowerShell tells it: Get-Item *.dll | Select FullName, Length, VersionInfo | ConvertTo-Json"
            ));
        }
        output.show(&Inventory { listed: installed.len(), checked })?;
        Ok(Exit::of_findings(found))
    }
}

fn check(file: &InstalledFile, known: &[KnownFile]) -> Checked {
    let mut checked = Checked {
        name: file.name.clone(),
        version: standing::version_of(file, known),
        standing: Standing::Unknown,
        newest: None,
        present: Vec::new(),
        missing: Vec::new(),
    };
    let Some(own) = &checked.version else { return checked };
    let compared = |row: &KnownFile| {
        let order = standing::order(own, &row.file).filter(|_| standing::may_be_for(file, &row.file))?;
        Some((FileVersion::parse(row.file.version.as_deref()?)?, order, row.clone()))
    };
    let mut rows: Vec<(FileVersion, Ordering, KnownFile)> = known.iter().filter_map(compared).collect();
    rows.sort_by(|(a, _, a_row), (b, _, b_row)| b.cmp(a).then_with(|| a_row.article.cmp(&b_row.article)));
    for (_, order, row) in &rows {
        let list = if order.is_lt() { &mut checked.missing } else { &mut checked.present };
        let article = row.article.to_string();
        if !list.contains(&article) {
            list.push(article);
        }
    }
    if let Some((_, order, newest)) = rows.first() {
        checked.standing = if order.is_lt() { Standing::Older } else { Standing::Current };
        checked.newest = newest.file.version.clone();
    }
    checked
}

/// The articles of the newest versions, and how many more there are.
fn named(articles: &[String]) -> String {
    let named = articles.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match articles.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

impl Document for Inventory {
    fn page(&self) -> Page {
        let count = |standing| self.checked.iter().filter(|checked| checked.standing == standing).count();
        let title = format!(
            "{} of {} files in known fixes: {} older, {} current, {} unknown",
            self.checked.len(),
            self.listed,
            count(Standing::Older),
            count(Standing::Current),
            count(Standing::Unknown)
        );
        let title = Wording::faced(&title, Face::Strong);
        let mut page = Page(vec![Element::Banner(Banner { tag: "CHECK".to_owned(), title, ..Banner::default() })]);
        if self.checked.is_empty() {
            return page;
        }
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
                named(&checked.missing),
            ];
            cells.iter().map(|cell| Wording::plain(cell)).collect()
        };
        let header = ["name", "version", "standing", "newest", "missing fixes"].map(Wording::plain).to_vec();
        page.push(Element::Tabular(Tabular { header, rows: self.checked.iter().map(row).collect() }));
        page
    }

    fn json(&self, layout: Layout) -> String {
        json_of(&self.checked, layout)
    }
}
