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
    let answer: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
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

/// The article with the older of two fixes of the same files, and the one with the newer.
const OLDER_FIX: &str = "Exchange 2000 on the site server, packages do not arrive, IFS drive M";

fn rows<'a>(answer: &'a Value, article: &str) -> &'a Vec<Value> {
    let hits = answer["hits"].as_array().unwrap();
    hits.iter().find(|hit| hit["article"] == article).unwrap()["files"].as_array().unwrap()
}

/// The answer of `match --have` to a listing on standard input.
fn compared(listing: &str) -> Value {
    let arguments = ["match", OLDER_FIX, "--have", "-", "--format", "json"];
    let answer: Value = serde_json::from_str(&stdout(&run_with(&arguments, listing))).unwrap();
    assert_fits_schema(&answer);
    answer
}

#[test]
fn the_files_of_a_machine_are_compared_row_by_row() {
    let csv = "\"Name\",\"FileVersion\",\"Architecture\"\r\n\
               \"distmgr.dll\",\"2.00.1493.3197\",\"x86\"\r\n\"BASEUTIL.DLL\",\"2.0.1493.10000\",\"x86\"\r\n";
    let json = r#"[{"Name": "distmgr.dll", "FileVersion": "2.00.1493.3197", "FullName": "D:\\SMS\\bin\\i386\\distmgr.dll"},
                   {"Name": "baseutil.dll", "FileVersion": "2.0.1493.10000", "Platform": "Intel"}]"#;
    for listing in [csv, json, "distmgr.dll 2.00.1493.3197 i386\nbaseutil.dll 2.0.1493.10000 i386\n"] {
        let answer = compared(listing);
        let told: Vec<(&str, &str, &str)> = rows(&answer, "Q317061")
            .iter()
            .map(|row| [&row["name"], &row["platform"], &row["have"]["state"]].map(|cell| cell.as_str().unwrap()))
            .map(|[name, platform, state]| (name, platform, state))
            .collect();
        assert_eq!(
            told,
            [
                ("Baseutil.dll", "Alpha", "unknown"),
                ("Distmgr.dll", "Alpha", "unknown"),
                ("Baseutil.dll", "i386", "installed"),
                ("Distmgr.dll", "i386", "older")
            ]
        );
        assert_eq!(rows(&answer, "Q317061")[3]["have"]["version"], "2.00.1493.3197");
    }
}

#[test]
fn a_dir_listing_tells_a_version_by_its_size() {
    let listing = " Directory of D:\\SMS\\bin\\i386\n\n03/01/2001  05:45p           526,272 Baseutil.dll\n";
    let have = rows(&compared(listing), "Q317061")[2]["have"].clone();
    assert_eq!(have, serde_json::json!({"state": "installed", "version": "2.00.1493.3240"}));
}

#[test]
fn a_page_says_how_the_machine_stands() {
    let listing = "distmgr.dll 2.00.1493.3197\nbaseutil.dll 2.00.1493.3240";
    let page = stdout(&run_with(&["match", OLDER_FIX, "--have", "-"], listing));
    assert!(page.contains("hotfix   1 of 2 files older than the fix\n"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    let words: Vec<&str> = page.split_whitespace().collect();
    assert!(words.windows(2).any(|words| words == ["i386", "older"]), "{page}");
    let markdown = stdout(&run_with(&["match", OLDER_FIX, "--have", "-", "--format", "markdown"], listing));
    assert!(markdown.contains("| older 2.00.1493.3197 | 2.00.1493.3257 in Q319207 |"), "{markdown}");
    let unread = run_with(&["match", OLDER_FIX, "--have", "-"], "no names here");
    assert_eq!(unread.status.code(), Some(2));
    assert!(stderr(&unread).contains("no file name"), "{}", stderr(&unread));
    for text in [&["-"][..], &[], &["--file", "-"], &["--queries", "-"]] {
        let twice = run_with(&[&["match", "--have", "-"], text].concat(), listing);
        assert_eq!(twice.status.code(), Some(2), "{text:?}");
        assert!(stderr(&twice).contains("both the text and the listing"), "{}", stderr(&twice));
    }
}

#[test]
fn a_row_says_which_later_fix_replaces_it() {
    let answer = json(&["match", OLDER_FIX, "--limit", "20"]);
    for row in rows(&answer, "Q317061") {
        let version = if row["name"] == "Distmgr.dll" { "2.00.1493.3257" } else { "2.00.1493.3253" };
        let newer = serde_json::json!({"version": version, "article": "Q319207", "date": "2002-08-06"});
        assert_eq!((&row["newer"], &row["have"]), (&newer, &Value::Null));
    }
    let newest = json(&["match", "Retrying a package update creates many jobs", "--limit", "20"]);
    assert!(rows(&newest, "Q319207").iter().all(|row| row.get("newer").is_none()), "{newest:#}");
}

/// An article whose hotfix is part of that of another.
const SENDS_ON: &str = "Cannot write to output file, Win32 Error = 998";

#[test]
fn what_an_article_sends_to_is_followed_when_asked() {
    let answer = json(&["match", SENDS_ON, "--follow"]);
    let followed = answer["hits"][0]["followed"].as_array().unwrap();
    assert_eq!(followed.len(), 1, "{followed:#?}");
    assert_eq!(followed[0]["article"], "Q319207");
    assert!(followed[0]["remedies"].as_array().unwrap().len() > 2);
    assert_eq!(json(&["match", SENDS_ON])["hits"][0].get("followed"), None);
    let page = stdout(&run(&["match", SENDS_ON, "--follow"]));
    assert!(page.contains("\nSEE         Q319207  SMS: Retrying a Package Update May Create Many Jobs\n"), "{page}");
    assert!(page.contains("│ HOTFIX      How to Use the Hotfix Installer\n"), "{page}");
    let markdown = stdout(&run(&["match", SENDS_ON, "--follow", "--format", "markdown"]));
    assert!(markdown.contains("\n> ## Hotfix\n"), "{markdown}");
}

#[test]
fn a_shown_article_can_be_followed_too() {
    assert!(stdout(&run(&["show", "Q316316", "--follow"])).contains("│ HOTFIX"));
    let shown: Value =
        serde_json::from_str(&stdout(&run(&["show", "Q316316", "--follow", "--format", "json"]))).unwrap();
    assert_eq!(shown["followed"][0]["article"], "Q319207");
    let plain: Value = serde_json::from_str(&stdout(&run(&["show", "Q316316", "--format", "json"]))).unwrap();
    assert_eq!(plain.get("followed"), None);
}

#[test]
fn a_check_counts_what_was_listed_and_asks_for_versions() {
    let listing = "distmgr.dll 2.00.1493.3240 i386\n03/01/2001  05:45p           1,000 Baseutil.dll\nxyzzy.dll 1.0.0.1";
    let checked = run_with(&["check", "-"], listing);
    assert!(
        stdout(&checked).contains("2 of 3 files in known fixes: 1 older, 0 current, 1 unknown"),
        "{}",
        stdout(&checked)
    );
    assert!(stderr(&checked).contains("1 without a version"), "{}", stderr(&checked));
    let found = run_with(&["check", "-", "--format", "json"], listing);
    assert_eq!(stderr(&found), "");
    let found: Value = serde_json::from_str(&stdout(&found)).unwrap();
    assert_eq!(found[0]["missing"], serde_json::json!(["Q319207"]));
    assert_eq!(found[0]["newest"], "2.00.1493.3257");
}
