//! What the Markdown formats share: fields and document → article, and what odd front matter says.

use super::front_matter::FrontMatter;
use super::markdown_text::Document;
use super::{Notice, Parsed};
use crate::article::{Article, ArticleId, Markup};

/// An article with title, id and sections. The id is the file's name, or its folder's where every file is `index.md`.
pub fn article(fields: &FrontMatter, document: Document, path: &str) -> Article {
    let references = document.references();
    let id = ArticleId::parse(stem(path));
    let title = fields.one("title").or(document.title).unwrap_or_default();
    Article {
        title: if title.is_empty() { id.to_string() } else { title },
        id,
        markup: Markup::Markdown,
        references,
        sections: document.sections,
        ..Article::default()
    }
}

/// The article with a notice if its front matter was odd.
pub fn parsed(article: Article, fields: &FrontMatter, path: &str) -> Parsed {
    let mut parsed = Parsed::of(article);
    if let Some(damage) = &fields.damage {
        parsed.notices.push(Notice::new("front-matter", path, damage.clone()));
    }
    parsed
}

/// The part of a path that names the article.
pub fn stem(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match parts.next() {
        Some(folder) if matches!(stem, "index" | "_index" | "README" | "readme") => folder,
        _ => stem,
    }
}
