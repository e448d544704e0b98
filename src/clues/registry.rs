//! Registry keys: kind `registry`, key in small letters with the root written out.
//!
//! `HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`, also broken after a `\` as articles print them.
//! A segment may hold spaces only if another segment follows.

use super::{Clue, ClueExtractor, Shape, Tokens};

/// Finds registry keys.
pub struct RegistryKeys;

impl ClueExtractor for RegistryKeys {
    fn shapes(&self) -> Shape {
        Shape::UPPER
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let Some(root) = root_of(tokens.word(at)) else { return };
        let rest = tokens.rest(at);
        let length = path_length(rest);
        if length == 0 {
            return;
        }
        let span = tokens.span(at).start..tokens.span(at).end + length;
        let segments = rest[..length].split('\\').map(str::trim).filter(|segment| !segment.is_empty());
        let key = segments.fold(root.to_owned(), |key, segment| key + "\\" + &segment.to_lowercase());
        found.push(Clue::certain(tokens, span, "registry", key));
    }
}

fn root_of(word: &str) -> Option<&'static str> {
    if !word.starts_with("HK") {
        return None;
    }
    match word {
        "HKEY_LOCAL_MACHINE" | "HKLM" => Some("hkey_local_machine"),
        "HKEY_CURRENT_USER" | "HKCU" => Some("hkey_current_user"),
        "HKEY_CLASSES_ROOT" | "HKCR" => Some("hkey_classes_root"),
        "HKEY_USERS" | "HKU" => Some("hkey_users"),
        "HKEY_CURRENT_CONFIG" | "HKCC" => Some("hkey_current_config"),
        _ => None,
    }
}

/// How many bytes of `rest` belong to the key, from its first `\` on.
fn path_length(rest: &str) -> usize {
    // Roots that follow one another without end would each begin a key of all that is left.
    const DEEPEST: usize = 32;
    let mut length = 0;
    let mut ahead = rest;
    for _ in 0..DEEPEST {
        let Some(after) = ahead.strip_prefix('\\') else { break };
        let indent = after.len() - after.trim_start().len();
        let wrapped = indent > 0 && after[..indent].contains('\n');
        let segment = &after[if wrapped { indent } else { 0 }..];
        let taken = segment_length(segment);
        if taken == 0 {
            break;
        }
        length += 1 + (after.len() - segment.len()) + taken;
        ahead = &segment[taken..];
    }
    length
}

/// The length of one segment: with its spaces if a `\` ends it, else up to the first space.
fn segment_length(segment: &str) -> usize {
    const LONGEST: usize = 48;
    let is_inner = |letter: char| letter.is_alphanumeric() || "_-#.(){}&+%$*<>".contains(letter);
    let plain = segment.find(|letter| !is_inner(letter)).unwrap_or(segment.len());
    let spaced = segment.find(|letter| !is_inner(letter) && letter != ' ').unwrap_or(segment.len());
    if segment[spaced..].starts_with('\\') && spaced <= LONGEST && !segment.starts_with(' ') {
        return spaced;
    }
    segment[..plain].trim_end_matches(['.', ')', '(']).len()
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn roots_in_a_row_do_not_each_take_the_whole_text() {
        let text = "HKLM\\".repeat(1000);
        let keys = extract(&text).into_iter().filter(|clue| clue.kind == "registry");
        assert!(keys.map(|clue| clue.text.len()).max() < Some(200));
    }

    #[test]
    fn a_key_runs_to_its_last_segment() {
        for (text, key) in [
            (
                r"open HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion and",
                r"hkey_local_machine\software\microsoft\windows nt\currentversion",
            ),
            (
                "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\\n   Services\\Srv.",
                r"hkey_local_machine\system\currentcontrolset\services\srv",
            ),
            (r"HKEY_CLASSES_ROOT\CLSID", r"hkey_classes_root\clsid"),
        ] {
            let found = extract(text).into_iter().find(|clue| clue.kind == "registry");
            assert_eq!(found.map(|clue| clue.key).as_deref(), Some(key), "{text}");
        }
        assert!(extract("the HKEY_LOCAL_MACHINE subtree").iter().all(|clue| clue.kind != "registry"));
    }
}
