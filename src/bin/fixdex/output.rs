//! Where output goes: stdout or a pager, in the chosen format; notes and errors on stderr.
//! A reader that closes the pipe early is no error.

use crate::args::{Coloring, Global};
use crate::exit::Exit;
use anstyle::{AnsiColor, Style};
use fixdex::render::{Document, RENDERERS, Renderer, Surface, clean};
use fixdex::{Error, ErrorKind, Result};
use std::error::Error as _;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// Wider lines are hard to read.
const WIDEST: usize = 100;
const WIDTH_OF_A_PIPE: usize = 80;

/// The output of one run.
pub struct Output {
    renderer: &'static dyn Renderer,
    surface: Surface,
    /// Set where people read: a terminal, and a format for people.
    pager: Option<Vec<String>>,
    stderr_has_color: bool,
}

impl Output {
    pub fn for_options(global: &Global) -> Output {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let renderer = global.format.0;
        let has_color = |choice: anstream::ColorChoice| match global.color {
            Coloring::Always => true,
            Coloring::Never => false,
            Coloring::Auto => choice != anstream::ColorChoice::Never,
        };
        let surface = Surface {
            width: width(),
            color: has_color(anstream::AutoStream::choice(&stdout)),
            hyperlinks: is_terminal
                && global.color != Coloring::Never
                && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        };
        let is_for_people = renderer.name() == RENDERERS[0].name();
        let pager = if is_terminal && is_for_people { pager() } else { None };
        Output { renderer, surface, pager, stderr_has_color: has_color(anstream::AutoStream::choice(&io::stderr())) }
    }

    /// The name of the format that was chosen.
    pub fn format(&self) -> &'static str {
        self.renderer.name()
    }

    /// Whether people read this output, so that notices belong on stderr.
    pub fn is_for_people(&self) -> bool {
        self.renderer.name() == RENDERERS[0].name()
    }

    /// One document in the chosen format.
    pub fn rendered(&self, document: &dyn Document) -> String {
        self.renderer.render(document, self.surface)
    }

    /// Prints one document.
    pub fn show(&self, document: &dyn Document) -> Result<()> {
        self.read_by_people(&self.rendered(document))
    }

    /// Prints documents that are already rendered, joined as their format has it.
    pub fn show_all(&self, rendered: &mut dyn Iterator<Item = String>) -> Result<()> {
        let joints = self.renderer.joints();
        self.put(joints.before)?;
        for (at, document) in rendered.enumerate() {
            if at > 0 {
                self.put(joints.between)?;
            }
            self.put(&document)?;
        }
        self.put(joints.after)
    }

    /// Prints text as it is.
    pub fn put(&self, text: &str) -> Result<()> {
        io::stdout().write_all(text.as_bytes()).map_err(unwritable)
    }

    /// Says something on stderr.
    pub fn note(&self, text: &str) {
        let line = format!("fixdex: {}\n", clean(text).replace('\n', " "));
        // Nothing can be told to anyone when stderr is closed.
        let _ = io::stderr().write_all(line.as_bytes());
    }

    /// Says what went wrong, unless it is that nobody reads on.
    pub fn end_with(&self, error: &Error) -> Exit {
        if is_broken_pipe(error) {
            return Exit::Matched;
        }
        let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let label = if self.stderr_has_color { format!("{style}error:{style:#}") } else { "error:".to_owned() };
        let line = format!("{label} {}\n", clean(&error.to_string()));
        let _ = io::stderr().write_all(line.as_bytes());
        Exit::Error
    }

    fn read_by_people(&self, text: &str) -> Result<()> {
        let Some((program, arguments)) = self.pager.as_deref().and_then(<[String]>::split_first) else {
            return self.put(text);
        };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if std::env::var_os("LESS").is_none() {
            command.env("LESS", "FIRX");
        }
        let Ok(mut child) = command.spawn() else { return self.put(text) };
        if let Some(mut stdin) = child.stdin.take() {
            // A pager that is left before the end closes its pipe: the reader has seen enough.
            let _ = stdin.write_all(text.as_bytes());
        }
        child.wait().map(drop).map_err(unwritable)
    }
}

/// `FIXDEX_PAGER`, else `PAGER`, else less; empty or `cat` means none.
fn pager() -> Option<Vec<String>> {
    let chosen = std::env::var("FIXDEX_PAGER").or_else(|_| std::env::var("PAGER"));
    let words: Vec<String> = chosen.as_deref().unwrap_or("less -FIRX").split_whitespace().map(str::to_owned).collect();
    let is_none = words.first().is_none_or(|program| program == "cat");
    (!is_none).then_some(words)
}

fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let seen = if io::stdout().is_terminal() { terminal.or(said) } else { said };
    seen.unwrap_or(WIDTH_OF_A_PIPE).clamp(20, WIDEST)
}

fn unwritable(error: io::Error) -> Error {
    Error::new(ErrorKind::Io, "the output cannot be written").because(error)
}

fn is_broken_pipe(error: &Error) -> bool {
    let underneath = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    underneath.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
