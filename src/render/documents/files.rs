//! The files of a fix as part of a page: the rows of the article, and how each file stands.

use crate::answer::FileRow;
use crate::remedies::Size;
use crate::render::{Element, Part, Tabular, Wording, thousands};
use crate::standing::State;

/// The name of a column and what it prints of a row.
type Column = (&'static str, fn(&FileRow) -> String);

const COLUMNS: [Column; 9] = [
    ("name", |row| row.file.name.clone()),
    ("version", |row| row.file.version.clone().unwrap_or_default()),
    ("date", |row| row.file.date.map(|date| date.to_string()).unwrap_or_default()),
    ("time", |row| row.file.time.clone().unwrap_or_default()),
    ("size", |row| row.file.size.as_ref().map(size).unwrap_or_default()),
    ("platform", |row| row.file.platform.clone().unwrap_or_default()),
    ("path", |row| row.file.path.clone().unwrap_or_default()),
    ("have", have),
    ("newer", newer),
];

/// Columns that tell files apart where there are no versions.
const BESIDE_VERSIONS: [&str; 2] = ["date", "size"];

/// The rows of hotfix tables. Columns that no row fills are left out; where files are compared, the time too and what
/// only matters to files without a version, so that the comparison fits a terminal.
pub(super) fn files(rows: &[FileRow]) -> Option<Element> {
    if rows.is_empty() {
        return None;
    }
    let is_compared = rows.iter().any(|row| row.have.is_some() || row.newer.is_some());
    let has_versions = rows.iter().all(|row| row.file.version.is_some());
    let shown = |(name, cell): &&Column| {
        let is_beside = *name == "time" || has_versions && BESIDE_VERSIONS.contains(name);
        !(is_compared && is_beside) && rows.iter().any(|row| !cell(row).is_empty())
    };
    let columns: Vec<&Column> = COLUMNS.iter().filter(shown).collect();
    let tabular = Tabular {
        header: columns.iter().map(|(name, _)| Wording::plain(name)).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|(_, cell)| Wording::plain(&cell(row))).collect()).collect(),
    };
    Some(Element::Part(Part { label: "FILES".to_owned(), body: vec![Element::Tabular(tabular)], ..Part::default() }))
}

fn size(size: &Size) -> String {
    match size {
        Size::Printed(printed) => printed.clone(),
        Size::Bytes(bytes) => thousands(*bytes),
    }
}

fn have(row: &FileRow) -> String {
    let Some(have) = &row.have else { return String::new() };
    let state = match have.state {
        State::Installed => "installed",
        State::Older => "older",
        State::Unknown => "unknown",
    };
    let version = have.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
    format!("{state}{version}")
}

fn newer(row: &FileRow) -> String {
    row.newer.as_ref().map(|newer| format!("{} in {}", newer.version, newer.article)).unwrap_or_default()
}

/// How the files of a fix stand on the machine, in one line: `2 of 3 files older than the fix`. Files of one name
/// count once, and as older if one of their rows is.
pub(super) fn standing(rows: &[FileRow]) -> Option<Element> {
    let mut files: Vec<(String, State)> = Vec::new();
    for row in rows {
        let state = row.have.as_ref()?.state;
        let name = row.file.name.to_lowercase();
        match files.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) if weight(state) > weight(*known) => *known = state,
            Some(_) => {}
            None => files.push((name, state)),
        }
    }
    let count = |state: State| files.iter().filter(|(_, own)| *own == state).count();
    let (all, older, installed) = (files.len(), count(State::Older), count(State::Installed));
    let noun = if all == 1 { "file" } else { "files" };
    let text = match (older, installed) {
        _ if all == 0 => return None,
        (0, 0) => format!("none of {all} {noun} can be compared"),
        (0, installed) => format!("{installed} of {all} {noun} installed"),
        (older, _) => format!("{older} of {all} {noun} older than the fix"),
    };
    let unknown = count(State::Unknown);
    let rest = if unknown > 0 && unknown < all { format!(", {unknown} unknown") } else { String::new() };
    Some(Element::Fact { label: "hotfix", text: Wording::plain(&format!("{text}{rest}")) })
}

/// How much a row says about the file of its name.
fn weight(state: State) -> u8 {
    match state {
        State::Unknown => 0,
        State::Installed => 1,
        State::Older => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remedies::HotfixFile;
    use crate::standing::Have;

    fn said(states: &[(&str, State)]) -> Option<String> {
        let row = |(name, state): &(&str, State)| FileRow {
            file: HotfixFile { name: (*name).to_owned(), ..HotfixFile::default() },
            have: Some(Have { state: *state, version: None }),
            newer: None,
        };
        match standing(&states.iter().map(row).collect::<Vec<_>>())? {
            Element::Fact { text, .. } => Some(text.text()),
            _ => None,
        }
    }

    #[test]
    fn one_line_says_how_the_files_stand() {
        use State::{Installed, Older, Unknown};
        for (states, line) in [
            (&[("a", Older), ("A", Unknown), ("b", Installed), ("c", Older)][..], "2 of 3 files older than the fix"),
            (&[("a", Older), ("b", Unknown)], "1 of 2 files older than the fix, 1 unknown"),
            (&[("a", Installed)], "1 of 1 file installed"),
            (&[("a", Installed), ("b", Unknown)], "1 of 2 files installed, 1 unknown"),
            (&[("a", Unknown), ("b", Unknown)], "none of 2 files can be compared"),
        ] {
            assert_eq!(said(states).as_deref(), Some(line));
        }
        assert_eq!(said(&[]), None);
        assert_eq!(standing(&[FileRow::default()]), None);
    }
}
