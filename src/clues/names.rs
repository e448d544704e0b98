//! Names of Windows error codes, both ways: `WBEM_E_FAILED` ↔ `0x80041001`.
//!
//! One sorted text inside the program, searched in place: no start-up cost, no memory of its own.
//! Made by `examples/code_names.rs`; a line is `E_ACCESSDENIED c 80070005`.

static TABLE: &str = include_str!("code_names.txt");

/// A name and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeName {
    /// In capitals: `NERR_DUPLICATESHARE`.
    pub name: &'static str,
    /// Kind of clue: `code`, `win32` or `stop`.
    pub kind: &'static str,
    pub value: u32,
}

impl CodeName {
    /// What a name stands for, whatever its case; a few names stand for two things.
    pub fn named(name: &str) -> Vec<CodeName> {
        let wanted = name.to_ascii_uppercase();
        let mut from = first_not_before(&wanted);
        let mut found = Vec::new();
        while let Some(line) = line_at(from).filter(|line| line.split(' ').next() == Some(wanted.as_str())) {
            found.extend(read(line));
            from += line.len() + 1;
        }
        found
    }

    /// Every name of a value, in order of the alphabet.
    pub fn of(kind: &str, value: u32) -> Vec<&'static str> {
        let Some(letter) = LETTERS.iter().find(|(_, known)| *known == kind).map(|(letter, _)| *letter) else {
            return Vec::new();
        };
        let ending = format!(" {letter} {value:x}\n");
        let places = memchr::memmem::find_iter(TABLE.as_bytes(), ending.as_bytes());
        places.filter_map(|place| TABLE[..place].rsplit('\n').next()).collect()
    }
}

const LETTERS: &[(char, &str)] = &[('c', "code"), ('w', "win32"), ('s', "stop")];

fn read(line: &'static str) -> Option<CodeName> {
    let mut parts = line.split(' ');
    let name = parts.next()?;
    let letter = parts.next()?.chars().next()?;
    let kind = LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, kind)| *kind)?;
    let value = u32::from_str_radix(parts.next()?, 16).ok()?;
    Some(CodeName { name, kind, value })
}

/// The line that begins at byte `at` of the table.
fn line_at(at: usize) -> Option<&'static str> {
    TABLE.get(at..).and_then(|rest| rest.split('\n').next()).filter(|line| !line.is_empty())
}

/// Where the first line begins whose name is not before `wanted`. The notes at the top begin
/// with `#`, which comes before all letters.
fn first_not_before(wanted: &str) -> usize {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memchr::memrchr(b'\n', &TABLE.as_bytes()[low..middle]).map_or(low, |place| low + place + 1);
        let Some(line) = line_at(start) else { break };
        if line.split(' ').next().unwrap_or_default() < wanted {
            low = start + line.len() + 1;
        } else {
            high = start;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whatever_its_case() {
        for (name, kind, value) in [
            ("WBEM_E_FAILED", "code", 0x8004_1001),
            ("e_accessdenied", "code", 0x8007_0005),
            ("ERROR_ACCESS_DENIED", "win32", 5),
            ("STATUS_ACCESS_DENIED", "code", 0xc000_0022),
            ("IRQL_NOT_LESS_OR_EQUAL", "stop", 0xa),
            ("NERR_DuplicateShare", "win32", 2118),
            ("MAPI_E_CALL_FAILED", "code", 0x8000_4005),
        ] {
            assert!(CodeName::named(name).iter().any(|found| found.kind == kind && found.value == value), "{name}");
        }
        assert_eq!(CodeName::named("NO_SUCH_NAME_AT_ALL"), []);
        assert_eq!(CodeName::named(""), []);
        assert_eq!(CodeName::named("ZZZZ_Z"), []);
    }

    #[test]
    fn a_value_has_all_its_names() {
        assert!(CodeName::of("win32", 5).contains(&"ERROR_ACCESS_DENIED"));
        assert!(CodeName::of("code", 0x8007_0005).contains(&"E_ACCESSDENIED"));
    }

    #[test]
    fn the_table_is_sorted_and_every_line_can_be_read() {
        let lines: Vec<&'static str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 5000);
        assert!(lines.windows(2).all(|pair| pair[0].split(' ').next() <= pair[1].split(' ').next()));
        for line in lines {
            let entry = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(CodeName::named(entry.name).contains(&entry), "{line}");
        }
    }
}
