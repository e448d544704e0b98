//! The program from outside: exit codes, streams, options, bad input.

use assert_cmd::Command;
use std::path::Path;
use std::process::{Output, Stdio};

/// The program away from any index, on the articles inside it.
fn fixdex(home: &Path) -> Command {
    let mut command = Command::cargo_bin("fixdex").unwrap();
    command.current_dir(home).env("FIXDEX_INDEX", "bundled").env("HOME", home).env("XDG_DATA_HOME", home);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "COLUMNS", "PAGER", "FIXDEX_PAGER"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    run_with(arguments, "")
}

fn run_with(arguments: &[&str], stdin: &str) -> Output {
    let home = tempfile::tempdir().unwrap();
    fixdex(home.path()).args(arguments).write_stdin(stdin).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Fails unless the run ended as an error that says all of `parts` on stderr and nothing on stdout.
fn assert_error(output: &Output, parts: &[&str]) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(stdout(output), "");
    for part in parts {
        assert!(said.contains(part), "{said:?} lacks {part:?}");
    }
}

const STUCK: &str = "Cannot update the package server <site server NAL path> for package P0100042, error = 8";

#[test]
fn a_match_ends_with_0_and_a_miss_with_1() {
    assert_eq!(run(&["match", STUCK]).status.code(), Some(0));
    let miss = run(&["match", "xyzzy plugh frotz"]);
    assert_eq!(miss.status.code(), Some(1));
    assert!(stdout(&miss).starts_with("NO MATCH"));
}

#[test]
fn match_may_be_left_out_and_the_text_may_come_through_a_pipe() {
    let whole = stdout(&run(&["match", STUCK]));
    assert!(whole.starts_with("MATCH") || whole.starts_with("POSSIBLE"), "{whole}");
    assert_eq!(stdout(&run(&[STUCK])), whole);
    assert_eq!(stdout(&run_with(&["match", "-"], STUCK)), whole);
    assert_eq!(stdout(&run_with(&["-"], STUCK)), whole);
    assert_eq!(stdout(&run_with(&[], STUCK)), whole);
    assert_eq!(stdout(&run_with(&["match"], &format!("\u{feff}{STUCK}\r\n"))), whole);
}

