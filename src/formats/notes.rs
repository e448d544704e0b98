//! Notes: paragraphs that begin with a word of warning, in all formats (`NOTE: …`, `**Important** …`).

use crate::article::{Block, NoteKind};

/// Labels, longest first where one begins another.
const LABELS: &[(&str, NoteKind)] = &[
    ("important note", NoteKind::Important),
    ("please note", NoteKind::Note),
    ("important", NoteKind::Important),
    ("warning", NoteKind::Warning),
    ("caution", NoteKind::Caution),
    ("notes", NoteKind::Note),
    ("note", NoteKind::Note),
    ("tip", NoteKind::Tip),
];

/// The label that a text begins with, and the text behind it: `NOTE: Mind it.`, `**Note** Mind it.`
pub fn label(text: &str) -> Option<(NoteKind, &str)> {
    let bare = text.trim_start_matches(['*', '_']);
    if !matches!(bare.as_bytes().first()?.to_ascii_lowercase(), b'n' | b'i' | b'w' | b'c' | b't' | b'p') {
        return None;
    }
    let marked = bare.len() < text.len();
    let (label, kind) = LABELS
        .iter()
        .find(|(label, _)| bare.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)))?;
    let rest = &bare[label.len()..];
    let closed = rest.trim_start_matches(':').strip_prefix(['*', '_']).filter(|_| marked);
    let body = match closed {
        Some(body) => body.trim_start_matches(['*', '_', ':']),
        None if marked => rest.strip_prefix(':')?.trim_end_matches(['*', '_']),
        None => rest.strip_prefix(':').or_else(|| rest.strip_prefix(" - "))?,
    };
    Some((*kind, body.trim_start()))
}

/// The text as a note if it has a label, or else as a paragraph.
pub fn paragraph(text: String) -> Block {
    match label(&text) {
        Some((kind, body)) if !body.is_empty() => Block::Note { kind, blocks: vec![Block::Paragraph(body.to_owned())] },
        _ => Block::Paragraph(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_makes_a_note() {
        assert_eq!(label("NOTE: Mind it."), Some((NoteKind::Note, "Mind it.")));
        assert_eq!(label("**Important:** Mind it."), Some((NoteKind::Important, "Mind it.")));
        assert_eq!(label("**Note**: Mind it."), Some((NoteKind::Note, "Mind it.")));
        assert_eq!(label("**Please Note: Mind it.**"), Some((NoteKind::Note, "Mind it.")));
        assert_eq!(label("Notepad: Mind it."), None);
        assert_eq!(label("Note that it is so."), None);
        assert_eq!(label("Ü"), None);
    }
}
