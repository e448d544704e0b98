//! Words that mean the same at one desk: beside the index, or in a file that is named.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Two articles, and an index of them in `index`.
fn desk() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let kb = home.path().join("kb");
    fs::create_dir(&kb).unwrap();
    for (name, title) in [("a", "Spooler stops while a label is printed"), ("b", "The conveyor scale shows no weight")]
    {
        fs::write(kb.join(name).with_extension("md"), format!("# {title}\n\n## Resolution\n\nStart it again.\n"))
            .unwrap();
    }
    assert!(run(home.path(), &["index", "kb"]).status.success());
    home
}

fn fixdex(home: &Path) -> Command {
    let mut command = Command::cargo_bin("fixdex").unwrap();
    command.current_dir(home).env("FIXDEX_INDEX", "index").env_remove("FIXDEX_SYNONYMS");
    command
}

fn run(home: &Path, arguments: &[&str]) -> Output {
    fixdex(home).args(arguments).output().unwrap()
}

/// The title of the first hit for what this desk calls a conveyor scale.
fn first(output: &Output) -> Option<String> {
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    answer["hits"][0]["title"].as_str().map(str::to_owned)
}

const QUESTION: &[&str] = &["search", "bertha", "--format", "json"];
const GROUPS: &str = "# what we say\n\nconveyor scale = big bertha = bertha\n";

#[test]
fn synonyms_beside_the_index_count_and_outlive_a_build() {
    let home = desk();
    assert_eq!(first(&run(home.path(), QUESTION)), None);
    let beside = home.path().join("index/synonyms.txt");
    fs::write(&beside, GROUPS).unwrap();
    let found = Some("The conveyor scale shows no weight".to_owned());
    assert_eq!(first(&run(home.path(), QUESTION)), found);
    for build in [&["index", "kb"][..], &["index", "--full", "kb"]] {
        assert!(run(home.path(), build).status.success());
        assert_eq!(fs::read_to_string(&beside).unwrap(), GROUPS);
        assert_eq!(first(&run(home.path(), QUESTION)), found);
    }
}

#[test]
fn a_file_of_synonyms_may_be_named() {
    let home = desk();
    // As an editor on Windows saves it.
    let utf16: Vec<u8> = format!("\u{feff}{GROUPS}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(home.path().join("ours.txt"), utf16).unwrap();
    let found = Some("The conveyor scale shows no weight".to_owned());
    assert_eq!(first(&run(home.path(), &[QUESTION, &["--synonyms", "ours.txt"]].concat())), found);
    assert_eq!(first(&fixdex(home.path()).args(QUESTION).env("FIXDEX_SYNONYMS", "ours.txt").output().unwrap()), found);
}

#[test]
fn info_tells_which_synonyms_are_in_use() {
    let home = desk();
    let told = |arguments: &[&str]| String::from_utf8(run(home.path(), arguments).stdout).unwrap();
    assert!(!told(&["info"]).contains("synonyms"));
    fs::write(home.path().join("ours.txt"), "a = b\nc = d\n").unwrap();
    fs::write(home.path().join("index/synonyms.txt"), GROUPS).unwrap();
    let info = told(&["info", "--synonyms", "ours.txt"]);
    assert!(info.contains("synonyms.txt  1 group\n") && info.contains("ours.txt  2 groups\n"), "{info}");
    let json: Value = serde_json::from_str(&told(&["info", "--format", "json"])).unwrap();
    assert_eq!(json["synonyms"][0]["groups"], 1);
}

#[test]
fn synonyms_that_cannot_be_read_are_an_error_that_names_the_line() {
    let home = desk();
    fs::write(home.path().join("ours.txt"), "a = b\n\nalone\n").unwrap();
    let said = |output: Output| (output.status.code(), String::from_utf8(output.stderr).unwrap());
    let (code, text) = said(run(home.path(), &["match", "bertha", "--synonyms", "ours.txt"]));
    assert_eq!(code, Some(2));
    assert!(text.contains("ours.txt: line 3: expected") && text.contains("alone"), "{text}");
    let (code, text) = said(run(home.path(), &["match", "bertha", "--synonyms", "none.txt"]));
    assert_eq!(code, Some(2));
    assert!(text.contains("none.txt"), "{text}");

    fs::write(home.path().join("index/synonyms.txt"), "a = = b").unwrap();
    let (code, text) = said(run(home.path(), &["match", "bertha"]));
    assert_eq!(code, Some(2));
    assert!(text.contains("synonyms.txt: line 1: expected"), "{text}");
    assert!(run(home.path(), &["index", "kb"]).status.success(), "a build reads no synonyms");
}
