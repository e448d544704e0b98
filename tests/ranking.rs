//! What the ranking promises, each promise on a corpus of a few articles.

use fixdex::article::{Article, ArticleId, Block, Section, SectionKind};
use fixdex::formats::{Parsed, Source};
use fixdex::index::{Builder, Index, Medium};
use fixdex::pipeline;
use fixdex::signature::Signature;

/// An article with a title, a text under SYMPTOMS, and indented messages in it.
fn article(id: &str, title: &str, symptoms: &str, messages: &[&str]) -> Article {
    let mut blocks = vec![Block::Paragraph(symptoms.to_owned())];
    for message in messages {
        blocks.push(Block::Paragraph("The following error message appears:".to_owned()));
        blocks.push(Block::Literal { language: String::new(), text: (*message).to_owned() });
    }
    let section = Section { kind: SectionKind::Symptoms, heading: "SYMPTOMS".to_owned(), level: 1, blocks };
    Article { id: ArticleId::parse(id), title: title.to_owned(), sections: vec![section], ..Article::default() }
}

/// Articles that have nothing to do with any of the questions, so that rarity means something.
fn others() -> Vec<Article> {
    let subjects = ["printer", "keyboard", "modem", "calendar", "backup tape", "sound card", "spreadsheet", "font"];
    subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| {
            let title = format!("The {subject} does not respond");
            let text = format!("When you use the {subject} for some hours, it stops. Error 1053 may be logged.");
            article(&format!("Q9000{at:02}"), &title, &text, &[])
        })
        .collect()
}

fn index(articles: &[Article]) -> Index {
    let builder = Builder::begin(Medium::Memory).expect("an index in memory");
    for (at, article) in articles.iter().chain(&others()).enumerate() {
        let source = Source { path: at.to_string(), ..Source::default() };
        builder.add(&source, |_| Parsed::of(article.clone())).expect("an article that can be added");
    }
    builder.finish("test", None).expect("an index")
}

/// Ids of the hits, best first.
fn ids(index: &Index, paste: &str) -> Vec<String> {
    let (_, ranked) = pipeline::ranked(index, &Signature::of(paste)).expect("an answer");
    ranked.into_iter().map(|one| one.candidate.id).collect()
}

fn first(articles: &[Article], paste: &str) -> String {
    ids(&index(articles), paste).into_iter().next().unwrap_or_default()
}

#[test]
fn a_quoted_message_comes_before_the_same_words_in_running_text() {
    let articles = [
        article(
            "Q100001",
            "Spooling is slow",
            "The package was copied and the share could be opened, but the server cannot keep pace. Access to the \
             package source folder is slow and the server is denied nothing.",
            &[],
        ),
        article("Q100002", "Copying stops", "Copying stops.", &["Access to the package source folder is denied"]),
    ];
    assert_eq!(first(&articles, "Access to the package source folder is denied"), "Q100002");
}

#[test]
fn an_exact_code_comes_before_near_text() {
    let articles = [
        article("Q100001", "The installation program fails with 0x80070005", "The program fails.", &[]),
        article("Q100002", "The installation program fails with 0x80070002", "The program fails.", &[]),
    ];
    assert_eq!(first(&articles, "installation program fails 0x80070002"), "Q100002");
    assert_eq!(first(&articles, "installation program fails 0x80070005"), "Q100001");
}

#[test]
fn a_number_never_drowns_the_rest() {
    let articles = [
        article("Q100001", "Totals differ by 4711", "The total is 4711 and not 4712. See 4711 and 4711.", &[]),
        article("Q100002", "Replication of the directory stops", "Replication of the directory stops.", &[]),
    ];
    assert_eq!(first(&articles, "replication of the directory stops after 4711 objects"), "Q100002");
}

#[test]
fn an_exact_title_comes_first() {
    let articles = [
        article(
            "Q100001",
            "Known problems of the mail gateway",
            "The mail gateway loses attachments. The gateway loses attachments when mail is large. Attachments are \
             lost by the mail gateway.",
            &[],
        ),
        article("Q100002", "Mail gateway loses attachments", "Some attachments do not arrive.", &[]),
    ];
    assert_eq!(first(&articles, "mail gateway loses attachments"), "Q100002");
}

#[test]
fn equal_articles_come_in_the_order_of_their_ids() {
    let twin = |id| article(id, "The queue fills up", "The queue fills up.", &[]);
    let found = ids(&index(&[twin("Q100003"), twin("Q100001"), twin("Q100002")]), "queue fills up");
    assert_eq!(found[..3], ["Q100001", "Q100002", "Q100003"]);
}

#[test]
fn the_newer_revision_of_an_article_answers() {
    let mut old = article("Q100001", "The queue fills up", "Old text about the queue.", &[]);
    old.date = Some(jiff::civil::date(1999, 1, 1));
    let mut new = article("Q100001", "The queue fills up", "New text about the queue.", &[]);
    new.date = Some(jiff::civil::date(2001, 1, 1));
    for order in [[old.clone(), new.clone()], [new.clone(), old.clone()]] {
        let index = index(&order);
        assert_eq!(ids(&index, "queue fills up").iter().filter(|id| *id == "Q100001").count(), 1);
        let article = index.article(&ArticleId::parse("Q100001")).expect("readable").expect("there");
        assert_eq!(article.date, new.date);
        assert_eq!(article.alternates.len(), 1);
    }
}

#[test]
fn a_retyped_word_finds_the_article() {
    let articles = [article("Q100001", "Synchronization of the catalogue fails", "It fails.", &[])];
    assert_eq!(first(&articles, "syncronization of the catalouge fails"), "Q100001");
}

#[test]
fn a_cut_last_word_finds_the_article() {
    let articles = [
        article("Q100001", "A", "It stops.", &["The participant folder does not exist on the server"]),
        article("Q100002", "B", "It stops.", &["The participant folder does not open on the server"]),
    ];
    assert_eq!(first(&articles, "e participant folder does not exi"), "Q100001");
}

#[test]
fn other_words_for_the_same_thing_find_the_article() {
    let articles = [article("Q100001", "The client stops responding at startup", "It stops responding.", &[])];
    assert_eq!(first(&articles, "client freezes at boot"), "Q100001");
}

#[test]
fn what_people_only_talk_with_never_drowns_what_it_is_about() {
    let articles = [
        article("Q100001", "Jams in the tray", "Paper jams in the upper tray.", &[]),
        article("Q100002", "Complaints", "Yesterday it was fine. On Monday somebody had complained again.", &[]),
    ];
    let told = "Again somebody complained, yesterday and Monday: the tray jams.";
    assert_eq!(first(&articles, told), "Q100001");
}

#[test]
fn a_code_that_is_most_of_the_paste_decides() {
    let articles = [
        article("Q100001", "The print server is slow", "The print server is slow, and the print server stops.", &[]),
        article("Q100002", "Setup ends early", "Setup ends with 0x8004ABCD on any server.", &[]),
    ];
    assert_eq!(first(&articles, "print server 0x8004ABCD"), "Q100002");
}

#[test]
fn nothing_in_common_is_no_candidate() {
    assert!(ids(&index(&[]), "xyzzy plugh").is_empty());
}
