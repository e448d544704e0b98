//! Whole corpora through the formats: every file comes out as an article or a notice, and the speed is told.
//!
//! Set `FIXDEX_CORPORA` to folders (separated as in `PATH`) to run it; prints a row for each of them.

use fixdex::formats;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[test]
fn every_file_of_a_corpus_is_an_article_or_a_notice() {
    let Some(folders) = std::env::var_os("FIXDEX_CORPORA") else {
        println!("skipped: FIXDEX_CORPORA is not set");
        return;
    };
    println!("| corpus | files | MB | articles by format | notices by kind | parse seconds, one core | MB/s |");
    println!("|---|---|---|---|---|---|---|");
    for folder in std::env::split_paths(&folders) {
        let tally = Mutex::new(Tally::default());
        fixdex::corpus::read(std::slice::from_ref(&folder), &|source| {
            let start = Instant::now();
            let parsed = formats::parse(&source);
            let spent = start.elapsed();
            let mut tally = tally.lock().expect("no test thread panicked");
            tally.files += 1;
            tally.bytes += source.bytes.len();
            tally.spent += spent;
            assert!(parsed.article.is_some() || !parsed.notices.is_empty(), "{}", source.path);
            if let Some(article) = parsed.article {
                assert!(!article.title.is_empty() && !article.id.as_str().is_empty(), "{}", source.path);
                *tally.formats.entry(article.format).or_default() += 1;
            }
            for notice in parsed.notices {
                *tally.notices.entry(notice.kind).or_default() += 1;
            }
        })
        .expect("the folder exists");
        tally.into_inner().expect("no test thread panicked").print(&folder.display().to_string());
    }
}

#[derive(Default)]
struct Tally {
    files: usize,
    bytes: usize,
    spent: Duration,
    formats: BTreeMap<String, usize>,
    notices: BTreeMap<String, usize>,
}

impl Tally {
    fn print(&self, name: &str) {
        let megabytes = self.bytes as f64 / 1e6;
        let seconds = self.spent.as_secs_f64();
        let listed = |counts: &BTreeMap<String, usize>| {
            let counts: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
            counts.join(", ")
        };
        println!(
            "| {name} | {} | {megabytes:.1} | {} | {} | {seconds:.2} | {:.0} |",
            self.files,
            listed(&self.formats),
            listed(&self.notices),
            megabytes / seconds
        );
    }
}
