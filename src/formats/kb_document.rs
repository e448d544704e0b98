//! KB text as it was sent by mail and CD: `DOCUMENT:` and `TITLE   :` fields, rulers, CRLF.
//!
//! ```text
//! DOCUMENT:Q194559  20-MAY-2002  [sms]
//! TITLE   :SMS: SNMPELEA May Conflict with Compaq Insight Manager Agents
//! PRODUCT :Microsoft Systems Management Server
//! ======================================================================
//! ```

use super::{ArticleFormat, Parsed, kb_text};

/// See the module.
pub struct KbDocument;

impl ArticleFormat for KbDocument {
    fn name(&self) -> &'static str {
        "kb-document"
    }

    fn detects(&self, text: &str) -> bool {
        let head = super::head(text, 512).trim_start();
        head.starts_with("DOCUMENT:") && head.contains("\nTITLE")
    }

    fn parse(&self, text: &str, _path: &str) -> Parsed {
        let mut article = kb_text::article(text);
        article.title = kb_text::bare_title(&article.title, &article.id);
        Parsed::of(article)
    }
}
