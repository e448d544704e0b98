//! Spellings of a listing → its files.

use super::{FileVersion, InstalledFile, Platform};
use serde_json::Value;

const NAMES: &[&str] =
    &["name", "filename", "file name", "file", "originalfilename", "internalname", "fullname", "path"];
const VERSIONS: &[&str] = &["fileversion", "fileversionraw", "version", "file version", "productversion"];
const SIZES: &[&str] = &["length", "size"];
const PATHS: &[&str] = &["fullname", "path", "filename", "directory", "directoryname"];
const PLATFORMS: &[&str] = &["platform", "architecture", "machine", "processor", "cpu"];
/// What PowerShell writes of a version resource in one cell: `FileVersion:` and others, a line each.
const VERSION_RESOURCE: &str = "versioninfo";

/// The cells of one file as they are listed.
struct Listed {
    name: String,
    version: Option<String>,
    size: Option<String>,
    platform: Option<String>,
    /// Where it lies, if that is listed apart from the name.
    path: Option<String>,
}

/// One JSON object or an array of them; the version may lie in an object of its own (`VersionInfo`).
pub(super) fn of_json(listing: &str) -> Option<Vec<InstalledFile>> {
    let value: Value = serde_json::from_str(listing).ok()?;
    let objects = match value {
        Value::Array(objects) => objects,
        object @ Value::Object(_) => vec![object],
        _ => return None,
    };
    Some(objects.iter().filter_map(of_object).collect())
}

