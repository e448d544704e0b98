//! Sentences: where they end, and whether they tell the reader to do something.

/// The sentences of a text on one line, each with its end mark.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(end_of_sentence(rest));
        rest = after.trim_start();
        Some(sentence.trim_end())
    })
}

/// Where the first sentence ends: behind a mark that a space and a new beginning follow.
fn end_of_sentence(text: &str) -> usize {
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let behind = &text[at + 1..];
        let closing = behind.trim_start_matches(['"', '\u{201d}', ')', '*']);
        let end = text.len() - closing.len();
        let abbreviated = at >= 2 && bytes[at - 2] == b'.' && bytes[at - 1].is_ascii_alphabetic()
            || text[..at].ends_with("U.S")
            || text[..at].ends_with("vs");
        let begins = closing.trim_start().starts_with(|c: char| !c.is_lowercase());
        if closing.starts_with(char::is_whitespace) && begins && !abbreviated {
            return end;
        }
    }
    text.len()
}

/// The things a paragraph tells the reader to do, each with the remarks behind it; none if it only remarks.
pub fn actions(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut end = text.len();
    for sentence in sentences(text) {
        let at = sentence.as_ptr() as usize - text.as_ptr() as usize;
        if is_pointer(sentence) {
            if !starts.is_empty() {
                end = at;
                break;
            }
            continue;
        }
        let begins =
            if starts.is_empty() { is_action(sentence) } else { begins_with_verb(&bare(sentence).to_lowercase()) };
        if begins {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim_end()).collect()
}

/// Whether a sentence, lowercase, says who should apply a fix and who should not.
pub fn is_restriction(lower: &str) -> bool {
    ["only apply it to", "apply it only to", "should be applied only to"].iter().any(|words| lower.contains(words))
}

/// Whether a sentence only says where more is to be read.
fn is_pointer(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let begins = [
        "for more information",
        "for additional",
        "for information",
        "for a complete list",
        "for further",
        "for details",
    ];
    begins.iter().any(|begin| lower.starts_with(begin)) || lower.contains("click the article number")
}

/// Whether a sentence tells the reader to do something.
pub fn is_action(sentence: &str) -> bool {
    let lower = bare(sentence).to_lowercase();
    if lower.starts_with("downloaddownload") {
        return true;
    }
    if is_restriction(&lower)
        || lower.starts_with("a supported fix")
        || lower.contains("no way to work around")
        || lower.contains("no workaround")
    {
        return false;
    }
    if announces_remedy(&lower) && !lower.contains("does not") {
        return true;
    }
    const CALLS: &[&str] = &[
        "you must ",
        "you should ",
        "you need to ",
        "you can use ",
        "you may need to ",
        "you will need to ",
        "you have to ",
        "can be corrected by",
        "can be avoided by",
        "can be resolved by",
        "can be worked around",
        "make sure ",
        "please ",
        "can work around",
        "may be able to",
        "you may want to",
        "need to be ",
        "must be ",
        "needs to be",
        "is to use ",
        "should be set",
        "you can also",
        "we recommend",
        "another option is",
        "however, you can",
        "resolution for this problem is",
        "is recommended",
    ];
    if CALLS.iter().any(|call| lower.contains(call)) {
        return true;
    }
    begins_with_verb(&lower)
}

/// Whether a sentence, lowercase, promises a way out.
pub fn announces_remedy(lower: &str) -> bool {
    const PROMISES: &[&str] = &[
        "to work around",
        "to workaround",
        "to resolve",
        "to correct th",
        "to fix th",
        "to solve th",
        "to avoid this",
        "to avoid th",
        "to prevent th",
        "to eliminate th",
        "to remedy",
        "as a workaround",
        "as a work around",
        "workaround is",
        "workarounds",
        "work around this",
        "work around the",
        "the solution is",
        "can avoid this",
        "can avoid th",
        "avoid this problem",
        "resolve this",
        "obtain the latest",
        "ways out",
        "obtain the fix",
        "obtain the hotfix",
        "correct this problem",
        "fix this problem",
        "to install the hotfix",
        "to install the fix",
        "to install this",
        "to apply th",
    ];
    let helps = lower.starts_with("you can ")
        && [" to stop ", " to prevent ", " to avoid "].iter().any(|aim| lower.contains(aim));
    helps || PROMISES.iter().any(|promise| lower.contains(promise))
}

/// Whether the sentence, lowercase, begins with an imperative, or has one behind its first clause.
fn begins_with_verb(lower: &str) -> bool {
    let words = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = [
        "or, ",
        "or ",
        "then ",
        "always ",
        "next, ",
        "first, ",
        "finally, ",
        "now ",
        "also, ",
        "either ",
        "and ",
        "simply ",
        "just ",
    ]
    .iter()
    .fold(words, |words, opening| words.strip_prefix(opening).unwrap_or(words));
    if starts_with_verb(words) {
        return true;
    }
    const CLAUSES: &[&str] = &[
        "if ", "to ", "in ", "on ", "from ", "at ", "under ", "when ", "after ", "before ", "for ", "using ", "with ",
        "once ", "while ",
    ];
    if !CLAUSES.iter().any(|clause| words.starts_with(clause)) {
        return false;
    }
    words.match_indices(", ").take(4).any(|(at, _)| {
        let rest =
            words[at + 2..].trim_start_matches("then ").trim_start_matches("and then ").trim_start_matches("and ");
        starts_with_verb(rest)
            || rest.starts_with("you must")
            || rest.starts_with("you can")
            || rest.starts_with("you need")
    })
}

fn starts_with_verb(words: &str) -> bool {
    let word = words.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    VERBS.binary_search(&word).is_ok()
}

/// The sentence without its label and emphasis.
pub fn bare(sentence: &str) -> &str {
    sentence.trim_start_matches(|c: char| matches!(c, '*' | '_' | '`' | '"' | '-' | '\u{201c}') || c.is_whitespace())
}

/// Imperatives that remedies begin with, sorted.
const VERBS: &[&str] = &[
    "accept",
    "access",
    "activate",
    "add",
    "adjust",
    "allow",
    "alter",
    "answer",
    "append",
    "apply",
    "ask",
    "assign",
    "attach",
    "attempt",
    "avoid",
    "back",
    "boot",
    "browse",
    "build",
    "call",
    "cancel",
    "change",
    "check",
    "choose",
    "clear",
    "click",
    "close",
    "compile",
    "complete",
    "compress",
    "configure",
    "confirm",
    "connect",
    "contact",
    "continue",
    "convert",
    "copy",
    "correct",
    "create",
    "customize",
    "cut",
    "deactivate",
    "decrease",
    "define",
    "delete",
    "deselect",
    "determine",
    "disable",
    "disconnect",
    "do",
    "double-click",
    "download",
    "drag",
    "edit",
    "eliminate",
    "empty",
    "enable",
    "ensure",
    "enter",
    "erase",
    "examine",
    "exclude",
    "execute",
    "exit",
    "expand",
    "export",
    "extract",
    "fill",
    "find",
    "follow",
    "force",
    "format",
    "get",
    "give",
    "go",
    "grant",
    "highlight",
    "hold",
    "ignore",
    "implement",
    "import",
    "include",
    "increase",
    "initialize",
    "insert",
    "install",
    "instead",
    "instruct",
    "join",
    "keep",
    "launch",
    "leave",
    "let",
    "limit",
    "link",
    "list",
    "load",
    "locate",
    "lock",
    "log",
    "login",
    "look",
    "lower",
    "make",
    "manually",
    "map",
    "mark",
    "minimize",
    "modify",
    "monitor",
    "mount",
    "move",
    "name",
    "navigate",
    "note",
    "obtain",
    "open",
    "override",
    "pass",
    "paste",
    "perform",
    "place",
    "point",
    "press",
    "prevent",
    "print",
    "promote",
    "provide",
    "purchase",
    "purge",
    "put",
    "quit",
    "re-create",
    "re-enter",
    "re-install",
    "read",
    "reapply",
    "reboot",
    "rebuild",
    "recompile",
    "reconfigure",
    "recreate",
    "redistribute",
    "reduce",
    "refer",
    "refresh",
    "reinstall",
    "release",
    "reload",
    "remove",
    "rename",
    "repair",
    "repeat",
    "replace",
    "reregister",
    "rerun",
    "reset",
    "resize",
    "restart",
    "restore",
    "resubmit",
    "retry",
    "return",
    "review",
    "revise",
    "right-click",
    "rollback",
    "run",
    "save",
    "scroll",
    "search",
    "see",
    "select",
    "send",
    "set",
    "share",
    "shut",
    "sign",
    "specify",
    "start",
    "stop",
    "store",
    "submit",
    "supply",
    "switch",
    "synchronize",
    "take",
    "tap",
    "test",
    "troubleshoot",
    "try",
    "turn",
    "type",
    "unblock",
    "uncheck",
    "unhide",
    "uninstall",
    "unload",
    "unlock",
    "unmerge",
    "unplug",
    "unselect",
    "update",
    "upgrade",
    "use",
    "verify",
    "view",
    "wait",
    "work",
    "wrap",
    "write",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let found: Vec<&str> = sentences("Open the file. Set U.S. English (v1.2) there. Done!").collect();
        assert_eq!(found, ["Open the file.", "Set U.S. English (v1.2) there.", "Done!"]);
    }

    #[test]
    fn what_tells_the_reader_to_act_is_an_action() {
        for action in [
            "Restart the computer.",
            "To work around this problem, do not use the wizard.",
            "If the folder is there, delete it.",
            "You must reinstall the driver.",
            "**Click** OK.",
        ] {
            assert!(is_action(action), "{action}");
        }
        for remark in ["This behavior is by design.", "The folder is empty.", "Windows starts."] {
            assert!(!is_action(remark), "{remark}");
        }
    }

    #[test]
    fn a_paragraph_falls_into_its_actions() {
        let text =
            "A fix is known. To obtain it, call support. It is free. Restart then. For more information, see below.";
        assert_eq!(actions(text), ["To obtain it, call support. It is free.", "Restart then."]);
        assert!(actions("The disk is full. Nothing helps.").is_empty());
    }

    proptest! {
        #[test]
        fn sentences_lose_nothing(text in ".{0,200}") {
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&sentences(&text).collect::<Vec<_>>().join(" ")), squeeze(&text));
            actions(&text);
        }
    }
}
