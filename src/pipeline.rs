//! The two rows of fixdex, one screen each: build an index, answer a paste.

use crate::answer::{Answer, Detail, FileRow, Followed, Hit, Reading, SCHEMA, Verdict};
use crate::article::{Article, ArticleId, Scope};
use crate::corpus;
use crate::error::{Error, ErrorKind, Result};
use crate::formats::{self, Notice, Source};
use crate::index::{Builder, Generation, Index, Medium, Query};
use crate::inventory::InstalledFile;
use crate::rank::confidence::confidences;
use crate::rank::{self, Ranked};
use crate::remedies::{Remedies, Remedy, referred};
use crate::signature::Signature;
use crate::standing;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildReport {
    pub articles: u64,
    /// By kind, then by path.
    pub notices: Vec<Notice>,
    /// Bytes on disk.
    pub size: u64,
}

/// Indexes everything under `inputs` into `home`, beside the index that is there, and swaps it in.
/// `progress` is called with the number of files done so far, from several threads.
///
/// # Errors
/// An input that does not exist, a folder that cannot be written. The old index stays as it was.
pub fn build(inputs: &[PathBuf], home: &Path, progress: &(dyn Fn(usize) + Sync)) -> Result<BuildReport> {
    let generation = Generation::begin(home)?;
    let builder = Builder::begin(generation.medium())?;
    let intake = Intake { builder: &builder, notices: Mutex::default(), failure: Mutex::default() };
    let done = AtomicUsize::new(0);
    let unreadable = corpus::read(inputs, &|source| {
        intake.take(&source);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
    })?;
    let mut notices = intake.end()?;
    notices.extend(unreadable);
    let index = builder.finish(generation.name(), Some(now()))?;
    if index.stamp().articles == 0 {
        return Err(Error::new(ErrorKind::Input, "expected articles, found none in what was given")
            .advise("name a folder, a file or an archive that holds some; an index that was there stays as it was"));
    }
    for (id, places) in index.alternates() {
        notices.extend(places.into_iter().map(|path| Notice {
            kind: "duplicate".to_owned(),
            path,
            text: format!("another revision of {id} answers; this one is kept as an alternate source"),
        }));
    }
    notices.sort_by(|a, b| (&a.kind, &a.path).cmp(&(&b.kind, &b.path)));
    let size = generation.commit(index.stamp())?;
    Ok(BuildReport { articles: index.stamp().articles, notices, size })
}

/// The bundled corpus, indexed in memory.
pub fn bundled() -> Result<Index> {
    let builder = Builder::begin(Medium::Memory)?;
    let intake = Intake { builder: &builder, notices: Mutex::default(), failure: Mutex::default() };
    corpus::bundled().iter().for_each(|source| intake.take(source));
    intake.end()?;
    builder.finish("bundled", None)
}

/// Where files become articles of an index.
struct Intake<'a> {
    builder: &'a Builder,
    notices: Mutex<Vec<Notice>>,
    /// The first error; once there is one, the rest is skipped.
    failure: Mutex<Option<Error>>,
}

impl Intake<'_> {
    fn take(&self, source: &Source) {
        if lock(&self.failure).is_some() {
            return;
        }
        let parsed = formats::parse(source);
        if !parsed.notices.is_empty() {
            lock(&self.notices).extend(parsed.notices);
        }
        let Some(article) = parsed.article else { return };
        if let Err(error) = self.builder.add(&article, *blake3::hash(&source.bytes).as_bytes()) {
            lock(&self.failure).get_or_insert(error);
        }
    }

    fn end(self) -> Result<Vec<Notice>> {
        match self.failure.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()) {
            Some(error) => Err(error),
            None => Ok(self.notices.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
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
    let ranked = rank::rank(&query, candidates, signature.paste_likeness);
    Ok((query, ranked))
}
