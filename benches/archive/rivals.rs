//! What others make of the same texts: raw tantivy (two text fields, stemmed, stored) and SQLite FTS5 (porter).

use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

#[derive(Serialize, Deserialize)]
struct Text {
    title: String,
    body: String,
}

/// Every file of an archive.
pub fn files(archive: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = ignore::WalkBuilder::new(archive).standard_filters(false).build().flatten();
    let files = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path)
}

/// Writes the articles of an archive as one file of JSON lines; returns the bytes of the source.
pub fn write_texts(archive: &Path, texts: &Path) -> std::io::Result<u64> {
    let mut out = BufWriter::new(File::create(texts)?);
    let mut source = 0;
    for path in files(archive) {
        let bytes = std::fs::read(path)?;
        source += bytes.len() as u64;
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let title = body.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default().to_owned();
        serde_json::to_writer(&mut out, &Text { title, body })?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(source)
}

fn read_texts(texts: &Path) -> std::io::Result<impl Iterator<Item = Text>> {
    let lines = BufReader::with_capacity(1 << 20, File::open(texts)?).lines();
    Ok(lines.map_while(Result::ok).filter_map(|line| serde_json::from_str(&line).ok()))
}

/// Indexes with tantivy as its manual does, on all cores.
pub fn build_tantivy(texts: &Path, home: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(home)?;
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing) | STORED;
    let title = schema.add_text_field("title", options.clone());
    let body = schema.add_text_field("body", options);
    let index = tantivy::Index::create_in_dir(home, schema.build())?;
    let mut writer = index.writer(512 << 20)?;
    for text in read_texts(texts)? {
        writer.add_document(tantivy::doc!(title => text.title, body => text.body))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

/// Indexes with SQLite's full-text search in one transaction.
pub fn build_fts5(texts: &Path, home: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut database = rusqlite::Connection::open(home)?;
    database.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         CREATE VIRTUAL TABLE articles USING fts5(title, body, tokenize = 'porter');",
    )?;
    let transaction = database.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO articles VALUES (?, ?)")?;
        for text in read_texts(texts)? {
            insert.execute((text.title, text.body))?;
        }
    }
    transaction.commit()?;
    Ok(())
}
