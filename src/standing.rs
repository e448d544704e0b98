//! How the file of a fix stands: against the files of a machine, and against later fixes of the same file.
//!
//! Versions are compared by number, within one line of a product and for one platform only. What cannot be compared is
//! unknown, never guessed.

use crate::article::{Article, ArticleId};
use crate::index::KnownFile;
use crate::inventory::{FileVersion, InstalledFile, Platform};
use crate::remedies::{HotfixFile, Size};
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Ordering;

/// Whether a machine has the file of a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// This version or a newer one.
    Installed,
    Older,
    /// Not in the listing, or no versions to compare.
    Unknown,
}

/// What a machine has of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Have {
    pub state: State,
    /// As listed, or told by the size; `None` if the listing does not tell.
    pub version: Option<String>,
}

/// A later fix that brings a newer version of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Newer {
    /// As printed.
    pub version: String,
    pub article: ArticleId,
    /// Of the article.
    pub date: Date,
}

/// What a machine has of the file in `row`; `known` are the rows of all articles for the files of this name. If the
/// listing has the file several times, the oldest copy counts.
pub fn have(row: &HotfixFile, installed: &[InstalledFile], known: &[KnownFile]) -> Have {
    let mut oldest: Option<(FileVersion, Have)> = None;
    let mut listed = None;
    for file in installed.iter().filter(|file| file.name.eq_ignore_ascii_case(&row.name) && may_be_for(file, row)) {
        let Some(version) = version_of(file, known) else { continue };
        if let (Some(order), Some(parsed)) = (order(&version, row), FileVersion::parse(&version))
            && oldest.as_ref().is_none_or(|(oldest, _)| parsed < *oldest)
        {
            let state = if order == Ordering::Less { State::Older } else { State::Installed };
            oldest = Some((parsed, Have { state, version: Some(version.clone()) }));
        }
        listed.get_or_insert(version);
    }
    oldest.map_or(Have { state: State::Unknown, version: listed }, |(_, have)| have)
}

/// The version of a file as listed. A dir listing tells none: then that of the known files of its size, if they agree.
pub fn version_of(file: &InstalledFile, known: &[KnownFile]) -> Option<String> {
    if file.version.is_some() {
        return file.version.clone();
    }
    let size = Some(Size::Bytes(file.size?));
    let rows = known.iter().map(|known| &known.file).filter(|row| row.size == size && may_be_for(file, row));
    let mut versions = rows.map(|row| &row.version);
    let first = versions.next()?;
    versions.all(|version| version == first).then(|| first.clone()).flatten()
}

/// Whether the file may be of the platform of the row: a listing or a row that names none leaves it open.
pub fn may_be_for(file: &InstalledFile, row: &HotfixFile) -> bool {
    let theirs = platform_of(row);
    file.platform.is_none() || theirs.is_none() || file.platform == theirs
}

/// How a version compares with that of the row; `None` if one of them is none, or they are of different lines.
pub fn order(version: &str, row: &HotfixFile) -> Option<Ordering> {
    let own = FileVersion::parse(version)?;
    let theirs = FileVersion::parse(row.version.as_deref()?)?;
    own.is_comparable_to(&theirs).then(|| own.cmp(&theirs))
}

/// The newest version of the file in `row` that another article brings: for the same platform, on a product of
/// `article`, and not dated before it. `known` are the rows of all articles for the files of this name.
pub fn newer(article: &Article, row: &HotfixFile, known: &[KnownFile]) -> Option<Newer> {
    let platform = platform_of(row);
    let mut newest: Option<(FileVersion, Newer)> = None;
    for other in known.iter().filter(|other| other.article != article.id && platform_of(&other.file) == platform) {
        let (Some(version), Some(date)) = (&other.file.version, other.published) else { continue };
        let is_later = article.date.is_some_and(|own| own <= date);
        let is_shared = other.products.iter().any(|product| article.products.contains(product));
        if !is_later || !is_shared || order(version, row) != Some(Ordering::Greater) {
            continue;
        }
        let Some(parsed) = FileVersion::parse(version) else { continue };
        if newest.as_ref().is_none_or(|(newest, _)| parsed > *newest) {
            newest = Some((parsed, Newer { version: version.clone(), article: other.article.clone(), date }));
        }
    }
    newest.map(|(_, newer)| newer)
}

