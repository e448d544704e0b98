//! Values → pages: an answer, a list of findings, a whole article, an extract. Each file makes the page of one
//! document; what they share is in `remedies.rs` and `files.rs`.

mod answered;
mod extracted;
mod files;
mod listing;
mod remedies;
mod whole_article;

pub use answered::{Answered, Placeholders};
pub use listing::Listing;
pub use whole_article::WholeArticle;

use super::wording::Wording;
use jiff::civil::Date;

/// Products named under a banner; the rest is counted.
const PRODUCTS: usize = 2;

/// The facts under a banner, empty ones left out.
fn facts(id: &str, source: &str, date: Option<Date>, products: &[String]) -> Vec<Wording> {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let products = distinct(products);
    let more = products.len().saturating_sub(PRODUCTS);
    let mut products = products.iter().take(PRODUCTS).copied().collect::<Vec<_>>().join(", ");
    if more > 0 {
        products.push_str(&format!(" and {more} more"));
    }
    let pieces = [id.to_owned(), source.to_owned(), date, products];
    pieces.iter().filter(|piece| !piece.is_empty()).map(|piece| Wording::plain(piece)).collect()
}

/// The products without those that another spells out: a name that also stands there with its version.
fn distinct(products: &[String]) -> Vec<&str> {
    let is_spelled_out = |name: &str| {
        products
            .iter()
            .any(|other| other.len() > name.len() && other.starts_with(name) && other[name.len()..].starts_with(' '))
    };
    products.iter().map(String::as_str).filter(|name| !is_spelled_out(name)).collect()
}

/// A probability in whole per cent.
fn percent(confidence: f32) -> String {
    format!("{:.0} %", (confidence.clamp(0.0, 1.0) * 100.0).floor())
}
