//! The commands of the README are run, and print what it says.

use assert_cmd::Command;

#[test]
fn the_console_blocks_print_what_they_say() {
    trycmd::TestCases::new().env("FIXDEX_INDEX", "bundled").env("COLUMNS", "80").case("README.md");
}

#[test]
fn the_first_command_of_a_fresh_clone_answers() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let lines: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("cargo run --release -- ")).collect();
    assert!(!lines.is_empty(), "the README has no command for a fresh clone");
    let program = assert_cmd::cargo::cargo_bin("fixdex");
    for line in lines {
        let command = format!("{} {line}", program.display());
        Command::new("sh").args(["-c", &command]).env("FIXDEX_INDEX", "bundled").assert().code(0);
    }
}
