//! Numbers as people read them. Programs get them bare, from the JSON.

/// `231312` as `231,312`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!([1, 999, 1000, 231_312, 1_000_000].map(thousands), ["1", "999", "1,000", "231,312", "1,000,000"]);
    }
}
