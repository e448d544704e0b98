//! `fixdex info`: what an index holds and what built it.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::selection;
use fixdex::Result;
use fixdex::index::Info;
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Wording, json_of, thousands};

/// Tell what the index holds: articles, sources, date, size, version
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// An index to be told about.
struct Overview(Info);

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let info = selection::opened(global, output)?.info();
        output.show(&Overview(info))?;
        Ok(Exit::Matched)
    }
}

impl Document for Overview {
    fn page(&self) -> Page {
        let info = &self.0;
        let title = Wording::faced(&format!("{} articles", thousands(info.articles)), Face::Strong);
        let row = |name: &str, text: &str| vec![Wording::faced(name, Face::Quiet), Wording::plain(text)];
        let mut rows = vec![
            row("built", info.built.as_deref().unwrap_or("with the program")),
            row("by", &format!("fixdex {}, index layout {}", info.tool, info.format)),
            row("size", &format!("{:.1} MB", info.size as f64 / 1e6)),
            row("corpus", &info.corpus),
        ];
        rows.extend(
            info.sources
                .iter()
                .map(|source| row("source", &format!("{}  {}", source.name, thousands(source.articles)))),
        );
        rows.extend(info.synonyms.iter().map(|synonyms| {
            let groups = if synonyms.groups == 1 { "group" } else { "groups" };
            row("synonyms", &format!("{}  {} {groups}", synonyms.path, thousands(synonyms.groups)))
        }));
        Page(vec![
            Element::Banner(Banner { tag: "INDEX".to_owned(), title, ..Banner::default() }),
            Element::Tabular(Tabular { header: Vec::new(), rows }),
        ])
    }

    fn json(&self, layout: Layout) -> String {
        json_of(&self.0, layout)
    }
}
