//! The bundled corpus as a whole: each source says what it is, each article parses into something
//! that answers, and the judged queries beside it name articles that exist.

use fixdex::article::{Article, SectionKind};
use fixdex::remedies::{Remedies, RemedyKind, hotfix_files};
use fixdex::{corpus, evaluate, formats};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn articles() -> Vec<Article> {
    corpus::bundled().iter().filter_map(|source| formats::parse(source).article).collect()
}

fn article(id: &str) -> Article {
    articles().into_iter().find(|article| article.id.as_str() == id).unwrap_or_else(|| panic!("no article {id}"))
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
    assert!(sources >= 6);
}

#[test]
fn every_file_is_an_article_without_notices_but_guessed_charsets() {
    let sources = corpus::bundled();
    assert!((64..=80).contains(&sources.len()), "{} articles", sources.len());
    for source in &sources {
        let parsed = formats::parse(source);
        let article = parsed.article.unwrap_or_else(|| panic!("no article in {}: {:?}", source.path, parsed.notices));
        assert!(!article.id.as_str().is_empty() && !article.title.is_empty(), "{}", source.path);
        assert!(!article.title.contains(article.id.as_str()), "the id is repeated in the title of {}", source.path);
        for notice in &parsed.notices {
            assert!(notice.kind.starts_with("charset"), "{}: {} ({})", source.path, notice.text, notice.kind);
        }
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
fn every_article_tells_what_to_do_except_those_that_only_explain() {
    const EXPLAIN: [&str; 3] = ["Q264945", "Q275694", "Q212978"];
    let silent: Vec<String> = articles()
        .iter()
        .filter(|article| Remedies::of(article).ways.iter().all(|way| way.steps.is_empty()))
        .map(|article| article.id.to_string())
        .filter(|id| !EXPLAIN.contains(&id.as_str()))
        .collect();
    assert!(silent.is_empty(), "no steps in {silent:?}");
}

#[test]
fn the_first_demonstration_has_its_six_steps_and_its_caution() {
    let article = article("sccm-package-stuck-at-install-pending");
    assert_eq!(article.title, "SCCM package stuck at \"Install Pending\"");
    assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2011-08-03"));
    let remedies = Remedies::of(&article);
    let steps: Vec<&str> = remedies.ways[0].steps.iter().map(|step| step.number.as_str()).collect();
    assert_eq!(steps, ["1", "2", "3", "4", "5", "6"]);
    let command = "DELETE FROM PkgStatus WHERE ID='<Package ID>' AND SiteCode='<Secondary site code>'";
    assert_eq!(remedies.ways[0].steps[3].commands, [command]);
    assert!(remedies.cautions.iter().any(|caution| caution.contains("not supported")), "{:?}", remedies.cautions);
}

#[test]
fn hotfix_tables_of_three_shapes_give_the_same_kind_of_rows() {
    let rows: BTreeMap<&str, usize> = ["Q319207", "Q317061", "Q309381", "Q310127", "Q317795"]
        .into_iter()
        .map(|id| (id, hotfix_files(&article(id)).len()))
        .collect();
    let expected = BTreeMap::from([("Q319207", 4), ("Q317061", 4), ("Q309381", 2), ("Q310127", 6), ("Q317795", 2)]);
    assert_eq!(rows, expected);
}

#[test]
fn alternatives_stay_apart() {
    for id in ["Q268238", "Q4021950", "Q3090184"] {
        let ways = Remedies::of(&article(id)).ways;
        assert!(ways.iter().filter(|way| way.kind != RemedyKind::Upgrade).count() >= 2, "{id}: {ways:#?}");
    }
}

#[test]
fn sections_are_known_by_their_kind_whatever_their_heading_says() {
    for id in ["Q287717", "Q261251", "Q173073", "Q2488396", "wuahandler-group-policy-conflict", "Q317795"] {
        let kinds: Vec<SectionKind> = article(id).sections.iter().map(|section| section.kind).collect();
        let remedy = |kind: &SectionKind| matches!(kind, SectionKind::Resolution | SectionKind::Workaround);
        assert!(kinds.contains(&SectionKind::Symptoms), "{id}: {kinds:?}");
        assert!(id == "Q173073" || kinds.iter().any(remedy), "{id}: {kinds:?}");
    }
}

#[test]
fn judged_queries_name_articles_that_exist_and_repeat_no_title() {
    let titles: BTreeMap<String, String> =
        articles().iter().map(|article| (article.id.to_string(), article.title.to_lowercase())).collect();
    let queries = evaluate::read(&folder("tests/data/bundled-queries.jsonl")).unwrap();
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for judged in &queries {
        assert_eq!(judged.track == "negative", judged.relevant.is_empty(), "{}", judged.id);
        for id in &judged.relevant {
            let title = titles.get(id).unwrap_or_else(|| panic!("{} names {id}, which is not there", judged.id));
            assert!(!judged.query.to_lowercase().contains(title.as_str()), "{} repeats a title", judged.id);
            *asked.entry(id).or_default() += 1;
        }
    }
    let unasked: Vec<&String> = titles.keys().filter(|id| asked.get(id.as_str()).copied() < Some(2)).collect();
    assert!(unasked.is_empty(), "fewer than two queries for {unasked:?}");
}
