//! Faces and tones → terminal styles, word by word, so that a line may be wrapped anywhere and an indent is
//! never painted. The only place that writes escape sequences.

use super::wording::{Face, Wording};
use super::{Surface, Tone};
use anstyle::{AnsiColor, Style};

/// The words of a wording, painted for a surface.
pub(super) fn painted(wording: &Wording, surface: Surface) -> String {
    wording.runs().iter().map(|run| run_of(run.text(), run.face(), surface)).collect()
}

/// A label or a number in the style of its tone.
pub(super) fn toned(text: &str, tone: Tone, surface: Surface) -> String {
    let color = match tone {
        Tone::Neutral => AnsiColor::Blue,
        Tone::Good => AnsiColor::Green,
        Tone::Doubtful => AnsiColor::Yellow,
        Tone::Bad => AnsiColor::Red,
    };
    words(text, Style::new().bold().fg_color(Some(color.into())), surface)
}

pub(super) fn strong(text: &str, surface: Surface) -> String {
    words(text, Style::new().bold(), surface)
}

pub(super) fn quiet(text: &str, surface: Surface) -> String {
    words(text, Style::new().dimmed(), surface)
}

/// A line of something to copy.
pub(super) fn copyable(line: &str, surface: Surface) -> String {
    if line.is_empty() {
        String::new()
    } else {
        whole(line, Style::new().fg_color(Some(AnsiColor::Cyan.into())), surface)
    }
}

fn run_of(text: &str, face: &Face, surface: Surface) -> String {
    match face {
        Face::Plain => text.to_owned(),
        Face::Strong => strong(text, surface),
        Face::Emphasis => words(text, Style::new().italic(), surface),
        Face::Quiet => quiet(text, surface),
        Face::Code => words(text, Style::new().fg_color(Some(AnsiColor::Cyan.into())), surface),
        Face::Placeholder => words(text, Style::new().italic().fg_color(Some(AnsiColor::Yellow.into())), surface),
        Face::Filled if surface.color => {
            words(text, Style::new().underline().fg_color(Some(AnsiColor::Magenta.into())), surface)
        }
        Face::Filled => format!("«{text}»"),
        Face::Link(address) if surface.hyperlinks => each_word(text, |word| {
            format!("\u{1b}]8;;{address}\u{1b}\\{}\u{1b}]8;;\u{1b}\\", words(word, Style::new().underline(), surface))
        }),
        Face::Link(address) if address.trim_start_matches("mailto:") == text => text.to_owned(),
        Face::Link(address) => format!("{text} ({address})"),
    }
}

fn words(text: &str, style: Style, surface: Surface) -> String {
    if surface.color { each_word(text, |word| whole(word, style, surface)) } else { text.to_owned() }
}

fn whole(text: &str, style: Style, surface: Surface) -> String {
    if surface.color { format!("{}{text}{}", style.render(), style.render_reset()) } else { text.to_owned() }
}

fn each_word(text: &str, paint: impl Fn(&str) -> String) -> String {
    text.split(' ').map(|word| if word.is_empty() { String::new() } else { paint(word) }).collect::<Vec<_>>().join(" ")
}
