//! The identifier track, made by the knowledge base itself: every code or message id that an article names, asked for
//! with a component that the same article names. Right is whatever article has both.

use fixdex::article::{Article, ArticleId, Scope, Symptoms};
use fixdex::clues::{self, Clue};
use fixdex::evaluate::JudgedQuery;
use fixdex::index::Index;
use std::collections::{BTreeMap, BTreeSet};

/// The products whose articles are asked about.
const PRODUCT: &str = "systems management server";

/// Asked for where an article names no component.
const ANY_COMPONENT: &str = "SMS";

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

/// A judged query for every pair of a component and a code; none if no article is on the product.
pub fn queries(index: &Index) -> fixdex::Result<Vec<JudgedQuery>> {
    let scope = Scope { product: Some(PRODUCT.to_owned()), ..Scope::default() };
    let mut ids = Vec::new();
    index.ids(&mut |id| ids.push(ArticleId::parse(id)));
    let mut holders: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut queries: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for id in ids {
        let Some(article) = index.article(&id)?.filter(|article| scope.admits(article)) else { continue };
        let named = clues_of(&article);
        let mut components: BTreeSet<&str> =
            named.iter().filter(|clue| clue.kind == "component").map(|clue| clue.text.as_str()).collect();
        let first = named.iter().find(|clue| clue.kind == "component").map_or(ANY_COMPONENT, |clue| &clue.text);
        components.insert(ANY_COMPONENT);
        for code in &named {
            for component in &components {
                holders.entry((component.to_lowercase(), code.term())).or_default().insert(id.to_string());
            }
        }
        for code in Symptoms::of(&article).codes.iter().filter(|code| code.certain) {
            let Some((_, words)) = SPOKEN.iter().find(|(kind, _)| code.kind == *kind) else { continue };
            let query = format!("{first} {words}{}", code.text);
            queries.entry(query).or_default().insert((first.to_lowercase(), code.term()));
        }
    }
    let judged = queries.into_iter().enumerate().map(|(at, (query, wanted))| JudgedQuery {
        id: format!("identifier-{at}"),
        track: "identifier".to_owned(),
        style: String::new(),
        query,
        relevant: wanted.iter().filter_map(|pair| holders.get(pair)).flatten().cloned().collect(),
        also: Vec::new(),
    });
    Ok(judged.filter(|query| !query.relevant.is_empty()).collect())
}

/// All clues of an article, in reading order.
fn clues_of(article: &Article) -> Vec<Clue> {
    let mut found = clues::extract(&article.title);
    for section in &article.sections {
        section.texts(&mut |text| found.extend(clues::extract(text)));
    }
    found
}
