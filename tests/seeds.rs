//! The five articles that fixdex is first of all to answer with, end to end: what is read out of them, and that the
//! bundled articles answer with each for its log lines, ids, dialogs, registry keys, and for its symptom in words.

use fixdex::article::{Article, SectionKind, Symptoms};
use fixdex::corpus;
use fixdex::formats;
use fixdex::remedies::{Remedies, Remedy, RemedyKind, Size, hotfix_files};
use serde_json::Value;

const STUCK: &str = "sccm-package-stuck-at-install-pending";

fn article(id: &str) -> Article {
    let articles = corpus::bundled().iter().filter_map(|source| formats::parse(source).article).collect::<Vec<_>>();
    articles.into_iter().find(|article| article.id.as_str() == id).unwrap_or_else(|| panic!("no article {id}"))
}

/// What stands before the sections, and their kinds.
fn assert_head(
    article: &Article,
    title: &str,
    products: &[&str],
    versions: &[&str],
    date: &str,
    kinds: &[SectionKind],
) {
    assert_eq!(article.title, title);
    assert_eq!(article.products, products);
    assert_eq!(article.versions, versions);
    assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some(date));
    let told = article.sections.iter().filter(|section| !section.blocks.is_empty());
    assert_eq!(told.map(|section| section.kind).collect::<Vec<_>>(), kinds, "{title}");
}

fn messages(article: &Article) -> Vec<String> {
    Symptoms::of(article).messages.into_iter().map(|message| message.text).collect()
}

fn codes(article: &Article) -> Vec<String> {
    Symptoms::of(article).codes.iter().map(|code| code.term()).collect()
}

fn references(article: &Article) -> Vec<&str> {
    article.references.iter().map(|reference| reference.target.as_str()).collect()
}

/// The steps of a way, each with its number and level, cut after its first words.
fn steps(way: &Remedy) -> Vec<String> {
    let told = way.steps.iter().map(|step| {
        let words: Vec<&str> = step.text.split(' ').take(4).collect();
        format!("{:indent$}{} {}", "", step.number, words.join(" "), indent = 2 * (usize::from(step.level) - 1))
    });
    told.collect()
}

fn kinds(remedies: &Remedies) -> Vec<RemedyKind> {
    remedies.ways.iter().map(|way| way.kind).collect()
}

#[test]
fn the_post_about_a_stuck_package_is_read_whole() {
    let article = article(STUCK);
    assert_head(
        &article,
        "SCCM package stuck at \"Install Pending\"",
        &[],
        &[],
        "2011-08-03",
        &[SectionKind::Introduction],
    );
    assert_eq!(
        messages(&article),
        ["Cannot update the package server <site server NAL path> for package <package ID>, error = 8"]
    );
    assert_eq!(codes(&article), ["win32:8"]);
    assert!(hotfix_files(&article).is_empty());

    let remedies = Remedies::of(&article);
    assert_eq!(kinds(&remedies), [RemedyKind::Fix]);
    assert_eq!(
        steps(&remedies.ways[0]),
        [
            "1 Remove the distribution point",
            "2 Make sure that the",
            "3 Delete these files of",
            "4 Delete the row of",
            "5 Check that PkgServer has",
            "6 Wait a couple of",
        ]
    );
    let commands: Vec<&Vec<String>> = remedies.ways[0].steps.iter().map(|step| &step.commands).collect();
    assert_eq!(commands[3][..], ["DELETE FROM PkgStatus WHERE ID='<Package ID>' AND SiteCode='<Secondary site code>'"]);
    assert_eq!(
        commands[4][..],
        ["SELECT * FROM PkgServer WHERE PkgID='<Package ID>' AND SiteCode='<Secondary site code>'"]
    );
    assert_eq!(commands.iter().map(|commands| commands.len()).sum::<usize>(), 2);
    assert!(remedies.ways[0].steps[2].details[0].contains("files-to-delete"), "the picture of the files");
    assert_eq!(remedies.cautions.len(), 1);
    assert!(remedies.cautions[0].starts_with("Editing the site database by hand is not supported"));
}

