//! Whether sentences tell the reader to do something, and what.

use super::sentences::{bare, sentences};
use super::verbs::is_verb;

/// How a text speaks to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Imperatives: `Click OK.`
    Article,
    /// A post takes the reader along, too: `Next we need to create a group.`
    Post,
}

/// Something that a paragraph tells the reader to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action<'a> {
    /// The sentence.
    pub text: &'a str,
    /// What is remarked behind it, up to the next action.
    pub remark: &'a str,
}

/// The things a paragraph tells the reader to do; none if it only remarks.
pub fn actions(text: &str, voice: Voice) -> Vec<Action<'_>> {
    let mut actions: Vec<Action> = Vec::new();
    for sentence in sentences(text) {
        let at = offset(text, sentence);
        if is_pointer(sentence) {
            if actions.is_empty() {
                continue;
            }
            break;
        }
        let is_one = match actions.is_empty() {
            true => is_action(sentence),
            false => is_further_action(sentence),
        };
        if is_one || (voice == Voice::Post && is_told(sentence)) {
            actions.push(Action { text: sentence, remark: "" });
        } else if let Some(last) = actions.last_mut() {
            let start = offset(text, last.text) + last.text.len();
            last.remark = text[start..at + sentence.len()].trim();
        }
    }
    actions
}

/// Where a part of a text begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Whether a sentence, lowercase, says who should apply a fix and who should not.
pub fn is_restriction(lower: &str) -> bool {
    ["only apply it to", "apply it only to", "should be applied only to"].iter().any(|words| lower.contains(words))
}

/// What a paragraph says not to do, each with the orders right behind it: `Do not send it twice. Wait a while.`
pub fn prohibitions(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for sentence in sentences(text) {
        let lower = bare(sentence).to_lowercase();
        if lower.starts_with("do not ") || lower.starts_with("never ") {
            found.push(sentence.to_owned());
            goes_on = true;
        } else if goes_on
            && begins_with_verb(&lower)
            && let Some(last) = found.last_mut()
        {
            last.push(' ');
            last.push_str(sentence);
        } else {
            goes_on = false;
        }
    }
    found
}

/// Whether a sentence only says where more is to be read.
pub fn is_pointer(sentence: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "for more information",
        "for more about",
        "for additional",
        "for information",
        "for a complete list",
        "for further",
        "for details",
        "see the associated",
        "see the following",
        "see the article",
        "to do this, follow these steps",
        "to do so, follow these steps",
    ];
    const ANYWHERE: &[&str] = &[
        "click the article number",
        "see the following article",
        "see the following microsoft",
        "to the next method",
        "to another resolution",
    ];
    let lower = sentence.to_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        || ANYWHERE.iter().any(|words| lower.contains(words))
}

/// Whether a note is an order, and no warning to heed or paper to read.
pub fn is_order(note: &str) -> bool {
    const HEEDED: &[&str] =
        &["be", "back", "see", "note", "do", "refer", "make", "read", "keep", "let", "avoid", "ensure"];
    let lower = note.to_lowercase();
    begins_with_verb(&lower)
        && !["carefully", "with caution", "with care"].iter().any(|words| lower.contains(words))
        && !is_pointer(note)
        && !HEEDED.contains(&first_word(&lower))
}

/// Whether a sentence behind an action is one more: an imperative, or a duty. What may be done is a remark there.
fn is_further_action(sentence: &str) -> bool {
    const DUTIES: &[&str] = &["you must ", "you need to ", "you have to ", "please ", " must run "];
    let lower = bare(sentence).to_lowercase();
    !denies(&lower)
        && (begins_with_verb(&lower) || has_advice(&lower) || DUTIES.iter().any(|duty| lower.contains(duty)))
}

/// Whether a sentence, lowercase, says what the reader should do, and not what he should see.
fn has_advice(lower: &str) -> bool {
    const EFFECTS: &[&str] = &["see", "get", "find", "note", "only", "be", "have", "now", "receive"];
    lower.match_indices("you should ").any(|(at, words)| !EFFECTS.contains(&first_word(&lower[at + words.len()..])))
}

/// Whether a sentence, lowercase, says that there is nothing to do or to be had.
pub fn denies(lower: &str) -> bool {
    const DENIALS: &[&str] = &[
        "no way to work around",
        "no workaround",
        "do not need to",
        "don't need to",
        "not need to be",
        "no action is",
        "is not available",
        "has been posted",
    ];
    DENIALS.iter().any(|denial| lower.contains(denial))
}

