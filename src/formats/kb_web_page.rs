//! A KB article copied from a web page: site header, title, KB text without tabs, disclaimer.
//!
//! ```text
//! KnowledgeBase Archive
//! Q173073: SMS: Package Is Currently Being Installed in the Background
//!
//! Article: Q173073
//! Product(s): Microsoft Systems Management Server
//! ```

use super::{ArticleFormat, Parsed, kb_text};

/// See the module.
pub struct KbWebPage;

/// How far into the text the header fields may stand, in bytes.
const HEAD: usize = 4096;

impl ArticleFormat for KbWebPage {
    fn name(&self) -> &'static str {
        "kb-web-page"
    }

    fn detects(&self, text: &str) -> bool {
        fields(text).is_some()
    }

    fn parse(&self, text: &str, _path: &str) -> Parsed {
        let start = fields(text).unwrap_or(0);
        let mut article = kb_text::article(&text[start..]);
        let above = text[..start].lines().rev().map(str::trim);
        let title = above.map(|line| line.trim_start_matches("## ")).find(|line| !line.is_empty()).unwrap_or_default();
        article.title = kb_text::bare_title(title, &article.id);
        Parsed::of(article)
    }
}

/// Where the header fields begin.
fn fields(text: &str) -> Option<usize> {
    let head = super::head(text, HEAD);
    let start = match head.starts_with("Article:") {
        true => 0,
        false => head.find("\nArticle:")? + 1,
    };
    let block = &head[start..];
    let fields = block.find("\nProduct(s):").is_some() || block.find("\nLast Modified:").is_some();
    fields.then_some(start)
}
