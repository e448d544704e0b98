//! One line of a fixed-width table → a row: its cells told apart by their shape, since columns are misaligned, in any
//! order, and any cell may be blank.

use super::cells::{
    date, date_in_words, dotted_size, is_blank, is_file_name, is_platform, is_time, is_unit, is_version, size,
};
use super::rows::{Columns, Row};
use crate::remedies::Size;

/// A line, read as a row.
#[derive(Debug)]
pub struct Reading {
    pub row: Row,
    /// Whether it is a row even where prose may stand: nothing is left over, or most cells are there.
    pub is_plain: bool,
    /// Whether it is a row even where no head says so: a file, three cells, and hardly another word.
    pub is_full: bool,
}

/// Where a row stands while its words are read.
#[derive(Default)]
struct Words<'a> {
    row: Row,
    left: Vec<&'a str>,
    /// The word that was taken for the size.
    size: Option<&'a str>,
    /// How many cells describe the file; one that says there is nothing to say counts.
    cells: usize,
}

impl Reading {
    /// The row of a line; `None` if the line is no row.
    pub fn of(line: &str, columns: &Columns) -> Option<Reading> {
        let words: Vec<&str> =
            line.split(|c: char| c.is_whitespace() || c == '|').filter(|word| !word.is_empty()).collect();
        let mut read = Words::default();
        let mut at = 0;
        while at < words.len() {
            at += read.take(&words[at..], columns);
        }
        read.name(&words)?;
        // A sentence may begin with the name of a file, but hardly with its version or size, too.
        let begins_as_row = is_file_name(words[0]) && words.get(1).is_some_and(|word| is_cell(word));
        let prose = read.left.iter().filter(|word| is_lowercase(word)).count();
        let is_sentence = !begins_as_row && (line.ends_with('.') || prose > 2);
        if read.cells == 0 || (read.cells < 3 && is_sentence) {
            return None;
        }
        read.give_out_left(columns);
        let is_plain = read.left.is_empty() || read.cells > 1 || columns.remarks || prose == 0;
        let is_full = read.cells > 2 && read.left.len() <= 2 && is_file_name(file_of(&read.row.file.name));
        let left = read.left.into_iter().map(str::to_owned).collect();
        Some(Reading { row: Row { left, ..read.row }, is_plain, is_full })
    }
}

