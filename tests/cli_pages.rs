//! Pages of a made-up answer, hostile text and all, in every format and width: compared with the files in
//! `tests/data/pages/`. `FIXDEX_BLESS=1 cargo test --test cli_pages` writes them anew.

use fixdex::answer::{
    Answer, Detail, Evidence, FileRow, Followed, Hit, LinkedReference, ReadClue, Reading, SCHEMA, Verdict,
};
use fixdex::article::{ArticleId, Markup};
use fixdex::remedies::{HotfixFile, Remedy, RemedyKind, Size, Step};
use fixdex::render::{Answered, Document, Listing, Placeholders, Surface, renderer};
use fixdex::standing::{Have, Newer, State};

const PLAIN: Surface = Surface { width: 80, color: false, hyperlinks: false };

fn step(number: &str, text: &str, commands: &[&str]) -> Step {
    Step {
        number: number.to_owned(),
        level: number.split('.').count() as u8,
        text: text.to_owned(),
        commands: commands.iter().map(|command| (*command).to_owned()).collect(),
        details: Vec::new(),
    }
}

fn file(name: &str, version: &str, size: u64, platform: &str) -> FileRow {
    FileRow::from(HotfixFile {
        name: name.to_owned(),
        version: Some(version.to_owned()),
        date: Some(jiff::civil::date(2001, 3, 1)),
        time: Some("17:45".to_owned()),
        size: Some(Size::Bytes(size)),
        platform: Some(platform.to_owned()),
        path: None,
    })
}

