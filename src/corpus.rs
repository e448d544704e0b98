//! Folders, archives, standard input and the bundled corpus → [`Source`]s.
//! The only reader of article files; knows nothing of the index.
//!
//! A folder that holds a `SOURCE.toml` is a source, named by its `name` key; other files belong to
//! a source named after the folder or archive that was given. Nothing is unpacked to disk.

mod archive;
mod folder;

use crate::error::{Error, ErrorKind, Result};
use crate::formats::{Notice, Source};
use include_dir::{Dir, include_dir};
use std::io::Read;
use std::path::{Path, PathBuf};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/corpus");

/// The file that makes a folder a source.
const SOURCE_FILE: &str = "SOURCE.toml";

/// The input that stands for standard input.
pub const STDIN: &str = "-";

/// Endings of files that hold no article text and are not worth opening.
const OTHER_FILES: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "bmp", "ico", "svg", "webp", "mp4", "mp3", "wav", "avi", "pdf", "doc", "docx", "xls",
    "xlsx", "ppt", "pptx", "exe", "dll", "msi", "cab", "iso", "woff", "woff2", "ttf", "eot", "css", "js", "lock", "gz",
    "zip", "zst", "tar", "7z",
];

/// Reads every file under `inputs` (folders, files, `-`, `.zip`, `.tar`, `.tar.gz`, `.tar.zst`) and hands each to
/// `visit`, from several threads at once and in no particular order. Files that cannot be read become notices.
///
/// # Errors
/// An input that does not exist.
pub fn read(inputs: &[PathBuf], visit: &(dyn Fn(Source) + Sync)) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for input in inputs {
        if input.as_os_str() == STDIN {
            standard_input(visit)?;
            continue;
        }
        let kind = std::fs::metadata(input).map_err(|cause| {
            let error = Error::new(ErrorKind::Input, "expected a folder, a file or an archive of articles");
            error.at(input).because(cause).advise("check the path")
        })?;
        if kind.is_dir() {
            notices.extend(folder::read(input, visit));
        } else if let Some(open) = archive::opener(input) {
            notices.extend(archive::read(input, open, visit)?);
        } else {
            let bytes = std::fs::read(input).map_err(|cause| unreadable(input).because(cause))?;
            visit(Source { name: name_of(input.parent()), path: portable(input), bytes });
        }
    }
    notices.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(notices)
}

/// The articles inside the program, by path.
pub fn bundled() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in BUNDLED.dirs() {
        let named = folder.get_file(folder.path().join(SOURCE_FILE)).and_then(|file| source_name(file.contents()));
        if let Some(name) = named {
            collect(folder, folder.path(), &name, &mut sources);
        }
    }
    sources.sort_by(|left, right| (&left.name, &left.path).cmp(&(&right.name, &right.path)));
    sources
}

fn collect(folder: &Dir<'_>, root: &Path, name: &str, sources: &mut Vec<Source>) {
    for file in folder.files().filter(|file| holds_article(file.path())) {
        let path = portable(file.path().strip_prefix(root).unwrap_or(file.path()));
        sources.push(Source { name: name.to_owned(), path, bytes: file.contents().to_vec() });
    }
    folder.dirs().for_each(|inner| collect(inner, root, name, sources));
}

fn standard_input(visit: &(dyn Fn(Source) + Sync)) -> Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::new(ErrorKind::Io, "standard input cannot be read").because(cause))?;
    visit(Source { name: "stdin".to_owned(), path: STDIN.to_owned(), bytes });
    Ok(())
}

/// The `name` key of a `SOURCE.toml`.
fn source_name(toml: &[u8]) -> Option<String> {
    let table: toml::Table = std::str::from_utf8(toml).ok()?.parse().ok()?;
    table.get("name")?.as_str().map(str::to_owned)
}

/// Whether a file can hold an article, told by its name alone; its content has the last word.
fn holds_article(path: &Path) -> bool {
    let named = path.file_name().is_some_and(|name| name != SOURCE_FILE);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    named && !OTHER_FILES.iter().any(|other| other.eq_ignore_ascii_case(ending))
}

fn unreadable(path: &Path) -> Error {
    Error::new(ErrorKind::Io, "expected a file that can be read").at(path)
}

/// The last part of a path, `.` and `..` followed.
fn name_of(folder: Option<&Path>) -> String {
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path with `/` between folders on every system.
fn portable(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
