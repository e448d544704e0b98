//! The arrows from a paste to bytes.

use crate::material::{ARTICLES, INDEX, PASTES, RANKED, SIGNATURES, each, folder};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use fixdex::answer::{Answer, Detail, Hit};
use fixdex::article::{Article, ArticleId};
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking, Extent};
use fixdex::rank::confidence::confidences;
use fixdex::rank::{self, Ranked};
use fixdex::remedies::{Remedies, hotfix_files};
use fixdex::render::{Answered, Placeholders, RENDERERS, Surface, renderer};
use fixdex::signature::Signature;
use fixdex::{logs, standing};

#[divan::bench]
fn open_index(bencher: Bencher) {
    let work = tempfile::tempdir().expect("a folder");
    pipeline::build(&[folder()], work.path(), Extent::Full, &|_| {}).expect("an index");
    bencher.bench(|| Index::open(work.path()).expect("an index"));
}

#[divan::bench]
fn records(bencher: Bencher) {
    each(bencher, &PASTES, |paste| logs::records(paste));
}

#[divan::bench]
fn signature(bencher: Bencher) {
    each(bencher, &PASTES, |paste| Signature::of(paste));
}

#[divan::bench]
fn retrieve(bencher: Bencher) {
    each(bencher, &SIGNATURES, |signature| INDEX.retrieve(signature).expect("candidates"));
}

#[divan::bench]
fn rank(bencher: Bencher) {
    let retrieve = |signature: &Signature| INDEX.retrieve(signature).expect("candidates");
    bencher
        .counter(ItemsCount::new(SIGNATURES.len()))
        .with_inputs(|| SIGNATURES.iter().map(retrieve).collect::<Vec<_>>())
        .bench_values(|retrieved| {
            retrieved.into_iter().for_each(|(query, candidates)| drop(black_box(rank::rank(&query, candidates))));
        });
}

#[divan::bench]
fn confidence(bencher: Bencher) {
    each(bencher, &RANKED, |(query, ranked)| confidences(query, ranked, 5));
}

/// The best candidate of each paste, with the paste.
fn best() -> Vec<(&'static Ranked, &'static Signature)> {
    let firsts = RANKED.iter().zip(SIGNATURES.iter());
    firsts.filter_map(|((_, ranked), signature)| Some((ranked.first()?, signature))).collect()
}

/// An article out of the store of the index.
#[divan::bench]
fn stored_article(bencher: Bencher) {
    each(bencher, &best(), |(ranked, _)| INDEX.article_of(&ranked.candidate).expect("an article"));
}

#[divan::bench]
fn hit(bencher: Bencher) {
    let stored = |ranked: &Ranked| INDEX.article_of(&ranked.candidate).expect("an article");
    let best: Vec<_> = best().into_iter().map(|(ranked, signature)| (stored(ranked), ranked, signature)).collect();
    let is_indexed = |id: &ArticleId| INDEX.contains(id);
    each(bencher, &best, |(article, ranked, signature)| {
        Hit::of(article, ranked, 0.9, signature, Detail::Telling, &is_indexed)
    });
}

#[divan::bench]
fn remedies(bencher: Bencher) {
    each(bencher, &ARTICLES, Remedies::of);
}

#[divan::bench]
fn file_rows(bencher: Bencher) {
    each(bencher, &ARTICLES, hotfix_files);
}

/// Whether a later fix brings a newer file, for each row of a hotfix table.
#[divan::bench]
fn standing(bencher: Bencher) {
    let rows = |article: &'static Article| hotfix_files(article).into_iter().map(move |row| (article, row));
    each(bencher, &ARTICLES.iter().flat_map(rows).collect::<Vec<_>>(), |(article, row)| {
        standing::newer(article, row, &INDEX.files_named(&row.name).expect("the file database"))
    });
}

/// What the articles say that the remedies send to.
#[divan::bench]
fn referred(bencher: Bencher) {
    let ways: Vec<_> = ARTICLES.iter().map(|article| (article, Remedies::of(article).ways)).collect();
    each(bencher, &ways, |(article, ways)| pipeline::followed(&INDEX, article, ways).expect("articles"));
}

fn answer(paste: &str) -> Answer {
    pipeline::ask(&INDEX, paste, &Asking::new(5, Detail::Telling)).expect("an answer")
}

/// The whole row but the rendering, with five hits.
#[divan::bench]
fn whole(bencher: Bencher) {
    each(bencher, &PASTES, |paste| answer(paste));
}

#[divan::bench(args = RENDERERS.iter().map(|renderer| renderer.name()))]
fn render(bencher: Bencher, name: &str) {
    let renderer = renderer(name).expect("a renderer of the table");
    let surface = Surface { width: 80, color: true, hyperlinks: false };
    each(bencher, &PASTES.iter().map(|paste| answer(paste)).collect::<Vec<_>>(), |answer| {
        renderer.render(&Answered { answer, detail: Detail::Telling, filling: Placeholders::Filled }, surface)
    });
}
