//! Cells of a table of files, told apart by their shape: `1-Mar-2001`, `05:18p`, `231,312`, `2.00.1493.3257`, `I386`.

use super::super::Size;
use jiff::civil::Date;

/// A date as articles print it: `1-Mar-2001`, `Mar-1-2001`, `02/15/99`, `05-05-00` (month first), `2001-03-01`.
pub fn date(text: &str) -> Option<Date> {
    let mut parts = text.split(['/', '-']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return Date::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?).ok();
    }
    let year = match (third.len(), third.parse::<i16>().ok()?) {
        (2, year @ 80..=99) => 1900 + year,
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    if let Some((month, day)) = month(second).zip(Some(first)).or_else(|| month(first).zip(Some(second))) {
        return Date::new(year, month, day.parse().ok()?).ok();
    }
    let (month, day): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()
}

/// A date in three words: `May 4, 2001`.
pub fn date_in_words(name: &str, day: &str, year: &str) -> Option<Date> {
    let month = month(name).filter(|_| name.chars().all(char::is_alphabetic))?;
    Date::new(year.parse().ok().filter(|year| *year > 1900)?, month, day.trim_end_matches(',').parse().ok()?).ok()
}

fn month(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = text.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == start).map(|at| at as i8 + 1)
}

/// Whether this stands in a cell in which there is nothing to say.
pub fn is_blank(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "not applicable" | "n/a" | "na" | "none")
        || text.bytes().all(|byte| byte == b'-')
}

/// Whether this is a time: `17:45`, `3:16pm`, `05:18p`, `12:00:30`, `midnight`.
pub fn is_time(text: &str) -> bool {
    if matches!(text.to_ascii_lowercase().as_str(), "midnight" | "noon") {
        return true;
    }
    let clock = text.trim_end_matches(['a', 'p', 'm', 'A', 'P', 'M']);
    let mut parts = clock.split(':');
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.clone().count() >= 2 && parts.all(digits)
}

/// A size: bytes with or without commas, or rounded as in `138KB`. `unit` is the cell behind it.
pub fn size(text: &str, unit: Option<&str>) -> Option<Size> {
    let text = text.trim_start_matches('(');
    let lower = text.to_ascii_lowercase();
    if let Some(number) = ["kb", "mb", "k", "b"].iter().find_map(|unit| lower.strip_suffix(unit)) {
        return is_number(number).then(|| Size::Printed(text.to_owned()));
    }
    match unit.map(str::to_ascii_lowercase).as_deref() {
        Some("kb" | "mb") if is_number(text) => {
            return Some(Size::Printed(format!("{text} {}", unit.unwrap_or_default())));
        }
        _ => {}
    }
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    let grouped = text.split(',').skip(1).all(|group| group.len() == 3);
    (grouped && (2..=11).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok().map(Size::Bytes))
        .flatten()
}

/// A size with full stops for commas, which looks like a version: `185.760`.
pub fn dotted_size(text: &str) -> Option<Size> {
    let mut groups = text.split('.');
    let whole = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && whole(first));
    let dotted = first.is_some() && text.contains('.') && groups.all(|group| group.len() == 3 && whole(group));
    dotted.then(|| text.replace('.', "").parse().ok().map(Size::Bytes)).flatten()
}

/// Whether the cell behind a size belongs to it.
pub fn is_unit(text: &str) -> bool {
    matches!(text.trim_end_matches(')').to_ascii_lowercase().as_str(), "kb" | "mb" | "bytes" | "byte")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

/// Whether this is a version: numbers with full stops or commas between them; a colon among them is a slip. A build may stand
/// behind it in parentheses: `1.2(786)`.
pub fn is_version(text: &str) -> bool {
    let text = text.trim_start_matches(['v', 'V']);
    let text = text.split_once('(').filter(|(_, build)| build.ends_with(')')).map_or(text, |(version, _)| version);
    let has_parts = text.contains('.') || text.split(',').count() > 3 && size(text, None).is_none();
    has_parts
        && text.split(['.', ':', ',']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether this names a kind of processor.
pub fn is_platform(text: &str) -> bool {
    const PLATFORMS: &[&str] = &[
        "alpha",
        "intel",
        "x86",
        "i386",
        "i486",
        "ia64",
        "axp",
        "mips",
        "ppc",
        "powerpc",
        "macintosh",
        "x64",
        "amd64",
        "nec98",
        "pc98",
        "risc",
        "sparc",
        "arm64",
    ];
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    PLATFORMS.contains(&bare.as_str())
}

/// Whether this looks like the name of a file.
pub fn is_file_name(text: &str) -> bool {
    let Some((stem, extension)) = text.rsplit_once('.') else { return false };
    !stem.is_empty()
        && (1..=5).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && (extension.chars().any(|c| c.is_ascii_alphabetic()) || is_numbered(stem, extension))
        && !text.contains(['\\', '/', '(', ','])
}

/// Whether a name may have an extension of digits: `VIP.386`, `FOXFONT.850`, but not `v5.0`.
fn is_numbered(stem: &str, extension: &str) -> bool {
    let is_word = |stem: &str| stem.len() > 2 && stem.chars().all(|c| c.is_ascii_alphabetic());
    stem.starts_with(|c: char| c.is_ascii_alphabetic()) && (extension == "386" || is_word(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_spelling() {
        let day = jiff::civil::date(2001, 3, 1);
        for spelling in ["1-Mar-2001", "Mar-01-2001", "03/01/2001", "3/1/01", "03-01-01", "2001-03-01", "01-MAR-2001"] {
            assert_eq!(date(spelling), Some(day), "{spelling}");
        }
        assert_eq!(date("15/02/1999"), Some(jiff::civil::date(1999, 2, 15)));
        assert_eq!(date_in_words("March", "1,", "2001"), Some(day));
        assert_eq!(date_in_words("may", "be", "2001"), None);
        assert_eq!(date("2.0-1"), None);
        assert_eq!(date("13/40/99"), None);
    }

    #[test]
    fn sizes_are_bytes_unless_rounded() {
        assert_eq!(size("231,312", None), Some(Size::Bytes(231312)));
        assert_eq!(size("138KB", None), Some(Size::Printed("138KB".into())));
        assert_eq!(size("1.33", Some("MB")), Some(Size::Printed("1.33 MB".into())));
        assert_eq!(dotted_size("185.760"), Some(Size::Bytes(185760)));
        assert_eq!(dotted_size("4.0"), None);
        assert_eq!(size("23,13", None), None);
        assert_eq!(size("2.0", None), None);
    }

    #[test]
    fn cells_are_told_apart() {
        assert!(is_time("05:18p") && is_time("17:45") && is_time("12:00PM") && !is_time("4711"));
        assert!(
            is_version("2.00.1493.3257")
                && is_version("3,1,0,2124")
                && is_version("1.2(786)")
                && !is_version("Sample.dll")
                && !is_version("17")
        );
        assert!(is_platform("(x86)") && is_platform("I386") && is_platform("Alpha:") && !is_platform("Sample"));
        assert!(is_file_name("Sample_32.dll") && !is_file_name("5.0.1") && !is_file_name("C:\\a.dll"));
    }
}
