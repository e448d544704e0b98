//! Components of Systems Management Server and Configuration Manager: kind `component`,
//! key `sms_distribution_manager`.
//!
//! Names of databases, views and shares that begin like one (`SMS_R_System`) are components too,
//! as far as a text can tell.

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds component names.
pub struct Components;

impl ClueExtractor for Components {
    fn shapes(&self) -> Shape {
        Shape::UNDERSCORE
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        // In the path of a network abstraction layer it is a key: `["SMS_SITE=S07"]`.
        let is_key = tokens.rest(at).starts_with('=') && tokens.gap_before(at).ends_with("[\"");
        if is_component(word) && !is_key {
            found.push(Clue::certain(tokens, tokens.span(at), "component", word.to_ascii_lowercase()));
        }
    }
}

/// Whether the word is spelled as components are.
pub(super) fn is_component(word: &str) -> bool {
    let name = word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("SMS_")) && word.len() > 6;
    name && word.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'_')
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn a_component_is_a_whole_token() {
        assert_eq!(extract("Sms_Distribution_Manager:")[0].key, "sms_distribution_manager");
        for text in [r#"MSWNET:["SMS_SITE=S07"]\\SRV07\"#, "SMS_", "XSMS_EXECUTIVE", "SMS-EXECUTIVE", "sms_exec.log"] {
            assert!(extract(text).iter().all(|clue| clue.kind != "component"), "{text}");
        }
    }
}
