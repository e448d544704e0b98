//! Real articles and pastes with something deleted, repeated, swapped, overwritten or mixed in: whatever comes of
//! it is read, ranked and shown without panic, and in linear time. `PROPTEST_CASES` sets how many are tried.

use fixdex::answer::{Answer, Detail};
use fixdex::extract::Extract;
use fixdex::formats::{self, Parsed, Source};
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking};
use fixdex::render::{Answered, Document, Placeholders, RENDERERS, Surface, WholeArticle};
use fixdex::signature::Signature;
use fixdex::{corpus, evaluate, logs};
use proptest::prelude::*;
use proptest::sample::Index as Place;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(corpus::bundled);

static INDEX: LazyLock<Index> = LazyLock::new(|| pipeline::bundled().expect("the bundled corpus"));

/// The samples of every log format, and the judged queries.
static PASTES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundled-queries.jsonl");
    let judged = evaluate::read(&path).expect("judged queries");
    let samples = logs::LOG_FORMATS.iter().flat_map(|format| format.samples()).map(|sample| (*sample).to_owned());
    samples.chain(judged.into_iter().map(|judged| judged.query)).map(String::into_bytes).collect()
});

/// One change of a text, to some of its bytes or lines.
#[derive(Clone, Debug)]
struct Change {
    of_lines: bool,
    at: Place,
    length: usize,
    to: Place,
    deed: Deed,
}

#[derive(Clone, Debug)]
enum Deed {
    Delete,
    /// Puts them elsewhere as well, so many times.
    Repeat(usize),
    /// Two of them change places.
    Swap,
    Overwrite(Vec<u8>),
    /// Puts in as much of another sample.
    Mix(Place),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let telling = prop::sample::select(
        &[
            "\t", "\n", "\n\n", " ", "  - ", "1. ", "# ", "=====", "```", "|", "<", ">", "<b>", "&#", "*", "[", "](",
            "---",
        ][..],
    );
    let odd =
        prop::sample::select(&["é", "\u{a0}", "İ", "ß", "\u{feff}", "\0", "…", "😀", "\u{301}", "\r", "%", "\\"][..]);
    let deed = prop_oneof![
        Just(Deed::Delete),
        (1..4usize).prop_map(Deed::Repeat),
        Just(Deed::Swap),
        prop_oneof![telling, odd].prop_map(|text| Deed::Overwrite(text.as_bytes().to_vec())),
        prop::collection::vec(any::<u8>(), 1..5).prop_map(Deed::Overwrite),
        any::<Place>().prop_map(Deed::Mix),
    ];
    let change = (any::<bool>(), any::<Place>(), 1..20usize, any::<Place>(), deed)
        .prop_map(|(of_lines, at, length, to, deed)| Change { of_lines, at, length, to, deed });
    prop::collection::vec(change, 1..8)
}

/// The bytes, or the lines, of a text.
fn pieces(text: &[u8], of_lines: bool) -> Vec<&[u8]> {
    if of_lines { text.split_inclusive(|byte| *byte == b'\n').collect() } else { text.chunks(1).collect() }
}

fn changed(text: &[u8], change: &Change, other: impl Fn(&Place) -> &'static [u8]) -> Vec<u8> {
    let mut pieces = pieces(text, change.of_lines);
    if pieces.is_empty() {
        return Vec::new();
    }
    let (at, to) = (change.at.index(pieces.len()), change.to.index(pieces.len()));
    let some = at..pieces.len().min(at + change.length);
    match &change.deed {
        Deed::Delete => drop(pieces.drain(some)),
        Deed::Repeat(times) => drop(pieces.splice(to..to, pieces[some].repeat(*times))),
        Deed::Swap => pieces.swap(at, to),
        Deed::Overwrite(bytes) => drop(pieces.splice(some, [bytes.as_slice()])),
        Deed::Mix(place) => {
            let foreign = self::pieces(other(place), change.of_lines);
            let from = change.to.index(foreign.len().max(1));
            drop(pieces.splice(at..at, foreign.into_iter().skip(from).take(change.length)));
        }
    }
    pieces.concat()
}

fn show(document: &dyn Document) {
    for renderer in RENDERERS {
        renderer.render(document, Surface { width: 60, color: true, hyperlinks: true });
    }
}

/// Asks for the paste, and shows the answer.
fn answered(paste: &str) -> Answer {
    let answer = pipeline::ask(&INDEX, paste, &Asking::new(3, Detail::Everything)).expect("an answer");
    show(&Answered { answer: &answer, detail: Detail::Everything, filling: Placeholders::Filled });
    answer
}

/// Shows all that is in a parsed file.
fn show_all(parsed: &Parsed) {
    show(&Extract::of(parsed, "folder/file.md"));
    if let Some(article) = &parsed.article {
        show(&WholeArticle { article, references: &[], followed: None });
    }
}

#[test]
fn repeated_text_takes_linear_time() {
    for seed in ["HKEY_LOCAL_MACHINE\\SOFTWARE\\", "see article Q319207 ", "error 5 ", "[", "1. x\n", "\t\t- x\n"] {
        let text = seed.repeat(60_000 / seed.len());
        let start = Instant::now();
        answered(&text);
        let article = format!("# T\n\n## Resolution\n\n{text}").into_bytes();
        show_all(&formats::parse(&Source { bytes: article, ..Source::default() }));
        let spent = start.elapsed();
        assert!(spent < Duration::from_secs(6), "{seed:?} took {spent:?}");
    }
}

proptest! {
    #[test]
    fn a_changed_article_is_an_article_or_a_notice(at in any::<Place>(), changes in changes()) {
        let mut source = at.get(&SOURCES).clone();
        for change in &changes {
            source.bytes = changed(&source.bytes, change, |place| &place.get(&SOURCES).bytes);
        }
        let parsed = formats::parse(&source);
        prop_assert!(parsed.article.is_some() || !parsed.notices.is_empty());
        show_all(&parsed);
    }

    #[test]
    fn a_changed_paste_is_answered(places in prop::collection::vec(any::<Place>(), 1..4), changes in changes()) {
        let pasted: Vec<&[u8]> = places.iter().map(|place| place.get(&PASTES).as_slice()).collect();
        let mut bytes = pasted.join(&b'\n');
        for change in &changes {
            bytes = changed(&bytes, change, |place| place.get(&PASTES).as_slice());
        }
        let paste = String::from_utf8_lossy(&bytes);
        for clue in Signature::of(&paste).clues {
            prop_assert_eq!(paste.get(clue.span), Some(clue.text.as_str()));
        }
        prop_assert!(answered(&paste).hits.iter().all(|hit| (0.0..=1.0).contains(&hit.confidence)));
    }
}
