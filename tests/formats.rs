//! The formats on odd input: every byte sequence is an article or a notice, every word of a body stands in
//! some block, and nothing takes more than linear time.

use fixdex::article::{Article, Symptoms};
use fixdex::formats::{self, FORMATS, Parsed, Source};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn parse(path: &str, bytes: &[u8]) -> Parsed {
    formats::parse(&Source { name: "test".to_owned(), path: path.to_owned(), bytes: bytes.to_vec() })
}

fn words(article: &Article) -> Vec<String> {
    let mut words = Vec::new();
    let mut add = |text: &str| words.extend(text.split_whitespace().map(str::to_owned));
    for section in &article.sections {
        section.texts(&mut add);
        for block in &section.blocks {
            block.walk(&mut |block| {
                if let fixdex::article::Block::List(items) = block {
                    items.iter().for_each(|item| add(&item.marker));
                }
            });
        }
    }
    words
}

/// The beginning of a file of each format, to put odd text behind.
const BEGINNINGS: [(&str, &str); 8] = [
    (
        "kb-archive",
        "---\ntitle: \"Q100001: T\"\n---\n\n{% raw %}\n\n\tArticle: Q100001\n\tLast Modified: 06-AUG-2002\n\t\n",
    ),
    ("kb-document", "DOCUMENT:Q100001  06-AUG-2002  [sms]\nTITLE   :T\n\n"),
    ("kb-web-page", "Some Site\n\nQ100001: T\n\nArticle: Q100001\nProduct(s): P\n\n"),
    ("learn", "---\ntitle: T\nms.date: 02/14/2024\n---\n\n"),
    ("blog", "---\ntitle: T\ndate: 2011-08-03\n---\n\n"),
    ("html", "<html><head><title>T</title></head><body>\n"),
    ("markdown", "# T\n\n"),
    ("plain", "Title: T\n\n"),
];

#[test]
fn each_beginning_is_told_from_the_others() {
    assert_eq!(FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>(), BEGINNINGS.map(|(name, _)| name));
    for (name, beginning) in BEGINNINGS {
        let article = parse("a/b.txt", format!("{beginning}It fails.\n").as_bytes()).article.expect(name);
        assert_eq!((article.format.as_str(), article.title.as_str()), (name, "T"));
        assert_eq!(words(&article), ["It", "fails."], "{name}");
    }
}

#[test]
fn files_without_text_are_notices() {
    for (kind, bytes) in [
        ("empty", &b""[..]),
        ("empty", b" \r\n\t\x0c\0\n"),
        ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("binary", b"\x01\x02\x03\x04\x05\x06\x0e\x0f\x10"),
    ] {
        let parsed = parse("x", bytes);
        assert!(parsed.article.is_none());
        assert_eq!(parsed.notices.iter().map(|notice| notice.kind.as_str()).collect::<Vec<_>>(), [kind]);
    }
}

#[test]
fn front_matter_that_is_no_yaml_is_a_notice_and_still_read() {
    let parsed = parse("p.md", b"---\ntitle: T\ndate: 2011-08-03\ntags: [a\n---\n\nIt fails.\n");
    assert_eq!(parsed.notices[0].kind, "front-matter");
    assert_eq!(parsed.article.expect("an article").title, "T");
}

#[test]
fn line_ends_and_form_feeds_change_nothing() {
    for (name, beginning) in BEGINNINGS {
        let body = "Symptoms\n\nIt fails.\n\n1. One\n\n2. Two\n";
        let unix = format!("{beginning}{body}");
        let expected = words(&parse("a.txt", unix.as_bytes()).article.expect(name));
        for odd in
            [unix.replace('\n', "\r\n"), unix.replace("fails.\n", "fails.\n\x0c\n"), unix.replace("fails", "fails\0")]
        {
            let article = parse("a.txt", odd.as_bytes()).article.expect(name);
            assert_eq!(article.format, name);
            let found = words(&article).iter().map(|word| word.replace('\0', "")).collect::<Vec<_>>();
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn hostile_text_takes_linear_time() {
    let seeds = [
        "a",
        "> ",
        "- ",
        "1. x\n",
        "<div>",
        "<!-- ",
        "```x\n## h\n",
        "[",
        "](",
        "![",
        "`",
        "&",
        "**",
        "|",
        "Q123456 ",
        "http://",
        "\t\t- x\n",
        "=====\n",
        "x\n---\n",
        "\"",
        "(",
        "<ol><li>",
        "<table><tr><td>",
        "<a href=\"",
        "_*",
        "\n",
        "Stop 0x0000000A (",
        "\u{a0}",
    ];
    for (name, beginning) in BEGINNINGS {
        for seed in seeds {
            let text = format!("{beginning}{}", seed.repeat(200_000 / seed.len()));
            let start = Instant::now();
            let parsed = parse("a.txt", text.as_bytes());
            let spent = start.elapsed();
            assert!(spent < Duration::from_secs(4), "{name} {seed:?} took {spent:?}");
            drop(parsed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_an_article_or_a_notice(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let parsed = parse("x/index.md", &bytes);
        prop_assert!(parsed.article.is_some() || !parsed.notices.is_empty());
    }

    #[test]
    fn any_text_behind_any_beginning_is_an_article(
        at in 0..BEGINNINGS.len(),
        text in "([ -~]|[\n\t>#*`<|é“]|\n\n|\n  |1\\. |- |&lt;|<li>|```|\\|--\\||Q123456 ){0,60}",
    ) {
        let (name, beginning) = BEGINNINGS[at];
        let article = parse("a/b.md", format!("{beginning}{text}").as_bytes()).article.expect("an article");
        prop_assert!(!article.id.as_str().is_empty(), "{}", name);
        Symptoms::of(&article);
    }

    #[test]
    fn no_word_of_a_kb_body_is_lost(
        lines in proptest::collection::vec("( {0,6}(1\\. |2\\. |a\\. |- |NOTE: )?w[a-z]{1,5}( w[a-z]{1,9}){0,6}[.:]?|)", 0..30),
    ) {
        for (name, beginning) in &BEGINNINGS[..2] {
            let margin = if *name == "kb-archive" { "\t" } else { "" };
            let body: String = lines.iter().map(|line| format!("{margin}{line}\n")).collect();
            let article = parse("a.txt", format!("{beginning}{margin}START\n{margin}=====\n\n{body}").as_bytes()).article.expect("an article");
            let found = words(&article);
            for word in body.split_whitespace().filter(|word| word.starts_with('w')) {
                let bare = word.trim_end_matches(':');
                prop_assert!(found.iter().any(|known| known.trim_end_matches(':') == bare), "{} lost {}", name, word);
            }
        }
    }

    #[test]
    fn no_word_of_a_markdown_body_is_lost(
        lines in proptest::collection::vec("(>|  |   |1\\. |- |## |\\*\\*|<p>|<li>)?w[a-z]{1,5}( w[a-z]{1,9}){0,6}(\\*\\*|:|</p>)?|", 0..30),
    ) {
        for (name, beginning) in &BEGINNINGS[3..7] {
            let body = lines.join("\n");
            let article = parse("a.txt", format!("{beginning}{body}\n").as_bytes()).article.expect("an article");
            let text = words(&article).join(" ");
            for word in body.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.starts_with('w')) {
                prop_assert!(text.contains(word), "{} lost {}", name, word);
            }
        }
    }
}
