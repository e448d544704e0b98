//! Whether an article is about the version that the paste speaks of: SMS 2.0 and SMS 1.2, Word 97 and Word 6 have
//! their own articles on much the same trouble.

use super::Feature;
use super::overlap::{META, Overlap, share};
use crate::index::Version;

/// The share of the paste's version numbers that stand in the article's products and keywords.
pub struct VersionAgreement;

impl Feature for VersionAgreement {
    fn name(&self) -> &'static str {
        "version"
    }

    fn value(&self, overlap: &Overlap) -> f32 {
        let versions = &overlap.query.versions;
        let held = |version: &&Version| match **version {
            Version::Dotted(major, minor) => overlap.has_meta_pair(major, minor),
            Version::Word(word) => overlap.held(word, META) > 0.0,
        };
        share(versions.iter().filter(held).count() as f32, versions.len() as f32)
    }
}
