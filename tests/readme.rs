//! The commands of the README are run, and find what it says.
//!
//! `FIXDEX_BLESS=1 cargo test --test readme` writes what they print into the README.

use std::fs;
use std::process::Command;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// A command of a console block and what the README says it prints.
struct Shown {
    command: String,
    printed: String,
}

/// The lines of `readme` between console fences, by command.
fn console_blocks(readme: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match line.strip_prefix("$ ") {
            _ if line.starts_with("```") => inside = line == "```console",
            Some(command) if inside => shown.push(Shown { command: command.to_owned(), printed: String::new() }),
            None if inside => {
                if let Some(last) = shown.last_mut() {
                    last.printed.push_str(line);
                    last.printed.push('\n');
                }
            }
            _ => {}
        }
    }
    shown
}

fn run(command: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("fixdex");
    let folder = program.parent().unwrap().display().to_string();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", command])
        .env("PATH", path)
        .env("FIXDEX_INDEX", "bundled")
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The verdict and the article: the first line without its percentage, which changes when weights are fitted anew.
fn gist(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default().trim_end();
    line.strip_suffix(" %").map_or(line, |rest| rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
}

#[test]
fn the_console_blocks_find_what_they_say() {
    let readme = fs::read_to_string(PATH).unwrap();
    let shown = console_blocks(&readme);
    assert!(shown.len() > 1, "the README shows no commands");
    let mut blessed = readme.clone();
    for Shown { command, printed } in shown {
        let now = run(&command);
        if std::env::var_os("FIXDEX_BLESS").is_some() {
            let (old, new) = (format!("$ {command}\n{printed}"), format!("$ {command}\n{}\n", now.trim_end()));
            blessed = blessed.replacen(&old, &new, 1);
        } else {
            assert_eq!(gist(&printed), gist(&now), "{command}: write the README anew with FIXDEX_BLESS=1");
        }
    }
    if blessed != readme {
        fs::write(PATH, blessed).unwrap();
    }
}

#[test]
fn the_first_command_of_a_fresh_clone_answers() {
    let readme = fs::read_to_string(PATH).unwrap();
    let lines: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("cargo run --release -- ")).collect();
    assert!(!lines.is_empty(), "the README has no command for a fresh clone");
    for line in lines {
        let page = run(&format!("fixdex {line}"));
        assert!(!page.starts_with("NO MATCH"), "{line}: {page}");
    }
}
