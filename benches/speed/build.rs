//! The arrows from files to an index.

use crate::material::{ARTICLES, PARSED, SOURCES, bytes, each, folder};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use fixdex::article::Symptoms;
use fixdex::formats::{self, FORMATS, Source};
use fixdex::index::{Builder, Medium};
use fixdex::pipeline::{self, Extent};
use fixdex::{charset, clues, corpus};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A `.tar.zst` of the bundled corpus.
fn archive(work: &Path) -> PathBuf {
    let path = work.join("corpus.tar.zst");
    let file = std::fs::File::create(&path).expect("a file");
    let mut builder = tar::Builder::new(zstd::Encoder::new(file, 3).expect("an encoder").auto_finish());
    builder.append_dir_all(".", folder()).expect("the corpus");
    builder.into_inner().expect("an archive");
    path
}

#[divan::bench]
fn read_folder(bencher: Bencher) {
    let inputs = [folder()];
    bencher
        .counter(BytesCount::new(bytes(|_| true)))
        .bench(|| corpus::read(&inputs, &|source| drop(black_box(source))).expect("the corpus"));
}

#[divan::bench]
fn read_archive(bencher: Bencher) {
    let work = tempfile::tempdir().expect("a folder");
    let inputs = [archive(work.path())];
    bencher
        .counter(BytesCount::new(bytes(|_| true)))
        .bench(|| corpus::read(&inputs, &|source| drop(black_box(source))).expect("the archive"));
}

fn charset_of(source: &Source) -> &'static str {
    charset::decode(&source.bytes).charset
}

#[divan::bench(args = SOURCES.iter().map(charset_of).collect::<BTreeSet<_>>())]
fn charset(bencher: Bencher, name: &str) {
    let sources: Vec<&Source> = SOURCES.iter().filter(|source| charset_of(source) == name).collect();
    bencher
        .counter(BytesCount::new(bytes(|source| charset_of(source) == name)))
        .bench(|| sources.iter().for_each(|source| drop(black_box(charset::decode(&source.bytes)))));
}

#[divan::bench(args = FORMATS.iter().map(|format| format.name()))]
fn parse(bencher: Bencher, name: &str) {
    let is_of = |at: usize| PARSED[at].article.as_ref().is_some_and(|article| article.format == name);
    let sources: Vec<&Source> = (0..SOURCES.len()).filter(|at| is_of(*at)).map(|at| &SOURCES[at]).collect();
    let size: usize = sources.iter().map(|source| source.bytes.len()).sum();
    bencher
        .counter(BytesCount::new(size))
        .bench(|| sources.iter().for_each(|source| drop(black_box(formats::parse(source)))));
}

#[divan::bench]
fn symptoms(bencher: Bencher) {
    each(bencher, &ARTICLES, Symptoms::of);
}

#[divan::bench]
fn extract_clues(bencher: Bencher) {
    let texts: Vec<String> = SOURCES.iter().map(|source| charset::decode(&source.bytes).text.into_owned()).collect();
    bencher
        .counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>()))
        .bench(|| texts.iter().for_each(|text| drop(black_box(clues::extract(text)))));
}

/// Terms, postings, the articles stored and the file rows, of articles that are parsed already.
#[divan::bench]
fn index_parsed(bencher: Bencher) {
    bencher.counter(ItemsCount::new(SOURCES.len())).bench(|| {
        let builder = Builder::begin(Medium::Memory).expect("memory");
        for (source, parsed) in SOURCES.iter().zip(PARSED.iter()) {
            builder.add(source, |_| parsed.clone()).expect("an article");
        }
        builder.finish("bench", None).expect("an index")
    });
}

/// The whole row in memory.
#[divan::bench]
fn whole_in_memory(bencher: Bencher) {
    bencher.counter(ItemsCount::new(SOURCES.len())).bench(|| pipeline::bundled().expect("an index"));
}

/// The whole row, from a folder to a folder, on all cores.
#[divan::bench]
fn whole_on_disk(bencher: Bencher) {
    let work = tempfile::tempdir().expect("a folder");
    let home = work.path().join("index");
    bencher
        .counter(ItemsCount::new(SOURCES.len()))
        .bench(|| pipeline::build(&[folder()], &home, Extent::Full, &|_| {}).expect("an index"));
}

/// An update that finds nothing changed.
#[divan::bench]
fn update_unchanged(bencher: Bencher) {
    let work = tempfile::tempdir().expect("a folder");
    let home = work.path().join("index");
    pipeline::build(&[folder()], &home, Extent::Full, &|_| {}).expect("an index");
    bencher
        .counter(ItemsCount::new(SOURCES.len()))
        .bench(|| pipeline::build(&[folder()], &home, Extent::Changed, &|_| {}).expect("an index"));
}
