//! Counts what is read out of whole corpora, to find what is not: prints Markdown tables.
//!
//! ```sh
//! cargo run --profile quick --example census -- FOLDER…
//! ```
//!
//! Each folder is a corpus. Odd rows are those with a number that no column took; skipped lines stand between rows and
//! are none. Beside the counts it prints samples for a person to read, also of the articles that promise a remedy and have none.

use fixdex::article::{Article, SectionKind};
use fixdex::remedies::{FileTable, Remedies, RemedyKind, file_tables};
use fixdex::{corpus, formats};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many of each thing are shown.
const SAMPLE: usize = 12;
/// How many shapes of heads are shown.
const SHAPES: usize = 25;

const KINDS: [RemedyKind; 5] =
    [RemedyKind::Fix, RemedyKind::Workaround, RemedyKind::Hotfix, RemedyKind::Upgrade, RemedyKind::Howto];

/// What was counted in one corpus.
#[derive(Default)]
struct Census {
    articles: usize,
    /// Head → tables and rows below it.
    heads: BTreeMap<String, (usize, usize)>,
    rows_of_fixes: usize,
    /// Article, name of a file, and what was left over.
    odd_rows: Vec<String>,
    odd_rows_of_fixes: usize,
    /// Article and line.
    skipped: Vec<String>,
    /// Articles with a section for a remedy that have none.
    without: Vec<String>,
    steps: [usize; KINDS.len()],
}

impl Census {
    fn of(article: &Article) -> Census {
        let mut census = Census { articles: 1, ..Census::default() };
        let id = article.id.as_str();
        for table in file_tables(article) {
            census.add_table(id, &table);
        }
        let remedies = Remedies::of(article);
        for way in &remedies.ways {
            let kind = KINDS.iter().position(|kind| *kind == way.kind).expect("every kind");
            census.steps[kind] += way.steps.len();
        }
        let promises = |kind| matches!(kind, SectionKind::Resolution | SectionKind::Workaround);
        let promised = article.sections.iter().any(|section| promises(section.kind) && !section.blocks.is_empty());
        if promised && remedies.ways.is_empty() {
            census.without.push(id.to_owned());
        }
        census
    }

    fn add_table(&mut self, id: &str, table: &FileTable) {
        let (tables, rows) = self.heads.entry(table.head.clone()).or_default();
        *tables += 1;
        *rows += table.rows.len();
        if table.is_of_a_fix {
            self.rows_of_fixes += table.rows.len();
        }
        let odd = table.rows.iter().filter(|row| row.left.iter().any(|word| is_number(word)));
        let known = self.odd_rows.len();
        self.odd_rows.extend(odd.map(|row| format!("{id}: {}: {}", row.file.name, row.left.join(" "))));
        if table.is_of_a_fix {
            self.odd_rows_of_fixes += self.odd_rows.len() - known;
        }
        self.skipped.extend(table.skipped.iter().map(|line| format!("{id}: {line}")));
    }

    fn join(&mut self, other: Census) {
        self.articles += other.articles;
        self.rows_of_fixes += other.rows_of_fixes;
        for (head, (tables, rows)) in other.heads {
            let sum = self.heads.entry(head).or_default();
            *sum = (sum.0 + tables, sum.1 + rows);
        }
        self.odd_rows_of_fixes += other.odd_rows_of_fixes;
        self.odd_rows.extend(other.odd_rows);
        self.skipped.extend(other.skipped);
        self.without.extend(other.without);
        self.steps.iter_mut().zip(other.steps).for_each(|(sum, steps)| *sum += steps);
    }

    fn tables_and_rows(&self) -> (usize, usize) {
        self.heads.values().fold((0, 0), |(tables, rows), head| (tables + head.0, rows + head.1))
    }

    fn line(&self, name: &str) -> String {
        let (tables, rows) = self.tables_and_rows();
        let (odd, skipped, without) = (self.odd_rows.len(), self.skipped.len(), self.without.len());
        let share = 100.0 * skipped as f64 / rows.max(1) as f64;
        let steps = self.steps.map(|steps| steps.to_string()).join(" | ");
        let Census { articles, rows_of_fixes, odd_rows_of_fixes, .. } = self;
        format!(
            "| {name} | {articles} | {tables} | {rows} | {rows_of_fixes} | {odd}, {odd_rows_of_fixes} of fixes | {skipped} ({share:.2} %) | {without} | {steps} |"
        )
    }
}

fn main() -> fixdex::Result<()> {
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    println!(
        "| corpus | articles | tables | rows | of fixes | odd rows | skipped lines | promise, no remedy | steps: fix | workaround | hotfix | upgrade | howto |\n|{}",
        "---|".repeat(13)
    );
    let mut all = Census::default();
    for folder in folders {
        let census = census_of(&folder)?;
        println!("{}", census.line(&folder.file_name().unwrap_or_default().to_string_lossy()));
        all.join(census);
    }
    println!("{}", all.line("all"));
    print_heads(&all);
    print_sample("Skipped lines", &all.skipped);
    print_sample("Odd rows", &all.odd_rows);
    print_sample("A section for a remedy, but none", &all.without);
    Ok(())
}

/// Whether a word that no column took may be a date, a time, a size or a version.
fn is_number(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')']);
    bare.starts_with(|c: char| c.is_ascii_digit()) && bare.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

fn census_of(folder: &Path) -> fixdex::Result<Census> {
    let census = Mutex::new(Census::default());
    corpus::read(&[folder.to_path_buf()], &|source| {
        if let Some(article) = formats::parse(&source).article {
            let one = Census::of(&article);
            census.lock().expect("no panic while counting").join(one);
        }
    })?;
    let mut census = census.into_inner().expect("no panic while counting");
    [&mut census.odd_rows, &mut census.skipped, &mut census.without].into_iter().for_each(|list| list.sort());
    Ok(census)
}

fn print_heads(census: &Census) {
    let mut heads: Vec<_> = census.heads.iter().collect();
    heads.sort_by_key(|(head, (tables, rows))| (std::cmp::Reverse((*tables, *rows)), *head));
    println!("\n{} shapes of heads.\n\n| head | tables | rows |\n|---|---|---|", heads.len());
    let (shown, rest) = heads.split_at(heads.len().min(SHAPES));
    for (head, (tables, rows)) in shown {
        println!("| {} | {tables} | {rows} |", if head.is_empty() { "(no head)" } else { head });
    }
    let rest = rest.iter().fold((0, 0), |sum, (_, (tables, rows))| (sum.0 + tables, sum.1 + rows));
    println!("| all others | {} | {} |", rest.0, rest.1);
}

/// Prints evenly spread members of a list.
fn print_sample(title: &str, list: &[String]) {
    println!("\n{title}: {}\n", list.len());
    list.iter().step_by(list.len().div_ceil(SAMPLE).max(1)).for_each(|member| println!("- {member}"));
}
