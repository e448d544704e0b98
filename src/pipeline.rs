//! The two rows of fixdex, one screen each: build an index, answer a paste.

use crate::answer::{Answer, Detail, FileRow, Followed, Hit, Reading, SCHEMA, Verdict};
use crate::article::{Article, ArticleId, Scope};
use crate::corpus;
use crate::error::{Error, ErrorKind, Result};
use crate::formats::{self, Notice};
use crate::index::{Builder, Changes, Generation, Index, Medium, Query};
use crate::inventory::InstalledFile;
use crate::rank::confidence::confidences;
use crate::rank::{self, Ranked};
use crate::remedies::{Remedies, Remedy, referred};
use crate::signature::Signature;
use crate::standing;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildReport {
    pub articles: u64,
    /// What came of the files of the index that was there; `None` if it was built in full.
    pub changes: Option<Changes>,
    /// By kind, then by path.
    pub notices: Vec<Notice>,
    /// Bytes on disk.
    pub size: u64,
}

/// How much of a corpus is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Files that the index in place does not hold with the very same content; all, if there is none that fits, or
    /// if a full build is worth its time.
    Changed,
    /// Every file.
    Full,
}

/// Indexes everything under `inputs` into `home`, beside the index that is there, and swaps it in. The answers are
/// the same whatever the extent.
/// `progress` is called with the number of files done so far, from several threads.
///
/// # Errors
/// An input that does not exist, a folder that cannot be written. The old index stays as it was.
pub fn build(
    inputs: &[PathBuf],
    home: &Path,
    extent: Extent,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<BuildReport> {
    // What comes from standard input could not be read again for a full build.
    let can_update = extent == Extent::Changed && !inputs.iter().any(|input| input.as_os_str() == corpus::STDIN);
    if can_update && let Some(report) = update(inputs, home, progress)? {
        return Ok(report);
    }
    let generation = Generation::begin(home)?;
    let builder = Builder::begin(generation.medium())?;
    let unreadable = fill(&builder, inputs, progress)?;
    end(builder, generation, unreadable)
}

/// Updates the index in `home`. `None` if it is to be built in full: there is none that fits, it is damaged, or too
/// much of it has changed.
fn update(inputs: &[PathBuf], home: &Path, progress: &(dyn Fn(usize) + Sync)) -> Result<Option<BuildReport>> {
    let generation = Generation::begin(home)?;
    let Ok(Some(builder)) = Builder::update(home, generation.medium()) else { return Ok(None) };
    let unreadable = fill(&builder, inputs, progress)?;
    if builder.is_outgrown() {
        return Ok(None);
    }
    match end(builder, generation, unreadable) {
        Err(error) if error.kind() == ErrorKind::Index => Ok(None),
        done => done.map(Some),
    }
}

/// Reads everything under `inputs` into the builder; tells what could not be read.
fn fill(builder: &Builder, inputs: &[PathBuf], progress: &(dyn Fn(usize) + Sync)) -> Result<Vec<Notice>> {
    // The first error; once there is one, the rest is skipped.
    let failure: OnceLock<Error> = OnceLock::new();
    let done = AtomicUsize::new(0);
    let unreadable = corpus::read(inputs, &|source| {
        if failure.get().is_none()
            && let Err(error) = builder.add(&source, formats::parse)
        {
            let _ = failure.set(error);
        }
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
    })?;
    failure.into_inner().map_or(Ok(unreadable), Err)
}

/// Ends a build and swaps it in; where nothing has changed, the index in place stays.
fn end(builder: Builder, generation: Generation, unreadable: Vec<Notice>) -> Result<BuildReport> {
    let changes = builder.changes();
    let mut notices = builder.notices();
    notices.extend(unreadable);
    let is_new = changes.is_none_or(|changes| !changes.is_empty());
    let index = match is_new {
        true => builder.finish(generation.name(), Some(now()))?,
        false => Index::as_built(generation.home())?,
    };
    let articles = index.stamp().articles;
    if articles == 0 {
        return Err(Error::new(ErrorKind::Input, "expected articles, found none in what was given")
            .advise("name a folder, a file or an archive that holds some; an index that was there stays as it was"));
    }
    for (id, places) in index.alternates() {
        notices.extend(places.iter().map(|path| Notice {
            kind: "duplicate".to_owned(),
            path: path.clone(),
            text: format!("another revision of {id} answers; this one is kept as an alternate source"),
        }));
    }
    notices.sort_by(|a, b| (&a.kind, &a.path, &a.text).cmp(&(&b.kind, &b.path, &b.text)));
    let size = if is_new { generation.commit(index.stamp())? } else { index.info().size };
    Ok(BuildReport { articles, changes, notices, size })
}

/// The bundled corpus, indexed in memory.
pub fn bundled() -> Result<Index> {
    let builder = Builder::begin(Medium::Memory)?;
    corpus::bundled().iter().try_for_each(|source| builder.add(source, formats::parse))?;
    builder.finish("bundled", None)
}

fn now() -> String {
    jiff::Timestamp::from_second(jiff::Timestamp::now().as_second()).unwrap_or_default().to_string()
}

/// How an answer is asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Most hits to return.
    pub limit: usize,
    /// Every feature in the evidence, or only the telling ones.
    pub detail: Detail,
    /// Which articles may answer.
    pub scope: Scope,
    /// The files of the machine in question, which the files of the fixes are compared with.
    pub have: Option<Vec<InstalledFile>>,
    /// Whether the articles that a remedy sends to are read as well.
    pub follow: bool,
}

