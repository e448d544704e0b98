//! Text → stems: the one analysis that articles and pastes share.
//!
//! An atom is a run of letters and digits, lowercased; apostrophes inside a word vanish (`can't` = `cant`).
//! Words are stemmed (Snowball English), whatever holds a digit stays as it is. So `distmgr.log` gives its two
//! parts here; the whole of it is a clue term, made by `clues::extract`.

use frostem::{Algorithm, Stemmer};

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

/// The stem of one lowercased atom.
pub fn stem(stemmer: &Stemmer, atom: &str) -> String {
    if atom.len() < 3 || atom.bytes().any(|byte| !byte.is_ascii_lowercase()) {
        return atom.to_owned();
    }
    stemmer.stem(atom).into_owned()
}

/// The stemmer that everything here is stemmed with.
pub fn stemmer() -> Stemmer {
    Stemmer::new(Algorithm::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let stemmer = stemmer();
        let mut found = Vec::new();
        atoms(text, &mut |atom| found.push(stem(&stemmer, atom)));
        found
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
