//! A knowledge base that tests itself: every article is looked for by its own messages and codes.

use crate::article::{ArticleId, Symptoms};
use crate::error::Result;
use crate::index::Index;
use crate::pipeline;
use crate::signature::Signature;
use rayon::prelude::*;
use serde::Serialize;

/// A question an article asks about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Probe {
    pub article: String,
    /// The quoted message, or the code with its kind.
    pub text: String,
    /// Place at which the article found itself, from 1; `None` if it did not.
    pub place: Option<usize>,
    /// The article that came first, if it is another.
    pub instead: Option<String>,
}

/// What the probes of a knowledge base found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lint {
    pub articles: usize,
    /// Articles that quote no message and name no code.
    pub silent: usize,
    pub probes: usize,
    /// Probes whose article came first.
    pub first: usize,
    /// Probes whose article was among the first five.
    pub among_five: usize,
    /// Probes that found another article first, by article.
    pub collisions: Vec<Probe>,
}

/// Most probes of one article.
const PROBES: usize = 4;

/// Fewest letters of a message worth a probe.
const SHORTEST: usize = 12;

/// Looks for every article by its own messages and codes.
///
/// # Errors
/// The index is damaged.
pub fn lint(index: &Index) -> Result<Lint> {
    let mut ids = Vec::new();
    index.ids(&mut |id| ids.push(ArticleId::parse(id)));
    let probed: Vec<Vec<Probe>> = ids.par_iter().map(|id| probes(index, id)).collect::<Result<_>>()?;
    let mut lint = Lint { articles: ids.len(), ..Lint::default() };
    for probes in probed {
        lint.silent += usize::from(probes.is_empty());
        lint.probes += probes.len();
        lint.first += probes.iter().filter(|probe| probe.place == Some(1)).count();
        lint.among_five += probes.iter().filter(|probe| probe.place.is_some_and(|place| place <= 5)).count();
        lint.collisions.extend(probes.into_iter().filter(|probe| probe.place != Some(1)));
    }
    Ok(lint)
}

fn probes(index: &Index, id: &ArticleId) -> Result<Vec<Probe>> {
    let Some(article) = index.article(id)? else { return Ok(Vec::new()) };
    let symptoms = Symptoms::of(&article);
    let messages = symptoms.messages.iter().map(|message| message.text.clone());
    let codes = symptoms.codes.iter().map(|code| format!("{} {}", code.kind, code.text));
    let texts = messages.chain(codes).filter(|text| text.len() >= SHORTEST).take(PROBES);
    texts.map(|text| probe(index, id, text)).collect()
}

fn probe(index: &Index, id: &ArticleId, text: String) -> Result<Probe> {
    let (_, ranked) = pipeline::ranked(index, &Signature::of(&text))?;
    let place = ranked.iter().position(|one| one.candidate.id == id.as_str()).map(|place| place + 1);
    let instead = ranked.first().filter(|_| place != Some(1)).map(|one| one.candidate.id.clone());
    Ok(Probe { article: id.to_string(), text, place, instead })
}
