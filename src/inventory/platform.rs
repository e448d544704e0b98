//! The processor that a file is built for, in one spelling: `I386`, `Intel` and `(x86)` are one.

/// A platform. Files for different platforms say nothing about each other, however alike their versions are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform(String);

/// The spellings of each architecture; the first is the canonical one.
const ARCHITECTURES: &[&[&str]] = &[
    &["x86", "i386", "ix86", "i486", "intel", "win32"],
    &["x64", "amd64", "x8664"],
    &["ia64", "itanium"],
    &["alpha", "axp"],
    &["mips"],
    &["ppc", "powerpc"],
    &["arm64", "aarch64"],
    &["arm"],
];

impl Platform {
    /// The platform that a table names, with or without brackets; what is no architecture (`Win95`) stands for itself.
    /// `None` if the cell names nothing.
    pub fn parse(cell: &str) -> Option<Platform> {
        let word = bare(cell);
        let is_named = !word.is_empty() && word != "none";
        is_named.then(|| Platform(canonical(&word).map_or(word, str::to_owned)))
    }

    /// The platform that a single word names, if that word is a known architecture and nothing else.
    pub(super) fn of_word(word: &str) -> Option<Platform> {
        canonical(&bare(word)).map(|name| Platform(name.to_owned()))
    }

    /// The platform whose folder the file lies in: `C:\SMS\bin\i386\distmgr.dll`; the innermost one counts.
    pub(super) fn of_path(path: &str) -> Option<Platform> {
        path.split(['\\', '/']).rev().find_map(Platform::of_word)
    }
}

fn canonical(word: &str) -> Option<&'static str> {
    ARCHITECTURES.iter().find(|spellings| spellings.contains(&word)).map(|spellings| spellings[0])
}

/// Letters and digits in lower case, without what marks a line break in HTML.
fn bare(word: &str) -> String {
    let word = word.to_lowercase();
    let word = word.split("<br").next().unwrap_or_default();
    word.chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_architecture_are_one_platform() {
        for spelling in ["x86", "(X86)", "I386", "Intel", "<x86>", "INTEL", "i386<BR/>", "ix86"] {
            assert_eq!(Platform::parse(spelling), Platform::parse("x86"), "{spelling}");
        }
        assert_ne!(Platform::parse("Alpha"), Platform::parse("x86"));
        assert_ne!(Platform::parse("Win95"), Platform::parse("Win98"));
        for nothing in ["", "-", "none", "( )"] {
            assert_eq!(Platform::parse(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_folder_tells_the_platform() {
        assert_eq!(Platform::of_path(r"D:\alpha\bin\i386\distmgr.dll"), Platform::parse("x86"));
        assert_eq!(Platform::of_path(r"C:\WINNT\system32\intelligence.dll"), None);
    }
}
