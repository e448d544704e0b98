//! The default verb: `fixdex 0x80070005` means `fixdex match 0x80070005`.
//!
//! A first word of lower-case letters only must be a command, so that `fixdex serach` is an error with a
//! suggestion and not a search for "serach". Anything else cannot be a command and starts a text to match.

use clap::{Arg, Command};
use std::ffi::OsString;

/// The arguments with `match` put in where it was left out.
pub fn spelled_out(arguments: Vec<OsString>, program: &Command) -> Vec<OsString> {
    if !starts_with_a_text(&arguments, program) {
        return arguments;
    }
    let mut spelled = arguments;
    spelled.insert(1, OsString::from("match"));
    spelled
}

fn starts_with_a_text(arguments: &[OsString], program: &Command) -> bool {
    let mut rest = arguments.iter().skip(1);
    while let Some(argument) = rest.next() {
        let Some(word) = argument.to_str() else { return true };
        match word {
            "-" | "--" => return true,
            _ if is_number(word) => return true,
            _ if !word.starts_with('-') => return !could_be_a_command(word),
            _ if takes_a_value(word, program) => drop(rest.next()),
            _ => {}
        }
    }
    false
}

fn could_be_a_command(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn is_number(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether an option, of the program or of `match`, is followed by its value.
fn takes_a_value(option: &str, program: &Command) -> bool {
    let Some(name) = option.strip_prefix("--") else { return false };
    let of_match = program.find_subcommand("match").into_iter().flat_map(Command::get_arguments);
    let named = |argument: &&Arg| argument.get_long() == Some(name);
    program.get_arguments().chain(of_match).find(named).is_some_and(|argument| argument.get_action().takes_values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Cli;
    use clap::CommandFactory;

    fn spelled(line: &[&str]) -> Vec<String> {
        let arguments = std::iter::once("fixdex").chain(line.iter().copied()).map(OsString::from).collect();
        let spelled = spelled_out(arguments, &Cli::command());
        spelled.into_iter().skip(1).map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_text_is_matched() {
        for line in [
            &["0x80070005"][..],
            &["some text"],
            &["-2147217407"],
            &["-"],
            &["E_FAIL"],
            &["--limit", "3", "Cannot"],
            &["--format", "json", "error 5"],
            &["--", "match"],
            &[""],
        ] {
            assert_eq!(spelled(line)[0], "match", "{line:?}");
        }
    }

    #[test]
    fn a_command_and_a_mistyped_one_are_left_to_clap() {
        for line in [&["serach", "x"][..], &["match", "x"], &["--help"], &[], &["--format", "json", "info"], &["-V"]] {
            assert_eq!(spelled(line), line, "{line:?}");
        }
    }
}
