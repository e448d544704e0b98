//! The articles that a way out sends its reader to: which service pack or fix to get, and how, is told there.

use super::{Remedy, RemedyKind};
use crate::article::{Article, ArticleId, Section, flowed};

/// The articles that the upgrades and hotfixes among `ways` name, in order, each once. `ways` are those of `article`.
pub fn referred(article: &Article, ways: &[Remedy]) -> Vec<ArticleId> {
    let mut found = Vec::new();
    for section in &article.sections {
        let text = one_text(section);
        let mut starts: Vec<(usize, RemedyKind)> = ways_in(section, ways)
            .filter_map(|way| Some((text.find(&flowed(&way.steps.first()?.text))?, way.kind)))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        for (nth, (start, kind)) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).map_or(text.len(), |(next, _)| *next);
            if matches!(kind, RemedyKind::Upgrade | RemedyKind::Hotfix) {
                add_named(&text[*start..end], article, &mut found);
            }
        }
    }
    found
}

fn ways_in<'a>(section: &Section, ways: &'a [Remedy]) -> impl Iterator<Item = &'a Remedy> {
    let heading = flowed(&section.heading);
    ways.iter().filter(move |way| way.section == heading)
}

/// The section with every piece of its text on one line.
fn one_text(section: &Section) -> String {
    let mut text = String::new();
    section.texts(&mut |piece| {
        text.push_str(&flowed(piece));
        text.push('\n');
    });
    text
}

/// Adds the references of the article that stand in the text, in the order of the text.
fn add_named(text: &str, article: &Article, found: &mut Vec<ArticleId>) {
    let targets = article.references.iter().map(|reference| reference.target.as_str());
    let mut named: Vec<(usize, &str)> = targets.filter_map(|target| Some((place(text, target)?, target))).collect();
    named.sort_unstable();
    for (_, target) in named {
        let id = ArticleId::parse(target);
        if id != article.id && !found.contains(&id) {
            found.push(id);
        }
    }
}

/// Where `target` stands first, not as a part of a longer word.
fn place(text: &str, target: &str) -> Option<usize> {
    let mut places = text.match_indices(target).map(|(at, _)| at);
    places.find(|at| {
        let (before, after) = (&text[..*at], &text[at + target.len()..]);
        !target.is_empty() && !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Remedies;
    use super::*;
    use crate::article::{Block, Reference, SectionKind};

    fn referred_in(paragraphs: &[&str]) -> Vec<String> {
        let targets = ["Q256986", "Q236325", "Q319207", "Q3192071", "Q100000"];
        let article = Article {
            id: ArticleId::parse("Q100000"),
            sections: vec![Section {
                kind: SectionKind::Resolution,
                heading: "RESOLUTION".to_owned(),
                level: 1,
                blocks: paragraphs.iter().map(|text| Block::Paragraph((*text).to_owned())).collect(),
            }],
            references: targets.map(|target| Reference { target: target.to_owned(), title: String::new() }).to_vec(),
            ..Article::default()
        };
        let ways = Remedies::of(&article).ways;
        referred(&article, &ways).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_upgrade_sends_to_the_articles_behind_it() {
        assert_eq!(
            referred_in(&[
                "To resolve this problem, obtain the latest\nservice pack for SMS 2.0.",
                "Q236325 How to Obtain It; contains Q319207, not Q31920 or Q100000."
            ]),
            ["Q236325", "Q319207"]
        );
    }

    #[test]
    fn a_fix_sends_nowhere() {
        assert_eq!(referred_in(&["Restart the service.", "Q256986 Description of the Registry"]), [""; 0]);
    }
}
