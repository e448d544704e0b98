//! Hostile articles: whatever stands in their text, no format lets it act on a terminal or become HTML.

use fixdex::answer::Followed;
use fixdex::article::{Article, ArticleId, Block, Item, Markup, NoteKind, Reference, Section, SectionKind, Table};
use fixdex::extract::Extract;
use fixdex::formats::{Notice, Parsed};
use fixdex::remedies::Remedies;
use fixdex::render::{Document, RENDERERS, Surface, WholeArticle, renderer};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

const SURFACE: Surface = Surface { width: 60, color: false, hyperlinks: false };

/// An article that says `text` wherever an article can say something.
fn article(text: &str, markup: Markup) -> Article {
    let words = || text.to_owned();
    let inner = vec![Block::Paragraph(words()), Block::Literal { language: words(), text: words() }];
    let blocks = vec![
        Block::Heading { level: 2, text: words() },
        Block::Paragraph(words()),
        Block::Literal { language: words(), text: words() },
        Block::List(vec![
            Item { marker: words(), blocks: inner.clone() },
            Item {
                marker: String::new(),
                blocks: vec![Block::List(vec![Item { marker: words(), blocks: inner.clone() }])],
            },
        ]),
        Block::Table(Table {
            header: vec![words(), words()],
            rows: vec![vec![words()], vec![words(), words(), words()]],
        }),
        Block::Note { kind: NoteKind::Warning, blocks: inner.clone() },
        Block::Quote(inner),
        Block::Image { file: words(), alt: words() },
    ];
    let section = |kind| Section { kind, heading: words(), level: 1, blocks: blocks.clone() };
    Article {
        id: ArticleId::parse(text),
        title: words(),
        format: words(),
        markup,
        products: vec![words()],
        versions: vec![words()],
        keywords: vec![words()],
        date: None,
        sections: vec![section(SectionKind::Symptoms), section(SectionKind::Resolution)],
        references: vec![Reference { target: words(), title: words() }],
        source: words(),
        path: words(),
        alternates: vec![words()],
    }
}

/// Every page of the article, in the format of this name.
fn pages(text: &str, format: &str) -> Vec<String> {
    let mut pages = Vec::new();
    for markup in [Markup::Plain, Markup::Markdown] {
        let article = article(text, markup);
        let followed = Followed {
            article: article.id.clone(),
            title: article.title.clone(),
            markup,
            remedies: Remedies::of(&article).ways,
        };
        let whole = WholeArticle { article: &article, references: &[], followed: Some(&[followed]) };
        let notice = Notice { kind: "odd".to_owned(), path: text.to_owned(), text: text.to_owned() };
        let extract = Extract::of(&Parsed { article: Some(article.clone()), notices: vec![notice] }, text);
        let documents: [&dyn Document; 2] = [&whole, &extract];
        pages.extend(documents.map(|document| renderer(format).unwrap().render(document, SURFACE)));
    }
    pages
}

fn assert_inert(text: &str) {
    for format in RENDERERS.iter().map(|renderer| renderer.name()) {
        for page in pages(text, format) {
            assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{format}: {text:?} -> {page:?}");
        }
    }
    for page in pages(text, "json") {
        serde_json::from_str::<serde_json::Value>(&page).unwrap();
    }
    for page in pages(text, "markdown") {
        for event in Parser::new_ext(&page, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{text:?} became HTML {html:?} in {page}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let safe = ["http://", "https://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme));
                    assert!(safe, "{text:?} became a link to {dest_url} in {page}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn known_attacks_do_nothing() {
    for text in [
        "\u{1b}[2J\u{1b}[H\u{1b}]0;owned\u{7}",
        "\u{1b}]52;c;cm0gLXJmIC8=\u{7}",
        "\u{1b}]8;;file:///etc/passwd\u{1b}\\click\u{1b}]8;;\u{1b}\\",
        "\u{9b}31m\u{9d}0;x\u{9c}",
        "safe\rrm -rf /",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) ![y](javascript:alert(1)) <javascript:alert(1)>",
        "```\n</code></pre><script>alert(1)</script>",
        "~~~\n<script>\n~~~",
        "a\n\n<div>\n\n<script>",
        "| a | <b> |\n|---|---|",
        "    <script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[a]: javascript:alert(1)\n[a]",
        "\\<script>",
        "$$<script>$$ [^1] <!-- --> <![CDATA[x]]> <?php ?>",
        "\u{202e}txt.exe",
        "",
        "0",
    ] {
        assert_inert(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn markup_soup_does_nothing(text in "[-<>a-cs/!`*_\\[\\]()&;:#\\\\ \n\t|~=0-9.$^{}\"'+\u{1b}\u{9b}\u{7}\u{202e}]{0,30}") {
        assert_inert(&text);
    }

    #[test]
    fn any_text_does_nothing(text in any::<String>()) {
        assert_inert(&text);
    }
}
