//! Which product and service pack an article's problem was corrected in.

use super::sentences::sentences;
use crate::article::{Article, Block, flowed};

/// What stands before the product in a sentence that says so.
const SAYINGS: &[&str] = &[
    "first corrected in ",
    "was corrected in ",
    "has been corrected in ",
    "been fixed in ",
    "was fixed in ",
    "is fixed in ",
    "is corrected in ",
    "been resolved in ",
    "is resolved in ",
    "was resolved in ",
    "were corrected in ",
];

/// The first product and service pack that the article names as corrected, as printed; the latest service pack, whichever that
/// may be, is none.
pub fn fixed_in(article: &Article) -> Option<String> {
    let mut found = None;
    for block in article.sections.iter().flat_map(|section| &section.blocks) {
        block.walk(&mut |block| {
            if let (None, Block::Paragraph(text)) = (&found, block) {
                let text = flowed(text);
                // Every saying has this; most paragraphs do not.
                if text.contains("ed in ") {
                    found = sentences(&text).find_map(in_sentence);
                }
            }
        });
    }
    found
}

fn in_sentence(sentence: &str) -> Option<String> {
    let lower = sentence.to_ascii_lowercase();
    let start = SAYINGS.iter().find_map(|saying| Some(lower.find(saying)? + saying.len()))?;
    let product = sentence.get(start..)?.trim_end_matches(['.', ' ', '!']);
    let product = product.strip_prefix("the ").or_else(|| product.strip_prefix("Microsoft ")).unwrap_or(product);
    let product = product.strip_prefix("Microsoft ").unwrap_or(product);
    let named = product.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !product.contains("latest");
    (named && product.len() <= 160).then(|| product.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_behind_the_saying_is_named() {
        let saying = "This problem was first corrected in Microsoft Sample Server 2.0 Service Pack 4.";
        assert_eq!(in_sentence(saying).as_deref(), Some("Sample Server 2.0 Service Pack 4"));
    }

    #[test]
    fn the_latest_service_pack_is_no_product() {
        assert_eq!(in_sentence("It has been corrected in the latest U.S. service pack for Sample 2.0."), None);
        assert_eq!(in_sentence("The text was corrected in haste."), None);
    }
}
