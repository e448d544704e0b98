//! Any other text: paragraphs, their wrapped lines joined. Takes everything.

use super::lines::{go_on, lines, record};
use super::{LogFormat, Record};

/// The format.
pub struct Plain;

impl LogFormat for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "Print Manager: Windows cannot write to this file.",
            "an unexpected error has occurred which\nmay cause it to end",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        Some(paragraphs(text))
    }
}

/// Lines, each joined to the one above if that one was wrapped.
pub(super) fn paragraphs(text: &str) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for line in lines(text) {
        let near = |above: &Record| text[above.span.end..line.span.start].matches('\n').count() < 2;
        let above = records.last_mut().filter(|above| near(above) || announces(&above.message));
        match above {
            Some(above) if announces(&above.message) || is_wrapped(&above.message, line.text) => go_on(above, &line),
            _ => records.push(record(&line, line.text)),
        }
    }
    records
}

/// Whether the line only announces a message: `Run-time error '458':`.
fn announces(above: &str) -> bool {
    above.len() < 40 && above.ends_with(':') && above.to_ascii_lowercase().contains("error")
}

/// Whether the sentence of `above` goes on in `below`.
fn is_wrapped(above: &str, below: &str) -> bool {
    const WIDE: usize = 60;
    let open = !above.ends_with(['.', '!', '?', ':', ';', ']', ')', '>']);
    let small = below.trim_start().starts_with(char::is_lowercase);
    let comma = above.ends_with(',');
    open && (small || comma || above.len() >= WIDE && !below.starts_with([' ', '\t']))
}
