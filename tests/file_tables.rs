//! Tables of files in every awkward shape: what stands in a row is read, and nothing else is.
//!
//! The articles here are made up; the shapes are those of real ones.

use fixdex::formats::{self, Source};
use fixdex::remedies::{HotfixFile, Size, file_tables, hotfix_files};
use proptest::prelude::*;

/// What an article of fixes says before its table.
const LEAD: &str = "The English version of this fix should have the following file attributes or\nlater:\n\n";

fn files_in(path: &str, text: &str) -> Vec<HotfixFile> {
    let source = Source { name: "made-up".to_owned(), path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    hotfix_files(&formats::parse(&source).article.expect("an article"))
}

/// An article of the KB archive whose RESOLUTION is `body`.
fn archived(body: &str) -> String {
    let head = "---\nlayout: page\ntitle: \"Q990001: Sample\"\n---\n\n## Q990001: Sample\n\n{% raw %}\n\n\
        \tArticle: Q990001\n\tProduct(s): Sample Server\n\tLast Modified: 02-MAR-2001\n\n";
    let body: String = body.lines().map(|line| format!("\t{line}\n")).collect();
    format!("{head}\tRESOLUTION\n\t==========\n\n{body}\n\tSTATUS\n\t======\n\n\tSo it is.\n\n{{% endraw %}}\n")
}

/// Name, version, date, time, size, platform, path; `-` for a blank cell.
fn row(file: &HotfixFile) -> String {
    let cell = |cell: &Option<String>| cell.clone().unwrap_or_else(|| "-".to_owned());
    let date = file.date.map_or("-".to_owned(), |date| date.to_string());
    let size = match &file.size {
        Some(Size::Bytes(bytes)) => bytes.to_string(),
        Some(Size::Printed(printed)) => printed.clone(),
        None => "-".to_owned(),
    };
    let (version, time) = (cell(&file.version), cell(&file.time));
    [file.name.clone(), version, date, time, size, cell(&file.platform), cell(&file.path)].join(" | ")
}

fn rows(body: &str) -> Vec<String> {
    files_in("kb/990/Q990001/README.md", &archived(&format!("{LEAD}{body}"))).iter().map(row).collect()
}

#[test]
fn columns_come_in_any_order() {
    let found = rows(
        "  File name    Size     Version    Time    Date       Platform\n\
         \x20 -------------------------------------------------------------\n\
         \x20 Alder.dll    10,240   2.0.17.4   03:51p  12/11/98   Alpha\n",
    );
    assert_eq!(found, ["Alder.dll | 2.0.17.4 | 1998-12-11 | 03:51p | 10240 | Alpha | -"]);
}

#[test]
fn date_and_time_may_share_a_column() {
    let found = rows(
        "  File name     Version    Date/Time       Size    Destination folder\n\
         \x20 -----------------------------------------------------------------\n\
         \x20 Birch_50.pdr  4.00.1116  8/25/97 11:16a  24,426  Windows\\System\n",
    );
    assert_eq!(found, ["Birch_50.pdr | 4.00.1116 | 1997-08-25 | 11:16a | 24426 | - | Windows\\System"]);
}

#[test]
fn blank_cells_are_blank_and_whole_numbers_go_by_their_column() {
    let found = rows(
        "  Date        Time    Version  Size     File name    Platform\n\
         \x20 -----------------------------------------------------------\n\
         \x20 03/23/2000  09:27p  786      649,488  Cedar.dll    x86\n\
         \x20 03/23/2000                    63,216  Cherry.dll\n\
         \x20                     N/A               Chestnut.ini x86\n",
    );
    assert_eq!(
        found,
        [
            "Cedar.dll | 786 | 2000-03-23 | 09:27p | 649488 | x86 | -",
            "Cherry.dll | - | 2000-03-23 | - | 63216 | - | -",
            "Chestnut.ini | - | - | - | - | x86 | -",
        ]
    );
}

#[test]
fn a_platform_above_rows_holds_until_the_next() {
    let found = rows(
        "  Size     File name\n\
         \x20 ------------------\n\
         \x20 Intel:\n\
         \x20 10,240   Alder.dll\n\
         \x20 10,241   Birch.dll\n\
         \x20 Alpha:\n\
         \x20 20,480   Alder.dll\n",
    );
    assert_eq!(
        found,
        [
            "Alder.dll | - | - | - | 10240 | Intel | -",
            "Birch.dll | - | - | - | 10241 | Intel | -",
            "Alder.dll | - | - | - | 20480 | Alpha | -",
        ]
    );
}

#[test]
fn a_platform_on_every_third_row_is_of_that_row() {
    let found = rows(
        "  Date       Size    File name   Platform\n\
         \x20 ---------------------------------------\n\
         \x20 12/11/98   10,240  Alder.dll\n\
         \x20 12/11/98   10,241  Birch.dll\n\
         \x20 12/11/98   10,242  Cedar.dll   (x86)\n",
    );
    let platforms: Vec<&str> = found.iter().map(|row| row.split(" | ").nth(5).unwrap()).collect();
    assert_eq!(platforms, ["-", "-", "(x86)"]);
}

#[test]
fn a_product_above_a_table_is_no_platform() {
    let found = rows(
        "Sample Server 7.0\n\n  Date       Size          File name\n  ---------\n  9/08/2000  10,240 bytes  Alder.dll\n",
    );
    assert_eq!(found, ["Alder.dll | - | 2000-09-08 | - | 10240 | - | -"]);
}

#[test]
fn tables_are_told_apart_by_the_sentence_before() {
    let text = archived(
        "The fix should have these attributes:\n\n  Size    File name\n  -----\n  10,240  Alder.dll\n\n\
         The following files shipped with version 1.0:\n\n  Size    File name\n  -----\n  10,000  Alder.dll\n\n\
         The updated version of the other file:\n\n  Size    File name\n  -----\n  20,480  Birch.dll\n",
    );
    let source = Source { name: "made-up".into(), path: "README.md".into(), bytes: text.into_bytes() };
    let tables = file_tables(&formats::parse(&source).article.expect("an article"));
    assert_eq!(tables.iter().map(|table| table.is_of_a_fix).collect::<Vec<_>>(), [true, false, true]);
    assert!(tables.iter().all(|table| table.head == "size file name" && table.rows.len() == 1));
}

#[test]
fn blank_lines_groups_and_stray_lines_do_not_end_a_table() {
    let found = rows(
        "  Date      Time     Size    File name\n\
         \x20 -------------------------------------\n\
         \x20 12/11/98  03:51p   10,240  Alder.dll\n\
         \n\
         \x20 Sample Tools\n\
         \x20 12/11/98  03:52p   10,241  Birch.dll\n\
         \x20 4.04.00.0069\n\
         \x20 12/11/98  03:53p   10,242  Cedar.dll\n",
    );
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn unindented_and_misaligned_columns_are_read() {
    let found = rows(
        "Date Time Size File name Platform\n12/11/98 03:51p 10,240 Alder.dll x86\n 12/11/98   03:57p 20,480     Alder.dll Alpha\n",
    );
    assert_eq!(
        found,
        [
            "Alder.dll | - | 1998-12-11 | 03:51p | 10240 | x86 | -",
            "Alder.dll | - | 1998-12-11 | 03:57p | 20480 | Alpha | -",
        ]
    );
}

#[test]
fn rows_without_a_head_are_read_where_a_fix_is_announced() {
    let found = rows(
        "  7/14/98   7:27pm    107,936 Alder16.exe (Intel)\n  Birch.exe  7/28/98  6:16p  72,507 bytes (version 3.0.4)\n",
    );
    assert_eq!(
        found,
        [
            "Alder16.exe | - | 1998-07-14 | 7:27pm | 107936 | (Intel) | -",
            "Birch.exe | 3.0.4 | 1998-07-28 | 6:16p | 72507 | - | -",
        ]
    );
}

#[test]
fn sizes_names_and_dates_stay_as_they_are_printed() {
    let found = rows(
        "  Date         Size     File name\n\
         \x20 -------------------------------\n\
         \x20 Aug-12-2000  138KB    Alder.dll (56-bit)\n\
         \x20 12-Aug-2000  1.33 MB  Birch.exe\n\
         \x20 May 4, 2001  10,240   Cedar.exe\n",
    );
    assert_eq!(
        found,
        [
            "Alder.dll (56-bit) | - | 2000-08-12 | - | 138KB | - | -",
            "Birch.exe | - | 2000-08-12 | - | 1.33 MB | - | -",
            "Cedar.exe | - | 2001-05-04 | - | 10240 | - | -",
        ]
    );
}

#[test]
fn line_ends_change_nothing() {
    let text = archived(&format!("{LEAD}  Date      Size    File name\n  ----\n  12/11/98  10,240  Alder.dll\n"));
    let found = files_in("a/README.md", &text);
    assert_eq!(found.len(), 1);
    assert_eq!(files_in("a/README.md", &text.replace('\n', "\r\n")), found);
}

#[test]
fn pipe_tables_of_learn_pages_are_read_by_their_cells() {
    let text = "---\ntitle: Sample update\nms.topic: troubleshooting\n---\n# Sample update\n\n## Resolution\n\n\
        This update contains these files:\n\n\
        | File name | File version | File size | Date | Time | Platform |\n|---|---|---|---|---|---|\n\
        | Alder.dll | 16.0.4266.1001 | 10,240 | 12-Aug-2015 | 06:12 | x64 |\n\
        | Birch.xml | Not applicable | 512 | 12-Aug-2015 | 06:12 | Not applicable |\n";
    let found: Vec<String> = files_in("sample/update.md", text).iter().map(row).collect();
    assert_eq!(
        found,
        [
            "Alder.dll | 16.0.4266.1001 | 2015-08-12 | 06:12 | 10240 | x64 | -",
            "Birch.xml | - | 2015-08-12 | 06:12 | 512 | - | -",
        ]
    );
}

#[test]
fn html_tables_are_read_by_their_cells() {
    let text = "<html><head><title>Sample</title></head><body><h1>Sample</h1><h2>Resolution</h2>\
        <p>The hotfix has these files:</p><table><tr><th>File name</th><th>File version</th><th>Size</th></tr>\
        <tr><td>Alder.dll</td><td>5.0.7958.1501</td><td>10,240</td></tr></table></body></html>";
    let found: Vec<String> = files_in("sample.html", text).iter().map(row).collect();
    assert_eq!(found, ["Alder.dll | 5.0.7958.1501 | - | - | 10240 | - | -"]);
}

#[test]
fn a_list_of_files_beside_an_article_needs_no_sentence() {
    let text = "Date         Time   Version        Size     File name\n\
        -----------------------------------------------------\n\
        24-May-2001  16:29  5.0.2195.3645  121,104  Alder.dll\n";
    let found: Vec<String> = files_in("KB990001_FileList.txt", text).iter().map(row).collect();
    assert_eq!(found, ["Alder.dll | 5.0.2195.3645 | 2001-05-24 | 16:29 | 121104 | - | -"]);
}

#[test]
fn lists_of_bare_names_and_paths_are_no_tables() {
    assert_eq!(rows("  Alder.dll\n  Birch.dll\n"), [""; 0]);
    assert_eq!(rows("  \\Sample\\Bin\\Alder.dll\n  \\Sample\\Bin\\Birch.dll\n"), [""; 0]);
}

#[test]
fn files_that_are_only_discussed_bring_no_fix() {
    let text = archived("Install it.").replace(
        "So it is.",
        "To find out the version, look at these files:\n\n\t  File name  Size    Date\n\t  ------\n\t  Alder.dll  10,240  12/11/98",
    );
    let source = Source { name: "made-up".into(), path: "README.md".into(), bytes: text.into_bytes() };
    let article = formats::parse(&source).article.expect("an article");
    assert_eq!(file_tables(&article).len(), 1);
    assert_eq!(hotfix_files(&article), []);
}

#[test]
fn a_sentence_behind_a_table_is_no_row() {
    let found = rows(
        "  Size    File name\n  -----\n  10,240  Alder.dll\n\n\
         If you have version 5.0.17 of Alder.dll, dated May 25, 2001, you need not install it.\n",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_a_row_says_stands_in_the_article(
        lines in proptest::collection::vec("( {0,9}[A-Z][a-z]{1,6}\\.dll| {1,9}[0-9]{1,3},[0-9]{3}| 1[0-2]/2[0-8]/9[0-9]| [0-9]\\.[0-9]{1,2}\\.[0-9]{1,4}| x86| [a-z]{2,5}| 0[1-9]:[0-5][0-9]p){0,6}", 0..8),
    ) {
        let body = format!("{LEAD}  Date  Time  Version  Size  File name  Platform\n  -----\n{}\n", lines.join("\n"));
        let text = archived(&body);
        for file in files_in("a/README.md", &text) {
            for word in file.name.split(' ').chain(file.version.as_deref()).chain(file.time.as_deref()) {
                prop_assert!(text.contains(word), "{word} stands nowhere in\n{body}");
            }
        }
    }
}
