//! Paragraphs that recur in thousands of articles, told apart: pointers, warnings, legal text, and the sentences
//! that offer a service pack or a hotfix.

use super::RemedyKind;
use super::sentences::bare;

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Points elsewhere, or says who made what: no step.
    Pointer,
    /// Something to beware of.
    Caution,
    /// Anything else.
    Text,
}

/// The role of a paragraph on one line.
pub fn role(text: &str) -> Role {
    let lower = bare(text).to_lowercase();
    const POINTERS: &[&str] = &[
        "for more information",
        "for more about",
        "for additional information",
        "for information about",
        "for information on",
        "for a complete list",
        "for a description",
        "for further information",
        "for related information",
        "for more details",
        "for the most current",
        "for a list of all",
        "see also",
        "additional query words",
        "the third-party products",
        "microsoft provides programming examples",
        "the information in this article",
        "(c) microsoft",
        "release date",
        "microsoft scanned this file",
        "microsoft used the most current",
        "how to obtain",
        "for details",
        "this article was previously",
        "the english version of this fix",
        "did this fix the problem",
        "http://",
        "https://",
    ];
    if POINTERS.iter().any(|pointer| lower.starts_with(pointer))
        || lower.contains("manufactured by vendors independent")
        || lower.contains("manufactured by a vendor independent")
        || lower.contains("should have the following file attributes")
        || lower.contains("usual support costs will apply")
        || (lower.contains("microsoft has confirmed") && kind_of(text) != Some(RemedyKind::Upgrade))
        || is_table_header(&lower)
    {
        return Role::Pointer;
    }
    const LABELS: &[&str] = &["note", "notes", "important", "warning", "caution", "please note", "remark"];
    let label = lower.split([':', '!']).next().unwrap_or_default().trim_matches(['*', ' ', '_']);
    let labelled = label.len() < lower.len() && LABELS.contains(&label);
    let acts = lower.split_once(':').is_some_and(|(_, rest)| rest.trim_start_matches(['*', ' ']).starts_with("to "));
    // In web pages the label is bold, and may have lost its colon on the way: `Note Office 2010 requires …`.
    let marked = bare(text).strip_prefix("Note ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if (labelled && !acts)
        || marked
        || lower.starts_with("warning")
        || lower.starts_with("if you use registry editor incorrectly")
        || lower.contains("using registry editor incorrectly")
        || lower.contains("before you edit the registry")
        || lower.contains("before you modify the registry")
    {
        return Role::Caution;
    }
    Role::Text
}

/// Whether indented text is no more than a word to search for, letter by letter, or the head of a table.
pub fn is_filler(text: &str) -> bool {
    let first = text.lines().next().map(crate::article::flowed).unwrap_or_default().to_lowercase();
    let spelled = text.len() > 4 && text.split(' ').all(|letter| letter.chars().count() == 1);
    spelled || is_table_header(&first)
}

/// Whether a line, lowercase, heads a table of files.
fn is_table_header(lower: &str) -> bool {
    lower.len() < 80 && lower.contains("size") && (lower.contains("file name") || lower.contains("filename"))
}

/// The kind that the wording of a step gives its remedy, whatever the section's heading says.
pub fn kind_of(step: &str) -> Option<RemedyKind> {
    let lower = step.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["work around", "workaround", "work-around"]) {
        return Some(RemedyKind::Workaround);
    }
    if has(&["s e r v p a c k", "latest u.s. service pack"])
        || (has(&["service pack", "service release", "rollup package", "latest version of"])
            && has(&[
                "obtain the latest",
                "obtain the",
                "upgrade to",
                "has been corrected",
                "was corrected",
                "has been released",
                "apply the latest",
                "install the latest",
                "reload the latest",
            ]))
        || ["upgrade to ", "update to version ", "another option is to upgrade to "]
            .iter()
            .any(|begin| lower.starts_with(begin))
    {
        return Some(RemedyKind::Upgrade);
    }
    if (has(&["contact microsoft", "contact product support", "contacting microsoft"])
        && has(&["fix", "obtain", "resolve"]))
        || has(&[
            "hotfix",
            "hot fix",
            "individual package referenced",
            "supported fix",
            "downloaddownload",
            "download the fix",
        ])
    {
        return Some(RemedyKind::Hotfix);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_and_cautions_are_no_steps() {
        assert_eq!(role("For more information, click the number below."), Role::Pointer);
        assert_eq!(role("NOTE: The share is left alone."), Role::Caution);
        assert_eq!(role("**Please Note: this is not supported.**"), Role::Caution);
        assert_eq!(role("NOTE: To activate this fix, add the value."), Role::Text);
        assert_eq!(role("Notebooks need a restart."), Role::Text);
    }

    #[test]
    fn wording_tells_the_kind() {
        assert_eq!(kind_of("To resolve this, obtain the latest service pack for it."), Some(RemedyKind::Upgrade));
        assert_eq!(kind_of("Contact Microsoft Product Support Services to obtain the fix."), Some(RemedyKind::Hotfix));
        assert_eq!(kind_of("To work around this problem, restart."), Some(RemedyKind::Workaround));
        assert_eq!(kind_of("Restart the service."), None);
    }
}
