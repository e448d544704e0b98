//! The bundled corpus as a whole: each source says what it is, KB articles parse into what they are
//! meant to be, and the judged queries beside the corpus name articles that exist.

use fixdex::article::{Article, SectionKind};
use fixdex::{corpus, evaluate, formats};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn articles() -> Vec<Article> {
    corpus::bundled().iter().filter_map(|source| formats::parse(source).article).collect()
}

/// The KB number that a path such as `kb/319/Q319207/README.md` or `notes/Q310127.md` bears.
fn number_of(path: &str) -> Option<&str> {
    let names = path.rsplit('/').map(|name| name.split('.').next().unwrap_or(name));
    names.into_iter().find(|name| name.strip_prefix('Q').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())))
}

#[test]
fn every_source_says_what_it_is_and_is_licensed_like_the_code() {
    let mut sources = 0;
    for entry in std::fs::read_dir(folder("corpus")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path.join("SOURCE.toml")).unwrap();
        let source: toml::Table = text.parse().unwrap();
        assert_eq!(source["name"].as_str(), path.file_name().and_then(|name| name.to_str()));
        assert_eq!(source["licence"].as_str(), Some("MIT OR Apache-2.0"), "{}", path.display());
        assert!(source.contains_key("title") && source.contains_key("description"), "{}", path.display());
        sources += 1;
    }
    assert_eq!(sources, 6);
}

#[test]
fn kb_articles_parse_without_a_notice_under_the_number_of_their_file() {
    let sources = corpus::bundled();
    assert!((64..=80).contains(&sources.len()), "{} articles", sources.len());
    for source in sources.iter().filter(|source| ["sms-kb", "kb-text", "kb-web"].contains(&source.name.as_str())) {
        let parsed = formats::parse(source);
        assert!(parsed.notices.is_empty(), "{}: {:?}", source.path, parsed.notices);
        let article = parsed.article.unwrap_or_else(|| panic!("no article in {}", source.path));
        assert_eq!(Some(article.id.as_str()), number_of(&source.path), "{}", source.path);
        assert!(!article.title.is_empty() && !article.title.contains(article.id.as_str()), "{}", article.title);
        assert!(article.date.is_some(), "{}", source.path);
    }
}

#[test]
fn kb_articles_say_what_is_wrong_or_what_they_explain() {
    for article in articles().iter().filter(|article| article.format.starts_with("kb-")) {
        let says = |kind| article.sections_of(kind).next().is_some();
        assert!(says(SectionKind::Symptoms) || says(SectionKind::Introduction), "{}", article.id);
    }
}

#[test]
fn every_id_is_given_once() {
    let mut seen = BTreeSet::new();
    for article in articles() {
        assert!(seen.insert(article.id.to_string()), "{} twice", article.id);
    }
}

#[test]
fn judged_queries_have_an_answer_unless_they_are_of_other_systems() {
    let mut seen = BTreeSet::new();
    for judged in evaluate::read(&folder("tests/data/bundled-queries.jsonl")).unwrap() {
        assert_eq!(judged.track == "negative", judged.relevant.is_empty(), "{}", judged.id);
        assert!(seen.insert(judged.id.clone()), "{} twice", judged.id);
    }
}

#[test]
fn every_article_is_asked_for_twice_and_never_by_its_title() {
    let queries = evaluate::read(&folder("tests/data/bundled-queries.jsonl")).unwrap();
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles() {
        let title = article.title.to_lowercase();
        for judged in queries.iter().filter(|judged| judged.is_answered_by(article.id.as_str())) {
            assert!(!judged.query.to_lowercase().contains(&title), "{} repeats a title", judged.id);
            *asked.entry(article.id.to_string()).or_default() += 1;
        }
        assert!(asked.get(article.id.as_str()).copied() >= Some(2), "fewer than two queries for {}", article.id);
    }
}
