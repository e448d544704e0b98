//! fixdex against its rivals on a whole KB archive, each in a process of its own, in one run.
//!
//! ```sh
//! FIXDEX_KB=path/to/kb FIXDEX_EVAL=path/to/judged-queries cargo bench --bench archive
//! ```
//!
//! Prints the table of `docs/performance.md` and appends a dated row to `benches/record/archive.csv`. Without
//! `FIXDEX_KB` it says that it was skipped. `FIXDEX_GROWTH=10,30` also builds archives that many times as large.

#[path = "archive/growth.rs"]
mod growth;
#[path = "archive/rivals.rs"]
mod rivals;
#[path = "archive/subject.rs"]
mod subject;
#[path = "archive/update.rs"]
mod update;

use fixdex::answer::Detail;
use fixdex::evaluate;
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use subject::{Built, Subject};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if subject::run_if_child()? {
        return Ok(());
    }
    let Some(archive) = std::env::var_os("FIXDEX_KB").map(PathBuf::from) else {
        println!("skipped: set FIXDEX_KB to the folder of a KB archive");
        return Ok(());
    };
    let work = tempfile::tempdir()?;
    let texts = work.path().join("texts.jsonl");
    let source = rivals::write_texts(&archive, &texts)?;
    println!("source text {} MB", source >> 20);

    let home = work.path().join("fixdex");
    let fixdex = subject::build(Subject::Fixdex, &archive, &home)?;
    let tantivy = subject::build(Subject::Tantivy, &texts, &work.path().join("tantivy"))?;
    let fts5 = subject::build(Subject::Fts5, &texts, &work.path().join("fts5.db"))?;
    for (name, built) in [("fixdex", fixdex), ("raw tantivy", tantivy), ("SQLite FTS5", fts5)] {
        println!(
            "{name:12} build {:6.2} s  {:5.2} x tantivy  peak {:5} MB  size {:4} MB = {:.2} x source",
            built.seconds,
            built.seconds / tantivy.seconds,
            built.peak >> 20,
            built.size >> 20,
            built.size as f64 / source as f64,
        );
    }

    let paste = PASTES[0];
    let cold_archive = cold(&["match", "--index", &home.display().to_string(), paste])?;
    let elsewhere = work.path().join("nowhere");
    std::fs::create_dir(&elsewhere)?;
    let cold_bundled = cold(&["match", paste])?;
    println!("cold match: archive {cold_archive:.1?}, bundled corpus {cold_bundled:.1?} (median of 25 processes)");

    let (warm, bulk) = match queries()? {
        Some(queries) => questions(&home, &queries, work.path())?,
        None => {
            println!("warm and bulk questions skipped: set FIXDEX_EVAL to a folder of judged queries");
            (Warm::default(), 0.0)
        }
    };
    let asked = subject::build(Subject::Asking, &home, work.path())?;
    println!("peak memory of {} questions in one process: {} MB", PASTES.len(), asked.peak >> 20);
    let (updated, read) = update::run(&archive, work.path())?;
    println!("update after 100 changed files {updated:.2?}; to read and hash all files {read:.2?}");
    record(&[
        jiff::Zoned::now().date().to_string(),
        format!("{:.2}", fixdex.seconds),
        format!("{:.2}", fixdex.seconds / tantivy.seconds),
        format!("{:.2}", fts5.seconds),
        (fixdex.peak >> 20).to_string(),
        format!("{:.3}", fixdex.size as f64 / source as f64),
        format!("{:.1}", cold_archive.as_secs_f64() * 1e3),
        format!("{:.1}", cold_bundled.as_secs_f64() * 1e3),
        format!("{:.2}", warm.median.as_secs_f64() * 1e3),
        format!("{:.2}", warm.slowest_hundredth.as_secs_f64() * 1e3),
        format!("{bulk:.0}"),
        (asked.peak >> 20).to_string(),
        format!("{:.2}", updated.as_secs_f64()),
        format!("{:.2}", read.as_secs_f64()),
    ])?;
    for factor in growth::factors() {
        growth::run(&archive, factor, &fixdex, &warm, &queries()?.unwrap_or_default(), work.path())?;
    }
    Ok(())
}