#[test]
fn the_article_about_many_jobs_is_read_whole() {
    let article = article("Q319207");
    assert_head(
        &article,
        "SMS: Retrying a Package Update May Create Many Jobs",
        &["Microsoft Systems Management Server", "Microsoft Systems Management Server version 2.0"],
        &["2.0"],
        "2002-08-06",
        &[
            SectionKind::Introduction,
            SectionKind::Symptoms,
            SectionKind::Cause,
            SectionKind::Resolution,
            SectionKind::Workaround,
            SectionKind::Status,
            SectionKind::MoreInformation,
        ],
    );
    let messages = messages(&article);
    assert_eq!(messages.len(), 3);
    assert_eq!(
        messages[1],
        "Message ID: 2302 - SMS Distribution Manager failed to process package <package name> (package ID = <package ID>)."
    );
    assert_eq!(codes(&article), ["status-id:2328", "status-id:2302", "status-id:2339"]);
    assert_eq!(references(&article), ["Q256986", "Q323206"]);

    let files = hotfix_files(&article);
    let rows: Vec<[String; 5]> = files
        .iter()
        .map(|file| {
            let version = file.version.clone().unwrap_or_default();
            let date = file.date.map(|date| date.to_string()).unwrap_or_default();
            let time = file.time.clone().unwrap_or_default();
            [file.name.clone(), version, date, time, file.platform.clone().unwrap_or_default()]
        })
        .collect();
    assert_eq!(
        rows,
        [
            ["Baseutil.dll", "2.00.1493.3253", "2001-03-01", "17:25", "Alpha"],
            ["Distmgr.dll", "2.00.1493.3257", "2001-03-01", "17:45", "Alpha"],
            ["Baseutil.dll", "2.00.1493.3253", "2001-03-01", "17:25", "I386"],
            ["Distmgr.dll", "2.00.1493.3257", "2001-03-01", "17:45", "I386"],
        ]
    );
    let sizes: Vec<Option<Size>> = files.iter().map(|file| file.size.clone()).collect();
    assert_eq!(sizes, [811_792, 360_720, 527_296, 231_312].map(|bytes| Some(Size::Bytes(bytes))));

    let remedies = Remedies::of(&article);
    assert_eq!(
        remedies.fixed_in.as_deref(),
        Some("Systems Management Server 2.0 Service Pack 4 Hotfix Rollup Package (HRP)")
    );
    use RemedyKind::{Hotfix, Workaround};
    assert_eq!(kinds(&remedies), [Hotfix, Workaround, Workaround, Hotfix, Hotfix, Hotfix]);
    assert_eq!(steps(&remedies.ways[0]), ["1 Contact Product Support Services"]);
    assert_eq!(steps(&remedies.ways[1]), ["1 Keep the site that", "2 If a distribution point", "3 If it is gone"]);
    assert_eq!(steps(&remedies.ways[2]), ["1 You can delete the"]);
    assert_eq!(steps(&remedies.ways[3]), ["1 Install the fix on", "2 After that, update the"]);
    let titles: Vec<Option<&str>> = remedies.ways[4..].iter().map(|way| way.title.as_deref()).collect();
    assert_eq!(titles, [Some("How to Use the Hotfix Installer"), Some("How to Manually Install the Hotfix")]);
    assert_eq!(
        steps(&remedies.ways[4]),
        [
            "1 Copy the hotfix folders",
            "2 Log on to the",
            "3 Quit the SMS Administrator",
            "4 Run Q319207.exe and follow"
        ]
    );
    assert_eq!(
        steps(&remedies.ways[5]),
        [
            "1 Quit the SMS Administrator",
            "2 Stop the SMS Site",
            "3 Put the Baseutil.dll file",
            "4 Put the Distmgr.dll file",
            "5 Start the SMS Site",
        ]
    );
    assert!(remedies.cautions.iter().any(|caution| caution.contains("Intel-based")), "{:?}", remedies.cautions);
    assert!(remedies.cautions.iter().any(|caution| caution.contains("Registry Editor")), "{:?}", remedies.cautions);
}

