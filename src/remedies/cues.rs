//! What the words before, behind and inside blocks tell of them: that a list is to be reproduced, not followed; that a
//! paragraph only sums up; that a line was a button.

use super::RemedyKind;
use super::actions::{announces_remedy, denies, is_action};
use super::sentences::{bare, sentences};
use super::wording::{Role, kind_of, role};
use crate::article::{Block, Item, flowed};

/// The sentences of a paragraph that say what to get.
pub fn offers_in(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).filter(|sentence| kind_of(sentence).is_some() && !denies(&sentence.to_lowercase()))
}

/// Whether a paragraph only sums up the numbered steps that follow it below headings, or behind `To do so, …`.
pub fn is_summary(text: &str, level: u8, rest: &[Block]) -> bool {
    let lower = text.to_lowercase();
    if kind_of(text).is_some_and(|kind| kind != RemedyKind::Workaround) || !announces_remedy(&lower) {
        return false;
    }
    let mut rest = rest.iter().skip_while(|block| matches!(block, Block::Note { .. }));
    let introduces = match rest.next() {
        Some(Block::Heading { level: below, text }) => *below > level && !is_installation(&text.to_lowercase()),
        Some(Block::Paragraph(next)) => next.to_lowercase().starts_with("to do ") && leads(next),
        _ => false,
    };
    introduces
        && rest.any(|block| matches!(block, Block::List(items) if items.iter().all(|item| !item.marker.is_empty())))
}

/// A paragraph on one line.
pub fn paragraph_of(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(text) => Some(flowed(text)),
        _ => None,
    }
}

/// Whether a sentence of a section that orders nothing in plain words is an order in a warning, or at least names whom
/// to ask or what is corrected.
pub fn is_last_resort(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let helps = ["contact ", "corrected in ", "corrects this", "see the following", "visit "];
    let orders = is_action(sentence) && role(sentence) == Role::Text && !lower.contains("own risk");
    !lower.contains("has confirmed") && (orders || helps.iter().any(|help| lower.contains(help)))
}

/// Whether a paragraph is no sentence but the name of something, above a table.
pub fn is_caption(text: &str) -> bool {
    !text.ends_with(['.', ':', '!', ')', ']']) && text.split_whitespace().count() < 8
}

/// Whether a heading, lowercase, stands over how to install a fix.
pub fn is_installation(lower: &str) -> bool {
    lower.contains("install")
        && ["hotfix", "fix", "patch", "update", "instructions"].iter().any(|word| lower.contains(word))
}

/// Whether a paragraph only leads to the list behind it.
pub fn leads(text: &str) -> bool {
    let lower = text.to_lowercase();
    let announced = ["follow these steps", "the following", "these steps", "the steps", "as follows", "steps below"];
    text.ends_with(':') || announced.iter().any(|words| lower.contains(words))
}

/// The label of an alternative and what it is: `Method 1: Restart the service.`
pub fn method(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let (label, rest) = match label.strip_prefix("**") {
        Some(label) => (label.trim_end_matches('*'), rest.strip_prefix("**").unwrap_or(rest)),
        None => (label, rest),
    };
    let (word, number) = label.split_once(' ')?;
    let named = ["method", "option", "workaround", "solution", "resolution"].contains(&word.to_lowercase().as_str());
    (named && number.len() <= 2).then(|| (label, rest.trim_start()))
}

pub fn first_paragraph(item: &Item) -> Option<String> {
    paragraph_of(item.blocks.first()?)
}

pub fn image(file: &str, alt: &str) -> String {
    if alt.is_empty() { format!("[picture: {file}]") } else { format!("[picture: {file}, {alt}]") }
}

/// Whether a text says how to make the problem happen.
pub fn is_reproduction(text: &str) -> bool {
    let lower = text.to_lowercase();
    (lower.contains("reproduce") && !lower.contains("work around")) || lower.contains("to demonstrate")
}

/// Whether a text is about finding out, not about mending.
pub fn is_diagnosis(lower: &str) -> bool {
    ["to determine", "to verify ", "to check ", "occurs when", "conditions", "causes"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether the sentence before a list leaves the choice, and is not about what to try first.
pub fn offers_choice(lower: &str) -> bool {
    ["one of the following", "either of the following", "any of the following", "following methods", "workarounds"]
        .iter()
        .any(|choice| lower.contains(choice))
        && !["given order", "order given", "in the order", "in this order"].iter().any(|order| lower.contains(order))
}

pub fn is_or(text: &str) -> bool {
    bare(text).trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("or") && text.len() <= 12
}

/// Whether a line is a link that was a button: `DownloadDownload Sample.exe now`, `Download Sample.exe now`.
pub fn is_download(line: &str) -> bool {
    line.starts_with("Download") && line.ends_with(" now") && line.split_whitespace().count() <= 4
}

/// Whether a block is nothing but addresses, one a line.
pub fn is_address(block: &Block) -> bool {
    let is_one = |line: &str| {
        ["http://", "https://", "ftp://"].iter().any(|scheme| line.starts_with(scheme)) && !line.contains(' ')
    };
    matches!(block, Block::Literal { text, .. } if !text.trim().is_empty() && text.trim().lines().map(str::trim).all(is_one))
}

/// Whether a sentence says where something is to be had, at the address behind it.
pub fn names_source(sentence: &str) -> bool {
    const HAD: &[&str] = &["download", "obtain", "available", "posted to", "posted at"];
    let lower = sentence.to_lowercase();
    lower.ends_with(':') && HAD.iter().any(|had| lower.contains(had)) && !lower.contains("information")
}

/// `Q212978 SMS: Description of Preinst.exe`.
pub fn is_kb_reference(text: &str) -> bool {
    let digits = text.strip_prefix('Q').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    (5..=7).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alternative_has_a_label() {
        assert_eq!(method("Method 1: Restart it."), Some(("Method 1", "Restart it.")));
        assert_eq!(method("**Option 2:** Restart it."), Some(("Option 2", "Restart it.")));
        assert_eq!(method("Method of payment: cash"), None);
    }

    #[test]
    fn a_button_is_a_download() {
        assert!(is_download("DownloadDownload Sample.exe now") && is_download("Download Sample.exe now"));
        assert!(!is_download("Download the file."));
    }

    #[test]
    fn a_summary_is_followed_by_its_steps() {
        let item = Item { marker: "1".to_owned(), blocks: Vec::new() };
        let heading = |level| Block::Heading { level, text: "In version 2".to_owned() };
        let rest = |level| vec![heading(level), Block::List(vec![item.clone()])];
        let text = "To resolve this issue, enlarge the file.";
        assert!(is_summary(text, 1, &rest(2)));
        assert!(!is_summary(text, 2, &rest(2)), "the next heading is another way");
        assert!(!is_summary(text, 0, &[heading(1)]), "nothing is numbered");
        let installation = Block::Heading { level: 2, text: "Hotfix Installation Instructions".to_owned() };
        let rest = [installation, Block::List(vec![item.clone()])];
        assert!(!is_summary("You can delete the key to stop it.", 1, &rest), "another way than the fix");
    }
}
