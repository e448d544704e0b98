//! A paste as the index sees it: its terms with their rarity, and its lines as sequences of them.

use super::analyzer::{self, atoms};
use super::stream;
use super::vocabulary::{TermId, Vocabulary};
use crate::clues::Clue;
use crate::signature::Signature;
use rustc_hash::FxHashMap;

/// An analysed paste.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Each term once, words and clue terms.
    pub terms: Vec<QueryTerm>,
    pub lines: Vec<Line>,
    /// Average length of an article of the index, in terms.
    pub average_length: f32,
}

/// A term of a paste.
#[derive(Clone, Debug)]
pub struct QueryTerm {
    pub text: String,
    /// `None` if no article holds it.
    pub id: Option<TermId>,
    /// How many articles hold it.
    pub frequency: u32,
    /// Inverse document frequency as in BM25; never negative.
    pub rarity: f32,
    /// The clue it stands for; `None` for a word.
    pub clue: Option<Clue>,
}

/// A line of a paste, or a sentence.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Numbers of its terms in [`Query::terms`], in order.
    pub terms: Vec<u16>,
}

/// Most different terms that are looked at; a longer paste is cut, the telling lines come first.
const MOST_TERMS: usize = 1000;

impl Query {
    /// Analyses a paste for an index of `articles` articles.
    pub(super) fn of(signature: &Signature, vocabulary: &Vocabulary, articles: u64) -> Query {
        let mut query = Query::default();
        let mut numbers: FxHashMap<String, u16> = FxHashMap::default();
        let stemmer = analyzer::stemmer();
        for record in &signature.records {
            let mut line = Line::default();
            atoms(&record.message, &mut |atom| {
                let stem = analyzer::stem(&stemmer, atom);
                if let Some(number) = query.number(stem, None, &mut numbers, vocabulary, articles) {
                    line.terms.push(number);
                }
            });
            if !line.terms.is_empty() {
                query.lines.push(line);
            }
        }
        for clue in &signature.clues {
            for term in stream::clue_terms(std::slice::from_ref(clue)) {
                let term = term.replace(char::is_whitespace, "_");
                query.number(term, Some(clue), &mut numbers, vocabulary, articles);
            }
        }
        query
    }

    fn number(
        &mut self,
        text: String,
        clue: Option<&Clue>,
        numbers: &mut FxHashMap<String, u16>,
        vocabulary: &Vocabulary,
        articles: u64,
    ) -> Option<u16> {
        if let Some(number) = numbers.get(&text) {
            return Some(*number);
        }
        if self.terms.len() >= MOST_TERMS {
            return None;
        }
        let known = vocabulary.get(&text);
        let frequency = known.map_or(0, |(_, frequency)| frequency);
        let number = self.terms.len() as u16;
        numbers.insert(text.clone(), number);
        self.terms.push(QueryTerm {
            text,
            id: known.map(|(id, _)| id).filter(|_| frequency > 0),
            frequency,
            rarity: rarity(articles, frequency),
            clue: clue.cloned(),
        });
        Some(number)
    }
}

/// Inverse document frequency as in BM25 (Robertson and Spärck Jones, with the 1 that keeps it positive).
pub fn rarity(articles: u64, frequency: u32) -> f32 {
    let (articles, frequency) = (articles as f32, (frequency as f32).min(articles as f32));
    (1.0 + (articles - frequency + 0.5) / (frequency + 0.5)).ln()
}
