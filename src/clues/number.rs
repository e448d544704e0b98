//! The spellings of one 32-bit code: `0x80041001`, `80041001h`, `-2147217407`, `2147749889`.
//!
//! Knows the digits only, not what they mean; see `code` and `decode` for that.

/// How a number was spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// With `0x` before or `h` behind.
    Hex,
    /// Eight hexadecimal digits and nothing else.
    BareHex,
    /// Decimal digits.
    Decimal,
}

/// A number and how it was spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub value: u32,
    pub spelling: Spelling,
}

impl Number {
    /// Every reading of a token; digits alone may be two.
    pub fn readings(word: &str) -> impl Iterator<Item = Number> + use<> {
        let number = |value, spelling| Number { value, spelling };
        let hex = prefixed_hex(word).map(|value| number(value, Spelling::Hex));
        let bare = hex.is_none().then(|| bare_hex(word)).flatten().map(|value| number(value, Spelling::BareHex));
        let decimal = decimal(word).map(|value| number(value, Spelling::Decimal));
        [hex, bare, decimal].into_iter().flatten()
    }
}

/// The value of `0x…` (up to 16 digits, the upper half only a sign) or `…h`; C's `L` and `UL` behind are allowed.
fn prefixed_hex(word: &str) -> Option<u32> {
    let digits = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"));
    let digits = match digits {
        Some(digits) => digits.trim_end_matches(['L', 'l', 'U', 'u']),
        None => {
            word.strip_suffix(['h', 'H']).filter(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))?
        }
    };
    let value = hex(digits, 16)?;
    match value >> 32 {
        0 | 0xffff_ffff => u32::try_from(value & 0xffff_ffff).ok(),
        _ => None,
    }
}

fn bare_hex(word: &str) -> Option<u32> {
    let word = word.strip_suffix('L').unwrap_or(word);
    (word.len() == 8).then(|| hex(word, 8)).flatten().and_then(|value| u32::try_from(value).ok())
}

fn hex(digits: &str, longest: usize) -> Option<u64> {
    let fits = (1..=longest).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    fits.then(|| u64::from_str_radix(digits, 16).ok()).flatten()
}

fn decimal(word: &str) -> Option<u32> {
    let fits = (1..=10).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit());
    fits.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_gives_the_value() {
        for word in ["0x80041001", "0X80041001L", "80041001h", "80041001", "2147749889", "0xFFFFFFFF80041001"] {
            assert!(Number::readings(word).any(|number| number.value == 0x8004_1001), "{word}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_reading() {
        for word in ["0x", "x80041001", "8004100", "80041g01", "h", "99999999999", "0x123456789"] {
            let read: Vec<_> = Number::readings(word).filter(|number| number.spelling != Spelling::Decimal).collect();
            assert_eq!(read, [], "{word}");
        }
    }
}
