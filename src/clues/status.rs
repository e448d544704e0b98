//! Status message ids: kind `status-id`, key `2302`; with the component that sent it, kind
//! `status`, key `sms_distribution_manager 2302`.
//!
//! `status message 579`, `Message ID: 2302`, `STATMSG: ID=679`, `SMS_SCHEDULER 3400`, and the id
//! with its severity in the upper bits: `3221227774` is 2302 as an error.

use super::number::{Number, Spelling};
use super::{Clue, ClueExtractor, Context, Shape, Tokens, component};

/// Finds status message ids.
pub struct StatusIds;

const SEVERITY_BITS: u32 = 0xc000_0000;

impl ClueExtractor for StatusIds {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if !(3..=10).contains(&word.len()) || !tokens.stands_alone(at) {
            return;
        }
        let Some(Number { value, .. }) = Number::readings(word).find(|number| number.spelling != Spelling::BareHex)
        else {
            return;
        };
        let Some(id) = id_in(value) else { return };
        let sender = sender_before(tokens, at);
        let certain = match id == value {
            true => {
                let context = Context::before(tokens, at);
                let named = context.has(Context::STATUS) && context.has(Context::MESSAGE.or(Context::ID))
                    || context.has(Context::MESSAGE) && context.has(Context::ID);
                if !named && sender.is_none() {
                    return;
                }
                named
            }
            false => false,
        };
        let span = tokens.span(at);
        found.push(Clue { certain, ..Clue::certain(tokens, span.clone(), "status-id", id.to_string()) });
        if let Some(sender) = sender.or_else(|| component_near(tokens, at)) {
            found.push(Clue::possible(tokens, span, "status", format!("{} {id}", sender.to_lowercase())));
        }
    }
}

/// The id without its severity, if it is one that a component can send.
pub(super) fn id_in(value: u32) -> Option<u32> {
    let id = value & !SEVERITY_BITS;
    (100..=0xffff).contains(&id).then_some(id)
}

/// The component right before the number, as in a listing of status messages.
fn sender_before<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    let before = tokens.word(at.checked_sub(1)?);
    (component::is_component(before) && tokens.gap_before(at).chars().all(|between| between == ' ' || between == '\t'))
        .then_some(before)
}

/// The nearest component within a line's length.
fn component_near<'t>(tokens: &Tokens<'t>, at: usize) -> Option<&'t str> {
    const REACH: usize = 12;
    (1..=REACH)
        .flat_map(|away| [at.checked_sub(away), Some(at + away)])
        .flatten()
        .map(|place| tokens.word(place))
        .find(|word| component::is_component(word))
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn ids_are_read_with_and_without_severity() {
        for (text, certain) in [
            ("status message 2302", true),
            ("Message ID: 2302", true),
            ("STATMSG: ID=2302 SEV=E", true),
            ("SMS_DISTRIBUTION_MANAGER  2302  failed", false),
            ("3221227774", false),
            ("0xC00008FE", false),
        ] {
            let found = extract(text);
            let id = found.iter().find(|clue| clue.term() == "status-id:2302");
            assert_eq!(id.map(|clue| clue.certain), Some(certain), "{text}");
        }
    }

    #[test]
    fn an_id_goes_with_the_component_nearby() {
        let found = extract("status message 579 SMS_EXECUTIVE error 1723");
        assert!(found.iter().any(|clue| clue.term() == "status:sms_executive 579"));
    }
}