fn first_hit() -> Hit {
    Hit {
        article: ArticleId::parse("install-pending"),
        title: "Package stays at \"Install Pending\" on a secondary site".to_owned(),
        source: "blog".to_owned(),
        path: "posts/install-pending.md".to_owned(),
        date: Some(jiff::civil::date(2011, 8, 3)),
        products: vec!["Configuration Manager 2007".to_owned()],
        markup: Markup::Markdown,
        score: 11.25,
        confidence: 0.974,
        evidence: vec![Evidence {
            feature: "alignment".to_owned(),
            value: 0.93,
            weight: 4.0,
            matched: "Cannot update the package server <site server NAL path> for package <package ID>, error = 8"
                .to_owned(),
        }],
        bindings: [("<package ID>", "P0100042"), ("<site code>", "S07")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        remedies: vec![
            Remedy {
                kind: RemedyKind::Fix,
                title: Some("Clear the status of the package".to_owned()),
                section: String::new(),
                steps: vec![
                    step(
                        "1",
                        "Remove the **distribution point** from the package \\<Package ID\\> and wait a couple of hours, until `distmgr.log` is quiet",
                        &[],
                    ),
                    step("2", "On the central site and on the parent primary site:", &[]),
                    step(
                        "2.a",
                        "Delete the rows of the package",
                        &["DELETE FROM PkgStatus\n  WHERE ID='<Package ID>' AND SiteCode='<Site code>'"],
                    ),
                    step(
                        "2.b",
                        "Look for left-overs as in [the reference](https://example.org/pkgservers)",
                        &["SELECT * FROM PkgServers WHERE PkgID='<Package ID>'"],
                    ),
                    step("3", "Add the distribution point again", &[]),
                ],
            },
            Remedy {
                kind: RemedyKind::Workaround,
                title: None,
                section: "WORKAROUND".to_owned(),
                steps: vec![step("1", "Send the package by hand.\u{1b}[2J", &["preinst.exe /delsite:<child>"])],
            },
        ],
        followed: None,
        files: vec![
            file("Distmgr.dll", "2.00.1493.3257", 231_312, "x86"),
            file("Baseutil.dll", "2.00.1493.3257", 1_004_816, "Alpha"),
        ],
        fixed_in: Some("SMS 2.0 Service Pack 4".to_owned()),
        cautions: vec!["Editing the site database by hand is *not* supported.".to_owned()],
        references: vec![
            LinkedReference {
                article: "https://example.org/a".to_owned(),
                title: "How packages travel".to_owned(),
                indexed: false,
            },
            LinkedReference {
                article: "Q236325".to_owned(),
                title: "How to obtain the latest service pack".to_owned(),
                indexed: true,
            },
            LinkedReference { article: "Q199999".to_owned(), title: String::new(), indexed: false },
        ],
    }
}

fn answer() -> Answer {
    let other = Hit {
        article: ArticleId::parse("Q245579"),
        title: "SMS: Secondary Site Does Not Decompress Package Because the Sender Left an Unfinished File Behind"
            .to_owned(),
        confidence: 0.61,
        remedies: Vec::new(),
        files: Vec::new(),
        ..first_hit()
    };
    Answer {
        schema: SCHEMA,
        id: None,
        verdict: Verdict::Match,
        signature: Reading {
            log_format: "sms-classic".to_owned(),
            messages: vec!["Cannot update the package server".to_owned()],
            components: vec!["SMS_DISTRIBUTION_MANAGER".to_owned()],
            clues: vec![ReadClue {
                kind: "code".to_owned(),
                text: "8".to_owned(),
                key: "win32:8".to_owned(),
                certain: false,
            }],
        },
        hits: vec![first_hit(), other],
        notices: Vec::new(),
    }
}

fn assert_page(name: &str, format: &str, surface: Surface, document: &dyn Document) {
    let path = format!("{}/tests/data/pages/{name}", env!("CARGO_MANIFEST_DIR"));
    let page = renderer(format).unwrap().render(document, surface);
    assert!(!page.contains("\u{1b}[2J"), "article text reached the terminal uncleaned:\n{page}");
    if std::env::var_os("FIXDEX_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(page, std::fs::read_to_string(&path).unwrap_or_default(), "{name}");
}

fn shown(answer: &Answer) -> Answered<'_> {
    Answered { answer, detail: Detail::Telling, filling: Placeholders::Filled }
}

#[test]
fn an_answer_at_eighty_columns() {
    assert_page("answer.txt", "text", PLAIN, &shown(&answer()));
}

#[test]
fn an_answer_on_a_narrow_terminal() {
    assert_page("answer-40.txt", "text", Surface { width: 40, ..PLAIN }, &shown(&answer()));
}

#[test]
fn an_answer_in_color_with_links() {
    let surface = Surface { width: 80, color: true, hyperlinks: true };
    assert_page("answer-color.txt", "text", surface, &shown(&answer()));
}

#[test]
fn an_answer_explained_with_placeholders_as_printed() {
    let answer = answer();
    let document = Answered { answer: &answer, detail: Detail::Everything, filling: Placeholders::AsPrinted };
    assert_page("answer-explained.txt", "text", PLAIN, &document);
}

#[test]
fn an_answer_as_markdown() {
    assert_page("answer.md", "markdown", PLAIN, &shown(&answer()));
}

#[test]
fn an_answer_as_json() {
    assert_page("answer.json", "json", PLAIN, &shown(&answer()));
}

/// The answer beside a machine and later fixes, with an article that it sends to.
fn furnished() -> Answer {
    let mut answer = answer();
    let hit = &mut answer.hits[0];
    let older = Have { state: State::Older, version: Some("2.00.1493.3250".to_owned()) };
    hit.files[0].have = Some(older.clone());
    hit.files[0].newer = Some(Newer {
        version: "2.00.1493.4021".to_owned(),
        article: ArticleId::parse("Q323206"),
        date: jiff::civil::date(2002, 8, 6),
    });
    hit.files[1].have = Some(Have { state: State::Unknown, version: None });
    hit.followed = Some(vec![Followed {
        article: ArticleId::parse("Q236325"),
        title: "How to obtain the latest *service pack*\u{1b}[2J".to_owned(),
        markup: Markup::Markdown,
        remedies: hit.remedies.clone(),
    }]);
    answer.hits[1].files = vec![FileRow { have: Some(older), ..file("a.dll", "2.00.1493.3257", 1, "x86") }];
    answer
}

#[test]
fn an_answer_beside_a_machine() {
    let answer = furnished();
    assert_page("furnished.txt", "text", PLAIN, &shown(&answer));
    assert_page("furnished.md", "markdown", PLAIN, &shown(&answer));
    assert_page("furnished.json", "json", PLAIN, &shown(&answer));
}

#[test]
fn no_answer() {
    let answer = Answer { verdict: Verdict::None, hits: answer().hits.split_off(1), ..answer() };
    assert_page("none.txt", "text", PLAIN, &shown(&answer));
}

#[test]
fn a_listing() {
    assert_page("listing.txt", "text", PLAIN, &Listing(&answer()));
}

#[test]
fn no_line_is_wider_than_the_terminal_unless_it_is_to_be_copied() {
    for width in 20..120 {
        let page = renderer("text").unwrap().render(&shown(&answer()), Surface { width, ..PLAIN });
        let longest_word = page.split_whitespace().map(str::len).max().unwrap_or(0);
        let copied = ["FROM", "WHERE", "2001-03", "platform"];
        for line in page.lines().filter(|line| !copied.iter().any(|part| line.contains(part))) {
            assert!(line.chars().count() <= width.max(longest_word + 24), "{width}: {line}");
        }
    }
}
