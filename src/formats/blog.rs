//! Posts of Jekyll, Hugo and WordPress: front matter, Markdown mixed with HTML.
//!
//! ```text
//! ---
//! title: 'SCCM Package stuck at &ldquo;Install Pending&rdquo; state'
//! permalink: /2011/08/03/sccm-package-stuck-at-install-pending-state/
//! ---
//! I noticed <strong>error = 8</strong> in the log:
//! ```
//! A post without headings tells its problem first and then a numbered fix; they become sections.

use super::front_matter::{self, FrontMatter};
use super::{ArticleFormat, Parsed, head, markdown_article, markdown_text};
use crate::article::{ArticleId, Block, Section, SectionKind};

/// See the module.
pub struct Blog;

/// Fields that make Markdown a post.
const POST_FIELDS: [&str; 9] =
    ["date:", "permalink:", "categories:", "tags:", "layout: post", "date =", "categories =", "tags =", "slug"];

/// Words that say that something is wrong, and words that say that it is mended from here on.
const TROUBLE: [&str; 12] =
    ["error", "fail", "problem", "issue", "stuck", "not work", "unable", "cannot", "can't", "wrong", "crash", "hang"];
const MENDING: [&str; 12] = [
    "fix",
    "resol",
    "solv",
    "solution",
    "work around",
    "workaround",
    "steps",
    "here is what",
    "here's what",
    "did the following",
    "do the following",
    "trick",
];

impl ArticleFormat for Blog {
    fn name(&self) -> &'static str {
        "blog"
    }

    fn detects(&self, text: &str) -> bool {
        let head = head(text, 8 * 1024).trim_start();
        let fenced = head.starts_with("---") || head.starts_with("+++");
        let fields = head.get(3..).unwrap_or_default();
        let fields = fields.split("\n---").next().and_then(|fields| fields.split("\n+++").next()).unwrap_or_default();
        fenced && fields.lines().any(|line| POST_FIELDS.iter().any(|field| line.starts_with(field)))
    }

    fn parse(&self, text: &str, path: &str) -> Parsed {
        let (fields, body) = front_matter::split(text);
        let fields = fields.unwrap_or_default();
        let mut article = markdown_article::article(&fields, markdown_text::document(body), path);
        if let Some(id) = id(&fields) {
            article.id = id;
        }
        article.date = fields.date("date");
        article.keywords = fields.all("tags");
        for category in fields.all("categories") {
            if !article.keywords.contains(&category) {
                article.keywords.push(category);
            }
        }
        tell_apart(&mut article.sections);
        markdown_article::parsed(article, &fields, path)
    }
}

/// What a person would type for the post: the last part of its permalink, or its slug.
fn id(fields: &FrontMatter) -> Option<ArticleId> {
    let permalink = ["permalink", "url", "slug"].iter().find_map(|name| fields.one(name))?;
    let last = permalink.trim_end_matches('/').rsplit('/').next()?.trim_end_matches(".html");
    (!last.is_empty() && !last.contains(':')).then(|| ArticleId::parse(last))
}

/// Divides a post without known headings into problem and fix, where it has both.
fn tell_apart(sections: &mut Vec<Section>) {
    let own = |section: &Section| matches!(section.kind, SectionKind::Introduction | SectionKind::Other);
    if !sections.iter().all(own) || sections.len() > 1 {
        return;
    }
    let Some(section) = sections.first_mut() else { return };
    let Some(steps) = section.blocks.iter().position(is_numbered) else { return };
    let Some(turn) = turn(&section.blocks[..steps]) else { return };
    let fix = section.blocks.split_off(turn);
    section.kind = SectionKind::Symptoms;
    sections.insert(1, Section { kind: SectionKind::Resolution, heading: String::new(), level: 1, blocks: fix });
}

fn is_numbered(block: &Block) -> bool {
    matches!(block, Block::List(items) if items.len() > 1 && items.iter().all(|item| !item.marker.is_empty()))
}

/// The block at which the telling turns from the problem to the fix: the last one before the steps that says so.
fn turn(before: &[Block]) -> Option<usize> {
    let at = before.iter().rposition(|block| matches!(block, Block::Paragraph(text) if says(text, &MENDING)))?;
    let trouble = before[..at].iter().any(|block| {
        let mut found = false;
        block.texts(&mut |text| found |= says(text, &TROUBLE));
        found
    });
    (at > 0 && at + 3 >= before.len() && trouble).then_some(at)
}

fn says(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}
