//! Spellings of a listing → its files.

use super::{FileVersion, InstalledFile};
use serde_json::Value;

const NAMES: &[&str] =
    &["name", "filename", "file name", "file", "originalfilename", "internalname", "fullname", "path"];
const VERSIONS: &[&str] = &["fileversion", "fileversionraw", "version", "file version", "productversion"];
const SIZES: &[&str] = &["length", "size"];

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
    file(&field(NAMES)?, field(VERSIONS).as_deref(), field(SIZES).as_deref())
}

/// Rows under a header that names at least the file; separated by commas, semicolons or tabs.
pub(super) fn of_csv(listing: &str) -> Option<Vec<InstalledFile>> {
    let mut lines = listing.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("#TYPE"));
    let header = lines.next()?;
    let separator = [',', ';', '\t'].into_iter().find(|separator| header.contains(*separator))?;
    let header: Vec<String> = cells(header, separator).into_iter().map(|cell| cell.to_lowercase()).collect();
    let column = |names: &[&str]| names.iter().find_map(|name| header.iter().position(|cell| cell == name));
    let (name, version, size) = (column(NAMES)?, column(VERSIONS), column(SIZES));
    let row = |line: &str| {
        let cells = cells(line, separator);
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).map(String::as_str);
        file(cell(Some(name))?, cell(version), cell(size))
    };
    Some(lines.filter_map(row).collect())
}

fn cells(line: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            _ if character == separator && !quoted => cells.push(String::new()),
            _ => cells.last_mut().into_iter().for_each(|cell| cell.push(character)),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Lines with a file name among their words, and a version or a size beside it.
pub(super) fn of_lines(listing: &str) -> Vec<InstalledFile> {
    listing.lines().filter_map(of_line).collect()
}

fn of_line(line: &str) -> Option<InstalledFile> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = words.iter().find(|word| is_file_name(word))?;
    let version = words.iter().find(|word| word.matches('.').count() >= 2 && FileVersion::parse(word).is_some());
    let is_size = |word: &&&str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    // In a dir listing the size stands right before the name; a bare number elsewhere may be anything.
    let size = words.iter().take_while(|word| *word != name).filter(is_size).last();
    file(name, version.copied(), size.copied())
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

fn file(name: &str, version: Option<&str>, size: Option<&str>) -> Option<InstalledFile> {
    let name = base_name(name.trim());
    if name.is_empty() {
        return None;
    }
    // "5.00.2195.3645 (built by: lab)": the version is the first word of it.
    let version = version.and_then(|version| version.split_whitespace().next()).filter(|version| !version.is_empty());
    let size = size.and_then(|size| size.replace(',', "").parse().ok());
    Some(InstalledFile { name: name.to_owned(), version: version.map(str::to_owned), size })
}

#[cfg(test)]
mod tests {
    use super::super::installed;
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
