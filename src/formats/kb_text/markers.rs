//! List markers of KB text: `1.`, `2)`, `(3)`, `a.`, `iv.`, `Step 5:`, `-`, `*`.

/// How the items of one list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Bullet,
    Number,
    Letter,
    Capital,
    Roman,
}

/// A marker and the text behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker<'a> {
    pub style: Style,
    /// Without closing punctuation; empty for a bullet.
    pub label: &'a str,
    pub rest: &'a str,
}

const BULLETS: [char; 4] = ['-', '*', '•', '·'];
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Reads the marker that the line begins with.
pub fn marker(text: &str) -> Option<Marker<'_>> {
    let first = text.as_bytes().first()?;
    if !first.is_ascii_alphanumeric() && !matches!(first, b'-' | b'*' | b'(' | 0xc2 | 0xe2) {
        return None;
    }
    if let Some(rest) = text.strip_prefix(BULLETS) {
        let blank = rest.starts_with(char::is_whitespace);
        return (blank && !rest.trim().is_empty()).then(|| Marker {
            style: Style::Bullet,
            label: "",
            rest: rest.trim(),
        });
    }
    let counted = text.strip_prefix("Step ").or_else(|| text.strip_prefix("STEP ")).unwrap_or(text);
    let bracketed = counted.strip_prefix('(');
    let counted = bracketed.unwrap_or(counted);
    let length = counted.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let (label, rest) = counted.split_at_checked(length)?;
    let closed = match bracketed {
        Some(_) => rest.strip_prefix(')'),
        None if counted.len() < text.len() => rest.strip_prefix(['.', ':', ')']),
        None => rest.strip_prefix(['.', ')']),
    }?;
    let style = style_of(label)?;
    if !closed.is_empty() && !closed.starts_with(char::is_whitespace) {
        return None;
    }
    Some(Marker { style, label, rest: closed.trim() })
}

fn style_of(label: &str) -> Option<Style> {
    let bytes = label.as_bytes();
    match bytes {
        [] => None,
        _ if bytes.iter().all(u8::is_ascii_digit) => (bytes.len() <= 3).then_some(Style::Number),
        [letter] if letter.is_ascii_lowercase() => Some(Style::Letter),
        [letter] if letter.is_ascii_uppercase() => Some(Style::Capital),
        _ => ROMAN.contains(&label).then_some(Style::Roman),
    }
}

impl Marker<'_> {
    /// Whether a list can begin with this marker: letters only with the first of their kind, so that
    /// `(c) 1995` and initials do not make one.
    pub fn begins(&self) -> bool {
        match self.style {
            Style::Bullet => true,
            Style::Number => self.label.len() <= 2,
            Style::Letter | Style::Capital | Style::Roman => matches!(self.label, "a" | "A" | "i" | "I"),
        }
    }

    /// Whether the marker is the one after `label`.
    pub fn follows(&self, style: Style, label: &str) -> bool {
        match (self.style, style) {
            (Style::Bullet, Style::Bullet) => true,
            (Style::Number, Style::Number) => number(self.label) == number(label) + 1,
            (Style::Capital, Style::Capital) => next_letter(label, self.label),
            (Style::Letter | Style::Roman, Style::Letter | Style::Roman) => {
                next_letter(label, self.label)
                    || roman(self.label).is_some_and(|at| at > 0 && Some(at - 1) == roman(label))
            }
            _ => false,
        }
    }

    /// Whether it is the first of its kind.
    pub fn is_first(&self) -> bool {
        self.style == Style::Bullet || matches!(self.label, "1" | "a" | "A" | "i")
    }
}

fn number(label: &str) -> u32 {
    label.parse().unwrap_or(0)
}

fn roman(label: &str) -> Option<usize> {
    ROMAN.iter().position(|roman| *roman == label)
}

fn next_letter(before: &str, after: &str) -> bool {
    matches!((before.as_bytes(), after.as_bytes()), ([before], [after]) if before.checked_add(1) == Some(*after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_text() {
        for (text, expected) in [
            ("1. Click OK", Some((Style::Number, "1", "Click OK"))),
            ("12) Click", Some((Style::Number, "12", "Click"))),
            ("(a) Click", Some((Style::Letter, "a", "Click"))),
            ("iv. Click", Some((Style::Roman, "iv", "Click"))),
            ("Step 3: Click", Some((Style::Number, "3", "Click"))),
            ("- Click", Some((Style::Bullet, "", "Click"))),
            ("-or-", None),
            ("--", None),
            ("1.5 MB", None),
            ("1996. Then", None),
            ("The 1. one", None),
            ("C:\\WINNT", None),
            ("é. x", None),
            ("", None),
        ] {
            let found = marker(text).map(|marker| (marker.style, marker.label, marker.rest));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_next_marker_continues_the_list() {
        let follows = |text: &str, label: &str| {
            let marker = marker(text).expect("a marker");
            marker.follows(style_of(label).expect("a style"), label)
        };
        assert!(follows("2. x", "1") && follows("b. x", "a") && follows("ii. x", "i") && follows("i. x", "h"));
        assert!(!follows("3. x", "1") && !follows("c. x", "a"));
    }
}
