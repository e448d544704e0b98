//! What of an article is searched: its text as streams of terms, one per part that ranking tells apart.

use crate::article::{Article, SectionKind, messages};
use crate::clues::Clue;
use crate::template::{Template, labelled};

/// A part of an article that ranking tells apart. A paste is seldom quoted twice, but a message counts more
/// in a symptom than in a remark; the order is the order in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stream {
    Title,
    /// What goes wrong: symptoms, and what stands before the first heading.
    Symptom,
    Cause,
    /// Resolution and workaround.
    Fix,
    More,
    /// Products and keywords.
    Meta,
    /// One stream for each quoted message: its fixed words, and [`GAP`] for placeholders and example values.
    Message,
    /// The terms of the article's clues, each once.
    Clues,
}

impl Stream {
    /// Every stream, by number.
    pub const ALL: [Stream; 8] = [
        Stream::Title,
        Stream::Symptom,
        Stream::Cause,
        Stream::Fix,
        Stream::More,
        Stream::Meta,
        Stream::Message,
        Stream::Clues,
    ];

    /// How often a term of this stream is counted in the term frequency of BM25F. Messages stand in the text
    /// of a section too, so they count there and once more here.
    pub fn boost(self) -> usize {
        match self {
            Stream::Title => 3,
            Stream::Symptom => 2,
            _ => 1,
        }
    }

    fn of(kind: SectionKind) -> Stream {
        match kind {
            SectionKind::Symptoms | SectionKind::Introduction => Stream::Symptom,
            SectionKind::Cause => Stream::Cause,
            SectionKind::Resolution | SectionKind::Workaround => Stream::Fix,
            SectionKind::AppliesTo => Stream::Meta,
            _ => Stream::More,
        }
    }
}

/// Calls `visit` with the texts of an article, each with its stream; texts of one stream that follow each other
/// belong together, but each message is a stream of its own.
pub fn texts<'a>(article: &'a Article, messages: &'a [String], visit: &mut dyn FnMut(Stream, &'a str)) {
    visit(Stream::Title, &article.title);
    for section in &article.sections {
        let stream = Stream::of(section.kind);
        section.texts(&mut |text| visit(stream, text));
    }
    for text in article.products.iter().chain(&article.keywords) {
        visit(Stream::Meta, text);
    }
    for message in messages {
        visit(Stream::Message, message);
    }
}

/// Stands for a gap in the text of a message; no atom holds it.
pub const GAP: char = '\u{2}';

/// The messages that an article quotes, one text for each and one for its number, with [`GAP`] for what differs from
/// paste to paste.
pub fn gapped_messages(article: &Article) -> Vec<String> {
    let gap = GAP.to_string();
    let gapped = |text: &str| {
        let template = Template::of(text);
        template.words().map(|word| word.unwrap_or(&gap)).collect::<Vec<_>>().join(" ")
    };
    let parts = |text: &str| match labelled(text) {
        Some((label, text)) => vec![gapped(label), gapped(text)],
        None => vec![gapped(text)],
    };
    messages(article).iter().flat_map(|message| parts(&message.text)).collect()
}

/// The index terms of clues: each once, sorted. Such a term holds a `:` and so never meets a word.
pub fn clue_terms(clues: &[Clue]) -> Vec<String> {
    let mut terms: Vec<String> = clues.iter().map(Clue::term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}
