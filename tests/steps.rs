//! Steps: what counts as one in articles and posts, and that order, wrapping and indentation do not matter.
//!
//! The articles here are made up.

use fixdex::formats::{self, Source};
use fixdex::remedies::{Remedies, Remedy, RemedyKind};
use proptest::prelude::*;

fn ways(path: &str, text: &str) -> Vec<Remedy> {
    let source = Source { name: "made-up".to_owned(), path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    Remedies::of(&formats::parse(&source).article.expect("an article")).ways
}

fn steps(ways: &[Remedy]) -> Vec<&str> {
    ways.iter().flat_map(|way| &way.steps).map(|step| step.text.as_str()).collect()
}

/// An article of the KB archive with one section.
fn archived(heading: &str, body: &str) -> String {
    let head = "---\nlayout: page\ntitle: \"Q990001: Sample\"\n---\n\n## Q990001: Sample\n\n{% raw %}\n\n\
        \tArticle: Q990001\n\tProduct(s): Sample Server\n\tLast Modified: 02-MAR-2001\n\n";
    let body: String = body.lines().map(|line| format!("\t{line}\n")).collect();
    let ruler = "=".repeat(heading.len());
    format!("{head}\t{heading}\n\t{ruler}\n\n{body}\n\tSTATUS\n\t======\n\n\tSo it is.\n\n{{% endraw %}}\n")
}

fn learned(body: &str) -> String {
    format!("---\ntitle: Sample\nms.topic: troubleshooting\n---\n# Sample\n\n## Symptoms\n\nIt fails.\n\n{body}")
}

fn posted(body: &str) -> String {
    format!("---\ntitle: Sample\nauthor: alder\ntype: post\ndate: 2020-01-06T13:54:48+00:00\n---\n{body}")
}

#[test]
fn a_remark_behind_an_order_is_a_detail() {
    let found = ways("a/README.md", &archived("WORKAROUND", "Clear the flag. The flag is set by default.\n"));
    assert_eq!(steps(&found), ["Clear the flag."]);
    assert_eq!(found[0].steps[0].details, ["The flag is set by default."]);
}

#[test]
fn a_summary_of_the_steps_below_is_no_step() {
    let body = "## Resolution\n\nTo resolve this issue, enlarge the file.\n\n**NOTES**\n\n- It may take long.\n\n\
        To do so, follow these steps:\n\n1. Open the file.\n2. Close it.\n";
    assert_eq!(steps(&ways("a.md", &learned(body))), ["Open the file.", "Close it."]);
}

#[test]
fn an_order_in_a_note_is_a_step_and_a_warning_is_not() {
    let body = "## Resolution\n\n1. Open the console.\n\n   > [!NOTE]\n   > If the old console opens, select **New**.\n\n\
        2. Stop the service.\n\n   > [!IMPORTANT]\n   > Make sure that you have a copy.\n";
    let found = ways("a.md", &learned(body));
    assert_eq!(steps(&found), ["Open the console.", "If the old console opens, select **New**.", "Stop the service."]);
    assert_eq!(found[0].steps.iter().map(|step| step.level).collect::<Vec<_>>(), [1, 2, 1]);
}

#[test]
fn labelled_items_are_alternatives() {
    let body = "## Workaround\n\nUse one of the following methods:\n\n- Method 1: Work on the copy.\n- Method 2: Work offline.\n";
    let found = ways("a.md", &learned(body));
    assert_eq!(steps(&found), ["Work on the copy.", "Work offline."]);
    assert_eq!(found.iter().filter_map(|way| way.title.as_deref()).collect::<Vec<_>>(), ["Method 1", "Method 2"]);
}

#[test]
fn what_is_to_be_tried_in_order_is_one_way() {
    let body = "## Resolution\n\nTry the following methods in the given order.\n\n- Restart the service.\n- Check the rules.\n";
    assert_eq!(ways("a.md", &learned(body)).len(), 1);
}

#[test]
fn code_alone_below_a_heading_is_a_step() {
    let body = "## Workaround\n\nUse one of these methods.\n\n### Method 1: Start it anew\n\n```powershell\nRestart-Service Sample\n```\n";
    let found = ways("a.md", &learned(body));
    assert!(steps(&found).contains(&"Restart-Service Sample"), "{found:?}");
}

#[test]
fn a_button_is_a_step_unless_a_step_names_its_file() {
    let body = "The following file is available for download:\n\n  DownloadDownload Q990001i.exe now\n  (http://example.com/)\n";
    let found = ways("a/README.md", &archived("RESOLUTION", body));
    assert_eq!(steps(&found), ["DownloadDownload Q990001i.exe now"]);
    assert_eq!(found[0].kind, RemedyKind::Hotfix);
    let body = format!("To install the fix, follow these steps:\n\n1. Download Q990001i.exe.\n\n2. Run it.\n\n{body}");
    assert_eq!(steps(&ways("a/README.md", &archived("RESOLUTION", &body))), ["Download Q990001i.exe.", "Run it."]);
}

#[test]
fn a_means_is_a_way_out_wherever_it_stands() {
    let body = "Stopping the Sample service can prevent the attack.\n";
    let found = ways("a/README.md", &archived("MORE INFORMATION", body));
    assert_eq!(steps(&found), ["Stopping the Sample service can prevent the attack."]);
}

#[test]
fn a_section_that_orders_nothing_says_whom_to_ask() {
    let body = "For more information, contact Sample Support.\n";
    assert_eq!(
        steps(&ways("a/README.md", &archived("RESOLUTION", body))),
        ["For more information, contact Sample Support."]
    );
    let body = "Microsoft has confirmed this to be a problem in Sample. We are researching it.\n";
    assert_eq!(steps(&ways("a/README.md", &archived("RESOLUTION", body))), [""; 0]);
}

#[test]
fn a_post_takes_its_reader_along() {
    let body = "## Setup\n\nOn the left hand side select Devices under Favorites. It looks like this.\n\n\
        Once that is done we can create a profile. In the next post we will look at groups.\n\n\
        The function below lists them\n\n```powershell\nGet-Sample\n```\n";
    assert_eq!(
        steps(&ways("posts/2020-01-06-sample/index.md", &posted(body))),
        [
            "On the left hand side select Devices under Favorites.",
            "Once that is done we can create a profile.",
            "The function below lists them",
        ]
    );
}

/// Orders that differ in their last words.
fn orders() -> impl Strategy<Value = Vec<String>> {
    let order = "(Open|Stop|Rename|Select) the [b-df-hj-np-tv-z]{5} (folder|service) (and then wait for [b-df-hj-np-tv-z]{6} to finish)?";
    proptest::collection::vec(order, 2..7).prop_map(|orders| {
        let numbered = orders.into_iter().enumerate();
        numbered.map(|(at, order)| format!("{} in window{at}.", order.trim_end())).collect()
    })
}

/// A numbered list, its lines no longer than `width`, items indented by `indent` and their next lines a bit more.
fn list(orders: &[String], width: usize, indent: usize) -> String {
    let mut text = String::from("To resolve this problem, follow these steps:\n\n");
    for (at, order) in orders.iter().enumerate() {
        let mut line = format!("{}{}.", " ".repeat(indent), at + 1);
        for word in order.split(' ') {
            if line.len() + word.len() >= width {
                text.push_str(&line);
                text.push('\n');
                line = " ".repeat(indent + 2);
                line.push_str(word);
            } else {
                line.push(' ');
                line.push_str(word);
            }
        }
        text.push_str(&line);
        text.push_str("\n\n");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn wrapping_and_indentation_lose_no_step(orders in orders(), width in 30_usize..100, indent in 0_usize..4) {
        let text = archived("RESOLUTION", &list(&orders, width, indent));
        let found = ways("a/README.md", &text);
        prop_assert_eq!(steps(&found), orders.iter().map(String::as_str).collect::<Vec<_>>(), "{}", text);
    }

    #[test]
    fn steps_come_in_the_order_of_the_text(
        orders in orders(),
        between in proptest::collection::vec("(NOTE: Beware of it\\.|It is so\\.|For more information, see the manual\\.|-or-|)", 7),
        numbered in any::<bool>(),
    ) {
        let item = |(at, order): (usize, &String)| {
            let marker = if numbered { format!("{}. ", at + 1) } else { String::new() };
            format!("{marker}{order}\n\n{}\n\n", between[at])
        };
        let body: String = orders.iter().enumerate().map(item).collect();
        let text = archived("RESOLUTION", &body);
        let found = ways("a/README.md", &text);
        let places: Vec<_> = steps(&found).iter().map(|step| text.find(step)).collect();
        prop_assert!(places.iter().all(Option::is_some), "{found:?}");
        prop_assert!(places.is_sorted(), "{found:?}");
        prop_assert_eq!(places.len(), orders.len(), "{:?}", found);
    }
}
