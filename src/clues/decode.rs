//! Every reading of a code that a person types: `fixdex decode -2147024891`.
//!
//! Hexadecimal, signed or unsigned decimal, or a name; taken apart into severity, facility and
//! number, with what is wrapped inside.

use super::names::CodeName;
use super::number::{Number, Spelling};
use super::{code, status};
use serde::Serialize;

/// One reading of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Kind of clue: `code`, `win32`, `stop`, `status-id`.
    pub kind: &'static str,
    /// The canonical spelling, the key of that kind of clue: `0x80070005`, `5`.
    pub key: String,
    /// Its names, in order of the alphabet.
    pub names: Vec<&'static str>,
    /// What it is, in words.
    pub about: String,
}

/// Every reading of `text`, the most telling first; none if it is no code.
pub fn decode(text: &str) -> Vec<Reading> {
    let text = text.trim().trim_start_matches('#');
    let mut readings: Vec<Reading> = Vec::new();
    let mut add = |reading: Reading| {
        if !readings.iter().any(|known| known.kind == reading.kind && known.key == reading.key) {
            readings.push(reading);
        }
    };
    for named in CodeName::named(text) {
        if named.kind == "stop" {
            add(stop(named.value));
        } else {
            read_value(named.value, &mut add);
        }
    }
    for value in values(text) {
        read_value(value, &mut add);
    }
    readings
}

fn values(text: &str) -> Vec<u32> {
    let Some(digits) = text.strip_prefix('-') else {
        let mut values: Vec<Number> = Number::readings(text).collect();
        // Eight digits are a code more often than a count.
        values.sort_by_key(|number| number.spelling == Spelling::Decimal);
        return values.into_iter().map(|number| number.value).collect();
    };
    let signed = digits.parse::<i64>().ok().and_then(|value| i32::try_from(-value).ok());
    signed.map(i32::cast_unsigned).into_iter().collect()
}

fn read_value(value: u32, add: &mut dyn FnMut(Reading)) {
    const LARGEST_WIN32: u32 = 0x000f_ffff;
    if value > LARGEST_WIN32 {
        add(Reading {
            kind: "code",
            key: code::key_of(value),
            names: CodeName::of("code", value),
            about: about_code(value),
        });
    }
    if let Some(inner) = code::wrapped_status(value) {
        add(Reading {
            kind: "code",
            key: code::key_of(inner),
            names: CodeName::of("code", inner),
            about: about_code(inner),
        });
    }
    match code::wrapped_win32(value) {
        Some(inner) => add(win32(inner)),
        None if value <= LARGEST_WIN32 => add(win32(value)),
        None => {}
    }
    if !CodeName::of("stop", value).is_empty() {
        add(stop(value));
    }
    if let Some(id) = status::id_in(value).filter(|_| value >> 16 == 0 || value & 0x3fff_0000 == 0) {
        add(Reading { kind: "status-id", key: id.to_string(), names: Vec::new(), about: about_status(value, id) });
    }
}

fn win32(value: u32) -> Reading {
    let about = if value <= 0xffff {
        format!("Win32 error {value}; as an HRESULT {:#x}", 0x8007_0000 | value)
    } else {
        format!("Win32 error {value}")
    };
    Reading { kind: "win32", key: value.to_string(), names: CodeName::of("win32", value), about }
}

fn stop(value: u32) -> Reading {
    let about = format!("STOP {value:#010x}, the code of a blue screen");
    Reading { kind: "stop", key: code::key_of(value), names: CodeName::of("stop", value), about }
}

fn about_status(value: u32, id: u32) -> String {
    let severity = match value >> 30 {
        0 => return format!("status message {id}, or an event of that id"),
        1 => "informational",
        2 => "a warning",
        _ => "an error",
    };
    format!("status message {id} with its severity in the upper bits: {severity}")
}

/// Severity, facility and number of a code.
fn about_code(value: u32) -> String {
    let number = value & 0xffff;
    let facility = (value >> 16) & 0x7ff;
    let signed = value.cast_signed();
    if value >> 28 == 0xc {
        let known = NT_FACILITIES
            .iter()
            .find(|(place, _)| *place == facility)
            .map_or("of a component of its own", |(_, name)| name);
        return format!("NTSTATUS, an error, facility {facility} ({known}), number {number}; in decimal {signed}");
    }
    let outcome = if value >> 31 == 1 { "a failure" } else { "a success or note" };
    let known =
        FACILITIES.iter().find(|(place, _)| *place == facility).map_or("of a component of its own", |(_, name)| name);
    format!("HRESULT, {outcome}, facility {facility} ({known}), number {number}; in decimal {signed}")
}

/// Facilities of HRESULTs, in our words.
const FACILITIES: &[(u32, &str)] = &[
    (0, "codes that any interface may return"),
    (1, "remote procedure calls"),
    (2, "automation and IDispatch"),
    (3, "structured storage"),
    (4, "the interface decides what it means; WMI, MAPI, OLE DB and SMS live here"),
    (7, "a wrapped Win32 error"),
    (8, "Windows itself"),
    (9, "security and cryptography"),
    (10, "Visual Basic and other controls"),
    (11, "certificates"),
    (12, "Internet and WinINet"),
    (13, "media server"),
    (14, "Message Queuing"),
    (15, "Windows setup"),
    (16, "smart cards"),
    (17, "COM+"),
    (27, "HTTP"),
    (36, "Windows Update"),
    (40, "trusted platform module"),
    (49, "BitLocker"),
    (0x7d0, "Configuration Manager"),
];

/// Facilities of NTSTATUS values, in our words.
const NT_FACILITIES: &[(u32, &str)] = &[
    (0, "the kernel and its services"),
    (1, "the debugger"),
    (2, "remote procedure calls"),
    (3, "remote procedure calls, of the stub"),
    (7, "a wrapped Win32 error"),
    (0xa, "terminal services"),
    (0x13, "clusters"),
    (0x15, "side-by-side assemblies"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        decode(text).into_iter().map(|reading| (reading.kind.to_owned(), reading.key)).collect()
    }

    #[test]
    fn all_spellings_of_a_code_have_the_same_readings() {
        for text in ["0x80070005", "80070005", "-2147024891", "2147942405", "E_ACCESSDENIED", "#2147942405"] {
            let told = told(text);
            assert_eq!(
                told.first().map(|(kind, key)| (kind.as_str(), key.as_str())),
                Some(("code", "0x80070005")),
                "{text}"
            );
            assert!(told.contains(&("win32".to_owned(), "5".to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_wrapped_is_read_too() {
        assert!(told("0xD0000022").contains(&("code".to_owned(), "0xc0000022".to_owned())));
        assert!(told("3221227774").contains(&("status-id".to_owned(), "2302".to_owned())));
        assert!(told("10").contains(&("stop".to_owned(), "0xa".to_owned())));
        assert!(decode("5")[0].names.contains(&"ERROR_ACCESS_DENIED"));
    }

    #[test]
    fn what_is_no_code_has_no_reading() {
        for text in ["", "hello", "-", "0x", "99999999999999", "é"] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
