//! Which articles may answer: the options that `match` and `search` share.

use fixdex::article::{Scope, first_day};
use jiff::civil::Date;

/// Options that leave articles out.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Which articles")]
pub struct Filter {
    /// Only articles on a product with these words in its name
    ///
    /// In any case; an article that names no product is left out.
    #[arg(long, value_name = "WORDS")]
    product: Option<String>,

    /// Only articles for this version or service pack: 2.0, SP3
    ///
    /// As the versions and the products of the article name it; an article that names none is left out.
    #[arg(long, value_name = "V")]
    version: Option<String>,

    /// Only articles of this date or later: 2002, 2002-08, 2002-08-06
    ///
    /// By the date of the last change; an article without a date is left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
}

impl Filter {
    /// What the articles must be.
    pub fn scope(&self) -> Scope {
        Scope { product: self.product.clone(), version: self.version.clone(), since: self.since }
    }
}

fn day(text: &str) -> Result<Date, String> {
    first_day(text).ok_or_else(|| "expected a year, a month or a day: 2002, 2002-08, 2002-08-06".to_owned())
}
