//! The house rules that a compiler does not check: who may import whom, that every member of a folder stands in
//! the folder's table, that files say what they own and stay small.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Module → the modules of this crate that it may name. What is not here may name anything.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("charset", &["error"]),
    ("clues", &["error"]),
    ("inventory", &[]),
    ("logs", &["error"]),
    ("article", &["clues"]),
    ("formats", &["article", "charset"]),
    ("remedies", &["article", "clues"]),
    ("signature", &["clues", "logs"]),
    ("template", &[]),
    ("corpus", &["article", "error", "formats"]),
    ("index", &["article", "charset", "clues", "error", "formats", "remedies", "signature", "template"]),
    ("rank", &["article", "clues", "index", "signature"]),
    ("standing", &["article", "index", "inventory", "remedies"]),
    ("answer", &["article", "rank", "remedies", "signature", "standing", "template"]),
    ("extract", &["article", "formats", "remedies"]),
    ("render", &["answer", "article", "extract", "remedies", "standing"]),
];

/// Folder, its contract, its table.
const TABLES: &[(&str, &str, &str)] = &[
    ("formats", "ArticleFormat", "FORMATS"),
    ("clues", "ClueExtractor", "EXTRACTORS"),
    ("logs", "LogFormat", "LOG_FORMATS"),
    ("rank", "Feature", "FEATURES"),
    ("render", "Renderer", "RENDERERS"),
];

/// Rooms without I/O: what they do cannot fail.
const PURE: &[&str] = &[
    "article",
    "charset",
    "clues",
    "extract",
    "formats",
    "inventory",
    "logs",
    "rank",
    "remedies",
    "render",
    "signature",
    "standing",
    "template",
];

const MOST_LINES: usize = 600;

struct SourceFile {
    /// Relative to `src/`, `/` between folders.
    path: String,
    text: String,
}

impl SourceFile {
    /// The room it belongs to: `formats` for `formats/learn.rs`, `charset` for `charset.rs`.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// Code lines without comments and without the tests at the end.
    fn code(&self) -> impl Iterator<Item = &str> {
        let tests = self.text.find("\n#[cfg(test)]").unwrap_or(self.text.len());
        self.text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                let path = entry.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.push(SourceFile { path, text: fs::read_to_string(&entry).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The names that follow `crate::` on a line, and inside braces right after it.
fn imports(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let pieces = match rest.strip_prefix('{') {
            Some(braced) => braced.split([',', '}']).collect(),
            None => vec![rest],
        };
        for piece in pieces {
            let name: String = piece.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                let is_reexport = ["Error", "ErrorKind", "Result"].contains(&name.as_str());
                names.push(if is_reexport { "error".to_owned() } else { name });
            }
        }
    }
    names
}

#[test]
fn every_room_imports_only_what_the_table_allows() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in files_under(&root().join("src")).iter().filter(|file| !file.path.starts_with("bin/")) {
        let Some(allowed) = allowed.get(file.room()) else { continue };
        for name in file.code().flat_map(imports) {
            if name != file.room() && !allowed.contains(&name.as_str()) {
                wrong.push(format!("src/{} names crate::{name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "the import table in docs/architecture.md does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_here_is_the_table_in_the_architecture() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    for (room, allowed) in MAY_IMPORT {
        let names = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") };
        assert!(text.contains(&format!("| {room} | {names} |")), "docs/architecture.md lacks: | {room} | {names} |");
    }
}

#[test]
fn every_member_stands_in_the_table_of_its_folder() {
    let files = files_under(&root().join("src"));
    for (folder, contract, table) in TABLES {
        let home = files.iter().find(|file| file.path == format!("{folder}/mod.rs")).unwrap();
        let start = home.text.find(&format!("static {table}:")).unwrap_or_else(|| panic!("{folder}: no table {table}"));
        let entries = &home.text[start..start + home.text[start..].find("];").unwrap()];
        let members = files.iter().filter(|file| file.room() == *folder && file.path != home.path);
        for member in members.filter(|file| file.code().any(|line| line.contains(&format!("{contract} for ")))) {
            let stem = member.path[folder.len() + 1..].split(['/', '.']).next().unwrap();
            assert!(entries.contains(&format!("{stem}::")), "src/{} stands in no entry of {table}", member.path);
        }
    }
}

#[test]
fn every_file_says_what_it_owns_and_stays_small() {
    for folder in ["src", "tests", "benches", "examples"] {
        let folder = root().join(folder);
        if !folder.is_dir() {
            continue;
        }
        for file in files_under(&folder) {
            let path = folder.join(&file.path);
            assert!(file.text.starts_with("//!"), "{} does not open with //!", path.display());
            assert!(file.text.lines().count() <= MOST_LINES, "{} has more than {MOST_LINES} lines", path.display());
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(
                !["util", "utils", "helper", "helpers", "manager", "common", "misc"].contains(&stem.as_str()),
                "{} names nothing",
                path.display()
            );
        }
    }
}

#[test]
fn the_pure_rooms_do_no_io_and_only_the_index_names_its_engine() {
    for file in files_under(&root().join("src")).iter().filter(|file| !file.path.starts_with("bin/")) {
        let pure = PURE.contains(&file.room());
        for line in file.code() {
            let does_io = ["std::fs", "std::env", "std::net", "std::process"].iter().any(|name| line.contains(name));
            assert!(!(pure && does_io), "src/{} does I/O: {line}", file.path);
            assert!(!line.contains("std::net"), "src/{} uses the network: {line}", file.path);
            assert!(file.room() == "index" || !line.contains("tantivy::"), "src/{} names tantivy: {line}", file.path);
        }
    }
}
