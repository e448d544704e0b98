//! Bytes → text: UTF-8 and UTF-16 with or without a byte-order mark, Windows-1252, code page 437.
//!
//! Valid UTF-8 is borrowed, not copied. Anything that is neither marked nor valid UTF-8 is a guess,
//! told with a confidence below 1. Knows no articles.

use std::borrow::Cow;

/// Text and how sure its charset is.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `cp437`.
    pub charset: &'static str,
    /// 0 to 1; below 1 the charset is a guess and worth a notice.
    pub confidence: f32,
}

/// How much of a file a guess looks at.
const SAMPLE: usize = 64 * 1024;

/// Decodes any bytes.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return marked(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text, charset: name_of(encoding), confidence: 0.9 };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), charset: "utf-8", confidence: 1.0 };
    }
    eight_bit(bytes)
}

fn marked<'a>(encoding: &'static encoding_rs::Encoding, rest: &'a [u8]) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(rest);
    Decoded { text, charset: name_of(encoding), confidence: if damaged { 0.8 } else { 1.0 } }
}

fn name_of(encoding: &'static encoding_rs::Encoding) -> &'static str {
    if encoding == encoding_rs::UTF_16LE {
        "utf-16le"
    } else if encoding == encoding_rs::UTF_16BE {
        "utf-16be"
    } else {
        "utf-8"
    }
}

/// UTF-16 without a mark shows as a zero in every other byte of the Latin text that articles are written in.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= pairs * 6 && even * 20 < pairs {
        return Some(encoding_rs::UTF_16LE);
    }
    (even * 10 >= pairs * 6 && odd * 20 < pairs).then_some(encoding_rs::UTF_16BE)
}

/// UTF-8 with a few broken bytes, Windows-1252 or code page 437, whichever the high bytes fit best.
fn eight_bit(bytes: &[u8]) -> Decoded<'_> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if mostly_utf8(sample) {
        return Decoded { text: String::from_utf8_lossy(bytes), charset: "utf-8", confidence: 0.7 };
    }
    let (windows, dos) = high_bytes(sample);
    if dos > windows {
        let text = oem_cp::decode_string_complete_table(bytes, &oem_cp::code_table::DECODING_TABLE_CP437);
        return Decoded { text: Cow::Owned(text), charset: "cp437", confidence: share(dos, windows) };
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    Decoded { text, charset: "windows-1252", confidence: share(windows, dos) }
}

/// Whether at least nine in ten of the non-ASCII characters are whole UTF-8 sequences.
fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && broken * 9 <= whole
}

/// Evidence for Windows-1252 and for code page 437: what a byte means in each, and whether that
/// makes sense beside its neighbours (accented letters inside words, quotes at their edges, boxes in rows).
fn high_bytes(sample: &[u8]) -> (usize, usize) {
    let (mut windows, mut dos) = (1, 0);
    for (at, &byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = at.checked_sub(1).map_or(b' ', |before| sample[before]);
        let after = sample.get(at + 1).copied().unwrap_or(b' ');
        let beside_letter = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        match byte {
            0x91..=0x97 | 0x85 | 0xA0 | 0x99 | 0xAE | 0xA9 if !inside_word(before, after) => windows += 2,
            0x92 if after.is_ascii_lowercase() => windows += 2,
            0xB3 | 0xBA | 0xC4 | 0xCD | 0xDB | 0xB0..=0xB2 if before == byte || after == byte => dos += 2,
            0x81 | 0x82 | 0x84 | 0x87 | 0x8A | 0x8E | 0x94 | 0x9A | 0xA1..=0xA5 | 0x80 if beside_letter => dos += 2,
            0xC0..=0xFF if beside_letter => windows += 2,
            _ => {}
        }
    }
    (windows, dos)
}

fn inside_word(before: u8, after: u8) -> bool {
    before.is_ascii_lowercase() && after.is_ascii_lowercase()
}

fn share(chosen: usize, other: usize) -> f32 {
    let share = chosen as f32 / (chosen + other).max(1) as f32;
    (share * 0.95).clamp(0.3, 0.95)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_charset_is_told_from_the_others() {
        let utf16 = |swap: bool| -> Vec<u8> {
            "Symptoms\r\nIt fails."
                .encode_utf16()
                .flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let cases: [(Vec<u8>, &str, &str); 7] = [
            (b"plain".to_vec(), "utf-8", "plain"),
            ("\u{feff}na\u{ef}ve".as_bytes().to_vec(), "utf-8", "na\u{ef}ve"),
            (utf16(false), "utf-16le", "Symptoms\r\nIt fails."),
            (utf16(true), "utf-16be", "Symptoms\r\nIt fails."),
            (b"the \x93site server\x94 isn\x92t up".to_vec(), "windows-1252", "the “site server” isn’t up"),
            (b"Fr Gr\xfc\xdfe caf\xe9".to_vec(), "windows-1252", "Fr Grüße café"),
            (b"Datentr\x84ger ung\x81ltig \xcd\xcd\xcd".to_vec(), "cp437", "Datenträger ungültig ═══"),
        ];
        for (bytes, charset, text) in cases {
            let decoded = decode(&bytes);
            assert_eq!((decoded.charset, &*decoded.text), (charset, text));
        }
    }

    #[test]
    fn a_guess_says_that_it_is_one() {
        assert_eq!(decode(b"plain").confidence, 1.0);
        assert!(decode(b"caf\xe9").confidence < 1.0);
    }
}
