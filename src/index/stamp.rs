//! The stamp of an index: which layout, which fixdex, which corpus; and which generation of files is current.
//!
//! A folder that holds an index holds one stamp file and the folder of one generation. A new generation is built
//! beside the current one; replacing the stamp, one atomic rename, is what makes it current.

use crate::error::{Error, ErrorKind, Result};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

/// Version of the layout of an index. Rises with every change that older programs cannot read.
pub const FORMAT: u32 = 3;

const FILE: &str = "fixdex-index.json";

/// What to do where no index can be used: without a stamp that fits, a build is always a full one.
const BUILD: &str = "build it anew with: fixdex index PATH…";

/// What is known of an index without opening it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    pub format: u32,
    /// Version of the fixdex that built it.
    pub tool: String,
    /// Digest of the program that built it, see [`program`]; `None` for an index in memory, which nobody updates.
    pub program: Option<String>,
    /// Digest of all sources.
    pub corpus: String,
    /// When it was built, RFC 3339, UTC.
    pub built: Option<String>,
    /// Folder of the current generation.
    pub generation: String,
    pub articles: u64,
    /// Rows of the table: the articles that answer, and the others.
    pub rows: u32,
    /// A full build has one layer, each update adds one.
    pub layers: Vec<Layer>,
    /// Sum of the lengths of all articles.
    pub length: u64,
    /// Articles of each source, by name.
    pub sources: Vec<(String, u64)>,
}

/// What one build added to the parts that grow, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    pub articles: u64,
    pub forward: u64,
}

/// Just enough to tell a foreign layout apart.
#[derive(Deserialize)]
struct Version {
    format: u32,
    tool: String,
}

/// Digest of the running program. Programs of one version may still read an article differently, as long as that
/// version is being worked on, so only the very same program updates an index. `None` where a program cannot read
/// itself.
pub fn program() -> Option<String> {
    static DIGEST: LazyLock<Option<String>> = LazyLock::new(|| {
        let bytes = std::fs::read(std::env::current_exe().ok()?).ok()?;
        Some(blake3::hash(&bytes).to_hex()[..32].to_owned())
    });
    DIGEST.clone()
}

impl Stamp {
    /// Whether `folder` holds an index of any version.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).is_file()
    }

    /// Reads the stamp of the index in `folder`.
    ///
    /// # Errors
    /// No index there, or one of another layout; names both versions and the command that mends it.
    pub fn read(folder: &Path) -> Result<Stamp> {
        let path = folder.join(FILE);
        let bytes = std::fs::read(&path).map_err(|e| {
            let message = match e.kind() {
                std::io::ErrorKind::NotFound => "there is no fixdex index here",
                _ => "the stamp of the index cannot be read",
            };
            Error::new(ErrorKind::Index, message).at(folder).because(e).advise(BUILD)
        })?;
        let damaged = |e: serde_json::Error| {
            Error::new(ErrorKind::Index, "the stamp of the index is damaged").at(&path).because(e).advise(BUILD)
        };
        let version: Version = serde_json::from_slice(&bytes).map_err(damaged)?;
        if version.format != FORMAT {
            let message = format!(
                "this index has layout {} (built by fixdex {}), this is fixdex {} and reads layout {FORMAT}",
                version.format,
                version.tool,
                env!("CARGO_PKG_VERSION"),
            );
            return Err(Error::new(ErrorKind::Index, message).at(folder).advise(BUILD));
        }
        serde_json::from_slice(&bytes).map_err(damaged)
    }

    /// Makes this the stamp of the index in `folder`, atomically.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let unwritable =
            |e: std::io::Error| Error::new(ErrorKind::Io, "cannot write the stamp of the index").at(folder).because(e);
        let text = serde_json::to_vec_pretty(self).map_err(|e| unwritable(e.into()))?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        file.write_all(&text).and_then(|()| file.as_file().sync_all()).map_err(unwritable)?;
        file.persist(folder.join(FILE)).map_err(|e| unwritable(e.error))?;
        Ok(())
    }
}
