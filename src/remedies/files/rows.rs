//! Lines of a table of files: its head, its rows, and what may stand between them.

use super::HotfixFile;
use super::cells::{date, is_blank, is_file_name, is_platform, is_version, size};
use super::reading::Reading;

/// Which columns a table has, by the words of its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub platform: bool,
    pub path: bool,
    pub version: bool,
    /// Whether the version stands left of the size, where both are whole numbers.
    pub version_first: bool,
    /// Whether there is a column for remarks: a description, a title, a product.
    pub remarks: bool,
    /// For a table with cells: what each column is.
    cells: Vec<Column>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Column {
    Name,
    Version,
    Date,
    Time,
    Size,
    Platform,
    Path,
    #[default]
    Other,
}

/// A table whose lines are being read.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Columns,
    /// The platform that a line of its own named for the rows below it.
    platform: Option<String>,
}

/// A row of a table of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub file: HotfixFile,
    /// What no column took: remarks, and cells that are not what their column is for.
    pub left: Vec<String>,
}

/// What a line of a table is.
pub enum Line {
    Row {
        row: Box<Row>,
        /// Whether it is a row even where prose may stand.
        is_plain: bool,
    },
    /// A ruler, an empty line, a platform, the name of a group, the rest of a cell.
    Inside,
    /// Something else: the table may have ended.
    Other,
}

/// How far to the right the rest of a cell stands that was wrapped.
const FAR: usize = 20;

/// Whether a text may hold the head of a table, or rows without one. Cheap: most texts do not.
pub fn may_hold_table(text: &str) -> bool {
    text.lines().any(|line| is_head(line) || is_full_row(line))
}

/// Whether a line is a row though no head stands above it: `3/27/98  2:41pm  535,632  Base.dll (Intel)`.
fn is_full_row(line: &str) -> bool {
    let has = |mark: &[char]| line.contains(mark);
    line.len() < 130
        && has(&['.'])
        && has(&['-', '/'])
        && line.bytes().filter(u8::is_ascii_digit).count() > 8
        && Reading::of(line.trim(), &Columns::without_head()).is_some_and(|reading| reading.is_full)
}