/// Whether a sentence tells the reader to do something.
pub fn is_action(sentence: &str) -> bool {
    let lower = bare(sentence).to_lowercase();
    if lower.starts_with("downloaddownload") {
        return true;
    }
    if is_restriction(&lower) || lower.starts_with("a supported fix") || denies(&lower) {
        return false;
    }
    if announces_remedy(&lower) && !lower.contains("does not") {
        return true;
    }
    const CALLS: &[&str] = &[
        "you must ",
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
    if CALLS.iter().any(|call| lower.contains(call)) || has_advice(&lower) {
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
    helps || is_means(lower) || PROMISES.iter().any(|promise| lower.contains(promise))
}

/// Whether a sentence, lowercase, names a means against the problem: `You can protect the system by removing …`,
/// `Disabling the service can prevent …`.
fn is_means(lower: &str) -> bool {
    let aims = |verbs: &[&str]| verbs.iter().any(|verb| lower.contains(verb));
    let by_doing = lower
        .match_indices(" by ")
        .any(|(at, by)| lower[at + by.len()..].split_whitespace().next().is_some_and(|word| word.ends_with("ing")));
    let doing = lower.split_whitespace().next().is_some_and(|word| word.ends_with("ing") && word.len() > 5);
    by_doing && aims(&[" can protect ", " can prevent "])
        || doing && aims(&[" can prevent ", " prevents ", " resolves "])
}

/// Whether a sentence of a post tells what is done next: `First we need to …`, `On the left select …`.
fn is_told(sentence: &str) -> bool {
    const TOLD: &[&str] = &[
        "we need to ",
        "we have to ",
        "we will have to ",
        "we'll need to ",
        "we'll have to ",
        "you'll need to ",
        "you'll have to ",
        "you'll want to ",
        "you will want to ",
        "don't forget ",
        "i suggest ",
        "i strongly suggest ",
        "i recommend ",
        "i would recommend ",
    ];
    const PLANS: &[&str] = &["we will ", "we'll ", "we can "];
    const SHOWS: &[&str] = &["look", "see", "view", "read", "note", "let", "find", "take", "work", "go", "review"];
    let lower = bare(sentence).to_lowercase().replace('\u{2019}', "'");
    let planned = PLANS.iter().flat_map(|plan| lower.match_indices(plan)).any(|(at, plan)| {
        let word = first_word(&lower[at + plan.len()..]);
        is_verb(word) && !SHOWS.contains(&word)
    });
    planned || TOLD.iter().any(|told| lower.contains(told)) || has_gesture(&lower)
}

/// Whether a sentence, lowercase, opens with where or when, and has an imperative of the screen behind it without a
/// comma: `in the left pane select the group`.
fn has_gesture(lower: &str) -> bool {
    const GESTURES: &[&str] = &["select", "click", "choose", "create", "enter", "type", "run", "open", "tick"];
    const SUBJECTS: &[&str] =
        &["to", "you", "we", "i", "they", "will", "can", "not", "or", "and", "must", "a", "the", "then", "you'll"];
    if !opens_with_clause(lower) && !lower.starts_with("next ") {
        return false;
    }
    let words: Vec<&str> = lower.split_whitespace().take(14).collect();
    words.windows(2).any(|pair| GESTURES.contains(&pair[1]) && !SUBJECTS.contains(&pair[0]))
}

fn first_word(words: &str) -> &str {
    words.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// Whether the sentence, lowercase, begins with an imperative, or has one behind its first clause.
fn begins_with_verb(lower: &str) -> bool {
    let words = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    if words.starts_with("for example") {
        return false;
    }
    let words = [
        "or, ",
        "or ",
        "then ",
        "then, ",
        "please ",
        "always ",
        "next, ",
        "first, ",
        "finally, ",
        "now ",
        "again ",
        "however, ",
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
    if !opens_with_clause(words) {
        return false;
    }
    words.match_indices(", ").take(4).any(|(at, _)| {
        let rest =
            words[at + 2..].trim_start_matches("then ").trim_start_matches("and then ").trim_start_matches("and ");
        starts_with_verb(rest)
            || rest.starts_with("you must")
            || rest.starts_with("you can")
            || rest.starts_with("you need")
            || rest.starts_with("you should")
    })
}

/// Whether a sentence, lowercase, opens with when, where or what for.
fn opens_with_clause(lower: &str) -> bool {
    const CLAUSES: &[&str] = &[
        "if ", "to ", "in ", "on ", "from ", "at ", "under ", "when ", "after ", "before ", "for ", "using ", "with ",
        "once ", "while ",
    ];
    CLAUSES.iter().any(|clause| lower.starts_with(clause))
}

fn starts_with_verb(words: &str) -> bool {
    // `Upgrade requires the disk.` is about the upgrade.
    const FINITE: &[&str] = &["is", "are", "was", "requires", "has", "can", "will", "does", "of", "may", "occurs"];
    let verb = first_word(words);
    let next = words[verb.len()..].split_whitespace().next().unwrap_or_default();
    is_verb(verb) && !FINITE.contains(&next) && !(verb == "note" && next == "that")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        let found = actions(text, Voice::Article);
        assert_eq!(found[0], Action { text: "To obtain it, call support.", remark: "It is free." });
        assert_eq!(found[1..], [Action { text: "Restart then.", remark: "" }]);
        assert!(actions("The disk is full. Nothing helps.", Voice::Article).is_empty());
    }

    #[test]
    fn what_not_to_do_stands_with_what_to_do_instead() {
        let text = "It is slow. Do not send the file twice. Wait until it is there. It may take long. Restart it.";
        assert_eq!(prohibitions(text), ["Do not send the file twice. Wait until it is there."]);
    }

    #[test]
    fn a_post_takes_its_reader_along() {
        for told in [
            "First we need to export the profile.",
            "Once that is done we can create a group.",
            "In the left pane select Devices.",
            "Don\u{2019}t forget to publish it.",
        ] {
            assert_eq!(actions(told, Voice::Post).len(), 1, "{told}");
        }
        for remark in ["In this post we will look at groups.", "In the list you select what you like."] {
            assert!(actions(remark, Voice::Post).is_empty(), "{remark}");
        }
    }

    #[test]
    fn means_are_ways_out_and_nouns_are_no_verbs() {
        assert!(announces_remedy("customers who cannot wait can protect their systems by removing the share."));
        assert!(announces_remedy("disabling the service can prevent the attack."));
        assert!(!is_action("Upgrade requires the disk."));
    }

    proptest! {
        #[test]
        fn any_text_has_actions_or_none(text in ".{0,200}") {
            actions(&text, Voice::Article);
            actions(&text, Voice::Post);
        }
    }
}
