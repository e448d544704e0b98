//! Lines that begin with a date or time, and often go on with a grade, a source, an event id.
//!
//! `2015-07-29 19:23:53,488 - WARN  Cannot open channel`, `[Mon Dec 05 07:43:16 2005] [error] child in state 7`,
//! `10/14/98 11:09:32 PM MSExchangeMvServer Warning General 9502 Unable to …`, `6/12/95  10:15:34   SMS_SCHEDULER   Error   323`

use super::lines::{begun_by, record, severity_of};
use super::{LogFormat, Record, Severity, stamp};

/// The format.
pub struct Stamped;

impl LogFormat for Stamped {
    fn name(&self) -> &'static str {
        "stamped"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "2015-07-29 19:23:53,488 - WARN  Cannot open channel",
            "[Mon Dec 05 07:43:16 2005] [error] child in state 7",
            "10/14/98 11:09:32 PM MSExchangeMvServer Warning General 9502 Unable to clean up",
            "<08-02-1999 11:43:17> Setup cannot upgrade the database.",
            "6/12/95  10:15:34   SMS_SCHEDULER   Error   323\nThe job has failed.",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| {
            let (date, rest) = stamp::split(line.text)?;
            let mut stamped = record(line, rest);
            stamped.fields.push(("date".to_owned(), date.to_owned()));
            read_prefix(&mut stamped, rest);
            Some(stamped)
        })
    }
}

/// Takes grade, source and event id off the start of `rest`.
fn read_prefix(record: &mut Record, rest: &str) {
    const FARTHEST: usize = 6;
    let mut words = Vec::new();
    let mut place = 0;
    for word in rest.split_inclusive(char::is_whitespace) {
        if words.len() == FARTHEST {
            break;
        }
        if !word.trim().is_empty() {
            words.push((word.trim(), place + word.len()));
        }
        place += word.len();
    }
    let graded = words.iter().position(|(word, _)| {
        severity_of(word).is_some() && (is_bracketed(word) || word.len() > 2 && starts_great(word))
    });
    let numbered =
        words.iter().position(|(word, _)| word.len() <= 5 && word.bytes().all(|digit| digit.is_ascii_digit()));
    let blank = words.iter().rposition(|(word, _)| matches!(*word, "None" | "N/A"));
    let listed = numbered.filter(|&place| blank.is_some() || is_listed(&words, graded, place));
    let Some(last) = [graded, listed, blank].into_iter().flatten().max() else {
        return;
    };
    // "Error reading the file" is a message; a grade stands in a column, in brackets or in capitals.
    if graded == Some(last) && !words.get(last).is_some_and(|&(word, end)| is_set_off(word, rest, end)) {
        return;
    }
    if let Some((word, _)) = graded.and_then(|place| words.get(place)) {
        record.severity = severity_of(word).unwrap_or(Severity::Unstated);
    }
    if let Some((id, _)) = listed.and_then(|place| words.get(place)) {
        record.fields.push(("event id".to_owned(), (*id).to_owned()));
    }
    let first = [graded, listed, blank_first(&words)].into_iter().flatten().min().unwrap_or(last);
    record.component = source_before(rest, first.checked_sub(1).map_or(0, |place| words[place].1)).to_owned();
    let mut end = words[last].1;
    // Behind the id of a listed event stand its user and computer.
    if blank.is_some() && words.get(last).is_some_and(|(word, _)| *word == "N/A") {
        end = words.get(last + 1).map_or(end, |(_, after)| *after);
    }
    record.message = rest.get(end..).unwrap_or_default().trim().to_owned();
}

fn blank_first(words: &[(&str, usize)]) -> Option<usize> {
    words.iter().position(|(word, _)| matches!(*word, "None" | "N/A"))
}

/// The first column of what stands before the grade, if it is a name.
fn source_before(rest: &str, end: usize) -> &str {
    const LONGEST: usize = 40;
    let before = rest.get(..end).unwrap_or_default().trim().trim_start_matches("- ");
    let column = before.split("  ").next().unwrap_or_default().split('\t').next().unwrap_or_default();
    let named = column.len() <= LONGEST && column.starts_with(|first: char| first.is_alphabetic());
    if named { column } else { "" }
}

/// Whether the number at `place` is the id of an event whose grade stands at most one word before it.
fn is_listed(words: &[(&str, usize)], graded: Option<usize>, place: usize) -> bool {
    let plain = graded.filter(|&grade| words.get(grade).is_some_and(|(word, _)| !is_bracketed(word)));
    plain.is_some_and(|grade| (grade + 1..=grade + 2).contains(&place))
        && words.get(place).is_some_and(|(word, _)| word.len() >= 2)
}

fn is_set_off(word: &str, rest: &str, end: usize) -> bool {
    let column = rest.get(end..).is_none_or(|after| after.is_empty() || after.starts_with([' ', '\t']));
    let capitals = word.len() <= 5 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    column || capitals || is_bracketed(word)
}

fn is_bracketed(word: &str) -> bool {
    word.starts_with('[') && word.ends_with(']')
}

fn starts_great(word: &str) -> bool {
    word.starts_with(|first: char| first.is_uppercase()) && !word.ends_with(':')
}