/// Whether a line is the head of a table of files: the name of a file, and its size, version or date.
fn is_head(line: &str) -> bool {
    if line.len() > 160 || !line.contains(['e', 'E']) || line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (mut names_a_file, mut has_name, mut others) = (false, false, [false; 5]);
    for word in line.split(|c: char| !c.is_alphanumeric()) {
        let is = |other: &str| word.eq_ignore_ascii_case(other);
        // No two of them begin alike.
        let (other, begins) = match word.as_bytes().first().map(u8::to_ascii_lowercase) {
            Some(b'f') => {
                names_a_file |= is("file") || is("filename");
                continue;
            }
            Some(b'n') => {
                has_name |= is("name");
                continue;
            }
            Some(b's') => (0, "size"),
            Some(b'v') => (1, "version"),
            Some(b'd') => (2, "date"),
            Some(b't') => (3, "time"),
            Some(b'p') => (4, "platform"),
            _ => continue,
        };
        others[other] |= word.get(..begins.len()).is_some_and(|start| start.eq_ignore_ascii_case(begins));
    }
    let others = others.into_iter().filter(|seen| *seen).count();
    // A bare "name" may be that of anything; a file has a size and a date, too.
    if !(names_a_file && others >= 1 || has_name && others >= 2) {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    let prose = lower.trim_end().ends_with(['.', ':', ',', ';']) || lower.contains(" the ") || lower.contains(" of ");
    !prose && !lower.contains(['=', '"', '$']) && lower.split_whitespace().count() <= 14
}

impl Table {
    /// The table that a line begins, if it is the first row of one without a head.
    pub fn without_head(line: &str) -> Option<Table> {
        is_full_row(line).then(|| Table { columns: Columns::without_head(), platform: None })
    }

    /// The table that a line begins, if it is a head.
    pub fn begun_by(line: &str) -> Option<Table> {
        if !is_head(line) {
            return None;
        }
        let lower = line.to_ascii_lowercase();
        let path = ["folder", "directory", "path", "destination", "location"].iter().any(|word| lower.contains(word));
        let remarks =
            ["description", "title", "product", "comment", "purpose", "component", "contents", "control", "used"];
        let (version, size) = (lower.find("version"), lower.find("size"));
        let columns = Columns {
            platform: lower.contains("platform"),
            path,
            version: version.is_some(),
            version_first: version < size,
            remarks: remarks.iter().any(|word| lower.contains(word)),
            cells: Vec::new(),
        };
        Some(Table { columns, platform: None })
    }

    /// Reads the next line.
    pub fn read(&mut self, line: &str) -> Line {
        let bare = line.trim().trim_matches('|').trim();
        let wrapped = line.len() - line.trim_start().len() >= FAR;
        if bare.is_empty() || bare.chars().all(|c| matches!(c, '-' | '=' | '_' | '+' | '|' | ' ' | '\t')) {
            return Line::Inside;
        }
        if bare.split_whitespace().count() <= 2 && is_platform(bare.split_whitespace().next().unwrap_or_default()) {
            self.platform = Some(bare.trim_end_matches(':').trim_matches(['(', ')']).to_owned());
            return Line::Inside;
        }
        let Some(Reading { mut row, is_plain, .. }) = Reading::of(bare, &self.columns) else {
            return if wrapped || is_group(bare) || is_of_listing(bare) { Line::Inside } else { Line::Other };
        };
        if row.file.platform.is_none() {
            row.file.platform.clone_from(&self.platform);
        }
        Line::Row { row: Box::new(row), is_plain }
    }
}

/// Whether a line only names what the rows below it have in common: a product, a maker, a language.
fn is_group(line: &str) -> bool {
    line.split_whitespace().count() <= 4
        && line.starts_with(char::is_uppercase)
        && !line.ends_with('!')
        && !line.contains(['.', ','])
}

/// Whether a line of a listing is no file but belongs there: `DATA  <DIR>  12-17-96`, `23 file(s)  994496 bytes`, and
/// what is said of a file of the list: `Sample.dll : Starts in cabinet 2`.
fn is_of_listing(line: &str) -> bool {
    let remarks = |(name, _): (&str, &str)| {
        !name.trim_end().contains(' ') && is_file_name(name.trim_end().rsplit('\\').next().unwrap_or_default())
    };
    let lower = line.to_ascii_lowercase();
    let is_folder = lower.starts_with("directory of") || line.contains('\\') && !line.contains("  ");
    lower.contains("<dir>") || lower.contains(" file(s)") || is_folder || line.split_once(':').is_some_and(remarks)
}

impl Columns {
    /// What to expect where no head says it.
    fn without_head() -> Columns {
        Columns { version: true, ..Columns::default() }
    }

    /// The columns of a table with cells; `None` if it is not one of files.
    pub fn of_cells(header: &[String]) -> Option<Columns> {
        let column = |cell: &String| {
            let lower = cell.to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
            match () {
                () if has(&["version"]) => Column::Version,
                () if has(&["size"]) => Column::Size,
                () if has(&["date"]) => Column::Date,
                () if has(&["time"]) => Column::Time,
                () if has(&["platform"]) => Column::Platform,
                () if has(&["path", "folder", "location"]) => Column::Path,
                () if has(&["file name", "filename", "file"]) || lower.trim() == "name" => Column::Name,
                () => Column::Other,
            }
        };
        let cells: Vec<Column> = header.iter().map(column).collect();
        let describes = cells.iter().any(|column| matches!(column, Column::Version | Column::Size | Column::Date));
        (cells.contains(&Column::Name) && describes).then(|| Columns { cells, ..Columns::default() })
    }

    /// The row of cells.
    pub fn row_of_cells(&self, row: &[String]) -> Option<Row> {
        let mut file = HotfixFile::default();
        let mut left = Vec::new();
        for (column, cell) in self.cells.iter().zip(row) {
            let cell = cell.trim().trim_matches(['*', '`']);
            if cell.is_empty() || is_blank(cell) {
                continue;
            }
            match column {
                Column::Name => file.name = cell.to_owned(),
                Column::Version => file.version = Some(cell.to_owned()),
                Column::Date => {
                    file.date = date(cell);
                    left.extend(file.date.is_none().then(|| cell.to_owned()));
                }
                Column::Time => file.time = Some(cell.to_owned()),
                Column::Size => {
                    let mut words = cell.split_whitespace();
                    file.size = words.next().and_then(|number| size(number, words.next()));
                    left.extend(file.size.is_none().then(|| cell.to_owned()));
                }
                Column::Platform => file.platform = Some(cell.to_owned()),
                Column::Path => file.path = Some(cell.to_owned()),
                Column::Other => {}
            }
        }
        (!file.name.is_empty()).then_some(Row { file, left })
    }
}

/// Files that are told in one line of prose: `SAMPLE32.DLL version 4.00.951 (dated 2/2/96) and later`.
pub fn told_in_prose(text: &str) -> impl Iterator<Item = HotfixFile> {
    let lines = text.lines().filter(|line| line.contains(" version ") && line.contains("dated"));
    lines.filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';'])).collect();
        let at = words.iter().position(|word| *word == "version")?;
        let name = words.get(at.checked_sub(1)?).filter(|name| is_file_name(name))?;
        let version = words.get(at + 1).filter(|version| is_version(version))?;
        let dated = words.iter().position(|word| *word == "dated")?;
        Some(HotfixFile {
            name: (*name).to_owned(),
            version: Some((*version).to_owned()),
            date: words.get(dated + 1).and_then(|word| date(word)),
            ..HotfixFile::default()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remedies::Size;
    use proptest::prelude::*;

    fn files(lines: &[&str]) -> Vec<HotfixFile> {
        let mut table = Table::begun_by(lines[0]).expect("a head");
        let read = |line: &&str| match table.read(line) {
            Line::Row { row, .. } => Some(row.file),
            _ => None,
        };
        lines[1..].iter().filter_map(read).collect()
    }

    fn row(name: &str, version: &str, size: u64, platform: &str) -> HotfixFile {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        HotfixFile {
            name: name.to_owned(),
            version: some(version),
            size: (size > 0).then_some(Size::Bytes(size)),
            platform: some(platform),
            ..HotfixFile::default()
        }
    }

    #[test]
    fn columns_come_in_any_order_and_cells_may_be_blank() {
        let found = files(&[
            "  Version      Size      File name    Platform",
            "  --------------------------------------------",
            "  2.0.91.08   2,838,636  Sample.exe   x86",
            "",
            "              1,100      Other.dll    Alpha",
        ]);
        assert_eq!(found, [row("Sample.exe", "2.0.91.08", 2838636, "x86"), row("Other.dll", "", 1100, "Alpha")]);
    }

    #[test]
    fn a_platform_on_a_line_of_its_own_holds_for_the_rows_below() {
        let found = files(&["Size  File name", "Intel:", "1,000 A.dll", "1,001 B.dll", "Alpha:", "1,002 A.dll"]);
        let platforms: Vec<_> = found.iter().map(|file| file.platform.as_deref()).collect();
        assert_eq!(platforms, [Some("Intel"), Some("Intel"), Some("Alpha")]);
    }

    #[test]
    fn a_remark_behind_the_name_belongs_to_it() {
        let found = files(&["Date  Size  File name", "2/2/2001  145,168  Sample.dll (56-bit)"]);
        assert_eq!(found[0].name, "Sample.dll (56-bit)");
    }

    #[test]
    fn prose_ends_a_table_and_is_no_head() {
        let mut table = Table::begun_by("Size  File name").expect("a head");
        assert!(matches!(table.read("NOTE: Because of file dependencies, install all 3 files."), Line::Other));
        assert!(Table::begun_by("Change the size of the file name column.").is_none());
    }

    #[test]
    fn cells_of_a_table_are_read_by_their_column() {
        let header = ["File name", "File version", "File size", "Date", "Time"].map(str::to_owned);
        let columns = Columns::of_cells(&header).expect("a table of files");
        let cells = ["Sample.dll", "5.0.7958.1", "1,024", "2013-09-01", "12:30"].map(str::to_owned);
        let file = columns.row_of_cells(&cells).expect("a row").file;
        assert_eq!((file.version.as_deref(), file.size), (Some("5.0.7958.1"), Some(Size::Bytes(1024))));
        assert!(Columns::of_cells(&["Application name", "Module"].map(str::to_owned)).is_none());
    }

    #[test]
    fn a_line_of_prose_may_name_a_file_and_its_version() {
        let told: Vec<_> = told_in_prose("  SAMPLE32.DLL version 4.00.951 (dated 2/2/96) and later").collect();
        assert_eq!((told[0].name.as_str(), told[0].date), ("SAMPLE32.DLL", Some(jiff::civil::date(1996, 2, 2))));
    }

    proptest! {
        #[test]
        fn what_a_row_says_stands_in_its_line(line in "[ -~]{0,80}") {
            let mut table = Table::begun_by("Date  Time  Version  Size  File name  Platform").expect("a head");
            if let Line::Row { row, .. } = table.read(&line) {
                let file = row.file;
                for cell in [Some(file.name), file.version, file.time, file.platform].into_iter().flatten() {
                    for word in cell.split_whitespace() {
                        prop_assert!(line.contains(word), "{word} is not in {line}");
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in "(.|\n){0,200}") {
            may_hold_table(&text);
            told_in_prose(&text).for_each(drop);
            text.lines().for_each(|line| drop(Table::begun_by(line)));
        }
    }
}
