//! `fixdex lint`: a knowledge base looked up by its own messages and codes.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::selection;
use fixdex::Result;
use fixdex::evaluate::{self, Lint, Probe};
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Wording, json_of};

/// Look every article up by its own messages and codes, and list those that find another
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Most collisions to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// The findings, and how many collisions are listed.
struct Findings {
    lint: Lint,
    limit: usize,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let index = selection::opened(global, output)?;
        let lint = evaluate::lint(&index)?;
        output.show(&Findings { lint, limit: self.limit })?;
        Ok(Exit::Matched)
    }
}

impl Document for Findings {
    fn page(&self) -> Page {
        let lint = &self.lint;
        let share = |count: usize| if lint.probes == 0 { 0.0 } else { 100.0 * count as f64 / lint.probes as f64 };
        let title = format!("{:.1} % of {} probes find their own article first", share(lint.first), lint.probes);
        let row = |name: &str, text: String| vec![Wording::faced(name, Face::Quiet), Wording::plain(&text)];
        let rows = vec![
            row("articles", lint.articles.to_string()),
            row("without a message or a code", lint.silent.to_string()),
            row("among the first five", format!("{:.1} %", share(lint.among_five))),
            row("collisions", lint.collisions.len().to_string()),
        ];
        let title = Wording::faced(&title, Face::Strong);
        let mut page = Page(vec![
            Element::Banner(Banner { tag: "LINT".to_owned(), title, ..Banner::default() }),
            Element::Tabular(Tabular { header: Vec::new(), rows }),
        ]);
        if !lint.collisions.is_empty() {
            let header = ["article", "place", "instead", "probe"].map(Wording::plain).to_vec();
            let rows = lint.collisions.iter().take(self.limit).map(collision).collect();
            page.push(Element::Tabular(Tabular { header, rows }));
        }
        page
    }

    fn json(&self, layout: Layout) -> String {
        json_of(&self.lint, layout)
    }
}

fn collision(probe: &Probe) -> Vec<Wording> {
    let place = probe.place.map_or_else(|| "none".to_owned(), |place| place.to_string());
    let probed: String = probe.text.chars().take(200).collect();
    [probe.article.as_str(), &place, probe.instead.as_deref().unwrap_or_default(), &probed].map(Wording::plain).to_vec()
}
