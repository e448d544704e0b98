//! Events of Windows as labelled text, in one line or many.
//!
//! `Event ID: 2023   Source: Srv   Type: Error   Computer: NTFILE04   Description: The server is …`

use super::lines::severity_of;
use super::{LogFormat, Record, Severity};

/// The format.
pub struct EventText;

/// Labels, the longer before those that end like it.
const LABELS: &[&str] = &[
    "Event ID:",
    "Event Type:",
    "Event Source:",
    "Event Category:",
    "Log Name:",
    "Task Category:",
    "Date:",
    "Time:",
    "Source:",
    "Type:",
    "Category:",
    "Level:",
    "User:",
    "Computer:",
    "Keywords:",
    "OpCode:",
    "Description:",
];

impl LogFormat for EventText {
    fn name(&self) -> &'static str {
        "event-text"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "Date: 9/12/95   Time: 3:41:07 PM   Event ID: 2023   Source: Srv   Type: Error   Computer: NTFILE04   Description: There is no room.",
            "Event ID: 5711\nSource: NETLOGON\nDescription: The request\ncompleted.",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        let labels = labels_in(text);
        let has = |name: &str| labels.iter().any(|(_, label)| *label == name);
        if !has("Event ID:") || !(has("Source:") || has("Event Source:") || has("Description:")) {
            return None;
        }
        let first = labels.first().map(|(_, label)| *label)?;
        let mut events: Vec<Vec<usize>> = Vec::new();
        for (place, (_, label)) in labels.iter().enumerate() {
            match events.last_mut() {
                Some(event) if *label != first => event.push(place),
                _ => events.push(vec![place]),
            }
        }
        Some(events.iter().map(|places| event(text, &labels, places)).collect())
    }
}

fn labels_in(text: &str) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    let mut described = false;
    for (place, _) in
        text.char_indices().filter(|(place, _)| *place == 0 || text[..*place].ends_with(char::is_whitespace))
    {
        let Some(label) = LABELS.iter().find(|label| text[place..].starts_with(**label)) else { continue };
        // `Type:` of `Event Type:` is no label of its own.
        if found.last().is_some_and(|(before, label): &(usize, &str)| place < before + label.len()) {
            continue;
        }
        let line_start = text[..place].trim_end_matches([' ', '\t']).is_empty()
            || text[..place].trim_end_matches([' ', '\t']).ends_with('\n');
        // A description may hold such words itself, but not at the start of a line.
        if described && !line_start {
            continue;
        }
        described = *label == "Description:";
        found.push((place, label));
    }
    found
}

fn event(text: &str, labels: &[(usize, &'static str)], places: &[usize]) -> Record {
    let start = places.first().map_or(0, |&place| labels[place].0);
    let mut record = Record { span: start..start, repeats: 1, ..Record::default() };
    for &place in places {
        let (at, label) = labels[place];
        let end = labels.get(place + 1).map_or(text.len(), |(next, _)| *next);
        let value = text[at + label.len()..end].split_whitespace().collect::<Vec<_>>().join(" ");
        record.span.end = end;
        match label {
            "Description:" => record.message = value,
            "Source:" | "Event Source:" => record.component = value,
            "Type:" | "Event Type:" | "Level:" => record.severity = severity_of(&value).unwrap_or(Severity::Unstated),
            _ => record.fields.push((label.trim_end_matches(':').to_lowercase(), value)),
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_within_a_label_is_none() {
        let text = "Event Type: Warning Event Source: Mta Event ID: 290 Description: A report is being made.";
        let records = EventText.records(text).expect("an event");
        assert_eq!(records.len(), 1);
        assert_eq!((records[0].message.as_str(), records[0].component.as_str()), ("A report is being made.", "Mta"));
        assert_eq!(records[0].severity, Severity::Warning);
    }
}
