//! Headings → section kinds, whatever their spelling: `SYMPTONS`, `What happened`, `How to fix it`.
//!
//! One table for all formats. A heading that is in no row is the author's own and stays [`SectionKind::Other`].

use crate::article::SectionKind::{self, *};

/// Whole headings, lowercase, without closing punctuation.
const WHOLE: &[(&str, SectionKind)] = &[
    ("summary", Introduction),
    ("introduction", Introduction),
    ("overview", Introduction),
    ("abstract", Introduction),
    ("symptoms", Symptoms),
    ("symptom", Symptoms),
    ("symptons", Symptoms),
    ("symtoms", Symptoms),
    ("symptom(s)", Symptoms),
    ("symptoms and messages", Symptoms),
    ("problem", Symptoms),
    ("the problem", Symptoms),
    ("problems", Symptoms),
    ("problem description", Symptoms),
    ("problem symptoms", Symptoms),
    ("issue", Symptoms),
    ("the issue", Symptoms),
    ("issue description", Symptoms),
    ("what happened", Symptoms),
    ("what happens", Symptoms),
    ("error", Symptoms),
    ("error message", Symptoms),
    ("error messages", Symptoms),
    ("the error", Symptoms),
    ("cause", Cause),
    ("causes", Cause),
    ("the cause", Cause),
    ("possible causes", Cause),
    ("root cause", Cause),
    ("reason", Cause),
    ("why", Cause),
    ("why it happens", Cause),
    ("why this happens", Cause),
    ("what causes this", Cause),
    ("resolution", Resolution),
    ("resolutions", Resolution),
    ("resolve", Resolution),
    ("solution", Resolution),
    ("solutions", Resolution),
    ("the solution", Resolution),
    ("solution/workaround", Resolution),
    ("resolution/workaround", Resolution),
    ("resolution or workaround", Resolution),
    ("fix", Resolution),
    ("fixes", Resolution),
    ("the fix", Resolution),
    ("the resolution", Resolution),
    ("remedy", Resolution),
    ("hotfix", Resolution),
    ("hotfix information", Resolution),
    ("how to fix", Resolution),
    ("how to fix it", Resolution),
    ("how to fix this", Resolution),
    ("how to resolve", Resolution),
    ("how i fixed it", Resolution),
    ("what to do", Resolution),
    ("what fixed it", Resolution),
    ("workaround", Workaround),
    ("workarounds", Workaround),
    ("work around", Workaround),
    ("work-around", Workaround),
    ("the workaround", Workaround),
    ("temporary workaround", Workaround),
    ("status", Status),
    ("more information", MoreInformation),
    ("more info", MoreInformation),
    ("additional information", MoreInformation),
    ("further information", MoreInformation),
    ("details", MoreInformation),
    ("notes", MoreInformation),
    ("applies to", AppliesTo),
    ("the information in this article applies to", AppliesTo),
    ("products affected", AppliesTo),
    ("references", References),
    ("reference", References),
    ("see also", References),
    ("related articles", References),
    ("related links", References),
    ("further reading", References),
    ("links", References),
    ("reproduction", Reproduction),
    ("steps to reproduce", Reproduction),
    ("how to reproduce", Reproduction),
    ("repro", Reproduction),
    ("repro steps", Reproduction),
];

/// Beginnings of longer headings of the same kinds.
const BEGINNINGS: &[(&str, SectionKind)] = &[
    ("steps to reproduce ", Reproduction),
    ("step to reproduce ", Reproduction),
    ("steps to repro ", Reproduction),
    ("how to reproduce ", Reproduction),
    ("to reproduce ", Reproduction),
    ("reproducing the ", Reproduction),
    ("steps to duplicate ", Reproduction),
    ("symptom ", Symptoms),
    ("cause ", Cause),
    ("resolution ", Resolution),
    ("solution ", Resolution),
    ("workaround ", Workaround),
];

/// The longest heading the tables know, with room for a number behind it.
const LONGEST: usize = 60;

/// The kind that a heading names, if it is one that every knowledge base has.
pub fn known(heading: &str) -> Option<SectionKind> {
    let heading = heading.trim().trim_matches(['*', '_', '#']).trim_end_matches([':', '.', '!', '?']).trim();
    if heading.is_empty() || heading.len() > LONGEST {
        return None;
    }
    let heading = heading.to_ascii_lowercase();
    if let Some((_, kind)) = WHOLE.iter().find(|(spelling, _)| *spelling == heading) {
        return Some(*kind);
    }
    let (beginning, kind) = BEGINNINGS.iter().find(|(beginning, _)| heading.starts_with(beginning))?;
    let rest = &heading[beginning.len()..];
    let counted = rest.len() <= 3 || rest.split_once([':', ' ']).is_some_and(|(number, _)| number.len() <= 2);
    (*kind == Reproduction || counted && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(*kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_any_of_its_spellings() {
        for (heading, kind) in [
            ("SYMPTOMS", Some(Symptoms)),
            ("Symptons:", Some(Symptoms)),
            ("**What happened?**", Some(Symptoms)),
            ("Solution 2: restart", Some(Resolution)),
            ("Steps to Reproduce Behavior", Some(Reproduction)),
            ("Solution Explorer", None),
            ("Cause an exception", None),
            ("Method 1", None),
            ("", None),
        ] {
            assert_eq!(known(heading), kind, "{heading}");
        }
    }
}
