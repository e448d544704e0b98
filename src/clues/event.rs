//! Event ids: kind `event-id`, key `5711`; with their source, kind `event`, key `netlogon 5711`.
//!
//! `Event ID: 2023   Source: Srv`, `event 5060 source MSExchangeIS`, `Event 1533`, `EventID=7`.

use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds event ids.
pub struct EventIds;

impl ClueExtractor for EventIds {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if word.len() > 5 || !tokens.get(at).is_some_and(|token| token.shape.is_digits()) || !tokens.stands_alone(at) {
            return;
        }
        let context = Context::before(tokens, at);
        if context.has(Context::STATUS) {
            return;
        }
        let certain = context.has(Context::EVENT);
        let message = context.has(Context::MESSAGE) && context.has(Context::ID);
        let neighbour = if word.len() > 2 { source_beside(tokens, at) } else { None };
        if !certain && !message && neighbour.is_none() {
            return;
        }
        let span = tokens.span(at);
        let id = without_zeros(word);
        found.push(Clue { certain, ..Clue::certain(tokens, span.clone(), "event-id", id.to_owned()) });
        if let Some(source) = named_source(tokens, at).or(neighbour) {
            let key = format!("{} {id}", source.to_lowercase());
            found.push(Clue { certain, ..Clue::certain(tokens, span, "event", key) });
        }
    }
}

/// Sources that are named right beside their event ids, without further words.
const KNOWN_SOURCES: &[&str] = &[
    "netlogon",
    "srv",
    "rdr",
    "browser",
    "eventlog",
    "drwatson",
    "w3svc",
    "dhcp",
    "dhcpserver",
    "mrxsmb",
    "ntfs",
    "disk",
    "dns",
    "wins",
    "print",
    "userenv",
    "replication",
    "lsasrv",
    "sam",
    "rasman",
    "remoteaccess",
    "msftpsvc",
    "dcom",
    "perflib",
    "tcpip",
    "nwlnkipx",
    "sfmsrv",
    "macfile",
    "winlogon",
    "mssqlserver",
];

/// The known source right before or right after the number.
fn source_beside<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    let before = at.checked_sub(1).map(|back| (tokens.word(back), tokens.gap_before(at)));
    let after = Some((tokens.word(at + 1), tokens.gap_before(at + 1)));
    let beside = [after, before]
        .into_iter()
        .flatten()
        .filter(|(_, gap)| gap.chars().all(|between| between == ' ' || between == '\t'));
    beside.map(|(word, _)| word).find(|word| is_known_source(word))
}

fn is_known_source(word: &str) -> bool {
    let exchange = word.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("MSExchange"));
    exchange || KNOWN_SOURCES.iter().any(|source| word.eq_ignore_ascii_case(source))
}

pub(super) fn without_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}

/// The name after the nearest "Source" (of the same event, so within a few words).
fn named_source<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    const BACK: usize = 8;
    const AHEAD: usize = 6;
    let places = (at + 1..at + AHEAD).chain((at.saturating_sub(BACK)..at).rev());
    places
        .filter(|&place| ["source", "provider"].iter().any(|label| tokens.word(place).eq_ignore_ascii_case(label)))
        .map(|place| source_after(tokens, place))
        .find(|source| source.starts_with(|first: char| first.is_alphabetic()))
}

/// One word; behind a colon as many capitalised words as stand together: `Source: Service Control Manager`.
fn source_after<'t>(tokens: &Tokens<'t>, label: usize) -> &'t str {
    const LONGEST: usize = 4;
    let first = tokens.span(label + 1);
    let mut end = first.end;
    if tokens.gap_before(label + 1).contains(':') {
        let further = (label + 2..label + 1 + LONGEST).take_while(|&place| {
            tokens.gap_before(place) == " "
                && tokens.word(place).starts_with(char::is_uppercase)
                && !tokens.rest(place).starts_with(':')
        });
        // "Type:" and "Event Type:" are the next label, not more of the name.
        let further: Vec<usize> = further
            .take_while(|&place| !matches!(tokens.word(place), "Event" | "Type" | "Category" | "Description"))
            .collect();
        end = further.last().map_or(end, |&place| tokens.span(place).end);
    }
    tokens.slice(first.start..end)
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn an_event_is_its_id_and_its_source() {
        for text in [
            "Event ID: 5711  Source: NETLOGON  Type: Error",
            "event 5711 source netlogon",
            "full of 5711 NETLOGON errors",
            "NETLOGON 5711 Error",
            "Source: Netlogon\nEvent ID: 5711",
        ] {
            let terms: Vec<_> = extract(text).iter().map(|clue| clue.term()).collect();
            assert!(terms.contains(&"event-id:5711".to_owned()), "{text}");
            assert!(terms.contains(&"event:netlogon 5711".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_number_after_other_words_is_no_event() {
        assert!(
            extract("Event ID: 7000  Source: Service Control Manager  Type: Error")
                .iter()
                .any(|clue| clue.term() == "event:service control manager 7000")
        );
        for text in ["in the event of 5711 errors", "5711", "event 3.5", "Level 5711"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "event-id"), "{text}");
        }
    }
}