/// What a desk asks in a quarter of an hour.
pub const PASTES: &[&str] = &[
    "SMS Distribution Manager failed to copy package AUS0001B from D:\\SRC to \\\\SRV07\\D$",
    "*** STOP: 0x0000000A (0xFD34A000,0x00000002,0x00000000,0x80114738) IRQL_NOT_LESS_OR_EQUAL",
    "users can't print since the upgrade, the spooler hangs",
    "Msg 1105, Level 17, State 2: Can't allocate space for object 'Syslogs' in database 'SMS'",
    "0x80041001",
];

/// Median time of a whole process, the page cache warm.
fn cold(arguments: &[&str]) -> std::io::Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..26 {
        let started = Instant::now();
        Command::new(env!("CARGO_BIN_EXE_fixdex"))
            .args(arguments)
            .env_remove("FIXDEX_INDEX")
            .env("XDG_DATA_HOME", "/nonexistent")
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        times.push(started.elapsed());
    }
    times.remove(0);
    times.sort();
    Ok(times[times.len() / 2])
}

/// Times of questions in the library, on one thread.
#[derive(Clone, Copy, Default)]
pub struct Warm {
    pub median: Duration,
    pub slowest_hundredth: Duration,
}

/// The texts of all judged queries of `FIXDEX_EVAL`.
fn queries() -> Result<Option<Vec<String>>, Box<dyn std::error::Error>> {
    let Some(folder) = std::env::var_os("FIXDEX_EVAL") else { return Ok(None) };
    let queries = evaluate::read(&Path::new(&folder).join("queries-dev.jsonl"))?;
    Ok(Some(queries.into_iter().map(|query| query.query).collect()))
}

/// Times the questions in the library, and in bulk through the program.
fn questions(home: &Path, queries: &[String], work: &Path) -> Result<(Warm, f64), Box<dyn std::error::Error>> {
    let warm = warm(home, queries)?;
    println!("warm question: p50 {:.2?}, p99 {:.2?} ({} queries)", warm.median, warm.slowest_hundredth, queries.len());
    let bulk = work.join("bulk.jsonl");
    let lines = (0..10).flat_map(|round| queries.iter().enumerate().map(move |(at, query)| (round, at, query)));
    let text: String = lines
        .map(|(round, at, query)| serde_json::json!({"id": format!("{round}-{at}"), "query": query}).to_string() + "\n")
        .collect();
    std::fs::write(&bulk, text)?;
    let started = Instant::now();
    Command::new(env!("CARGO_BIN_EXE_fixdex"))
        .args(["match", "--format", "ndjson", "--index"])
        .arg(home)
        .arg("--queries")
        .arg(&bulk)
        .stdout(Stdio::null())
        .status()?;
    let rate = 10.0 * queries.len() as f64 / started.elapsed().as_secs_f64();
    println!("bulk: {rate:.0} pastes/s on all cores");
    Ok((warm, rate))
}

/// Times questions on one thread, once warmed up.
pub fn warm(home: &Path, queries: &[String]) -> fixdex::Result<Warm> {
    let index = Index::open(home)?;
    let mut times = Vec::new();
    for round in 0..3 {
        for query in queries {
            let started = Instant::now();
            pipeline::ask(&index, query, &Asking::new(5, Detail::Telling))?;
            if round > 0 {
                times.push(started.elapsed());
            }
        }
    }
    times.sort();
    let Some(last) = times.len().checked_sub(1) else { return Ok(Warm::default()) };
    Ok(Warm { median: times[last / 2], slowest_hundredth: times[last * 99 / 100] })
}

const COLUMNS: &str = "date,build_s,build_x_tantivy,fts5_build_s,build_peak_mb,size_x_source,cold_archive_ms,\
                       cold_bundled_ms,warm_p50_ms,warm_p99_ms,bulk_per_s,ask_peak_mb,update_s,read_s\n";

fn record(row: &[String]) -> std::io::Result<()> {
    use std::io::Write;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/record/archive.csv");
    let is_new = !path.exists();
    std::fs::create_dir_all(path.with_file_name(""))?;
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    if is_new {
        file.write_all(COLUMNS.as_bytes())?;
    }
    writeln!(file, "{}", row.join(","))
}

/// How much larger or slower, as people say it.
pub fn times(new: f64, old: f64) -> String {
    format!("{:.1} x", new / old.max(f64::MIN_POSITIVE))
}

/// What a build took, printed.
pub fn describe(built: &Built) -> String {
    format!("{:.1} s, peak {} MB, size {} MB", built.seconds, built.peak >> 20, built.size >> 20)
}
