//! What lies on a machine: a listing of files → their names, versions, sizes and platforms; and how versions compare.
//! Knows no articles and no index. Lines that name no file are passed over.
//!
//! ```text
//! distmgr.dll 2.00.1493.3250                      name and version
//! 03/01/2001  05:45p           231,312 distmgr.dll   a dir listing
//! distmgr.dll 2.00.1493.3250 i386                 with its platform, also told by a folder of that name
//! "Name","FileVersion" / "distmgr.dll","2.0"       CSV of PowerShell
//! [{"Name": "distmgr.dll", "FileVersion": "2.0"}]  JSON of PowerShell
//! ```

mod listing;
mod platform;
mod version;

pub use platform::Platform;
pub use version::FileVersion;

/// A file that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstalledFile {
    pub name: String,
    /// As printed.
    pub version: Option<String>,
    /// In bytes.
    pub size: Option<u64>,
    /// If the listing names one, or the folder that the file lies in.
    pub platform: Option<Platform>,
}

/// The files of a listing, in its order.
pub fn installed(listing: &str) -> Vec<InstalledFile> {
    let listing = listing.trim_start_matches('\u{feff}');
    listing::of_json(listing).or_else(|| listing::of_csv(listing)).unwrap_or_else(|| listing::of_lines(listing))
}