fn of_object(object: &Value) -> Option<InstalledFile> {
    let field = |names: &[&str]| -> Option<String> {
        let own = object.as_object()?.iter();
        let inner = own.clone().filter_map(|(_, value)| value.as_object()).flatten();
        let fields: Vec<(&String, &Value)> = own.chain(inner).collect();
        names.iter().find_map(|name| {
            let (_, value) = fields
                .iter()
                .find(|(key, value)| key.eq_ignore_ascii_case(name) && (value.is_string() || value.is_number()))?;
            Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
    };
    file(Listed {
        name: field(NAMES)?,
        version: field(VERSIONS),
        size: field(SIZES),
        platform: field(PLATFORMS),
        path: field(PATHS),
    })
}

/// Rows under a header that names at least the file; separated by commas, semicolons or tabs.
pub(super) fn of_csv(listing: &str) -> Option<Vec<InstalledFile>> {
    let listing = match listing.split_once('\n') {
        Some((first, rest)) if first.starts_with("#TYPE") => rest,
        _ => listing,
    };
    let header = listing.lines().find(|line| !line.trim().is_empty())?;
    let separator = [',', ';', '\t'].into_iter().find(|separator| header.contains(*separator))?;
    let mut rows = rows(listing, separator).into_iter();
    let header: Vec<String> = rows.next()?.iter().map(|cell| cell.to_lowercase()).collect();
    let column = |names: &[&str]| names.iter().find_map(|name| header.iter().position(|cell| cell == name));
    let (name, version, resource) = (column(NAMES)?, column(VERSIONS), column(&[VERSION_RESOURCE]));
    let (size, platform, path) = (column(SIZES), column(PLATFORMS), column(PATHS));
    let listed = |cells: Vec<String>| {
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).cloned();
        let version = cell(version).or_else(|| cell(resource).as_deref().and_then(version_in_resource));
        let name = cell(Some(name))?;
        file(Listed { name, version, size: cell(size), platform: cell(platform), path: cell(path) })
    };
    Some(rows.filter_map(listed).collect())
}

/// The rows that are not blank; a quoted cell may hold separators, line feeds and doubled quotes.
fn rows(listing: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for character in listing.chars() {
        let Some(row) = rows.last_mut() else { break };
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ if character == separator && !quoted => row.push(String::new()),
            _ => row.last_mut().into_iter().for_each(|cell| cell.push(character)),
        }
    }
    let trimmed = |row: Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    rows.into_iter().map(trimmed).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

fn version_in_resource(cell: &str) -> Option<String> {
    cell.lines().find_map(|line| line.trim().strip_prefix("FileVersion:")).map(|version| version.trim().to_owned())
}

/// Lines with a file name among their words, and a version or a size beside it. Under the head of a folder
/// (`Directory of C:\SMS\bin\i386`) the folder may tell the platform.
pub(super) fn of_lines(listing: &str) -> Vec<InstalledFile> {
    let mut folder = None;
    let mut files = Vec::new();
    for line in listing.lines() {
        if let Some(path) = ["Directory of ", "Directory: "].iter().find_map(|head| line.trim().strip_prefix(head)) {
            folder = Platform::of_path(path);
            continue;
        }
        files.extend(of_line(line).map(|file| InstalledFile { platform: file.platform.or(folder.clone()), ..file }));
    }
    files
}

fn of_line(line: &str) -> Option<InstalledFile> {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if words.get(1).is_some_and(|second| second.contains(':') && second.starts_with(|c: char| c.is_ascii_digit())) {
        // A date with a time behind it: 01.03.2001 is no version.
        words.remove(0);
    }
    let name = words.iter().find(|word| is_file_name(word))?;
    let version = words.iter().find(|word| word.matches('.').count() >= 2 && FileVersion::parse(word).is_some());
    // In a dir listing the size stands right before the name; a bare number elsewhere may be anything.
    let size = words.iter().take_while(|word| *word != name).filter(|word| is_size(word)).last();
    let platform = words.iter().find(|word| Platform::of_word(word).is_some());
    let owned = |word: Option<&&str>| word.map(|word| (*word).to_owned());
    file(Listed {
        name: (*name).to_owned(),
        version: owned(version),
        size: owned(size),
        platform: owned(platform),
        path: None,
    })
}

/// `231312`, `231,312`, `231.312`.
fn is_size(word: &str) -> bool {
    let mut groups = word.split([',', '.']);
    let is_number = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    groups.next().is_some_and(is_number) && groups.all(|group| group.len() == 3 && is_number(group))
}

/// A name with an extension of letters and digits that is no version and no date.
fn is_file_name(word: &str) -> bool {
    let name = base_name(word);
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    !stem.is_empty()
        && (1..=4).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn base_name(path: &str) -> &str {
    path.trim_matches('"').rsplit(['\\', '/']).next().unwrap_or(path)
}

fn file(listed: Listed) -> Option<InstalledFile> {
    let path = listed.name.trim();
    let name = base_name(path);
    if name.is_empty() {
        return None;
    }
    // "5.00.2195.3645 (built by: lab)": the version is the first word of it.
    let version = listed.version.as_deref().and_then(|version| version.split_whitespace().next()).map(str::to_owned);
    let size = listed.size.and_then(|size| size.replace([',', '.'], "").parse().ok());
    let folder = || Platform::of_path(path).or_else(|| Platform::of_path(listed.path.as_deref()?));
    let platform = listed.platform.as_deref().and_then(Platform::of_word).or_else(folder);
    Some(InstalledFile { name: name.to_owned(), version, size, platform })
}

#[cfg(test)]
mod tests {
    use super::super::{Platform, installed};
    use proptest::prelude::*;

    fn told(listing: &str) -> Vec<(String, Option<String>, Option<u64>)> {
        installed(listing).into_iter().map(|file| (file.name, file.version, file.size)).collect()
    }

    #[test]
    fn every_spelling_of_a_listing_is_read() {
        let both = vec![("distmgr.dll".to_owned(), Some("2.00.1493.3250".to_owned()), Some(231_312))];
        for listing in [
            "\u{feff}\"Name\",\"Length\",\"FileVersion\"\r\n\"distmgr.dll\",\"231312\",\"2.00.1493.3250 (lab)\"\r\n",
            "#TYPE Selected\nFileName;Size;FileVersion\nC:\\SMS\\bin\\distmgr.dll;231312;2.00.1493.3250",
            r#"[{"FullName": "C:\\SMS\\distmgr.dll", "Length": 231312, "VersionInfo": {"FileVersion": "2.00.1493.3250"}}]"#,
            r#"{"Name": "distmgr.dll", "Length": "231312", "FileVersion": "2.00.1493.3250"}"#,
            "Directory of C:\\SMS\n 231,312 distmgr.dll 2.00.1493.3250\n  1 File(s)",
        ] {
            assert_eq!(told(listing), both, "{listing}");
        }
    }

    #[test]
    fn a_version_resource_in_one_cell_is_read() {
        let listing = "\"Name\",\"Length\",\"VersionInfo\"\r\n\"distmgr.dll\",\"231312\",\"File:             C:\\distmgr.dll\r\n\
                       FileVersion:      2.00.1493.3250\r\nLanguage:  English\r\n\"\r\n";
        assert_eq!(told(listing), [("distmgr.dll".to_owned(), Some("2.00.1493.3250".to_owned()), Some(231_312))]);
    }

    #[test]
    fn a_date_is_no_version_and_dots_may_group_a_size() {
        let listing = "01.03.2001  17:45           231.312 distmgr.dll";
        assert_eq!(told(listing), [("distmgr.dll".to_owned(), None, Some(231_312))]);
    }

    #[test]
    fn a_platform_is_told_by_a_word_a_column_or_a_folder() {
        let x86 = Platform::parse("i386");
        for listing in [
            "distmgr.dll 2.00.1493.3250 (x86)",
            "Name,Architecture\ndistmgr.dll,Intel",
            r#"[{"Name": "distmgr.dll", "FullName": "D:\\SMS\\bin\\i386\\distmgr.dll"}]"#,
            "    Directory: D:\\SMS\\bin\\I386\n\n-a---  3/1/2001  5:45 PM  231312 distmgr.dll",
            " Directory of D:\\alpha\n\n Directory of D:\\i386\n03/01/2001  05:45p   231,312 distmgr.dll",
        ] {
            let files = installed(listing);
            assert_eq!(files.last().map(|file| &file.platform), Some(&x86), "{listing}");
        }
        assert_eq!(installed("distmgr.dll 2.0.1.1")[0].platform, None);
    }

    #[test]
    fn lines_of_name_and_version_and_of_dir() {
        assert_eq!(
            told(
                "distmgr.dll 2.00.1493.3250\n\n03/01/2001  05:45p           231,312 Baseutil.dll\n   2 File(s)  9 bytes"
            ),
            [
                ("distmgr.dll".to_owned(), Some("2.00.1493.3250".to_owned()), None),
                ("Baseutil.dll".to_owned(), None, Some(231_312))
            ]
        );
    }

    proptest! {
        #[test]
        fn any_listing_is_read(listing in any::<String>(), soup in "[a-c.0-9,;\"{}\\[\\]: \\\\\n\té]{0,60}") {
            installed(&listing);
            installed(&soup);
        }
    }
}
