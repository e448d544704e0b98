//! Bindings from the paste put into the article's own words: `<Package ID>` becomes `P0100042`, in a face of
//! its own. A placeholder is filled where it stands in brackets, whatever its case; an example value of the article
//! (`AUS0001B`, `\\SERVER1\share`) where it stands as a whole token.

use super::wording::{Face, Run, Wording};
use std::collections::BTreeMap;

/// Placeholder → value, as captured from a paste.
#[derive(Clone, Debug, Default)]
pub(super) struct Filling(Vec<(String, String)>);

/// A stretch of text: as printed, or a blank with its value.
enum Stretch<'a> {
    Printed(&'a str),
    Blank(&'a str),
    Filled(&'a str),
}

impl Filling {
    pub(super) fn of(bindings: &BTreeMap<String, String>) -> Filling {
        Filling(bindings.iter().map(|(placeholder, value)| (bare(placeholder), value.clone())).collect())
    }

    /// The wording with its blanks told apart, and filled where the value is known.
    pub(super) fn fill(&self, wording: &Wording) -> Wording {
        let mut runs = Vec::new();
        for run in wording.runs() {
            if matches!(run.face(), Face::Emphasis | Face::Strong | Face::Placeholder)
                && let Some(value) = self.value(run.text())
            {
                runs.push(Run::new(value, Face::Filled));
                continue;
            }
            for stretch in self.stretches(run.text()) {
                runs.push(match stretch {
                    Stretch::Printed(text) => Run::new(text, run.face().clone()),
                    Stretch::Blank(text) if *run.face() == Face::Plain => Run::new(text, Face::Placeholder),
                    Stretch::Blank(text) => Run::new(text, run.face().clone()),
                    Stretch::Filled(value) => Run::new(value, Face::Filled),
                });
            }
        }
        Wording::joined(runs)
    }

    /// A command with its blanks filled where the value is known.
    pub(super) fn fill_command(&self, command: &str) -> String {
        self.stretches(command)
            .map(|stretch| match stretch {
                Stretch::Printed(text) | Stretch::Blank(text) | Stretch::Filled(text) => text,
            })
            .collect()
    }

    fn value(&self, placeholder: &str) -> Option<&str> {
        let wanted = bare(placeholder);
        self.0.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
    }

    /// Where the next bracketed words or the next example value stands.
    fn next_blank(&self, text: &str) -> Option<(usize, usize)> {
        let examples = self.0.iter().filter(|(name, _)| is_example(name));
        let examples = examples.filter_map(|(name, _)| whole_token(text, name));
        bracketed(text).into_iter().chain(examples).min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
    }

    fn stretches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Stretch<'a>> {
        let mut rest = text;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let Some((start, end)) = self.next_blank(rest) else {
                return Some(Stretch::Printed(std::mem::take(&mut rest)));
            };
            if start > 0 {
                let (before, from) = rest.split_at(start);
                rest = from;
                return Some(Stretch::Printed(before));
            }
            let (blank, after) = rest.split_at(end);
            rest = after;
            Some(match self.value(blank) {
                Some(value) => Stretch::Filled(value),
                None if blank.starts_with(['<', '‹']) => Stretch::Blank(blank),
                None => Stretch::Printed(blank),
            })
        })
    }
}

/// Where the first bracketed words stand: `<site code>`, `[server]`, `{GUID}`.
fn bracketed(text: &str) -> Option<(usize, usize)> {
    for (start, open) in text.char_indices() {
        let close = match open {
            '<' => '>',
            '‹' => '›',
            '[' => ']',
            '{' => '}',
            _ => continue,
        };
        let inner = &text[start + open.len_utf8()..];
        let Some(length) = inner.find(['<', '>', '‹', '›', '[', ']', '{', '}', '\n']) else { continue };
        let words = &inner[..length];
        let is_name = words.starts_with(|c: char| c.is_alphanumeric() || c == '%') && !words.contains('=');
        if inner[length..].starts_with(close) && is_name && words.len() <= 60 {
            return Some((start, start + open.len_utf8() + length + close.len_utf8()));
        }
    }
    None
}

/// Whether the article prints a value in the placeholder's stead, one too particular to stand for anything else.
fn is_example(name: &str) -> bool {
    let is_path = name.starts_with(r"\\") || name.get(1..).is_some_and(|rest| rest.starts_with(r":\"));
    is_path || (name.len() >= 6 && !name.contains(' ') && name.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Where `token` stands in `text` with no letter or digit around it, whatever its case.
fn whole_token(text: &str, token: &str) -> Option<(usize, usize)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let spelled = text.to_ascii_lowercase();
    let places = spelled.match_indices(token).map(|(start, found)| (start, start + found.len()));
    let mut whole =
        places.filter(|(start, end)| !text[..*start].ends_with(is_part) && !text[*end..].starts_with(is_part));
    whole.next()
}

fn bare(placeholder: &str) -> String {
    let brackets = ['<', '>', '‹', '›', '[', ']', '{', '}', '*', ' '];
    placeholder.trim_matches(brackets).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn filling() -> Filling {
        let bindings = [("<package ID>", "P0100042"), ("site code", "S07")];
        Filling::of(&bindings.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
    }

    #[test]
    fn a_command_is_filled_whatever_the_case_of_its_placeholder() {
        assert_eq!(
            filling().fill_command("DELETE FROM PkgStatus WHERE ID='<Package ID>' AND SiteCode='<Site Code>' -- <x>"),
            "DELETE FROM PkgStatus WHERE ID='P0100042' AND SiteCode='S07' -- <x>"
        );
    }

    #[test]
    fn an_example_value_is_filled_as_a_whole_token() {
        let filling = Filling::of(
            &[("AUS0001B", "P0100042"), (r"\\SERVER1\share", r"\\SRV07\pkg")].map(|(a, b)| (a.into(), b.into())).into(),
        );
        assert_eq!(
            filling.fill_command(r"preinst /delete:AUS0001B \\server1\share AUS0001BX xAUS0001B é"),
            r"preinst /delete:P0100042 \\SRV07\pkg AUS0001BX xAUS0001B é"
        );
        assert_eq!(Filling::of(&[("id".into(), "7".into())].into()).fill_command("the id of it"), "the id of it");
    }

    #[test]
    fn brackets_that_are_no_placeholder_stay() {
        for text in ["a < b > c", "if (x[0] < y[1])", "<", "‹open", "[Display=\"x\"]", "{}", "<<a>"] {
            assert_eq!(filling().fill_command(text), text);
        }
    }

    #[test]
    fn filled_values_and_open_blanks_have_faces() {
        let filled = filling().fill(&Wording::plain("Delete <package ID> from <server>"));
        let faces: Vec<_> = filled.runs().iter().map(|run| (run.text(), run.face().clone())).collect();
        assert_eq!(
            faces,
            [
                ("Delete ", Face::Plain),
                ("P0100042", Face::Filled),
                (" from ", Face::Plain),
                ("<server>", Face::Placeholder)
            ]
        );
    }

    proptest! {
        #[test]
        fn what_is_not_filled_stays_as_it_was(text in "[<>‹›\\[\\]{}A-c0-9 é\\\\%]{0,40}") {
            prop_assert_eq!(Filling::default().fill_command(&text), text.clone());
            prop_assert_eq!(Filling::default().fill(&Wording::plain(&text)).text(), text.clone());
            filling().fill_command(&text);
        }
    }
}
