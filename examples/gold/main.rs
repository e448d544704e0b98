//! Measures what is read out of articles against articles judged by hand.
//!
//! ```sh
//! cargo run --profile quick --example gold -- GOLD.jsonl FOLDER [--misses]
//! ```
//!
//! A line of `GOLD.jsonl` judges one article, whose file in `FOLDER` has its name; `docs/extraction.md` describes
//! the fields. `--misses` lists what was missed (`-`) and what was found in vain (`+`).

use fixdex::extract::Extract;
use fixdex::formats::{self, Source};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many words of a step count: what follows is a matter of taste.
const WORDS_OF_A_STEP: usize = 8;

/// The measures, in the order they are printed.
const MEASURES: [(&str, Items); 6] = [
    ("files", files),
    ("steps", steps),
    ("messages", messages),
    ("ids", ids),
    ("fixed_in", fixed_in),
    ("kinds", kinds),
];

/// The items of one measure in a judgement or in what was read, both as JSON.
type Items = fn(&Value) -> Vec<String>;

fn main() {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let [gold, folder] = &paths[..] else {
        eprintln!("usage: gold GOLD.jsonl FOLDER [--misses]");
        std::process::exit(2);
    };
    let lists_misses = flags.iter().any(|flag| flag == "--misses");
    let sources = files_by_stem(Path::new(folder));
    let gold = std::fs::read_to_string(gold).expect("the judgements");
    let mut figures: [Figures; MEASURES.len()] = Default::default();
    for line in gold.lines().filter(|line| !line.trim().is_empty()) {
        let judged: Value = serde_json::from_str(line).expect("a JSON object");
        let name = judged["article"].as_str().expect("the name of an article");
        let Some(path) = sources.get(name) else {
            println!("{name}: no such file");
            continue;
        };
        let read = read(path);
        let mut misses = Vec::new();
        for ((measure, items), figures) in MEASURES.iter().zip(&mut figures) {
            let differences = figures.add(items(&judged), items(&read));
            misses.extend(differences.into_iter().map(|difference| format!("  {measure:8} {difference}")));
        }
        if lists_misses && !misses.is_empty() {
            println!("{name}\n{}", misses.join("\n"));
        }
    }
    println!("{:8} {:>6} {:>6} {:>6}  recall  precision  F1", "", "judged", "read", "right");
    for ((measure, _), figures) in MEASURES.iter().zip(&figures) {
        println!("{measure:8} {figures}");
    }
}

/// The files of a folder by their names without extension.
fn files_by_stem(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of articles");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter_map(|path| Some((path.file_stem()?.to_string_lossy().into_owned(), path.clone()))).collect()
}

/// What is read out of a file, in the form of the judgements.
fn read(path: &Path) -> Value {
    let bytes = std::fs::read(path).expect("an article");
    let path = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let parsed = formats::parse(&Source { name: "gold".to_owned(), path: path.clone(), bytes });
    let extract = Extract::of(&parsed, &path);
    let mut value = serde_json::to_value(&extract).expect("plain data");
    for step in array(&mut value["remedies"]).iter_mut().flat_map(|way| array(&mut way["steps"])) {
        *step = step["text"].take();
    }
    value["messages"] = value["symptoms"]["messages"].take();
    value["ids"] = extract.symptoms.codes.iter().map(|code| code.text.as_str()).collect();
    value
}

fn array(value: &mut Value) -> &mut [Value] {
    value.as_array_mut().map_or(&mut [], Vec::as_mut_slice)
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    value[field].as_array().into_iter().flatten()
}

/// A row of a table of files: all its cells must be right.
fn files(value: &Value) -> Vec<String> {
    const CELLS: [&str; 6] = ["name", "version", "date", "time", "size", "platform"];
    let row = |file: &Value| {
        CELLS.map(|cell| file[cell].as_str().map_or_else(|| file[cell].to_string(), str::to_owned)).join(" | ")
    };
    list(value, "files").map(row).collect()
}

/// A step is known by its first words.
fn steps(value: &Value) -> Vec<String> {
    let words = |step: &Value| {
        let words = step.as_str().unwrap_or_default().split_whitespace();
        words.take(WORDS_OF_A_STEP).collect::<Vec<_>>().join(" ")
    };
    list(value, "remedies").flat_map(|way| list(way, "steps")).map(words).collect()
}

/// A message is known by its letters and digits.
fn messages(value: &Value) -> Vec<String> {
    let bare = |message: &Value| {
        let lower = message.as_str().unwrap_or_default().to_lowercase();
        lower.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect()
    };
    list(value, "messages").map(bare).collect()
}

/// A code counts once.
fn ids(value: &Value) -> Vec<String> {
    let mut ids: Vec<String> = list(value, "ids").filter_map(|id| id.as_str().map(str::to_owned)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// That nothing is named is something to be right about, too.
fn fixed_in(value: &Value) -> Vec<String> {
    vec![value["fixed_in"].as_str().unwrap_or_default().to_owned()]
}

fn kinds(value: &Value) -> Vec<String> {
    list(value, "remedies").filter_map(|way| way["kind"].as_str().map(str::to_owned)).collect()
}

/// How many items were judged to be there, were read, and are both.
#[derive(Debug, Default)]
struct Figures {
    judged: usize,
    read: usize,
    right: usize,
}

impl Figures {
    /// Counts the items of one article, each as often as it stands there. Returns the differences.
    fn add(&mut self, judged: Vec<String>, read: Vec<String>) -> Vec<String> {
        self.judged += judged.len();
        self.read += read.len();
        let mut vain = read;
        let mut missed = Vec::new();
        for item in judged {
            match vain.iter().position(|other| *other == item) {
                Some(at) => {
                    vain.remove(at);
                    self.right += 1;
                }
                None => missed.push(format!("- {item}")),
            }
        }
        missed.extend(vain.into_iter().map(|item| format!("+ {item}")));
        missed
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        let (recall, precision) = (share(self.judged), share(self.read));
        let mean = 2.0 * recall * precision / (recall + precision).max(f64::MIN_POSITIVE);
        let Figures { judged, read, right } = self;
        write!(f, "{judged:6} {read:6} {right:6}  {recall:6.3}  {precision:9.3}  {mean:.3}")
    }
}
