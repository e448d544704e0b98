//! Any HTML page: its `<title>` or first heading, and its body as Markdown.
//!
//! ```text
//! <html><head><title>Key exchange fails</title></head>
//! <body><h2>Symptoms</h2><p>…</p></body></html>
//! ```

use super::front_matter::FrontMatter;
use super::{ArticleFormat, Parsed, head, markdown_article, markdown_text};
use crate::article::flowed;

/// See the module.
pub struct Html;

impl ArticleFormat for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn detects(&self, text: &str) -> bool {
        let head = head(text, 1024).trim_start().to_ascii_lowercase();
        ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| head.starts_with(start))
            || head.starts_with("<?xml") && head.contains("<html")
            || head.starts_with("<!--") && head.contains("<html")
    }

    fn parse(&self, text: &str, path: &str) -> Parsed {
        let fields = FrontMatter::default();
        let mut article = markdown_article::article(&fields, markdown_text::page(text), path);
        if let Some(title) = title(text) {
            article.title = title;
        }
        Parsed::of(article)
    }
}

/// The text of the `<title>` tag near the beginning.
fn title(text: &str) -> Option<String> {
    let head = head(text, 64 * 1024);
    let lower = head.to_ascii_lowercase();
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    Some(flowed(&markdown_text::decoded(&head[start..end]))).filter(|title| !title.is_empty())
}
