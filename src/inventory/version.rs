//! File versions, compared by number: `4.0.1381.4` is older than `4.0.1381.10`.

use std::cmp::Ordering;

/// Lowest fourth number of a branch: Terminal Server Edition counts from it (`4.0.1381.33474`), beside the
/// `4.0.1381.7080` of other Windows NT 4.0.
const BRANCH: u64 = 32_768;

/// A version in numbers; missing parts count as zero, as in the version resource of a file.
#[derive(Clone, Debug)]
pub struct FileVersion(Vec<u64>);

impl FileVersion {
    /// Reads a dotted version of two to six numbers; anything else is none.
    pub fn parse(text: &str) -> Option<FileVersion> {
        let parts: Vec<u64> = text.trim().split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        (2..=6).contains(&parts.len()).then_some(FileVersion(parts))
    }

    /// Whether both belong to one line of a product, so that the greater one is the newer one: files of the same name
    /// in Windows NT 4.0 (`4.0.1381.7130`), Windows 2000 (`5.0.2195.3645`) and Windows 95 (`4.00.955`) say nothing about
    /// each other. A line is told by the first two numbers, by how many there are, and by the branch.
    pub fn is_comparable_to(&self, other: &FileVersion) -> bool {
        let is_of_branch = |version: &FileVersion| version.part(3) >= BRANCH;
        self.0.len() == other.0.len()
            && (0..2).all(|at| self.part(at) == other.part(at))
            && is_of_branch(self) == is_of_branch(other)
    }

    fn part(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }
}

impl Ord for FileVersion {
    fn cmp(&self, other: &FileVersion) -> Ordering {
        let parts = self.0.len().max(other.0.len());
        (0..parts).map(|at| self.part(at).cmp(&other.part(at))).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for FileVersion {
    fn partial_cmp(&self, other: &FileVersion) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for FileVersion {
    fn eq(&self, other: &FileVersion) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for FileVersion {}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> FileVersion {
        FileVersion::parse(text).unwrap()
    }

    #[test]
    fn parts_compare_as_numbers() {
        assert!(version("4.0.1381.4") < version("4.0.1381.10"));
        assert!(version("2.00.1493.3250") < version("2.0.1493.3257"));
        assert_eq!(version("5.0"), version("5.00.0.0"));
    }

    #[test]
    fn lines_of_a_product_are_told_apart() {
        assert!(version("5.0.2195.1").is_comparable_to(&version("5.0.2195.3645")));
        assert!(!version("4.0.1381.7").is_comparable_to(&version("5.0.2195.1")));
        assert!(!version("4.0.1381.7").is_comparable_to(&version("4.00.955")));
        assert!(!version("4.0.1381.7130").is_comparable_to(&version("4.0.1381.33474")));
    }

    #[test]
    fn what_is_no_version_is_none() {
        for text in ["", "5", "5.x", "1.2.3.4.5.6.7", "v1.2", "99999999999999999999.1", "1..2"] {
            assert!(FileVersion::parse(text).is_none(), "{text}");
        }
    }
}
