//! A paste as the index sees it: its terms with their rarity, and its lines as sequences of them.

use super::analyzer::{self, atoms};
use super::spelling::{self, Spelling};
use super::stream;
use super::synonyms::Synonyms;
use super::talk::{TALK, is_talk};
use super::vocabulary::Vocabulary;
use crate::clues::Clue;
use crate::signature::Signature;
use crate::template::without_frames;
use rustc_hash::FxHashMap;

/// An analysed paste.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Each term once: words, clue terms, and words that only stand in an [`Alternative`].
    pub terms: Vec<QueryTerm>,
    pub lines: Vec<Line>,
    /// Numbers of the words of the paste that some article of the index holds, in [`Query::terms`].
    pub words: Vec<u16>,
    /// How much the paste is machine output and not a person's words, 0 to 1.
    pub likeness: f32,
    /// Numbers that may be a product's version.
    pub versions: Vec<Version>,
    /// Average length of an article of the index, in terms.
    pub average_length: f32,
    /// Rarity of a word that one article of the index holds: the measure of all others.
    pub highest_rarity: f32,
}

/// What a term of a query is.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A word of the paste.
    Word,
    /// A clue of the paste.
    Clue(Clue),
    /// A word that only stands in an alternative to others.
    Alternative,
}

/// A term of a paste.
#[derive(Clone, Debug)]
pub struct QueryTerm {
    pub text: String,
    pub part: Part,
    /// The terms of the index that count as this one: itself, or likely spellings. Empty if no article holds any.
    pub spellings: Vec<Spelling>,
    /// How telling it is, 0 to 1: less than 1 for a word that people only talk with.
    pub telling: f32,
    /// Inverse document frequency as in BM25, times `telling`; never negative.
    pub rarity: f32,
    /// Other words that mean the same.
    pub alternatives: Vec<Alternative>,
}

impl QueryTerm {
    /// Whether some article holds it, or a code that it spells.
    pub fn is_known(&self) -> bool {
        !self.spellings.is_empty() || self.alternatives.iter().any(|alternative| alternative.strength == 1.0)
    }
}

/// Words that together mean the same as a word of the paste.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Numbers of its words in [`Query::terms`].
    pub terms: Vec<u16>,
    /// How much finding them counts, 0 to 1; 1 for a code in its one spelling.
    pub strength: f32,
}

/// A number of the paste that may be a product's version; terms by their numbers in [`Query::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// `2.0`: two terms side by side.
    Dotted(u16, u16),
    /// `97`, `NT4`: one term.
    Word(u16),
}

/// A line of a paste, or a sentence.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Numbers of its terms in [`Query::terms`], in order.
    pub terms: Vec<u16>,
    /// Sum of their rarities.
    pub rarity: f32,
}

/// Most different terms that are looked at; a longer paste is cut, the telling lines come first.
const MOST_TERMS: usize = 1000;

/// Most letters and digits of a version that is one word: `win95`.
const LONGEST_VERSION: usize = 6;

/// How much a synonym counts.
const SYNONYM: f32 = 0.7;

/// A query under construction.
struct Analysis<'a> {
    query: Query,
    numbers: FxHashMap<String, u16>,
    vocabulary: &'a Vocabulary,
    articles: u64,
}

impl Query {
    /// Analyses a paste for an index of `articles` articles.
    pub(super) fn of<'a>(
        signature: &Signature,
        vocabulary: &Vocabulary,
        articles: u64,
        synonyms: impl Iterator<Item = &'a Synonyms>,
    ) -> Query {
        let mut analysis = Analysis { query: Query::default(), numbers: FxHashMap::default(), vocabulary, articles };
        analysis.query.likeness = signature.paste_likeness;
        let stemmer = analyzer::stemmer();
        for record in &signature.records {
            let stems = analyzer::stems(&stemmer, &without_frames(&record.message));
            let terms = stems.into_iter().filter_map(|stem| analysis.number(stem, Part::Word)).collect();
            let line = Line { terms, ..Line::default() };
            if !line.terms.is_empty() {
                analysis.query.lines.push(line);
            }
        }
        for clue in &signature.clues {
            for term in stream::clue_terms(std::slice::from_ref(clue)) {
                let number = analysis.number(term, Part::Clue(clue.clone()));
                number.into_iter().for_each(|number| analysis.respell(clue, number));
            }
        }
        analysis.correct_spelling(&signature.text);
        synonyms.for_each(|synonyms| analysis.add_synonyms(synonyms));
        analysis.find_versions();
        analysis.weigh();
        analysis.query.highest_rarity = rarity(articles, 1);
        analysis.query
    }
}