impl<'a> Words<'a> {
    /// Takes the first of the words into the cell whose shape it has. Returns how many words that took.
    fn take(&mut self, words: &[&'a str], columns: &Columns) -> usize {
        let (printed, next) = (words[0], words.get(1).copied());
        let file = &mut self.row.file;
        // Cells may stand in a remark: `(73,643 bytes, dated 06-06-95, version 3.5)`.
        let word = printed.trim_start_matches('(').trim_end_matches([',', ';']);
        let word = if word.contains('(') { word } else { word.trim_end_matches([')', ',']) };
        if matches!(word.to_ascii_lowercase().as_str(), "dated" | "version") {
            return 1;
        }
        self.cells += 1;
        if is_blank(word) {
            return 1;
        }
        if let Some(day) = date(word).filter(|_| file.date.is_none()) {
            file.date = Some(day);
            return 1;
        }
        if let (None, [month, day, year, ..]) = (file.date, words)
            && let Some(date) = date_in_words(month, day, year)
        {
            file.date = Some(date);
            return 3;
        }
        if file.time.is_none() && is_time(word) {
            let half = next.map(|next| next.trim_matches([')', ',', ';']));
            let half = half.filter(|half| matches!(half.to_ascii_lowercase().as_str(), "am" | "pm" | "a.m." | "p.m."));
            file.time = Some(half.map_or(word.to_owned(), |half| format!("{word} {half}")));
            return 1 + usize::from(half.is_some());
        }
        let has_unit = next.is_some_and(is_unit);
        if file.version.is_none() && is_version(word) && !(has_unit && next.is_some_and(|unit| unit.len() == 2)) {
            file.version = Some(word.to_owned());
            return 1;
        }
        if file.size.is_none()
            && let Some(bytes) = dotted_size(word).filter(|_| file.version.is_some())
        {
            file.size = Some(bytes);
            return 1;
        }
        if let Some(bytes) = size(word, next) {
            if file.size.is_none() {
                file.size = Some(bytes);
                self.size = Some(word);
                return 1 + usize::from(has_unit);
            }
            // Of two whole numbers one is the version.
            if columns.version && file.version.is_none() {
                if columns.version_first {
                    file.version = self.size.replace(word).map(str::to_owned);
                    file.size = Some(bytes);
                } else {
                    file.version = Some(word.to_owned());
                }
                return 1;
            }
        }
        self.cells -= 1;
        if file.platform.is_none() && is_platform(word) {
            file.platform = Some(printed.to_owned());
        } else if columns.path && file.path.is_none() && word.contains(['\\', '%']) {
            file.path = Some(word.to_owned());
        } else if file.name.is_empty() && is_file_name(word) {
            file.name = word.to_owned();
        } else {
            self.left.push(printed);
        }
        1
    }

    /// Makes sure of the name; `None` if there is none.
    fn name(&mut self, words: &[&str]) -> Option<()> {
        let file = &mut self.row.file;
        if !file.name.is_empty() {
            return Some(());
        }
        if let Some((folder, name)) = file.path.as_deref().and_then(|path| path.rsplit_once('\\')) {
            // The one column holds both.
            if is_file_name(name) {
                (file.name, file.path) = (name.to_owned(), Some(folder.to_owned()));
                return Some(());
            }
        }
        if let Some((at, (folder, name))) = self.left.iter().enumerate().find_map(|(at, word)| {
            let (folder, name) = word.rsplit_once('\\')?;
            is_file_name(name).then_some((at, (folder, name)))
        }) {
            (file.name, file.path) = (name.to_owned(), Some(folder.to_owned()));
            self.left.remove(at);
            return Some(());
        }
        match self.left[..] {
            // A file without an extension stands in the one cell that is left.
            [name] if self.cells > 0 && name.starts_with(char::is_alphanumeric) => file.name = name.to_owned(),
            // A listing of a folder sets name and extension apart: `SAMPLE   DLL   1,024  08-14-98  4:58p`.
            [stem, extension, ..]
                if self.cells > 1
                    && [stem, extension].iter().all(|part| !part.contains(char::is_lowercase))
                    && is_file_name(&format!("{stem}.{extension}")) =>
            {
                file.name = format!("{stem}.{extension}");
            }
            // Files of the Macintosh have spaces in their names.
            [..] if self.cells > 1 && (2..=5).contains(&self.left.len()) && words.starts_with(&self.left) => {
                file.name = self.left.join(" ");
                self.left.clear();
            }
            _ => return None,
        }
        self.left.drain(..self.left.len().min(2));
        Some(())
    }

    /// Gives the words that are left to the name and to columns whose cells have no shape.
    fn give_out_left(&mut self, columns: &Columns) {
        let file = &mut self.row.file;
        self.left.retain(|word| {
            if file.size.is_none() && word.bytes().all(|byte| byte.is_ascii_digit()) {
                // A size of one digit is too short to tell by its shape.
                file.size = word.parse().ok().map(Size::Bytes);
            } else if word.starts_with('(') && word.ends_with(')') && file.platform.is_none() {
                file.name.push(' ');
                file.name.push_str(word);
            } else if columns.platform && file.platform.is_none() {
                file.platform = Some((*word).to_owned());
            } else if columns.path && file.path.is_none() {
                file.path = Some((*word).to_owned());
            } else {
                return true;
            }
            false
        });
    }
}

/// The name without the remark behind it.
fn file_of(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}

fn is_cell(word: &str) -> bool {
    date(word).is_some() || is_version(word) || size(word, None).is_some()
}

fn is_lowercase(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_lowercase)
}
