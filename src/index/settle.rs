//! Which revision of an article answers. Decided once, at the end of every build, from all files together: a full
//! build and an update come to the same.

use super::documents::Ordinal;
use super::manifest::{Entry, Revision};
use crate::article::ArticleId;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Who answers, and who else is there.
#[derive(Debug, Default, PartialEq)]
pub struct Settled<'a> {
    /// The row that answers to each id, in the order of ids.
    pub ids: Vec<(&'a ArticleId, Ordinal)>,
    /// Where else articles lie: `source/path`, in order, by id.
    pub alternates: BTreeMap<&'a ArticleId, Vec<String>>,
    /// How many articles of each source answer.
    pub sources: BTreeMap<&'a str, u64>,
}

/// Settles who answers.
pub fn settle(entries: &[Entry]) -> Settled<'_> {
    let mut revisions: Vec<(&Revision, &Entry)> =
        entries.iter().filter_map(|entry| Some((entry.revision.as_ref()?, entry))).collect();
    revisions.sort_unstable_by(|a, b| a.0.id.cmp(&b.0.id).then_with(|| rank(*b).cmp(&rank(*a))));
    let mut settled = Settled::default();
    for same in revisions.chunk_by(|a, b| a.0.id == b.0.id) {
        let [(answering, entry), others @ ..] = same else { continue };
        settled.ids.push((&answering.id, answering.ordinal));
        *settled.sources.entry(&entry.source).or_default() += 1;
        if !others.is_empty() {
            let mut places: Vec<String> =
                others.iter().map(|(_, other)| format!("{}/{}", other.source, other.path)).collect();
            places.sort_unstable();
            settled.alternates.insert(&answering.id, places);
        }
    }
    settled
}

/// The newest revision answers; of equally new ones the first by source and path.
type Rank<'a> = (Option<Date>, Reverse<(&'a str, &'a str, &'a [u8; 32])>);

fn rank<'a>((revision, entry): (&Revision, &'a Entry)) -> Rank<'a> {
    (revision.date, Reverse((&entry.source, &entry.path, &entry.digest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, year: i16, path: &str, ordinal: Ordinal) -> Entry {
        Entry {
            digest: [0; 32],
            source: path.split('/').next().unwrap_or_default().to_owned(),
            path: path.split('/').next_back().unwrap_or_default().to_owned(),
            notices: Vec::new(),
            revision: Some(Revision {
                id: ArticleId::parse(id),
                date: (year > 0).then(|| jiff::civil::date(year, 1, 1)),
                ordinal,
            }),
        }
    }

    #[test]
    fn the_newest_answers_then_the_first_by_place() {
        let entries = [
            entry("Q20000", 2001, "b/one", 0),
            entry("Q10000", 0, "a/undated", 1),
            entry("Q10000", 2001, "b/new", 2),
            entry("Q10000", 2001, "a/new", 3),
            entry("Q10000", 2000, "a/old", 4),
            Entry { revision: None, ..entry("Q30000", 2001, "b/none", 5) },
        ];
        let settled = settle(&entries);
        let ids: Vec<(&str, Ordinal)> = settled.ids.iter().map(|(id, ordinal)| (id.as_str(), *ordinal)).collect();
        assert_eq!(ids, [("Q10000", 3), ("Q20000", 0)]);
        assert_eq!(settled.alternates.into_values().collect::<Vec<_>>(), [["a/old", "a/undated", "b/new"]]);
        assert_eq!(settled.sources, BTreeMap::from([("a", 1), ("b", 1)]));
        let reversed: Vec<Entry> = entries.iter().rev().cloned().collect();
        assert_eq!(settle(&reversed).ids, settle(&entries).ids, "the order of reading does not matter");
    }
}
