//! What a support desk asks besides "what is this?": only articles on my product, which of the files do I have, is
//! there a newer fix, what does the article say that this one sends me to. On the articles inside the program.

use assert_cmd::Command;
use serde_json::Value;
use std::process::Output;

fn run(arguments: &[&str]) -> Output {
    run_with(arguments, "")
}

fn run_with(arguments: &[&str], stdin: &str) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::cargo_bin("fixdex")
        .unwrap()
        .current_dir(home.path())
        .env("FIXDEX_INDEX", "bundled")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .env_remove("COLUMNS")
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let output = run(&[arguments, &["--format", "json"]].concat());
    let answer: Value = serde_json::from_str(&stdout(&output)).expect(&stderr(&output));
    assert_fits_schema(&answer);
    answer
}

fn assert_fits_schema(answer: &Value) {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/match.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{}\n{answer:#}", errors.join("\n"));
}

fn articles(answer: &Value) -> Vec<&str> {
    answer["hits"].as_array().unwrap().iter().map(|hit| hit["article"].as_str().unwrap()).collect()
}

const STUCK: &str = "a package is stuck and does not reach the distribution point of the site server";

#[test]
fn a_filter_fills_the_limit_with_what_passes() {
    let all = json(&["match", STUCK, "--limit", "20"]);
    for (option, value) in [("--product", "systems MANAGEMENT server"), ("--version", "2.0"), ("--since", "2002-08")] {
        let some = json(&["match", STUCK, "--limit", "5", option, value]);
        assert_eq!(articles(&some).len(), 5, "{option}");
        let passes = |hit: &&Value| match option {
            "--product" => hit["products"].to_string().contains("Systems Management Server"),
            "--version" => hit["products"].to_string().contains("2.0"),
            _ => hit["date"].as_str().is_some_and(|date| date >= "2002-08-01"),
        };
        let expected: Vec<&str> =
            all["hits"].as_array().unwrap().iter().filter(passes).map(|hit| hit["article"].as_str().unwrap()).collect();
        assert!(
            articles(&some).iter().zip(&expected).all(|(a, b)| a == b),
            "{option}: {:?} {expected:?}",
            articles(&some)
        );
    }
    assert_ne!(articles(&all)[..5], articles(&json(&["match", STUCK, "--since", "2015"]))[..]);
}

#[test]
fn a_filter_serves_searches_and_bulk_work() {
    let found = json(&["search", "package", "--since", "2010", "--limit", "3"]);
    assert!(found["hits"].as_array().unwrap().iter().all(|hit| hit["date"].as_str() >= Some("2010")), "{found:#}");
    let queries = format!("{{\"id\": \"a\", \"query\": \"{STUCK}\"}}\n");
    let arguments =
        ["match", "--queries", "-", "--format", "ndjson", "--product", "systems management", "--limit", "2"];
    let line: Value = serde_json::from_str(&stdout(&run_with(&arguments, &queries))).unwrap();
    assert_eq!(articles(&line), articles(&json(&["match", STUCK, "--product", "systems management", "--limit", "2"])));
}

#[test]
fn a_filter_that_leaves_nothing_is_named() {
    for verb in ["match", "search"] {
        let nothing = run(&[verb, STUCK, "--product", "frob nicate", "--since", "2002"]);
        assert_eq!(nothing.status.code(), Some(1));
        let said = stderr(&nothing);
        assert!(said.contains("passes --product \"frob nicate\" --since 2002-01-01"), "{said}");
        let answer = json(&[verb, STUCK, "--version", "77.7"]);
        assert_eq!((&answer["verdict"], &answer["hits"]), (&"none".into(), &Value::Array(Vec::new())));
        assert!(answer["notices"][0].as_str().unwrap().contains("--version 77.7"), "{answer:#}");
    }
    let miss = json(&["match", "xyzzy plugh frotz", "--product", "frobnicate"]);
    assert_eq!(miss["notices"], Value::Array(Vec::new()), "no filter is to blame where nothing was found");
    let wrong = run(&["match", STUCK, "--since", "lately"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("2002-08"), "{}", stderr(&wrong));
}
