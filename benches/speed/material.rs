//! What the rows work on, made once.

use divan::Bencher;
use divan::counter::ItemsCount;
use fixdex::article::Article;
use fixdex::corpus;
use fixdex::evaluate;
use fixdex::formats::{self, Parsed, Source};
use fixdex::index::{Index, Query};
use fixdex::pipeline;
use fixdex::rank::Ranked;
use fixdex::signature::Signature;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder of the bundled corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(corpus::bundled);

pub static PARSED: LazyLock<Vec<Parsed>> = LazyLock::new(|| SOURCES.iter().map(formats::parse).collect());

pub static ARTICLES: LazyLock<Vec<Article>> =
    LazyLock::new(|| PARSED.iter().filter_map(|parsed| parsed.article.clone()).collect());

pub static INDEX: LazyLock<Index> = LazyLock::new(|| pipeline::bundled().expect("the bundled corpus"));

pub static PASTES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundled-queries.jsonl");
    evaluate::read(&path).expect("judged queries").into_iter().map(|judged| judged.query).collect()
});

pub static SIGNATURES: LazyLock<Vec<Signature>> =
    LazyLock::new(|| PASTES.iter().map(|paste| Signature::of(paste)).collect());

/// What ranking gave for each signature.
pub static RANKED: LazyLock<Vec<(Query, Vec<Ranked>)>> =
    LazyLock::new(|| SIGNATURES.iter().map(|signature| pipeline::ranked(&INDEX, signature).expect("ranked")).collect());

/// Bytes of all sources that `choose` takes.
pub fn bytes(choose: impl Fn(&Source) -> bool) -> usize {
    SOURCES.iter().filter(|source| choose(source)).map(|source| source.bytes.len()).sum()
}

/// A row that does `work` for each of the items.
pub fn each<T: Sync, R>(bencher: Bencher, items: &[T], work: impl Fn(&T) -> R + Sync) {
    bencher
        .counter(ItemsCount::new(items.len()))
        .bench(|| items.iter().for_each(|item| drop(divan::black_box(work(item)))));
}