impl Asking {
    /// Asks all articles for at most `limit` hits.
    pub fn new(limit: usize, detail: Detail) -> Asking {
        Asking { limit, detail, scope: Scope::default(), have: None, follow: false }
    }
}

/// Answers a paste: an error message, a log excerpt, a symptom in words. The hits are there whatever the verdict:
/// with `none` they are what came nearest.
///
/// # Errors
/// The index is damaged.
pub fn ask(index: &Index, paste: &str, asking: &Asking) -> Result<Answer> {
    let signature = Signature::of(paste);
    let (query, mut ranked) = ranked(index, &signature)?;
    let found = ranked.len();
    let articles = admitted(index, &mut ranked, asking)?;
    let mut hits = Vec::new();
    for ((one, confidence), article) in ranked.iter().zip(confidences(&query, &ranked, asking.limit)).zip(&articles) {
        let is_indexed = |id: &ArticleId| index.contains(id);
        let mut hit = Hit::of(article, one, confidence, &signature, asking.detail, &is_indexed);
        stand(index, article, &mut hit.files, asking.have.as_deref())?;
        if asking.follow {
            hit.followed = Some(followed(index, article, &hit.remedies)?);
        }
        hits.push(hit);
    }
    let verdict = Verdict::of(hits.first().map(|hit| hit.confidence));
    let mut notices = Vec::new();
    if ranked.is_empty() && found > 0 {
        notices.push(format!("none of the {found} nearest articles passes {}", asking.scope));
    }
    Ok(Answer { schema: SCHEMA, id: None, verdict, signature: Reading::of(&signature), hits, notices })
}

/// The first articles that are in scope, `asking.limit` of them. Those that are not are taken out of `ranked`, so that
/// they neither fill the limit nor compete with the ones that do. Articles are read one after the other, and no
/// further than needed.
fn admitted(index: &Index, ranked: &mut Vec<Ranked>, asking: &Asking) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    while articles.len() < asking.limit.min(ranked.len()) {
        let article = index.article_of(&ranked[articles.len()].candidate)?;
        if asking.scope.admits(&article) {
            articles.push(article);
        } else {
            ranked.remove(articles.len());
        }
    }
    Ok(articles)
}

/// Says of each file of a fix whether a later fix brings a newer one, and what the machine has of it.
fn stand(index: &Index, article: &Article, rows: &mut [FileRow], have: Option<&[InstalledFile]>) -> Result<()> {
    for row in rows {
        let known = index.files_named(&row.file.name)?;
        row.newer = standing::newer(article, &row.file, &known);
        row.have = have.map(|installed| standing::have(&row.file, installed, &known));
    }
    Ok(())
}

/// Most articles that are followed from one.
const FOLLOWED: usize = 3;

/// What the articles say to do that the upgrades and hotfixes among the ways out of `article` send to, no further.
/// Articles that are not indexed, or name no steps, are passed over.
///
/// # Errors
/// The index is damaged.
pub fn followed(index: &Index, article: &Article, ways: &[Remedy]) -> Result<Vec<Followed>> {
    let mut followed = Vec::new();
    for id in referred(article, ways) {
        let Some(other) = index.article(&id)? else { continue };
        let remedies = Remedies::of(&other).ways;
        if !remedies.is_empty() && followed.len() < FOLLOWED {
            followed.push(Followed { article: other.id, title: other.title, markup: other.markup, remedies });
        }
    }
    Ok(followed)
}

/// Lists the articles that hold the words, best first, whether they answer anything or not.
///
/// # Errors
/// The index is damaged.
pub fn search(index: &Index, words: &str, asking: &Asking) -> Result<Answer> {
    let mut answer = ask(index, words, asking)?;
    answer.verdict = if answer.hits.is_empty() { Verdict::None } else { Verdict::Possible };
    Ok(answer)
}

/// The analysed signature and its candidates, best first.
pub fn ranked(index: &Index, signature: &Signature) -> Result<(Query, Vec<Ranked>)> {
    let (query, candidates) = index.retrieve(signature)?;
    let ranked = rank::rank(&query, candidates);
    Ok((query, ranked))
}
