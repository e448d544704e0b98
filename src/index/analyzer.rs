//! Text → stems: the one analysis that articles and pastes share.
//!
//! An atom is a run of letters and digits, lowercased; apostrophes inside a word vanish (`can't` = `cant`).
//! Words are stemmed (Snowball English), whatever holds a digit stays as it is. So `distmgr.log` gives its two
//! parts here; the whole of it is a clue term, made by `clues::extract`.

use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Longest atom that is looked at, in bytes; what is longer is no word (encoded data).
const LONGEST: usize = 64;

/// Calls `visit` with every lowercased atom of `text`, in order, unstemmed.
pub fn atoms(text: &str, visit: &mut impl FnMut(&str)) {
    let mut atom = String::with_capacity(LONGEST);
    let mut rest = text.char_indices().peekable();
    while let Some((_, c)) = rest.next() {
        if c.is_ascii_alphanumeric() {
            atom.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            atom.extend(c.to_lowercase());
        } else {
            let joins = matches!(c, '\'' | '\u{2019}')
                && !atom.is_empty()
                && rest.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if !joins {
                emit(&mut atom, visit);
            }
        }
    }
    emit(&mut atom, visit);
}

fn emit(atom: &mut String, visit: &mut impl FnMut(&str)) {
    if !atom.is_empty() && atom.len() <= LONGEST {
        visit(atom);
    }
    atom.clear();
}

/// British endings and their American spellings; the longest that fits comes first.
const BRITISH: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("our", "or"),
];

/// The American spelling of a word with a British ending, as articles spell it. Other words with such an ending are
/// changed alike wherever they stand, so they still meet themselves.
fn american(atom: &str) -> Cow<'_, str> {
    let british = BRITISH.iter().find(|(british, _)| atom.len() > british.len() + 3 && atom.ends_with(british));
    match british {
        Some((british, american)) => Cow::Owned(format!("{}{american}", &atom[..atom.len() - british.len()])),
        None => Cow::Borrowed(atom),
    }
}

/// The stem of one lowercased atom.
pub fn stem(stemmer: &Stemmer, atom: &str) -> String {
    if atom.len() < 3 || atom.bytes().any(|byte| !byte.is_ascii_lowercase()) {
        return atom.to_owned();
    }
    stemmer.stem(&american(atom)).into_owned()
}

/// The stems of a text, in order.
pub fn stems(stemmer: &Stemmer, text: &str) -> Vec<String> {
    let mut stems = Vec::new();
    atoms(text, &mut |atom| stems.push(stem(stemmer, atom)));
    stems
}

/// The stemmer that everything here is stemmed with.
pub fn stemmer() -> Stemmer {
    Stemmer::new(Algorithm::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        super::stems(&stemmer(), text)
    }

    #[test]
    fn british_and_american_spellings_meet() {
        assert_eq!(stems("initialisation behaviour analysed"), stems("Initialization behavior analyzed"));
        assert_eq!(stems("your hour four raise"), ["your", "hour", "four", "rais"]);
    }

    #[test]
    fn words_are_lowercased_and_stemmed() {
        assert_eq!(stems("Updating the Packages"), ["updat", "the", "packag"]);
    }

    #[test]
    fn what_holds_a_digit_stays_whole() {
        assert_eq!(stems("0x80041001 P0100042 Q319207"), ["0x80041001", "p0100042", "q319207"]);
    }

    #[test]
    fn an_apostrophe_inside_a_word_vanishes() {
        assert_eq!(stems("can't 'quoted' don’t"), ["cant", "quot", "dont"]);
    }
}
