//! What a paste says: its records with the telling ones first, its clues, and whether a machine or a
//! person worded it. Knows no articles and no index.
//!
//! `Unable to rename UID file... trying next UID` is machine output, "people can't print since the
//! upgrade" is a person's, and much of what is pasted lies between: ranking blends by the likeness.

use crate::clues::{self, Clue};
use crate::logs::{self, Record, Severity};

/// The signature of a paste.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// The paste, as given.
    pub text: String,
    /// Log format that the paste was read by.
    pub log_format: &'static str,
    /// Records, the log's prefix taken off, repeats collapsed, the most telling first.
    pub records: Vec<Record>,
    /// Clues of the whole paste, prefix and all.
    pub clues: Vec<Clue>,
    /// How much this looks like machine output and not like a person's words, 0 to 1.
    pub paste_likeness: f32,
}

impl Signature {
    /// Reads a paste.
    pub fn of(paste: &str) -> Signature {
        let (log_format, mut records) = logs::records(paste);
        let mut clues = clues::extract(paste);
        for clue in records.iter().flat_map(|record| event_clues(paste, record)) {
            if !clues.contains(&clue) {
                clues.push(clue);
            }
        }
        records.sort_by_key(|record| std::cmp::Reverse(telling(record)));
        Signature { text: paste.to_owned(), log_format, records, clues, paste_likeness: likeness(paste.trim()) }
    }
}

/// The event id that a log's columns give, alone and with its source.
fn event_clues(paste: &str, record: &Record) -> Vec<Clue> {
    let Some((_, id)) = record.fields.iter().find(|(name, _)| name == "event id") else { return Vec::new() };
    let place = paste.get(record.span.clone()).and_then(|whole| whole.find(id.as_str()));
    let Some(start) = place.map(|place| record.span.start + place).filter(|_| !id.is_empty()) else {
        return Vec::new();
    };
    let clue = |kind: &str, key: String| Clue {
        kind: kind.to_owned(),
        text: id.clone(),
        key,
        span: start..start + id.len(),
        certain: true,
    };
    let mut clues = vec![clue("event-id", id.clone())];
    if !record.component.is_empty() {
        clues.push(clue("event", format!("{} {id}", record.component.to_lowercase())));
    }
    clues
}

/// Words that a message has when something went wrong, and when nothing did.
const WRONG: &[&str] = &[
    "error",
    "fail",
    "cannot",
    "can't",
    "could not",
    "couldn't",
    "unable",
    "denied",
    "invalid",
    "not found",
    "illegal",
    "exception",
    "stop:",
    "not valid",
    "unexpected",
    "missing",
    "corrupt",
    "does not exist",
    "terminated",
    "refused",
    "timed out",
    "not enough",
];
const ROUTINE: &[&str] = &[
    "component started",
    "component stopped",
    "completed successfully",
    "has started",
    "was started",
    "startup complete",
];

/// How much a record tells of what went wrong: the log's own grade before its wording.
fn telling(record: &Record) -> (Severity, bool) {
    let message = record.message.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let severity = match record.severity {
        Severity::Unstated if has(ROUTINE) || message.contains(":\\>") => Severity::Routine,
        stated => stated,
    };
    let worded = has(WRONG);
    // A log that grades everything as information may still say that something failed.
    let severity = if worded && severity == Severity::Routine { Severity::Unstated } else { severity };
    (severity, worded)
}

/// Words of people who tell what they see, seldom of programs.
const PERSONAL: &[&str] = &[
    "i", "my", "we", "our", "us", "me", "you", "they", "people", "users", "user", "someone", "he", "his", "after",
    "when", "ever", "since", "how", "why", "just", "keeps", "but", "now", "then", "also", "and", "so", "because",
    "while", "still", "every", "all", "some", "only", "never", "always", "gets", "got", "get", "wont", "won't",
    "can't", "doesn't", "don't", "isn't", "it's", "i'm", "says", "than", "with", "even", "same", "from", "on",
    "machines",
];

/// A logistic model of a few shares, fitted on judged pastes and symptoms.
fn likeness(paste: &str) -> f32 {
    let words: Vec<&str> = paste.split_whitespace().collect();
    if words.is_empty() {
        return 0.0;
    }
    let share = |count: usize| count as f32 / words.len() as f32;
    let odd = share(words.iter().filter(|word| is_odd(word)).count());
    let capital = share(words.iter().skip(1).filter(|word| word.starts_with(char::is_uppercase)).count());
    let personal = share(words.iter().filter(|word| is_personal(word)).count());
    let marks = paste.chars().filter(|letter| "=<>[]{}\\:\"|#*()".contains(*letter)).count() as f32;
    let marks = (10.0 * marks / paste.len() as f32).min(1.0);
    let lines = if paste.contains('\n') { 1.0 } else { 0.0 };
    let sentence = if lines == 0.0 && paste.ends_with(['.', '?']) { 1.0 } else { 0.0 };
    let columns = if paste.contains("  ") { 1.0 } else { 0.0 };
    let logit = -0.66 + 1.9 * odd + 2.1 * capital - 3.84 * personal + 2.42 * lines + 4.24 * marks - 1.73 * sentence
        + 2.26 * columns;
    1.0 / (1.0 + (-logit).exp())
}

/// Whether a word holds more than letters.
fn is_odd(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', '?', '!', ')', ':']);
    word.chars().any(|letter| !letter.is_alphabetic() && !"-'(".contains(letter))
}

fn is_personal(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    PERSONAL.iter().any(|personal| bare.eq_ignore_ascii_case(personal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_telling_record_comes_first() {
        let paste = "This component started.\nConnecting to the server\nCannot rename the file.";
        assert_eq!(Signature::of(paste).records[0].message, "Cannot rename the file.");
    }

    #[test]
    fn machine_output_is_told_from_a_person_s_words() {
        for paste in [
            "*** STOP: 0x0000000A (0xFD34A000,0x0) IRQL_NOT_LESS_OR_EQUAL",
            "Denied.~  $$<Remote.exe><Tue Nov 23 14:22:09.517 1999><thread=412 (0x19C)>",
            "Setup\nGeneral File Transfer Error\n[ OK ]",
        ] {
            assert!(Signature::of(paste).paste_likeness > 0.7, "{paste}");
        }
        for words in
            ["After the upgrade our users can't print any more, why?", "when I start the program my screen stays black"]
        {
            assert!(Signature::of(words).paste_likeness < 0.3, "{words}");
        }
        assert!((0.0..=1.0).contains(&Signature::of("").paste_likeness));
    }

    #[test]
    fn a_listed_event_gives_its_source_and_id() {
        let signature =
            Signature::of("3/14/95   8:02:17 AM   Dgfep   None   3   N/A   GLOB600   Unable to reset NT XEM1.");
        assert!(signature.clues.iter().any(|clue| clue.term() == "event:dgfep 3"));
        assert_eq!(signature.records[0].component, "Dgfep");
        assert_eq!(signature.records[0].message, "Unable to reset NT XEM1.");
    }
}
