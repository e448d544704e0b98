//! Queries that a knowledge base asks itself: its quoted messages with other values in them, in a log, or cut.
//!
//! They keep the weights from hanging on a few hundred judged queries: whatever an article quotes, a paste of it
//! should find it.

use fixdex::article::{ArticleId, messages};
use fixdex::evaluate::JudgedQuery;
use fixdex::index::Index;
use fixdex::template::Template;
use std::collections::BTreeMap;

/// Every so many articles one is probed.
const STRIDE: usize = 60;

/// Fewest fixed words of a message that is worth a probe.
const WORDS: usize = 6;

/// Judged queries made from the messages of the index; an article that quotes the same words is right too.
pub fn probes(index: &Index) -> fixdex::Result<Vec<JudgedQuery>> {
    let mut ids = Vec::new();
    index.ids(&mut |id| ids.push(id.to_owned()));
    let mut quoted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let Some(article) = index.article(&ArticleId::parse(id))? else { continue };
        for (number, message) in messages(&article).into_iter().enumerate() {
            let template = Template::of(&message.text);
            let fixed: Vec<&str> = template.fixed_words().collect();
            if number == 0 && at % STRIDE == 0 && fixed.len() >= WORDS {
                chosen.push((fixed.join(" "), message.text.clone()));
            }
            quoted.entry(fixed.join(" ")).or_default().push(id.clone());
        }
    }
    let probe = |(at, (fixed, text)): (usize, &(String, String))| JudgedQuery {
        id: format!("probe-{at}"),
        track: "probe".to_owned(),
        style: ["values", "log line", "fragment"][at % 3].to_owned(),
        query: disguised(text, at),
        relevant: quoted.get(fixed).cloned().unwrap_or_default(),
        also: Vec::new(),
    };
    Ok(chosen.iter().enumerate().map(probe).collect())
}

/// The message as a paste might hold it.
fn disguised(text: &str, at: usize) -> String {
    let values = ["\\\\SRV07\\DATA$\\JOBS", "P0100042", "CORP\\jsmith", "D:\\SMS\\inboxes\\q7.box", "10.4.17.2"];
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        filled.push_str(before);
        filled.push_str(values[(at + name.len()) % values.len()]);
        rest = after;
    }
    filled.push_str(rest);
    match at % 3 {
        0 => filled,
        1 => format!(
            "{filled}~  $$<SMS_EXECUTIVE><Tue Nov 23 14:22:09.517 1999 Pacific Standard Time><thread=412 (0x19C)>"
        ),
        _ => {
            let letters: Vec<char> = filled.chars().collect();
            let from = letters.len() / 5;
            letters[from..(from + 60).min(letters.len())].iter().collect()
        }
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('<')?;
    let (name, after) = rest.split_once('>')?;
    Some((before, name, after))
}
