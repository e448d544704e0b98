//! Support articles in the Markdown of Microsoft Learn.
//!
//! ```text
//! ---
//! title: Error when you try to remove a mailbox database
//! ms.date: 02/14/2024
//! appliesto:
//!   - Exchange Server 2019
//! ---
//! _Original KB number:_ &nbsp; 3201500
//! ## Symptoms
//! ```

use super::front_matter;
use super::{ArticleFormat, Parsed, markdown_article, markdown_text};
use crate::article::{Article, ArticleId, Block, SectionKind};

/// See the module.
pub struct Learn;

/// Fields that only this publisher writes.
const OWN_FIELDS: [&str; 5] = ["ms.date", "ms.topic", "ms.author", "ms.custom", "search.appverid"];

impl ArticleFormat for Learn {
    fn name(&self) -> &'static str {
        "learn"
    }

    fn detects(&self, text: &str) -> bool {
        let head = super::head(text, 8 * 1024).trim_start();
        head.starts_with("---") && OWN_FIELDS.iter().any(|field| has_field(head, field))
    }

    fn parse(&self, text: &str, path: &str) -> Parsed {
        let (fields, body) = front_matter::split(text);
        let fields = fields.unwrap_or_default();
        let mut article = markdown_article::article(&fields, markdown_text::document(body), path);
        article.date = fields.date("ms.date");
        article.products = fields.all("appliesto");
        article.keywords = fields.all("keywords");
        facts_above(&mut article);
        markdown_article::parsed(article, &fields, path)
    }
}

fn has_field(head: &str, field: &str) -> bool {
    head.match_indices(field).any(|(at, _)| head[..at].ends_with('\n') && head[at + field.len()..].starts_with(':'))
}

const ORIGINAL_NUMBER: &str = "original kb number";

/// Lines of facts; all but the number name products.
const FACTS: &[&str] = &[ORIGINAL_NUMBER, "original product version", "applies to"];

/// Takes the lines above the first heading that are facts and no text: the KB number and the products.
fn facts_above(article: &mut Article) {
    let Some(section) = article.sections.first_mut().filter(|section| section.kind == SectionKind::Introduction) else {
        return;
    };
    let (id, products) = (&mut article.id, &mut article.products);
    section.blocks.retain(|block| {
        let Block::Paragraph(text) = block else { return true };
        let Some(facts) = text.lines().map(fact).collect::<Option<Vec<_>>>() else { return true };
        for (name, value) in facts {
            match name {
                ORIGINAL_NUMBER => *id = ArticleId::parse(value),
                _ if products.is_empty() => products.extend(value.split(", ").map(|product| product.trim().to_owned())),
                _ => {}
            }
        }
        false
    });
    let bare = section.blocks.is_empty() && section.heading.is_empty();
    if bare {
        article.sections.remove(0);
    }
}

/// A line such as `_Original KB number:_ 3201500`: its lowercase name and its value.
fn fact(text: &str) -> Option<(&'static str, &str)> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim_matches(['_', '*', ' ']);
    let known = FACTS.iter().copied().find(|known| known.eq_ignore_ascii_case(name))?;
    let value = value.trim_start_matches(['_', '*', ' ']).trim_end_matches('\\').trim();
    let fits = known != ORIGINAL_NUMBER || ArticleId::parse(value).kb_number().is_some();
    fits.then_some((known, value))
}
