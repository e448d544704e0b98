//! An updated index answers byte for byte like one that is built in full from the same files.

use assert_cmd::cargo::cargo_bin;
use fixdex::answer::Detail;
use fixdex::article::ArticleId;
use fixdex::index::{Changes, Index};
use fixdex::pipeline::{self, Asking, BuildReport, Extent};
use fixdex::render::{Layout, json_of};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// A folder of articles, and the index that is updated from it.
struct Kb {
    work: TempDir,
}

/// What an index says when it is asked everything.
#[derive(Debug, PartialEq)]
struct Said {
    corpus: String,
    articles: u64,
    sources: String,
    /// For each id what `show` has.
    shown: Vec<String>,
    /// For each query the answer.
    answers: Vec<String>,
    files: Vec<String>,
}

const QUERIES: [&str; 8] = [
    "Setup failed with error 0x80070005 (access denied)",
    "the zwidget service does not resp",
    "Event ID 4913: the key exchange failed",
    "WUAHandler Group policy settings were overwritten by a higher authority (Domain Controller) 0x87d00692",
    "hash mismatch 80091007",
    "the sender cannot connect to the remote site, error 53",
    "server",
    "the zwidegt service",
];

impl Kb {
    /// The articles of the repository, and a folder `own` beside them.
    fn new() -> Kb {
        let kb = Kb { work: tempfile::tempdir().expect("a folder") };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &kb.folder());
        kb.write("own/SOURCE.toml", "name = \"own\"\n");
        kb
    }

    fn folder(&self) -> PathBuf {
        self.work.path().join("kb")
    }

    fn home(&self) -> PathBuf {
        self.work.path().join("index")
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.folder().join(path)).expect("a file to remove");
    }

    fn append(&self, path: &str, text: &str) {
        let whole = fs::read_to_string(self.folder().join(path)).expect("a file to change");
        self.write(path, whole + text);
    }

    /// Indexes the folder again and compares with a full build elsewhere.
    fn update(&self) -> Option<Changes> {
        let fresh = tempfile::tempdir().expect("a folder");
        let full = build(&self.folder(), fresh.path(), Extent::Full);
        assert_eq!(full.changes, None);
        let report = build(&self.folder(), &self.home(), Extent::Changed);
        assert_eq!(report.notices, full.notices);
        assert_eq!(report.articles, full.articles);
        let (updated, fresh) = (said(&self.home()), said(fresh.path()));
        assert_eq!(updated.answers, fresh.answers);
        assert_eq!(updated, fresh);
        report.changes
    }

    fn layers(&self) -> usize {
        Index::open(&self.home()).expect("an index").stamp().layers.len()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn build(folder: &Path, home: &Path, extent: Extent) -> BuildReport {
    pipeline::build(&[folder.to_owned()], home, extent, &|_| {}).expect("an index")
}

fn said(home: &Path) -> Said {
    let index = Index::open(home).expect("an index");
    let mut ids = Vec::new();
    index.ids(&mut |id| ids.push(ArticleId::parse(id)));
    let articles: Vec<_> = ids.iter().map(|id| index.article(id).expect("whole").expect("there")).collect();
    let mut names = Vec::new();
    index.file_names(&mut |name| names.push(name.to_owned()));
    let queries = articles.iter().step_by(9).map(|article| article.title.as_str()).chain(QUERIES);
    let asking = Asking { follow: true, ..Asking::new(5, Detail::Everything) };
    let info = index.info();
    Said {
        corpus: info.corpus,
        articles: info.articles,
        sources: format!("{:?}", info.sources),
        answers: queries
            .map(|query| json_of(&pipeline::ask(&index, query, &asking).expect("an answer"), Layout::Line))
            .collect(),
        shown: articles.iter().map(|article| format!("{article:?}")).collect(),
        files: names.iter().map(|name| format!("{:?}", index.files_named(name).expect("whole"))).collect(),
    }
}

/// An article with a date and a hotfix file, whose id is the name of its file.
fn revision(year: u16, word: &str) -> String {
    format!(
        "---\ntitle: The {word} service does not respond\nms.date: 01/02/{year}\n---\n\n# The {word} service \
         does not respond\n\n## Symptoms\n\nThe {word} service logs error 0x8004{year}.\n\n## Resolution\n\n\
         | File name | File version | Size | Date | Time |\n|---|---|---|---|---|\n\
         | {word}.dll | 2.50.{year}.1 | 12,345 | 02-Jan-{year} | 10:20 |\n"
    )
}

fn changes(unchanged: u64, changed: u64, added: u64, removed: u64) -> Option<Changes> {
    Some(Changes { unchanged, changed, added, removed })
}

#[test]
fn whatever_happens_to_the_files_the_answers_are_those_of_a_full_build() {
    let kb = Kb::new();
    kb.write("own/empty.md", "");
    assert_eq!(kb.update(), None, "there is nothing to update");
    let all = fs_count(&kb.folder());
    assert_eq!(kb.update(), changes(all, 0, 0, 0));
    assert_eq!(kb.layers(), 1, "nothing changed, nothing written");

    kb.append("blog/client-push-error-53.md", "\nThe zwidget service does not respond to 0x80071234.\n");
    assert_eq!(kb.update(), changes(all - 1, 1, 0, 0));
    kb.write("own/first.md", revision(2001, "zwidget"));
    kb.write("own/printer.md", "# The printer burns\n\nWhen you print, it burns.\n");
    assert_eq!(kb.update(), changes(all, 0, 2, 0));
    kb.remove("own/printer.md");
    kb.remove("own/empty.md");
    assert_eq!(kb.update(), changes(all, 0, 0, 2));
}

#[test]
fn an_older_revision_answers_again_when_the_newer_is_gone() {
    let kb = Kb::new();
    kb.write("own/old/Q990001.md", revision(2001, "zwidget"));
    kb.update();
    kb.write("own/new/Q990001.md", revision(2003, "qwidget"));
    kb.write("own/older/Q990001.md", revision(1999, "xwidget"));
    kb.update();
    let files = |name: &str| Index::open(&kb.home()).expect("an index").files_named(name).expect("whole").len();
    assert_eq!([files("zwidget.dll"), files("qwidget.dll"), files("xwidget.dll")], [0, 1, 0]);
    kb.remove("own/new/Q990001.md");
    kb.update();
    assert_eq!([files("zwidget.dll"), files("qwidget.dll"), files("xwidget.dll")], [1, 0, 0]);
    kb.remove("own/old/Q990001.md");
    kb.update();
    kb.write("own/old/Q990001.md", revision(1998, "zwidget"));
    kb.update();
    assert_eq!([files("zwidget.dll"), files("qwidget.dll"), files("xwidget.dll")], [0, 0, 1]);
    assert_eq!(kb.layers(), 5);
}

#[test]
fn another_source_name_and_another_place_are_changes() {
    let kb = Kb::new();
    kb.write("own/one.md", revision(2001, "zwidget"));
    kb.write("own/two.md", "# The printer burns\n\nWhen you print, it burns.\n");
    kb.update();
    let all = fs_count(&kb.folder());
    kb.write("own/SOURCE.toml", "name = \"theirs\"\n");
    assert_eq!(kb.update(), changes(all - 2, 0, 2, 2));
    fs::rename(kb.folder().join("own/two.md"), kb.folder().join("own/renamed.md")).expect("renamed");
    assert_eq!(kb.update(), changes(all - 1, 0, 1, 1));
}

#[test]
fn too_many_layers_and_too_many_changes_lead_to_a_full_build() {
    let kb = Kb::new();
    kb.update();
    for round in 2..=8 {
        kb.append("notes/Q310127.md", &format!("\nThe zwidget service {round} does not respond.\n"));
        assert!(kb.update().is_some());
        assert_eq!(kb.layers(), round);
    }
    kb.append("notes/Q310127.md", "\nOnce more.\n");
    assert_eq!((kb.update(), kb.layers()), (None, 1));

    fs::remove_dir_all(kb.folder().join("sms-kb")).expect("a folder to remove");
    assert_eq!(kb.update(), None, "more than a quarter is gone");
    for number in 0..40 {
        kb.write(&format!("own/{number}.md"), format!("# The {number}th printer burns\n\nIt burns {number} times.\n"));
    }
    assert_eq!(kb.update(), None, "more than a quarter is new");
}

#[test]
fn a_full_build_can_be_forced_and_another_program_leads_to_one() {
    let kb = Kb::new();
    kb.update();
    assert_eq!(build(&kb.folder(), &kb.home(), Extent::Full).changes, None);
    let stamp = kb.home().join("fixdex-index.json");
    let text = fs::read_to_string(&stamp).expect("a stamp");
    fs::write(&stamp, text.replacen("\"program\": \"", "\"program\": \"0", 1)).expect("writable");
    assert_eq!(kb.update(), None);
    assert!(kb.update().is_some());
}

#[test]
fn a_damaged_part_stops_no_build() {
    let kb = Kb::new();
    kb.update();
    let generation = |kb: &Kb| kb.home().join(Index::open(&kb.home()).expect("an index").stamp().generation.clone());
    for part in ["manifest", "documents", "silent", "ids", "terms.0", "terms.frequencies", "articles.0", "forward.0"] {
        let path = generation(&kb).join(part);
        let whole = fs::read(&path).expect("a part");
        fs::write(&path, [&whole[..whole.len() / 2], b"?"].concat()).expect("writable");
        assert_eq!(kb.update(), None, "{part}");
    }
    let path = generation(&kb).join("manifest");
    fs::remove_file(path).expect("a part to remove");
    assert_eq!(kb.update(), None, "no manifest");
}

#[test]
fn an_update_killed_at_any_moment_leaves_the_old_index_answering() {
    let kb = Kb::new();
    let command = || {
        let mut command = Command::new(cargo_bin("fixdex"));
        command.args(["index", "--index"]).args([kb.home(), kb.folder()]).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(command().status().expect("fixdex runs").success());
    for (round, wait) in [1, 3, 6, 10, 15, 20, 30, 45].into_iter().enumerate() {
        let before = said(&kb.home());
        kb.append("notes/Q310127.md", &format!("\nThe zwidget service {round} does not respond.\n"));
        let mut update = command().spawn().expect("fixdex runs");
        std::thread::sleep(Duration::from_millis(wait));
        update.kill().expect("killed, or ended before");
        let ended = update.wait().expect("ended").success();
        let fresh = tempfile::tempdir().expect("a folder");
        build(&kb.folder(), fresh.path(), Extent::Full);
        let after = said(&kb.home());
        assert!(after == said(fresh.path()) || (!ended && after == before), "after {wait} ms");
    }
    kb.update();
    let folders = fs::read_dir(kb.home()).expect("a folder").flatten().filter(|entry| entry.path().is_dir());
    assert_eq!(folders.count(), 1, "what killed updates left is swept away");
}

/// Files of articles below a folder.
fn fs_count(folder: &Path) -> u64 {
    let count = |path: PathBuf| match path.is_dir() {
        true => fs_count(&path),
        false => u64::from(path.file_name().is_some_and(|name| name != "SOURCE.toml")),
    };
    fs::read_dir(folder).expect("a folder").flatten().map(|entry| count(entry.path())).sum()
}
