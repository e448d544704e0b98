//! Dialogs, copied with their buttons: title and message are records, the buttons go.
//!
//! `Server Manager   (X)  The computer is not configured for remote administration.   [OK]`

use super::{LogFormat, Record, plain};

/// The format.
pub struct Dialog;

const BUTTONS: &[&str] = &[
    "ok",
    "cancel",
    "yes",
    "no",
    "retry",
    "abort",
    "ignore",
    "continue",
    "end",
    "debug",
    "help",
    "close",
    "details",
    "details >>",
    "switch",
    "yes to all",
    "no to all",
    "apply",
    "finish",
    "next",
    "next >",
    "back",
    "< back",
    "quit",
    "fail",
    "click here",
];

impl LogFormat for Dialog {
    fn name(&self) -> &'static str {
        "dialog"
    }

    fn samples(&self) -> &'static [&'static str] {
        &["Server Manager   (X)  The computer is not there.   [OK]", "Setup\nGeneral File Transfer Error\n[ OK ]"]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        let bare = without_buttons(text)?;
        let records = plain::paragraphs(&bare);
        (!records.is_empty()).then_some(records)
    }
}

/// The text with blanks where its buttons and icons were, so that places stay; `None` if it has no button.
fn without_buttons(text: &str) -> Option<String> {
    let mut bare = String::with_capacity(text.len());
    let mut buttons = 0;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        bare.push_str(before);
        match after.split_once(']') {
            Some((label, behind)) if BUTTONS.contains(&label.trim().to_lowercase().as_str()) => {
                buttons += 1;
                bare.extend(std::iter::repeat_n(' ', label.len() + 2));
                rest = behind;
            }
            _ => {
                bare.push('[');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    (buttons > 0)
        .then(|| ["(X)", "(!)", "(i)", "(?)", "/!\\"].iter().fold(bare, |bare, icon| bare.replace(icon, "   ")))
}