impl Analysis<'_> {
    /// The number of a term, a new one if it was not met before. `None` if there are too many.
    fn number(&mut self, text: String, part: Part) -> Option<u16> {
        if let Some(number) = self.numbers.get(&text) {
            return Some(*number);
        }
        if self.query.terms.len() >= MOST_TERMS {
            return None;
        }
        let known = self.vocabulary.get(&text).filter(|(_, frequency)| *frequency > 0);
        let known = known.map(|(id, frequency)| Spelling { text: text.clone(), id, frequency });
        let frequency = known.as_ref().map_or(0, |known| known.frequency);
        let only_talk = part == Part::Word && is_talk(&text);
        let telling = if only_talk { self.query.likeness + TALK * (1.0 - self.query.likeness) } else { 1.0 };
        let number = self.query.terms.len() as u16;
        self.numbers.insert(text.clone(), number);
        self.query.terms.push(QueryTerm {
            part,
            spellings: known.into_iter().collect(),
            telling,
            rarity: telling * rarity(self.articles, frequency),
            alternatives: Vec::new(),
            text,
        });
        Some(number)
    }

    /// Lets an article that has a code in another spelling hold the word that the paste spells it with.
    fn respell(&mut self, clue: &Clue, number: u16) {
        let mut words = Vec::new();
        atoms(&clue.text, &mut |atom| words.push(atom.to_owned()));
        let [word] = words.as_slice() else { return };
        let is_code = clue.certain && word.bytes().any(|byte| byte.is_ascii_digit());
        let Some(word) = self.numbers.get(word).copied().filter(|_| is_code) else { return };
        let known = !self.query.terms[number as usize].spellings.is_empty();
        let rarity = self.query.terms[number as usize].rarity;
        let word = &mut self.query.terms[word as usize];
        let met = word.alternatives.iter().any(|other| other.terms == [number]);
        if word.part == Part::Word && known && !met {
            word.alternatives.push(Alternative { terms: vec![number], strength: 1.0 });
            word.rarity = word.rarity.min(rarity);
        }
    }

    /// Gives words that no article holds the spellings that they may stand for.
    fn correct_spelling(&mut self, paste: &str) {
        let cut = spelling::cut_word(paste);
        let mut left = spelling::MOST_WORDS;
        for term in &mut self.query.terms {
            if term.part != Part::Word || !term.spellings.is_empty() || left == 0 {
                continue;
            }
            let meant = match &cut {
                Some(cut) if *cut == term.text => spelling::beginning_with(&term.text, self.vocabulary),
                _ => spelling::near(&term.text, self.vocabulary),
            };
            left -= 1;
            let frequency = meant.iter().map(|spelling| spelling.frequency).max().unwrap_or(0);
            if frequency > 0 {
                term.rarity = term.telling * rarity(self.articles, frequency);
            }
            term.spellings = meant;
        }
    }

    /// Works out what every candidate is asked for; terms are what they are by now.
    fn weigh(&mut self) {
        let Query { lines, terms, words, .. } = &mut self.query;
        for line in lines {
            line.rarity = line.terms.iter().map(|term| terms[*term as usize].rarity).sum();
        }
        let is_word = |number: &u16| {
            let term = &terms[*number as usize];
            term.part == Part::Word && term.is_known()
        };
        words.extend((0..terms.len() as u16).filter(is_word));
    }

    /// Finds short numbers, and words with a number in them.
    fn find_versions(&mut self) {
        let Query { lines, terms, versions, .. } = &mut self.query;
        let text = |term: u16| terms[term as usize].text.as_str();
        let is_number = |term: u16| text(term).bytes().all(|byte| byte.is_ascii_digit());
        for line in lines {
            let mut rest = line.terms.as_slice();
            while let [first, after @ ..] = rest {
                let dotted = after.first().filter(|second| is_number(*first) && is_number(**second));
                let version = match dotted {
                    Some(second) if text(*first).len() <= 2 => Some(Version::Dotted(*first, *second)),
                    _ if text(*first).len() <= LONGEST_VERSION => Some(Version::Word(*first)),
                    _ => None,
                };
                let version = version.filter(|_| text(*first).bytes().any(|byte| byte.is_ascii_digit()));
                rest = if matches!(version, Some(Version::Dotted(..))) { &after[1..] } else { after };
                if let Some(version) = version.filter(|version| !versions.contains(version)) {
                    versions.push(version);
                }
            }
        }
    }

    /// Gives words the alternatives that mean the same.
    fn add_synonyms(&mut self, synonyms: &Synonyms) {
        let lines = std::mem::take(&mut self.query.lines);
        for line in &lines {
            for at in 0..line.terms.len() {
                let terms = line.terms[at..].iter().take(synonyms.longest());
                let stems: Vec<&str> = terms.map(|term| self.query.terms[*term as usize].text.as_str()).collect();
                let mut found: Vec<(usize, Vec<String>)> = Vec::new();
                synonyms.at_front(&stems, |length, phrase| found.push((length, phrase.to_vec())));
                for (length, phrase) in found {
                    let terms: Option<Vec<u16>> =
                        phrase.into_iter().map(|stem| self.number(stem, Part::Alternative)).collect();
                    let Some(terms) = terms else { continue };
                    for term in &line.terms[at..at + length] {
                        let alternatives = &mut self.query.terms[*term as usize].alternatives;
                        if !alternatives.iter().any(|other| other.terms == terms) {
                            alternatives.push(Alternative { terms: terms.clone(), strength: SYNONYM });
                        }
                    }
                }
            }
        }
        self.query.lines = lines;
    }
}

/// Inverse document frequency as in BM25 (Robertson and Spärck Jones, with the 1 that keeps it positive).
pub fn rarity(articles: u64, frequency: u32) -> f32 {
    let (articles, frequency) = (articles as f32, (frequency as f32).min(articles as f32));
    (1.0 + (articles - frequency + 0.5) / (frequency + 0.5)).ln()
}
