//! Unsigned numbers in as few bytes as they need, seven bits to a byte, lowest first.

/// Appends `number`.
pub fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off the front of `bytes`; `None` if they end too early.
///
/// Most numbers take one to four bytes; which, cannot be foretold, so those are read without a branch for each.
#[inline(always)]
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let Some(word) = bytes.first_chunk::<4>() else { return take_long(bytes) };
    let word = u32::from_le_bytes(*word);
    let ends = !word & 0x8080_8080;
    if ends == 0 {
        return take_long(bytes);
    }
    let word = word & (ends ^ (ends - 1));
    *bytes = &bytes[ends.trailing_zeros() as usize / 8 + 1..];
    let number = word & 0x7f | word >> 1 & 0x3f80 | word >> 2 & 0x1f_c000 | word >> 3 & 0xfe0_0000;
    Some(u64::from(number))
}

#[cold]
fn take_long(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
        if shift > 63 {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_pushed_is_taken(numbers in prop::collection::vec(any::<u64>().prop_flat_map(|n| (0..64).prop_map(move |bits| n >> bits)), 0..40)) {
            let mut bytes = Vec::new();
            numbers.iter().for_each(|number| push(&mut bytes, *number));
            let mut rest = bytes.as_slice();
            for number in &numbers {
                prop_assert_eq!(take(&mut rest), Some(*number));
            }
            prop_assert_eq!(take(&mut rest), None);
        }

        #[test]
        fn any_bytes_are_taken_without_panic(bytes: Vec<u8>) {
            let mut rest = bytes.as_slice();
            while take(&mut rest).is_some() {}
        }
    }
}