#[test]
fn the_web_page_about_the_background_message_is_read_whole() {
    let article = article("Q173073");
    assert_eq!(article.format, "kb-web-page");
    assert_head(
        &article,
        "SMS: Package Is Currently Being Installed in the Background",
        &["Microsoft Systems Management Server", "Microsoft Systems Management Server version 1.2"],
        &["1.2"],
        "2001-07-30",
        &[SectionKind::Symptoms, SectionKind::Cause, SectionKind::Status, SectionKind::MoreInformation],
    );
    assert_eq!(
        messages(&article),
        [
            "A package is currently being installed in the background. This is routine, however please wait until it has \
          completed before starting any new packages."
        ]
    );
    assert!(codes(&article).is_empty() && references(&article).is_empty() && hotfix_files(&article).is_empty());
    let remedies = Remedies::of(&article);
    assert_eq!(kinds(&remedies), [RemedyKind::Upgrade]);
    assert_eq!(
        remedies.ways[0].steps[0].text,
        "It has been corrected in the latest U.S. service pack for that version."
    );
}

#[test]
fn the_article_about_a_secondary_site_is_read_with_its_nested_steps() {
    let article = article("Q287717");
    assert_head(
        &article,
        "SMS: Secondary Site Installation Stops Responding",
        &["Microsoft Systems Management Server", "Microsoft Systems Management Server version 2.0"],
        &["2.0"],
        "2002-08-06",
        &[SectionKind::Symptoms, SectionKind::Cause, SectionKind::Workaround],
    );
    assert!(messages(&article).is_empty() && codes(&article).is_empty() && hotfix_files(&article).is_empty());
    assert_eq!(references(&article), ["Q212978"]);

    let remedies = Remedies::of(&article);
    assert_eq!(kinds(&remedies), [RemedyKind::Workaround]);
    let way = &remedies.ways[0];
    assert_eq!(
        steps(way),
        [
            " Stop the installation by",
            "1 Delete the address of",
            "2 On the parent site",
            "3 Run the preinst /deljob",
            "4 Make sure that the",
            "  4.a No SMS or Winmgmt",
            "  4.b These registry keys are",
            "  4.c These folders and files",
            "  4.d The CAP_<xxx> and SMS_PKG",
            "  4.e If Logon Installation or",
            "  4.f The accounts of the",
        ]
    );
    assert_eq!(way.steps[2].commands, ["preinst /delsite", "preinst /?"]);
    assert_eq!(way.steps[3].commands, ["preinst /deljob"]);
    let keys: Vec<&str> = way.steps[6].commands[0].lines().collect();
    assert_eq!(keys.len(), 9);
    assert_eq!(keys[7], "HKEY_LOCAL_MACHINE/System/CurrentControlSet/Services/SMS_Bootstrap");
    assert_eq!(way.steps[7].commands, ["<X>:\\SMS\n<X>:\\SMSBootstrap.log\nC:\\SMSSetup.log\n%Winnt%\\MS\\SMS"]);
    assert!(way.steps.iter().all(|step| step.details.is_empty()), "pointers are no details");
    assert_eq!(remedies.cautions.len(), 2, "{:?}", remedies.cautions);
}

#[test]
fn the_article_about_an_unprocessed_package_is_read_whole() {
    let article = article("Q235788");
    assert_head(
        &article,
        "SMS: Distribution Mgr Process PKG File and Update Distribution",
        &["Microsoft Systems Management Server", "Microsoft Systems Management Server version 2.0"],
        &["winnt:2.0"],
        "2002-05-08",
        &[
            SectionKind::Symptoms,
            SectionKind::Cause,
            SectionKind::Resolution,
            SectionKind::Workaround,
            SectionKind::Status,
            SectionKind::MoreInformation,
        ],
    );
    assert!(messages(&article).is_empty() && codes(&article).is_empty() && hotfix_files(&article).is_empty());
    assert_eq!(references(&article), ["Q245579", "Q258424"]);
    let remedies = Remedies::of(&article);
    assert_eq!(kinds(&remedies), [RemedyKind::Upgrade, RemedyKind::Workaround]);
    assert_eq!(steps(&remedies.ways[0]), ["1 Install the latest service"]);
    assert_eq!(steps(&remedies.ways[1]), ["1 Leave time between two"]);
}

