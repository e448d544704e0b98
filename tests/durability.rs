//! An index survives whatever happens to a build, and says so when it cannot be read.

use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// A folder of made-up articles, large enough that a build takes a while.
fn corpus(folder: &Path, articles: usize, word: &str) {
    for number in 0..articles {
        let text: String = (0..300).map(|at| format!("{word}{} ", (number * 31 + at * 17) % 4000)).collect();
        let body =
            format!("# Problem {number} of the {word}\n\n## Symptoms\n\n{text}\n\n## Resolution\n\n1. Restart.\n");
        fs::write(folder.join(format!("{word}-{number}.md")), body).expect("a file of the corpus");
    }
}

fn fixdex(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(cargo_bin("fixdex"));
    command.arg(arguments[0]).arg("--index").arg(home).args(&arguments[1..]).stdin(Stdio::null());
    command.output().expect("fixdex runs")
}

fn articles(home: &Path) -> u64 {
    let output = fixdex(home, &["info", "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let info: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    info["articles"].as_u64().expect("a number of articles")
}

fn generations(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home).expect("a folder").flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_dir()).collect()
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_index_answering() {
    let work = tempfile::tempdir().expect("a folder");
    let (old, new, home) = (work.path().join("old"), work.path().join("new"), work.path().join("index"));
    fs::create_dir_all(&old).expect("a folder");
    fs::create_dir_all(&new).expect("a folder");
    corpus(&old, 5, "printer");
    corpus(&new, 300, "gateway");
    assert!(fixdex(&home, &["index", &old.display().to_string()]).status.success());

    for wait in [1, 5, 12, 25, 40, 60, 90, 130, 180, 250] {
        let mut build = Command::new(cargo_bin("fixdex"))
            .args(["index", "--index"])
            .args([&home, &new])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("fixdex runs");
        std::thread::sleep(Duration::from_millis(wait));
        build.kill().expect("killed, or ended before");
        let ended = build.wait().expect("ended");
        let expected: &[u64] = if ended.success() { &[300] } else { &[5, 300] };
        assert!(expected.contains(&articles(&home)), "after {wait} ms");
    }
    assert!(fixdex(&home, &["index", &new.display().to_string()]).status.success());
    assert_eq!(articles(&home), 300);
    assert_eq!(generations(&home).len(), 1, "what killed builds left is swept away");
}

#[test]
fn an_index_of_another_layout_names_both_versions_and_the_command_that_mends_it() {
    let work = tempfile::tempdir().expect("a folder");
    let home = work.path().join("index");
    fs::create_dir_all(work.path().join("kb")).expect("a folder");
    corpus(&work.path().join("kb"), 2, "printer");
    assert!(fixdex(&home, &["index", &work.path().join("kb").display().to_string()]).status.success());
    let stamp = home.join("fixdex-index.json");
    let text = fs::read_to_string(&stamp).expect("a stamp");
    fs::write(&stamp, text.replacen("\"format\": 3", "\"format\": 99", 1)).expect("writable");
    let output = fixdex(&home, &["match", "printer"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("99") && said.contains("layout 3") && said.contains("fixdex index"), "{said}");
}

#[test]
fn a_damaged_index_is_an_error_and_no_panic() {
    let work = tempfile::tempdir().expect("a folder");
    let (kb, home) = (work.path().join("kb"), work.path().join("index"));
    fs::create_dir_all(&kb).expect("a folder");
    corpus(&kb, 20, "printer");
    let build = || assert!(fixdex(&home, &["index", &kb.display().to_string()]).status.success());
    build();
    let parts = files(&home);
    for part in &parts {
        let whole = fs::read(part).expect("a part");
        for damaged in [&whole[..whole.len() / 2], &[][..], &[0xff; 64][..]] {
            fs::write(part, damaged).expect("writable");
            let output = fixdex(&home, &["match", "printer17 printer34 does not respond"]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code().is_some_and(|code| code <= 2), "{}: {said}", part.display());
            assert!(!said.contains("panicked"), "{}: {said}", part.display());
            if output.status.code() == Some(2) {
                assert!(said.contains("fixdex index"), "{}: {said}", part.display());
            }
        }
        fs::write(part, &whole).expect("writable");
    }
    build();
    assert_eq!(articles(&home), 20);
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files(&path)),
            path => found.push(path),
        }
    }
    found.sort();
    found
}

#[test]
fn an_empty_folder_is_no_index() {
    let work = tempfile::tempdir().expect("a folder");
    let output = fixdex(work.path(), &["match", "anything"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("no fixdex index") && said.contains("fixdex index"), "{said}");
}
