//! The KB archive's Markdown: front matter, a heading, and the KB text indented by one tab between
//! `{% raw %}` marks.
//!
//! ```text
//! ---
//! title: "Q319207: SMS: Retrying a Package Update May Create Many Jobs"
//! ---
//! {% raw %}
//!     Article: Q319207
//! ```

use super::{ArticleFormat, Parsed, kb_text};

/// See the module.
pub struct KbArchive;

/// How far into the text the mark of the format may stand, in bytes.
const HEAD: usize = 2048;

impl ArticleFormat for KbArchive {
    fn name(&self) -> &'static str {
        "kb-archive"
    }

    fn detects(&self, text: &str) -> bool {
        let head = super::head(text, HEAD);
        head.starts_with("---") && head.contains("\n\tArticle: ")
    }

    fn parse(&self, text: &str, _path: &str) -> Parsed {
        let body = text.find("\n\tArticle: ").map_or(text, |at| &text[at + 1..]);
        let mut article = kb_text::article(body);
        let title =
            text.lines().take(12).find_map(|line| line.strip_prefix("title:").or_else(|| line.strip_prefix("## ")));
        article.title = kb_text::bare_title(title.unwrap_or_default().trim().trim_matches('"'), &article.id);
        Parsed::of(article)
    }
}
