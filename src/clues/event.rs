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
        let certain = context.has(Context::EVENT);
        let possible = context.has(Context::MESSAGE) && context.has(Context::ID);
        if !(certain || possible) || context.has(Context::STATUS) {
            return;
        }
        let span = tokens.span(at);
        let id = without_zeros(word);
        found.push(Clue { certain, ..Clue::certain(tokens, span.clone(), "event-id", id.to_owned()) });
        if let Some(source) = source_near(tokens, at) {
            found.push(Clue {
                certain,
                ..Clue::certain(tokens, span, "event", format!("{} {id}", source.to_lowercase()))
            });
        }
    }
}

pub(super) fn without_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}

/// The word after the nearest "Source" (of the same event, so within a few words).
fn source_near<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    const BACK: usize = 8;
    const AHEAD: usize = 6;
    let places = (at + 1..at + AHEAD).chain((at.saturating_sub(BACK)..at).rev());
    places
        .filter(|&place| ["source", "provider"].iter().any(|label| tokens.word(place).eq_ignore_ascii_case(label)))
        .map(|place| tokens.word(place + 1))
        .find(|source| source.starts_with(|first: char| first.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn an_event_is_its_id_and_its_source() {
        for text in [
            "Event ID: 5711  Source: NETLOGON  Type: Error",
            "event 5711 source netlogon",
            "Source: Netlogon\nEvent ID: 5711",
        ] {
            let terms: Vec<_> = extract(text).iter().map(|clue| clue.term()).collect();
            assert!(terms.contains(&"event-id:5711".to_owned()), "{text}");
            assert!(terms.contains(&"event:netlogon 5711".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_number_after_other_words_is_no_event() {
        for text in ["in the event of 5711 errors", "5711", "event 3.5", "Level 5711"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "event-id"), "{text}");
        }
    }
}
