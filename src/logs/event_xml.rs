//! Events of Windows as XML.
//!
//! `<Event xmlns="…"><System><Provider Name="Srv"/><EventID>2023</EventID><Level>2</Level>…`

use super::{LogFormat, Record, Severity};

/// The format.
pub struct EventXml;

impl LogFormat for EventXml {
    fn name(&self) -> &'static str {
        "event-xml"
    }

    fn samples(&self) -> &'static [&'static str] {
        &[
            "<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System><Provider Name=\"Srv\"/><EventID>2023</EventID><Level>2</Level></System><EventData><Data Name=\"a\">no room</Data></EventData></Event>",
        ]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        let starts: Vec<usize> = text
            .match_indices("<Event")
            .filter(|(at, _)| text[at + 6..].starts_with([' ', '>']))
            .map(|(at, _)| at)
            .collect();
        if !text.contains("<EventID") || starts.is_empty() {
            return None;
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        Some(starts.iter().zip(ends).map(|(&start, end)| event(text, start, end)).collect())
    }
}

fn event(text: &str, start: usize, end: usize) -> Record {
    let xml = &text[start..end];
    let severity = match inner(xml, "Level").unwrap_or_default() {
        "1" | "2" => Severity::Error,
        "3" => Severity::Warning,
        "0" | "4" | "5" => Severity::Routine,
        _ => Severity::Unstated,
    };
    let data = inner(xml, "Message").map(str::to_owned).unwrap_or_else(|| {
        let body = xml.split_once("<EventData").map_or("", |(_, body)| body);
        body.split('<')
            .filter_map(|tag| tag.split_once('>'))
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    });
    let provider =
        xml.split_once("<Provider").and_then(|(_, rest)| rest.split_once("Name=")).map_or("", |(_, name)| name);
    let component = provider.split(['"', '\'']).nth(1).unwrap_or_default().to_owned();
    let id = inner(xml, "EventID").unwrap_or_default().to_owned();
    Record {
        message: data,
        severity,
        component,
        fields: vec![("event id".to_owned(), id)],
        span: start..end,
        repeats: 1,
    }
}

/// Text of the first element of that name.
fn inner<'x>(xml: &'x str, name: &str) -> Option<&'x str> {
    let (_, rest) = xml.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once('<').map(|(value, _)| value.trim())
}
