//! Messages and codes against articles judged by hand.
//!
//! Set `FIXDEX_EVAL` to a folder with `gold-dev.jsonl` and `gold-dev/*.txt` to run it; prints what was
//! missed and what was found in vain.

use fixdex::article::{Article, Symptoms};
use fixdex::formats::{self, Source};
use serde_json::Value;
use std::path::Path;

#[test]
fn messages_and_codes_of_judged_articles_are_found() {
    let Some(folder) = std::env::var_os("FIXDEX_EVAL") else {
        println!("skipped: FIXDEX_EVAL is not set");
        return;
    };
    let folder = Path::new(&folder);
    let judged = std::fs::read_to_string(folder.join("gold-dev.jsonl")).expect("judged articles");
    let (mut messages, mut codes) = (Score::default(), Score::default());
    for line in judged.lines() {
        let gold: Value = serde_json::from_str(line).expect("a JSON object");
        let name = gold["article"].as_str().expect("a name");
        let path = format!("{name}.txt");
        let bytes = std::fs::read(folder.join("gold-dev").join(&path)).expect("the article");
        let source = Source { name: "gold".to_owned(), path, bytes };
        let article: Article = formats::parse(&source).article.expect("an article");
        let symptoms = Symptoms::of(&article);
        let found: Vec<&str> = symptoms.messages.iter().map(|message| message.text.as_str()).collect();
        messages.add(name, &strings(&gold["messages"]), &found, alike);
        let found: Vec<&str> = symptoms.codes.iter().map(|code| code.text.as_str()).collect();
        codes.add(name, &strings(&gold["ids"]), &found, |gold, found| bare(gold) == bare(found));
    }
    println!("messages: {messages:?}\ncodes: {codes:?}");
    assert!(messages.recall() >= 0.85, "{messages:?}");
    assert!(codes.recall() >= 0.85, "{codes:?}");
}

#[derive(Debug, Default)]
struct Score {
    right: usize,
    missed: usize,
    vain: usize,
}

impl Score {
    fn add(&mut self, name: &str, gold: &[&str], found: &[&str], same: fn(&str, &str) -> bool) {
        for text in gold {
            if found.iter().any(|found| same(text, found)) {
                self.right += 1;
            } else {
                self.missed += 1;
                println!("missed  {name}: {text}");
            }
        }
        for text in found.iter().filter(|found| !gold.iter().any(|text| same(text, found))) {
            self.vain += 1;
            println!("in vain {name}: {text}");
        }
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether four in five of the words of each stand in the other.
fn alike(left: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (left, right) = (words(left), words(right));
    let shared = left.iter().filter(|word| right.contains(word)).count();
    shared * 5 >= left.len() * 4 && shared * 5 >= right.len() * 4
}

fn bare(code: &str) -> String {
    code.trim_start_matches(['(', '#']).trim_end_matches(')').to_lowercase()
}