/// What people paste and type, and the article that they are to get first.
const ASKED: &[(&str, &[&str])] = &[
    (
        STUCK,
        &[
            r#"Cannot update the package server ["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\ for package P0100042, error = 8"#,
            r#"~Cannot update the package server ["Display=\\BNE-SEC01\"]MSWNET:["SMS_SITE=B01"]\\BNE-SEC01\ for package CEN0021F, error = 8  $$<SMS_DISTRIBUTION_MANAGER><Wed Aug 03 09:41:12.406 2011 AUS Eastern Standard Time><thread=4520 (0x11A8)>"#,
            "cannot update package server for package, error 8 in distmgr.log",
            "Cannot update the package serv",
            "package stuck at install pending after the secondary site server was switched off",
        ],
    ),
    (
        "Q319207",
        &[
            "Message ID: 2328",
            r#"STATMSG: ID=2328 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_DISTRIBUTION_MANAGER" SYS=SRV07 SITE=S07 ISTR0="P0100042" ISTR1="D:\SRC" ISTR2="["Display=\\SRV07\"]MSWNET:["SMS_SITE=S07"]\\SRV07\""#,
            "message ID 2302",
            "2339",
            r#"SMS Distribution Manager failed to process package "Office 2000" (package ID = P0100042)."#,
            "SMS Distribution Manager instructed SMS Scheduler and Sender to send the package information for package P0100042 to child site S01.",
            r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\SMS\Components\SMS_DISTRIBUTION_MANAGER\Retry History\P0100042",
            "backlog of job files in schedule.box on the central site because a package is tried again and again",
            "Distmgr.dll 2.00.1493.3257",
        ],
    ),
    (
        "Q173073",
        &[
            "A package is currently being installed in the background. This is routine, however please wait until it has completed before starting any new packages.",
            "Package Command Manager Service: a package is currently being installed",
            "package is curently being instaled in background, wait until completed before starting new pakages",
            "A package is currently being installed in the backgr",
        ],
    ),
    (
        "Q287717",
        &[
            "secondary site installation hangs",
            "preinst /delsite and preinst /deljob for a failed secondary site",
            "HKEY_LOCAL_MACHINE/System/CurrentControlSet/Services/SMS_Bootstrap",
            "installing a secondary site never finishes, how do I clean up what is left of it",
        ],
    ),
    (
        "Q235788",
        &[
            "distribution manager takes no notice of the incoming .pkg file, the package never reaches the distribution points of the child site",
            "distmgr and despooler update the same package source at the same time with different version numbers",
        ],
    ),
];

#[test]
fn each_is_the_first_hit_for_what_is_pasted_of_it() {
    let home = tempfile::tempdir().unwrap();
    let questions = home.path().join("questions.jsonl");
    let pasted: Vec<(&str, &str)> =
        ASKED.iter().flat_map(|(id, pastes)| pastes.iter().map(move |paste| (*id, *paste))).collect();
    let lines: Vec<String> = pasted
        .iter()
        .enumerate()
        .map(|(at, (_, paste))| serde_json::json!({ "id": at.to_string(), "query": paste }).to_string())
        .collect();
    std::fs::write(&questions, lines.join("\n")).unwrap();
    let output = assert_cmd::Command::cargo_bin("fixdex")
        .unwrap()
        .args(["--index", "bundled", "match", "--format", "ndjson", "--queries"])
        .arg(&questions)
        .output()
        .unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    assert_eq!(answers.lines().count(), pasted.len());
    for ((id, paste), answer) in pasted.iter().zip(answers.lines()) {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["hits"][0]["article"], *id, "{paste}");
        assert_eq!(answer["verdict"], "match", "{paste}");
    }
}
