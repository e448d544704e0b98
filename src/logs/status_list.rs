//! Status messages as a list: component, id, message.
//!
//! `SMS_SCHEDULER          3400   SMS Scheduler does not have an address defined at site CHI …`

use super::lines::{begun_by, record};
use super::{LogFormat, Record};

/// The format.
pub struct StatusList;

impl LogFormat for StatusList {
    fn name(&self) -> &'static str {
        "status-list"
    }

    fn samples(&self) -> &'static [&'static str] {
        &["SMS_SCHEDULER          3400   There is no address.\nSMS_LAN_SENDER          500   This component started."]
    }

    fn records(&self, text: &str) -> Option<Vec<Record>> {
        begun_by(text, |line| {
            let (component, rest) = line.text.split_once([' ', '\t'])?;
            let (id, message) = rest.trim_start().split_once([' ', '\t'])?;
            let listed = component.starts_with("SMS_")
                && (3..=5).contains(&id.len())
                && id.bytes().all(|digit| digit.is_ascii_digit());
            // One line of words that name a component first is a person's.
            let column = rest.starts_with([' ', '\t']) || message.starts_with([' ', '\t']);
            let fields = vec![("status id".to_owned(), id.to_owned())];
            (listed && column).then(|| Record { component: component.to_owned(), fields, ..record(line, message) })
        })
    }
}