#[test]
fn a_text_may_come_from_a_file_of_another_charset() {
    let home = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(STUCK.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    std::fs::write(home.path().join("copied.txt"), utf16).unwrap();
    let output = fixdex(home.path()).args(["match", "--file", "copied.txt"]).output().unwrap();
    assert_eq!(stdout(&output), stdout(&run(&["match", STUCK])));
}

#[test]
fn bad_input_is_an_error_that_says_what_to_do() {
    assert_error(&run(&["match", " "]), &["only white space", "give an error message"]);
    assert_error(&run(&["match", "-"]), &["only white space"]);
    assert_error(&run(&["match", "--file", "absent.log"]), &["absent.log", "cannot be read"]);
    assert_error(&run(&["serach", "x"]), &["search"]);
    assert_error(&run(&["match", "--format", "xml", "x"]), &["text", "json", "ndjson", "markdown"]);
    assert_error(&run(&["match", "--queries", "absent.jsonl"]), &["absent.jsonl"]);
    assert_error(&run(&["--index", "absent", "match", "x"]), &["absent", "fixdex index"]);
    assert_error(&run(&["index", "absent"]), &[]);
    assert_error(&run(&["--index", "built", "index", "absent"]), &["absent"]);
    assert_error(&run(&["extract", "absent.md"]), &["absent.md"]);
    assert_error(&run(&["man", "frobnicate"]), &["frobnicate", "fixdex --help"]);
}

#[test]
fn an_unknown_id_ends_with_1_and_names_near_ones() {
    let output = run(&["show", "Q319208"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("no article Q319208"));
    assert!(stderr(&output).contains("near: Q"), "{}", stderr(&output));
}

#[test]
fn an_article_is_shown_whole_by_any_spelling_of_its_id() {
    let whole = stdout(&run(&["show", "Q319207"]));
    assert!(whole.contains("Retrying a Package Update") && whole.contains("CAUSE"), "{whole}");
    for id in ["319207", "KB319207", "q319207"] {
        assert_eq!(stdout(&run(&["show", id])), whole, "{id}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["show", "Q319207", "--format", "json"]))).unwrap();
    assert_eq!((&json["schema"], &json["id"]), (&1.into(), &"Q319207".into()));
}

#[test]
fn judged_queries_are_measured_and_the_corpus_looks_itself_up() {
    let home = tempfile::tempdir().unwrap();
    let queries = concat!(
        r#"{"id": "a", "track": "paste", "query": "Message ID 2328 failed to copy package", "relevant": ["Q319207"]}"#,
        "\n",
        r#"{"id": "b", "track": "none", "query": "xyzzy", "relevant": []}"#
    );
    std::fs::write(home.path().join("judged.jsonl"), queries).unwrap();
    let arguments = ["eval", "judged.jsonl", "--misses", "--ablate", "--left-out"];
    let measured = fixdex(home.path()).args(arguments).output().unwrap();
    assert_eq!(measured.status.code(), Some(0), "{}", stderr(&measured));
    for part in ["paste", "without an answer", "answer left out", "Without"] {
        assert!(stdout(&measured).contains(part), "{}", stdout(&measured));
    }
    let lint: serde_json::Value = serde_json::from_str(&stdout(&run(&["lint", "--format", "json"]))).unwrap();
    assert!(lint["articles"].as_u64() > Some(30), "{lint}");
    assert_error(&run(&["eval", "absent.jsonl"]), &["absent.jsonl"]);
}

#[test]
fn a_code_is_decoded_from_any_spelling() {
    for spelling in ["0x80041001", "-2147217407", "2147749889", "WBEM_E_FAILED"] {
        let decoded = run(&["decode", spelling]);
        assert_eq!(decoded.status.code(), Some(0), "{spelling}");
        assert!(stdout(&decoded).contains("0x80041001"), "{spelling}: {}", stdout(&decoded));
    }
    let many: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["decode", "--format", "json", "5", "xyzzy"]))).unwrap();
    assert_eq!((&many[0]["code"], many[1]["readings"].as_array().map(Vec::len)), (&"5".into(), Some(0)));
    assert_eq!(run(&["decode", "xyzzy"]).status.code(), Some(1));
}

#[test]
fn a_listing_is_checked_and_an_unknown_file_is_a_miss() {
    assert_error(&run_with(&["check", "-"], "no names here"), &["no file name", "distmgr.dll"]);
    assert_eq!(run_with(&["check", "-"], "xyzzy-plugh.dll 1.0.0.1").status.code(), Some(1));
    let unknown = run(&["files", "xyzzy-plugh.dll"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("xyzzy-plugh.dll"));
}

#[test]
fn color_comes_only_when_asked_for() {
    assert!(!stdout(&run(&["match", STUCK])).contains('\u{1b}'));
    assert!(stdout(&run(&["--color", "always", "match", STUCK])).contains("\u{1b}["));
    let home = tempfile::tempdir().unwrap();
    let forced = fixdex(home.path()).env("CLICOLOR_FORCE", "1").args(["match", STUCK]).output().unwrap();
    assert!(stdout(&forced).contains("\u{1b}["));
    let never =
        fixdex(home.path()).env("CLICOLOR_FORCE", "1").args(["--color", "never", "match", STUCK]).output().unwrap();
    assert!(!stdout(&never).contains('\u{1b}'));
    let links = fixdex(home.path()).env("FORCE_HYPERLINK", "1").args(["match", STUCK]).output().unwrap();
    assert!(!stdout(&links).contains("\u{1b}]8"), "hyperlinks belong on a terminal only");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let program = assert_cmd::cargo::cargo_bin("fixdex");
    let mut child = std::process::Command::new(program)
        .args(["match", "--format", "json", STUCK])
        .current_dir(home.path())
        .env("FIXDEX_INDEX", "bundled")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn bulk_answers_come_in_order_and_a_bad_line_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut queries: Vec<String> =
        (0..1200).map(|n| format!(r#"{{"id": "q{n}", "query": "error = 8 for package P{n:07}"}}"#)).collect();
    queries[700] = r#"{"id": "q700", "question": 1}"#.to_owned();
    queries[900] = r#"{"id": 900, "query": "x", "style": "ignored"}"#.to_owned();
    queries.insert(3, String::new());
    std::fs::write(home.path().join("queries.jsonl"), queries.join("\r\n")).unwrap();
    let output =
        fixdex(home.path()).args(["match", "--queries", "queries.jsonl", "--format", "ndjson"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("queries.jsonl:702"), "{}", stderr(&output));
    let ids: Vec<String> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    let expected = (0..1200).filter(|n| *n != 700).map(|n| if n == 900 { "900".to_owned() } else { format!("q{n}") });
    assert_eq!(ids, expected.collect::<Vec<_>>());
}

#[test]
fn the_same_question_has_the_same_answer_byte_for_byte() {
    let once = run(&["match", "--format", "json", "--explain", STUCK]).stdout;
    assert!(!once.is_empty());
    for _ in 0..3 {
        assert_eq!(run(&["match", "--format", "json", "--explain", STUCK]).stdout, once);
    }
}

#[test]
fn help_man_page_and_completions_know_every_command() {
    let help = stdout(&run(&["--help"]));
    let man = stdout(&run(&["man"]));
    for command in [
        "match",
        "search",
        "show",
        "index",
        "info",
        "extract",
        "decode",
        "files",
        "check",
        "eval",
        "lint",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "help lacks {command}");
        assert!(man.contains(command), "man page lacks {command}");
        assert_eq!(run(&[command, "--help"]).status.code(), Some(0), "{command} --help");
        assert!(stdout(&run(&["man", command])).contains(".TH"), "man {command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&run(&["completions", shell])).contains("extract"), "{shell}");
    }
    assert!(stdout(&run(&["--version"])).starts_with("fixdex "));
}

#[test]
fn without_an_index_the_articles_inside_answer_and_one_line_says_so() {
    let home = tempfile::tempdir().unwrap();
    let output = fixdex(home.path()).env_remove("FIXDEX_INDEX").args(["info", "--format", "json"]).output().unwrap();
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert!(stderr(&output).contains("articles inside the program"));
    assert_eq!(output.stdout, run(&["info", "--format", "json"]).stdout);
}

#[test]
fn an_index_is_built_found_asked_and_told_about() {
    let home = tempfile::tempdir().unwrap();
    let articles = home.path().join("articles");
    std::fs::create_dir(&articles).unwrap();
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/sms-kb/kb/319/Q319207/README.md");
    std::fs::copy(article, articles.join("copied.txt")).unwrap();
    std::fs::create_dir(home.path().join("index")).unwrap();
    let build = |folder: &str| {
        let mut command = fixdex(home.path());
        command.env_remove("FIXDEX_INDEX").args(["index", "articles", "--index", folder]).output().unwrap()
    };
    let built = build("index");
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    assert!(stdout(&built).starts_with("1 article in index, "), "{}", stdout(&built));
    let ask = |arguments: &[&str]| fixdex(home.path()).env_remove("FIXDEX_INDEX").args(arguments).output().unwrap();
    let info: serde_json::Value = serde_json::from_slice(&ask(&["info", "--format", "json"]).stdout).unwrap();
    assert_eq!(info["articles"], 1);
    let found = ask(&["search", "retrying", "a", "package", "update"]);
    assert!(stdout(&found).contains("Retrying a Package Update"), "{}", stdout(&found));
    assert_eq!(stderr(&found), "");
    assert_eq!(build("index").status.code(), Some(0), "an index can be built again");
}
