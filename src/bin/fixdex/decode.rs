//! `fixdex decode`: every reading of a code. Needs no index.

use crate::exit::Exit;
use crate::output::Output;
use fixdex::Result;
use fixdex::clues::{self, Reading};
use fixdex::render::{Banner, Document, Element, Face, Layout, Page, Tabular, Tone, Wording, json_of};
use serde::Serialize;

/// Print every reading of a code: 0x80041001, -2147217407, WBEM_E_FAILED, 5
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Codes in any spelling: hexadecimal, decimal, negative, a name
    #[arg(required = true, value_name = "CODE", allow_negative_numbers = true)]
    codes: Vec<String>,
}

/// A code and its readings.
#[derive(Serialize)]
struct Decoded {
    code: String,
    readings: Vec<ReadAs>,
}

#[derive(Serialize)]
struct ReadAs {
    kind: &'static str,
    key: String,
    names: Vec<&'static str>,
    about: String,
}

impl Args {
    pub fn run(self, output: &Output) -> Result<Exit> {
        let decoded: Vec<Decoded> = self.codes.into_iter().map(Decoded::of).collect();
        let read = decoded.iter().filter(|one| !one.readings.is_empty()).count();
        match decoded.as_slice() {
            [only] => output.show(only)?,
            several => output.show_all(&mut several.iter().map(|one| output.rendered(one)))?,
        }
        Ok(Exit::of_findings(read))
    }
}

impl Decoded {
    fn of(code: String) -> Decoded {
        let read_as = |reading: Reading| {
            let Reading { kind, key, names, about } = reading;
            ReadAs { kind, key, names, about }
        };
        let readings = clues::decode(&code).into_iter().map(read_as).collect();
        Decoded { code, readings }
    }
}

impl Document for Decoded {
    fn page(&self) -> Page {
        let title = Wording::faced(&self.code, Face::Strong);
        if self.readings.is_empty() {
            let title = title.then(Wording::plain(" is no code that fixdex can read."));
            return Page(vec![Element::Banner(Banner {
                tag: "NO CODE".to_owned(),
                tone: Tone::Bad,
                title,
                ..Banner::default()
            })]);
        }
        let row = |reading: &ReadAs| {
            vec![
                Wording::faced(reading.kind, Face::Quiet),
                Wording::faced(&reading.key, Face::Strong),
                Wording::plain(&reading.names.join(", ")),
                Wording::plain(&reading.about),
            ]
        };
        let header = ["read as", "key", "name", "about"].map(Wording::plain).to_vec();
        Page(vec![
            Element::Banner(Banner { tag: "CODE".to_owned(), title, ..Banner::default() }),
            Element::Tabular(Tabular { header, rows: self.readings.iter().map(row).collect() }),
        ])
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self, layout)
    }
}
