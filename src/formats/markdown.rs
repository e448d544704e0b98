//! Any Markdown: the first heading is the title, unless front matter names one.
//!
//! ```text
//! # Client cache too small
//!
//! ## Symptoms
//! ```

use super::{ArticleFormat, Parsed, front_matter, head, markdown_article, markdown_text};

/// See the module.
pub struct Markdown;

/// How far into the text its marks are looked for, in bytes.
const HEAD: usize = 16 * 1024;

impl ArticleFormat for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn detects(&self, text: &str) -> bool {
        let head = head(text, HEAD);
        let start = head.trim_start();
        let fields = start.starts_with("---\n") || start.starts_with("---\r\n") || start.starts_with("+++");
        fields || head.contains("](") || head.contains("**") || head.lines().any(is_marked)
    }

    fn parse(&self, text: &str, path: &str) -> Parsed {
        let (fields, body) = front_matter::split(text);
        let fields = fields.unwrap_or_default();
        let mut article = markdown_article::article(&fields, markdown_text::document(body), path);
        article.date = fields.date("date");
        article.keywords = fields.all("tags");
        markdown_article::parsed(article, &fields, path)
    }
}

fn is_marked(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && line[level..].starts_with(' ') || line.starts_with("```")
}
