//! Where articles come from: folders, single files and archives give the same articles under the same paths.

use fixdex::corpus;
use fixdex::formats::Source;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const ARTICLES: [(&str, &str); 2] =
    [("one/Q100001.txt", "Title: One\n\nIt fails.\n"), ("two.md", "# Two\n\nIt fails.\n")];

fn read(input: &Path) -> Vec<(String, String)> {
    let found = Mutex::new(Vec::new());
    let notices = corpus::read(&[input.to_path_buf()], &|source: Source| {
        found.lock().expect("no thread panicked").push((source.name, source.path));
    });
    assert_eq!(notices.expect("the input exists"), []);
    let mut found = found.into_inner().expect("no thread panicked");
    found.sort();
    found
}

fn named(name: &str) -> Vec<(String, String)> {
    ARTICLES.iter().map(|(path, _)| (name.to_owned(), (*path).to_owned())).collect()
}

fn folder(root: &Path) -> PathBuf {
    let folder = root.join("kb");
    for (path, text) in ARTICLES {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    folder
}

#[test]
fn a_folder_is_read_whole_whatever_git_ignores() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = folder(root.path());
    fs::write(folder.join(".gitignore"), "*.md\n*.txt\n").expect("a file");
    fs::write(folder.join("picture.PNG"), "no article").expect("a file");
    assert_eq!(read(&folder), named("kb"));
}

#[test]
fn a_source_file_names_the_folder_it_stands_in() {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(folder(root.path()).join("SOURCE.toml"), "name = \"own\"\n").expect("a file");
    assert_eq!(read(root.path()), named("own"));
}

#[test]
fn archives_are_read_without_unpacking() {
    let root = tempfile::tempdir().expect("a folder");
    let create = |name: &str| File::create(root.path().join(name)).expect("a file");
    fn tar(stream: impl Write) -> impl Write {
        let mut builder = tar::Builder::new(stream);
        for (path, text) in ARTICLES {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, path, text.as_bytes()).expect("a member");
        }
        builder.into_inner().expect("an archive")
    }
    tar(create("kb.tar"));
    tar(flate2::write::GzEncoder::new(create("kb.tar.gz"), flate2::Compression::fast())).flush().expect("written");
    tar(zstd::Encoder::new(create("kb.tar.zst"), 1).expect("an encoder").auto_finish()).flush().expect("written");
    let mut zip = zip::ZipWriter::new(create("kb.zip"));
    for (path, text) in ARTICLES {
        zip.start_file(path, zip::write::SimpleFileOptions::default()).expect("a member");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive");
    for name in ["kb.tar", "kb.tar.gz", "kb.tar.zst", "kb.zip"] {
        assert_eq!(read(&root.path().join(name)), named("kb"), "{name}");
    }
}

#[test]
fn a_damaged_archive_is_a_notice_and_a_missing_one_an_error() {
    let root = tempfile::tempdir().expect("a folder");
    let damaged = root.path().join("kb.tar.zst");
    fs::write(&damaged, "no archive").expect("a file");
    let notices = corpus::read(std::slice::from_ref(&damaged), &|_| {}).expect("a notice");
    assert_eq!(notices[0].kind, "unreadable");
    assert!(corpus::read(&[root.path().join("missing")], &|_| {}).is_err());
}