fn platform_of(row: &HotfixFile) -> Option<Platform> {
    row.platform.as_deref().and_then(Platform::parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::installed;
    use jiff::civil::date;

    fn row(version: &str, platform: &str) -> HotfixFile {
        HotfixFile {
            name: "Distmgr.dll".to_owned(),
            version: Some(version.to_owned()).filter(|version| !version.is_empty()),
            size: Some(Size::Bytes(version.len() as u64 * 1000 + version.bytes().last().map_or(0, u64::from))),
            platform: Some(platform.to_owned()),
            ..HotfixFile::default()
        }
    }

    fn known(article: &str, published: (i16, i8), product: &str, file: HotfixFile) -> KnownFile {
        KnownFile {
            article: ArticleId::parse(article),
            title: String::new(),
            products: vec![product.to_owned()],
            published: Some(date(published.0, published.1, 1)),
            file,
        }
    }

    fn state(listing: &str, row: &HotfixFile) -> (State, Option<String>) {
        let have = have(row, &installed(listing), &[]);
        (have.state, have.version)
    }

    #[test]
    fn a_file_of_a_machine_is_installed_older_or_unknown() {
        let row = row("2.00.1493.3257", "I386");
        let told = |version: &str| Some(version.to_owned());
        for (listing, state_of_it, version) in [
            ("distmgr.dll 2.0.1493.3257", State::Installed, told("2.0.1493.3257")),
            ("DISTMGR.DLL 2.00.1493.10000", State::Installed, told("2.00.1493.10000")),
            ("distmgr.dll 2.00.1493.3250 x86", State::Older, told("2.00.1493.3250")),
            ("distmgr.dll 2.0.1493.3260\ndistmgr.dll 2.0.1493.999", State::Older, told("2.0.1493.999")),
            ("distmgr.dll 2.0.1493.3260 x86\ndistmgr.dll 2.0.1493.999 alpha", State::Installed, told("2.0.1493.3260")),
            ("distmgr.dll 2.00.1493.3257 alpha", State::Unknown, None),
            ("distmgr.dll 4.0.1381.3257", State::Unknown, told("4.0.1381.3257")),
            ("03/01/2001  05:45p   231,312 distmgr.dll", State::Unknown, None),
            ("baseutil.dll 2.00.1493.3257", State::Unknown, None),
        ] {
            assert_eq!(state(listing, &row), (state_of_it, version), "{listing}");
        }
        assert_eq!(state("distmgr.dll 2.0.1.1", &super::tests::row("", "")).0, State::Unknown);
    }

    #[test]
    fn a_size_tells_the_version_if_all_that_are_known_agree() {
        let (old, new) = (row("2.00.1493.3250", "x86"), row("2.00.1493.3257", "x86"));
        let Some(Size::Bytes(size)) = old.size else { panic!("sized") };
        let files = installed(&format!("03/01/2001  05:45p   {size} distmgr.dll"));
        let mut rows = vec![known("Q1", (2001, 1), "SMS", old), known("Q2", (2001, 2), "SMS", new.clone())];
        let told = have(&new, &files, &rows);
        assert_eq!(told, Have { state: State::Older, version: Some("2.00.1493.3250".to_owned()) });
        rows[1].file.size = rows[0].file.size.clone();
        assert_eq!(have(&new, &files, &rows).state, State::Unknown);
    }

    #[test]
    fn a_later_fix_of_the_same_file_is_newer() {
        let article = Article {
            id: ArticleId::parse("Q300000"),
            products: vec!["SMS".to_owned()],
            date: Some(date(2001, 3, 1)),
            ..Article::default()
        };
        let later = |article: &str, month, product: &str, version: &str, platform: &str| {
            known(article, (2001, month), product, row(version, platform))
        };
        let row = row("2.00.1493.3250", "(x86)");
        for none in [
            later("Q300000", 3, "SMS", "2.00.1493.9999", "x86"),
            later("Q300001", 2, "SMS", "2.00.1493.9999", "x86"),
            later("Q300001", 4, "Exchange", "2.00.1493.9999", "x86"),
            later("Q300001", 4, "SMS", "2.00.1493.9999", "Alpha"),
            later("Q300001", 4, "SMS", "2.00.1493.9999", ""),
            later("Q300001", 4, "SMS", "4.00.1493.9999", "x86"),
            later("Q300001", 4, "SMS", "2.00.1493.3250", "x86"),
        ] {
            assert_eq!(newer(&article, &row, std::slice::from_ref(&none)), None, "{none:?}");
        }
        let several = [
            later("Q300001", 3, "SMS", "2.00.1493.3251", "x86"),
            later("Q300002", 4, "SMS", "2.0.1493.4021", "Intel"),
            later("Q300003", 5, "SMS", "2.00.1493.4000", "x86"),
        ];
        let newest = newer(&article, &row, &several).unwrap();
        assert_eq!((newest.version.as_str(), newest.article.as_str()), ("2.0.1493.4021", "Q300002"));
        assert_eq!(newer(&Article { date: None, ..article }, &row, &several), None);
    }
}
