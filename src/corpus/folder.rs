//! Folders → sources, by all threads.
//!
//! A knowledge base is no git project: `.gitignore` does not apply to it, and only hidden files stay out. Links to
//! files are read, links to folders are not followed.

use super::{SOURCE_FILE, holds_article, name_of, portable, source_name};
use crate::formats::{Notice, Source};
use rayon::prelude::*;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Reads every file under `root` and hands it to `visit`; notices of what cannot be read.
pub fn read(root: &Path, visit: &(dyn Fn(Source) + Sync)) -> Vec<Notice> {
    let walk = Walk { visit, notices: Mutex::default() };
    walk.folder(root, &Home { folder: root.to_owned(), name: name_of(Some(root)) });
    walk.notices.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Walk<'a> {
    visit: &'a (dyn Fn(Source) + Sync),
    notices: Mutex<Vec<Notice>>,
}

/// The source that a folder belongs to.
struct Home {
    /// The folder that paths in this source begin from.
    folder: PathBuf,
    name: String,
}

impl Walk<'_> {
    fn folder(&self, folder: &Path, home: &Home) {
        let Some(entries) = self.told(folder, std::fs::read_dir(folder)) else { return };
        let entries: Vec<DirEntry> = entries.filter_map(|entry| self.told(folder, entry)).collect();
        let is_source = entries.iter().any(|entry| entry.file_name() == SOURCE_FILE);
        let named = is_source.then(|| source_name(&std::fs::read(folder.join(SOURCE_FILE)).ok()?)).flatten();
        let own = named.map(|name| Home { folder: folder.to_owned(), name });
        let home = own.as_ref().unwrap_or(home);
        entries.into_par_iter().for_each(|entry| self.entry(&entry, home));
    }

    fn entry(&self, entry: &DirEntry, home: &Home) {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            return;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            self.folder(&path, home);
        } else if holds_article(&path)
            && let Some(bytes) = self.told(&path, std::fs::read(&path))
        {
            let path = portable(path.strip_prefix(&home.folder).unwrap_or(&path));
            (self.visit)(Source { name: home.name.clone(), path, bytes });
        }
    }

    /// What was read; a notice if it could not be.
    fn told<T>(&self, path: &Path, read: std::io::Result<T>) -> Option<T> {
        let tell = |cause: std::io::Error| {
            let notice = Notice::new("unreadable", &portable(path), cause.to_string());
            self.notices.lock().unwrap_or_else(PoisonError::into_inner).push(notice);
        };
        read.map_err(tell).ok()
    }
}
