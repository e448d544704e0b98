//! Which articles are asked about: those on a product, for a version, since a date.

use super::Article;
use jiff::civil::Date;
use std::fmt;

/// What an article must be to be an answer; the default admits every article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Words that stand together in the name of one of its products, in any case.
    pub product: Option<String>,
    /// A version or service pack that one of its versions or products names: `2.0`, `SP3`, `2.0 SP3`.
    pub version: Option<String>,
    /// First day of its date. An article without a date is not admitted.
    pub since: Option<Date>,
}

impl Scope {
    /// Whether the article is one of those asked about. What it does not tell speaks against it.
    pub fn admits(&self, article: &Article) -> bool {
        let is_on = |words: &String| is_on(&article.products, words);
        let is_for = |version: &String| article.versions.iter().chain(&article.products).any(|it| names(it, version));
        let is_since = |since: &Date| article.date.is_some_and(|date| date >= *since);
        self.product.as_ref().is_none_or(is_on)
            && self.version.as_ref().is_none_or(is_for)
            && self.since.as_ref().is_none_or(is_since)
    }
}

/// As the options of the command line: `--product "windows nt" --since 2002-01-01`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.map(|date| date.to_string());
        let options = [("--product", &self.product), ("--version", &self.version), ("--since", &since)];
        let spelled = |(name, value): (&str, &Option<String>)| match value.as_deref()? {
            words if words.contains(' ') => Some(format!("{name} \"{words}\"")),
            word => Some(format!("{name} {word}")),
        };
        f.write_str(&options.into_iter().filter_map(spelled).collect::<Vec<_>>().join(" "))
    }
}

/// Whether one of the products has these words in its name, together and in any case.
pub fn is_on(products: &[String], words: &str) -> bool {
    let wanted = words.to_lowercase();
    products.iter().any(|name| name.to_lowercase().contains(&wanted))
}

/// Whether `text` has the version in it, not as a part of another: `2.0` is in `2.0 SP3`, not in `12.0` or `2.0.1`.
fn names(text: &str, version: &str) -> bool {
    let (text, version) = (text.to_lowercase(), version.trim().to_lowercase());
    let goes_on = |rest: &str| {
        rest.starts_with(char::is_alphanumeric) || rest.strip_prefix('.').is_some_and(|r| r.starts_with(is_digit))
    };
    let goes_back = |before: &str| {
        before.ends_with(char::is_alphanumeric) || before.strip_suffix('.').is_some_and(|b| b.ends_with(is_digit))
    };
    let mut places = text.match_indices(&version);
    !version.is_empty() && places.any(|(at, it)| !goes_back(&text[..at]) && !goes_on(&text[at + it.len()..]))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// The first day of `2002`, of `2002-08`, or `2002-08-06` itself; `None` for what is no date.
pub fn first_day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_spelled = [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&widths[..]);
    let numbers: Vec<i8> = parts.iter().skip(1).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let part = |at: usize| numbers.get(at).copied().unwrap_or(1);
    let year = is_spelled.then(|| parts[0].parse().ok()).flatten()?;
    Date::new(year, part(0), part(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn article() -> Article {
        Article {
            products: vec!["Microsoft Windows NT Server version 4.0 SP6a".to_owned()],
            versions: vec!["winnt:4.0".to_owned()],
            date: Some(date(2002, 8, 6)),
            ..Article::default()
        }
    }

    fn admits(product: &str, version: &str, since: &str) -> bool {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Scope { product: given(product), version: given(version), since: first_day(since) }.admits(&article())
    }

    #[test]
    fn an_article_is_admitted_by_all_that_is_asked() {
        for (product, version, since) in [
            ("", "", ""),
            ("windows nt", "", ""),
            ("", "4.0", "2002"),
            ("", "sp6A", ""),
            ("NT Server", "4.0 SP6a", "2002-08-06"),
        ] {
            assert!(admits(product, version, since), "{product} {version} {since}");
        }
        for (product, version, since) in [
            ("nt windows", "", ""),
            ("", "4", ""),
            ("", "0", ""),
            ("", "4.0.1", ""),
            ("", "SP6", ""),
            ("windows nt", "4.0", "2002-09"),
        ] {
            assert!(!admits(product, version, since), "{product} {version} {since}");
        }
    }

    #[test]
    fn what_an_article_does_not_tell_speaks_against_it() {
        let silent = Article::default();
        let some = |text: &str| Some(text.to_owned());
        assert!(Scope::default().admits(&silent));
        assert!(!Scope { product: some("sms"), ..Scope::default() }.admits(&silent));
        assert!(!Scope { version: some("2.0"), ..Scope::default() }.admits(&silent));
        assert!(!Scope { since: first_day("1990"), ..Scope::default() }.admits(&silent));
    }

    #[test]
    fn a_date_may_be_cut_short() {
        assert_eq!(first_day("2002"), Some(date(2002, 1, 1)));
        assert_eq!(first_day("2002-08"), Some(date(2002, 8, 1)));
        assert_eq!(first_day("2002-08-06"), Some(date(2002, 8, 6)));
        for text in ["", "2", "02-08", "2002-13", "2002-02-30", "2002-8", "2002-08-06-1", "yesterday", "2002/08"] {
            assert_eq!(first_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_scope_is_spelled_as_its_options() {
        let scope = Scope { product: Some("windows nt".to_owned()), version: None, since: first_day("2002") };
        assert_eq!(scope.to_string(), "--product \"windows nt\" --since 2002-01-01");
    }

    proptest! {
        #[test]
        fn any_words_are_taken(text in ".{0,12}", version in ".{0,6}") {
            names(&text, &version);
            first_day(&text);
        }
    }
}
