//! The JSON contract: what the program prints fits the schemas in `docs/schema/`, which `docs/json.md` explains.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(root().join(path)).unwrap()).unwrap()
}

/// Fails with every place where `document` does not fit `docs/schema/<schema>.json`.
fn assert_fits(schema: &str, document: &Value) {
    let validator = jsonschema::validator_for(&read(&format!("docs/schema/{schema}.json"))).unwrap();
    let errors: Vec<String> = validator.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{schema}: {}\n{document:#}", errors.join("\n"));
}

/// What the program prints, away from any index of this checkout.
fn printed(arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let output = Command::cargo_bin("fixdex")
        .unwrap()
        .current_dir(home.path())
        .env_remove("FIXDEX_INDEX")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .args(arguments)
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn object(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

#[test]
fn a_made_up_answer_fits() {
    assert_fits("match", &read("tests/data/pages/answer.json"));
    assert_fits("match", &read("tests/data/pages/furnished.json"));
}

#[test]
fn answers_of_the_bundled_corpus_fit() {
    for text in ["0x80041001", "error 8", "nothing of the kind xyzzy", "a package is stuck at Install Pending"] {
        assert_fits("match", &object(&["match", "--format", "json", "--explain", text]));
        assert_fits("match", &object(&["search", "--format", "json", text]));
    }
}

#[test]
fn extracts_of_the_whole_bundled_corpus_fit() {
    let corpus = root().join("corpus");
    let lines = printed(&["extract", "--format", "ndjson", corpus.to_str().unwrap()]);
    for line in lines.lines() {
        assert_fits("extract", &serde_json::from_str(line).unwrap());
    }
}

#[test]
fn info_of_the_bundled_corpus_fits() {
    assert_fits("info", &object(&["info", "--format", "json"]));
}

#[test]
fn a_build_report_fits() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = root().join("corpus");
    let index = folder.path().join("index");
    let arguments = ["index", "--format", "json", "--index", index.to_str().unwrap(), corpus.to_str().unwrap()];
    let report = object(&arguments);
    assert_fits("index", &report);
    assert!(report["changes"].is_null(), "built in full");
    let update = object(&arguments);
    assert_fits("index", &update);
    assert_eq!(update["changes"]["changed"], 0);
    assert_eq!(update["articles"], report["articles"]);
    let info = object(&["info", "--format", "json", "--index", index.to_str().unwrap()]);
    assert_eq!(info["articles"], report["articles"]);
}
