//! Everything that is read out of one file, as plain data: what `fixdex extract` prints and `docs/json.md`
//! describes. Needs no index; knows no output.

use crate::article::{Article, ArticleId, Markup, Symptoms};
use crate::formats::{Notice, Parsed};
use crate::remedies::{HotfixFile, Remedies, Remedy, hotfix_files};
use jiff::civil::Date;
use serde::Serialize;

/// What one file holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Extract {
    pub path: String,
    /// `None` where the file holds no article; the notices say why.
    pub article: Option<ArticleId>,
    pub title: String,
    /// Name of the format it was read by.
    pub format: String,
    /// How the inline text of the remedies and cautions is to be read.
    pub markup: Markup,
    pub products: Vec<String>,
    pub date: Option<Date>,
    pub symptoms: ReadSymptoms,
    pub remedies: Vec<Remedy>,
    pub files: Vec<HotfixFile>,
    pub fixed_in: Option<String>,
    pub references: Vec<ReadReference>,
    pub cautions: Vec<String>,
    pub notices: Vec<Notice>,
}

/// The messages that an article quotes and the codes it names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReadSymptoms {
    pub messages: Vec<String>,
    pub codes: Vec<ReadCode>,
}

/// A code, as printed in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadCode {
    pub kind: String,
    pub text: String,
}

/// Something that the article points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadReference {
    /// `Q323206`, or an address.
    pub article: String,
    pub title: String,
}

impl Extract {
    /// Reads one parsed file, which lay at `path`.
    pub fn of(parsed: &Parsed, path: &str) -> Extract {
        let nothing = Article::default();
        let article = parsed.article.as_ref().unwrap_or(&nothing);
        let remedies = Remedies::of(article);
        Extract {
            path: path.to_owned(),
            article: parsed.article.as_ref().map(|article| article.id.clone()),
            title: article.title.clone(),
            format: article.format.clone(),
            markup: article.markup,
            products: article.products.clone(),
            date: article.date,
            symptoms: ReadSymptoms::of(article),
            remedies: remedies.ways,
            files: hotfix_files(article),
            fixed_in: remedies.fixed_in,
            references: references(article),
            cautions: remedies.cautions,
            notices: parsed.notices.clone(),
        }
    }
}

impl ReadSymptoms {
    fn of(article: &Article) -> ReadSymptoms {
        let symptoms = Symptoms::of(article);
        let mut codes = Vec::new();
        for clue in symptoms.codes {
            let code = ReadCode { kind: clue.kind, text: clue.text };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        ReadSymptoms { messages: symptoms.messages.into_iter().map(|message| message.text).collect(), codes }
    }
}

fn references(article: &Article) -> Vec<ReadReference> {
    let read = |reference: &crate::article::Reference| ReadReference {
        article: ArticleId::parse(&reference.target).as_str().to_owned(),
        title: reference.title.clone(),
    };
    article.references.iter().map(read).collect()
}
