//! The identifier track, made by a knowledge base itself: codes and message ids that articles name, each asked for
//! with a component that its article names. Right is whatever article has both.

use super::JudgedQuery;
use crate::article::{Article, ArticleId, Scope, Symptoms};
use crate::clues::Clue;
use crate::error::Result;
use crate::index::Index;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of clue that are codes or ids, each with how a person speaks of it.
const SPOKEN: &[(&str, &str)] = &[
    ("code", ""),
    ("status-id", "message ID "),
    ("event-id", "event ID "),
    ("stop", "STOP "),
    ("sql", "SQL error "),
    ("run-time", "run-time error "),
    ("win32", "error "),
];

/// What one article names.
struct Named {
    id: String,
    /// Whether its codes are asked for.
    is_asked: bool,
    /// The first component in it; empty if it names none.
    component: String,
    /// What is asked for each code, and its index term.
    asked: Vec<(String, String)>,
    /// Index terms of all its clues, and its components.
    held: BTreeSet<String>,
}

/// A query for each code of the articles that `scope` admits, of every `stride`-th of them.
///
/// # Errors
/// The index is damaged.
pub fn identifiers(index: &Index, scope: &Scope, stride: usize) -> Result<Vec<JudgedQuery>> {
    let mut ids = Vec::new();
    index.ids(&mut |id| ids.push(ArticleId::parse(id)));
    let named: Vec<Option<Named>> = ids
        .par_iter()
        .map(|id| Ok(index.article(id)?.map(|article| Named::by(&article, scope))))
        .collect::<Result<_>>()?;
    let named: Vec<Named> = named.into_iter().flatten().collect();
    let mut holders: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for article in &named {
        article.held.iter().for_each(|term| holders.entry(term).or_default().push(article));
    }
    let mut right: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for article in named.iter().filter(|article| article.is_asked).step_by(stride) {
        for (query, code) in &article.asked {
            let both = holders[code.as_str()].iter().filter(|other| other.has(&article.component));
            right.entry(query).or_default().extend(both.map(|other| other.id.as_str()));
        }
    }
    let judged = right.into_iter().enumerate().map(|(at, (query, right))| JudgedQuery {
        id: format!("identifier-{at}"),
        track: "identifier".to_owned(),
        style: String::new(),
        query: query.to_owned(),
        relevant: right.into_iter().map(str::to_owned).collect(),
        also: Vec::new(),
    });
    Ok(judged.collect())
}

impl Named {
    fn by(article: &Article, scope: &Scope) -> Named {
        let clues = article.clues();
        let component = clues.iter().find(|clue| clue.kind == "component").map_or("", |clue| &clue.text).to_owned();
        let mut held: BTreeSet<String> = clues.iter().map(Clue::term).collect();
        held.extend(clues.iter().filter(|clue| clue.kind == "component").map(|clue| clue.text.to_lowercase()));
        let codes = Symptoms::of(article).codes;
        let spoken = |code: &Clue| {
            let (_, words) = SPOKEN.iter().find(|(kind, _)| code.kind == *kind)?;
            let query = format!("{component} {words}{}", code.text).trim().to_owned();
            Some((query, code.term())).filter(|(_, term)| code.certain && held.contains(term))
        };
        let asked = codes.iter().filter_map(spoken).collect();
        Named { id: article.id.to_string(), is_asked: scope.admits(article), component, asked, held }
    }

    fn has(&self, component: &str) -> bool {
        component.is_empty() || self.held.contains(&component.to_lowercase())
    }
}
