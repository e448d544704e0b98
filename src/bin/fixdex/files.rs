//! `fixdex files`: every version of a file that a fix brings.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::selection;
use fixdex::Result;
use fixdex::article::is_on;
use fixdex::index::{Index, KnownFile};
use fixdex::inventory::FileVersion;
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Tone, Wording, json_of};
use std::cmp::Reverse;

/// List every known version of a file, newest first, with the article that brings it
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its name, in any case: distmgr.dll
    #[arg(value_name = "NAME")]
    name: String,

    /// Only articles on a product with these words in its name
    #[arg(long, value_name = "WORDS")]
    product: Option<String>,
}

/// The versions of one file.
struct Versions {
    name: String,
    known: Vec<KnownFile>,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let index = selection::opened(global, output)?;
        let mut known = index.files_named(&self.name)?;
        if let Some(product) = &self.product {
            known.retain(|row| is_on(&row.products, product));
        }
        if known.is_empty() {
            output.note(&format!("no article in this index brings {}", self.name));
            near(&index, &self.name).iter().for_each(|name| output.note(&format!("  near: {name}")));
            return Ok(Exit::Nothing);
        }
        known.sort_by_cached_key(|row| {
            let version = row.file.version.as_deref().and_then(FileVersion::parse);
            (Reverse(row.file.date.or(row.published)), Reverse(version), row.article.clone())
        });
        output.show(&Versions { name: self.name, known })?;
        Ok(Exit::Matched)
    }
}

/// Known names that are spelled almost so.
fn near(index: &Index, name: &str) -> Vec<String> {
    let wanted = name.to_lowercase();
    let mut near: Vec<(usize, String)> = Vec::new();
    index.file_names(&mut |known| {
        let distance = strsim::damerau_levenshtein(&wanted, known);
        if distance <= 2 {
            near.push((distance, known.to_owned()));
        }
    });
    near.sort();
    near.into_iter().take(5).map(|(_, name)| name).collect()
}

impl Document for Versions {
    fn page(&self) -> Page {
        let noun = if self.known.len() == 1 { "row" } else { "rows" };
        let title = Wording::faced(&format!("{}, {} {noun}", self.name, self.known.len()), Face::Strong);
        let row = |known: &KnownFile| {
            let file = &known.file;
            let date = file.date.map(|date| date.to_string()).unwrap_or_default();
            let cells = [
                file.version.clone().unwrap_or_default(),
                date,
                file.platform.clone().unwrap_or_default(),
                known.article.to_string(),
                known.title.clone(),
            ];
            cells.iter().map(|cell| Wording::plain(cell)).collect()
        };
        let header = ["version", "date", "platform", "article", "title"].map(Wording::plain).to_vec();
        Page(vec![
            Element::Banner(Banner { tag: "FILE".to_owned(), tone: Tone::Neutral, title, ..Banner::default() }),
            Element::Tabular(Tabular { header, rows: self.known.iter().map(row).collect() }),
        ])
    }

    fn json(&self, layout: Layout) -> String {
        json_of(&self.known, layout)
    }
}
