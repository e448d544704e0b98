//! Where a text to match comes from: the command line, a file, or standard input.

use fixdex::{Error, ErrorKind, Result, charset};
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The words joined; `-` alone is standard input.
pub fn of_words(words: &[String]) -> Result<String> {
    match words {
        [] => of_stdin(),
        [dash] if dash == "-" => of_stdin(),
        words => filled(words.join(" ")),
    }
}

/// The text of a file, whatever its charset; `-` is standard input.
pub fn of_file(path: &Path) -> Result<String> {
    if path == Path::new("-") {
        return of_stdin();
    }
    let bytes =
        std::fs::read(path).map_err(|error| Error::new(ErrorKind::Io, "cannot be read").at(path).because(error))?;
    filled(charset::decode(&bytes).text.into_owned())
}

fn of_stdin() -> Result<String> {
    let mut stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Error::new(ErrorKind::Input, "expected a text to match, found none")
            .advise("give it as words, with --file FILE, or through a pipe: pbpaste | fixdex match -"));
    }
    let mut bytes = Vec::new();
    stdin
        .read_to_end(&mut bytes)
        .map_err(|error| Error::new(ErrorKind::Io, "standard input cannot be read").because(error))?;
    filled(charset::decode(&bytes).text.into_owned())
}

fn filled(text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Input, "expected a text to match, found only white space")
            .advise("give an error message, a log excerpt, a code or a symptom"));
    }
    Ok(text)
}
