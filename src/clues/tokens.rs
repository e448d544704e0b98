//! One pass over a text: where its tokens stand and what they are made of.
//!
//! A token is a run of letters, digits and `_`, with single `.` and `-` inside it, so that
//! `5.00.9040.1019`, `distmgr.log`, `SMS_SITE` and a GUID are one token each. `0x80070005-Access`
//! is two. Extractors say by [`Shape`] which tokens they care for; most words are never looked at again.

use std::ops::{BitOr, Range};

/// What a token is made of, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u8);

impl Shape {
    /// Small letters, and all letters beyond ASCII.
    pub const LOWER: Shape = Shape(1);
    pub const UPPER: Shape = Shape(2);
    pub const DIGIT: Shape = Shape(4);
    pub const UNDERSCORE: Shape = Shape(8);
    /// A full stop inside.
    pub const DOT: Shape = Shape(16);
    /// A hyphen inside.
    pub const HYPHEN: Shape = Shape(32);
    /// A capital right after a small letter: `NullReference`.
    pub const CAMEL: Shape = Shape(64);

    /// Whether the two have a bit in common.
    pub fn meets(self, other: Shape) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is nothing but digits.
    pub fn is_digits(self) -> bool {
        self == Shape::DIGIT
    }
}

impl BitOr for Shape {
    type Output = Shape;

    fn bitor(self, other: Shape) -> Shape {
        Shape(self.0 | other.0)
    }
}

/// Where a token stands, in bytes, and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
}

/// A text and its tokens, in order.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

/// Bit of a byte that belongs to a word; joiners have theirs too but do not begin or end one.
static BITS: [u8; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = match byte as u8 {
            b'a'..=b'z' => Shape::LOWER.0,
            b'A'..=b'Z' => Shape::UPPER.0,
            b'0'..=b'9' => Shape::DIGIT.0,
            b'_' => Shape::UNDERSCORE.0,
            b'.' => Shape::DOT.0,
            b'-' => Shape::HYPHEN.0,
            128.. => BEYOND_ASCII,
            _ => 0,
        };
        byte += 1;
    }
    bits
};
const BEYOND_ASCII: u8 = 128;
const WORD: u8 = Shape::LOWER.0 | Shape::UPPER.0 | Shape::DIGIT.0 | Shape::UNDERSCORE.0;
const JOINER: u8 = Shape::DOT.0 | Shape::HYPHEN.0;

impl<'t> Tokens<'t> {
    /// Cuts `text` into tokens.
    pub fn of(text: &'t str) -> Tokens<'t> {
        let bytes = text.as_bytes();
        let mut tokens = Vec::with_capacity(bytes.len() / 6 + 1);
        let mut at = 0;
        while at < bytes.len() {
            match word_at(text, at) {
                Ok(_) => {
                    let token = token_from(text, at);
                    at = token.end;
                    tokens.push(token);
                }
                Err(width) => at += width,
            }
        }
        Tokens { text, tokens }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The whole text.
    pub fn source(&self) -> &'t str {
        self.text
    }

    /// The tokens.
    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.tokens.iter()
    }

    /// The token at place `at`.
    pub fn get(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// Text of the token at place `at`; empty beyond the last.
    pub fn word(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| self.slice(token.start..token.end))
    }

    /// Where the token at place `at` stands; the end of the text beyond the last.
    pub fn span(&self, at: usize) -> Range<usize> {
        self.get(at).map_or(self.text.len()..self.text.len(), |token| token.start..token.end)
    }

    /// What stands between the token before place `at` and the token there.
    pub fn gap_before(&self, at: usize) -> &'t str {
        let from = if at == 0 { 0 } else { self.span(at - 1).end };
        self.slice(from..self.span(at).start)
    }

    /// What follows the token at place `at`, to the end of the text.
    pub fn rest(&self, at: usize) -> &'t str {
        self.slice(self.span(at).end..self.text.len())
    }

    /// What comes before the token at place `at`, from the start of the text.
    pub fn head(&self, at: usize) -> &'t str {
        self.slice(0..self.span(at).start)
    }

    /// A piece of the text; empty if the ends do not lie between characters.
    pub fn slice(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or("")
    }

    /// Whether the token at `at` is a number of its own and not a piece of a time, date, path,
    /// share of a hundred or address (`09:14`, `3/14/95`, `\5`, `5%`).
    pub fn stands_alone(&self, at: usize) -> bool {
        let span = self.span(at);
        let bytes = self.text.as_bytes();
        let before = |back: usize| span.start.checked_sub(back).map_or(b' ', |place| bytes[place]);
        let after = |ahead: usize| bytes.get(span.end + ahead).copied().unwrap_or(b' ');
        // Asterisks in pairs, or one on each side, are emphasis: `**error 5**`, `*5*`.
        let emphasis = before(1) == b'*' && after(0) == b'*';
        let led = match before(1) {
            b'/' | b'\\' | b'@' | b'%' | b'$' | b'&' | b'+' | b'.' => true,
            b'*' => before(2) != b'*' && !emphasis,
            b':' => before(2).is_ascii_digit(),
            b'-' => before(2) == b'-' || BITS[usize::from(before(2))] & WORD != 0,
            _ => false,
        };
        let followed = match after(0) {
            b'/' | b'\\' | b'@' | b'%' | b'&' | b'$' => true,
            b'*' => after(1) != b'*' && !emphasis,
            b':' => after(1).is_ascii_digit(),
            _ => false,
        };
        !led && !followed
    }
}

/// Bits and width of the word character at `at`, or the width of what is none.
#[inline]
fn word_at(text: &str, at: usize) -> Result<(u8, usize), usize> {
    let bits = BITS[usize::from(text.as_bytes()[at])];
    if bits & WORD != 0 {
        return Ok((bits, 1));
    }
    if bits != BEYOND_ASCII {
        return Err(1);
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(letter) if letter.is_alphanumeric() => Ok((Shape::LOWER.0, letter.len_utf8())),
        Some(other) => Err(other.len_utf8()),
        None => Err(1),
    }
}

fn token_from(text: &str, start: usize) -> Token {
    let bytes = text.as_bytes();
    let (mut shape, mut last, mut at) = (0, 0, start);
    while at < bytes.len() {
        let bits = BITS[usize::from(bytes[at])];
        let (bits, width) = if bits & WORD != 0 {
            (bits, 1)
        } else if bits == BEYOND_ASCII {
            match word_at(text, at) {
                Ok(letter) => letter,
                Err(_) => break,
            }
        } else if bits & JOINER != 0 && joins(text, start, at) {
            (bits, 1)
        } else {
            break;
        };
        shape |= bits | ((last << 1) & bits & Shape::UPPER.0) << 5;
        last = bits;
        at += width;
    }
    Token { start, end: at, shape: Shape(shape) }
}

/// Whether the joiner at `at` stands between two word characters of one token. A hexadecimal
/// number with `0x` ends where its digits end.
fn joins(text: &str, start: usize, at: usize) -> bool {
    let follows = at + 1 < text.len() && word_at(text, at + 1).is_ok();
    let prefixed = matches!(text.as_bytes()[start..at], [b'0', b'x' | b'X', _, ..]);
    follows && !prefixed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        (0..tokens.len()).map(|at| tokens.word(at)).collect()
    }

    #[test]
    fn versions_files_and_guids_are_one_token_each() {
        assert_eq!(words("v 5.00.9040.1019, distmgr.log."), ["v", "5.00.9040.1019", "distmgr.log"]);
        assert_eq!(words("{25C953A7-5464-11D1-A714-00AA0044064C}"), ["25C953A7-5464-11D1-A714-00AA0044064C"]);
        assert_eq!(words("0x80070005-Access -5 a--b"), ["0x80070005", "Access", "5", "a", "b"]);
    }

    #[test]
    fn curly_quotes_end_a_token_and_letters_beyond_ascii_do_not() {
        assert_eq!(words("“0x5” déjà-vu…"), ["0x5", "déjà-vu"]);
    }

    #[test]
    fn a_piece_of_a_date_or_path_does_not_stand_alone() {
        for (text, at) in [("3/14/95", 1), ("09:14", 0), ("09:14", 1), ("\\5", 0), ("5%", 0)] {
            assert!(!Tokens::of(text).stands_alone(at), "{text}");
        }
        assert!((0..2).all(|at| !Tokens::of("3*5").stands_alone(at)));
        for text in ["error:5", "(5)", "'5'", "5", "#5", "5: x", "**error = 5**", "**5**", "*5*"] {
            let tokens = Tokens::of(text);
            let at = (0..tokens.len()).find(|&at| tokens.word(at) == "5").unwrap_or(0);
            assert!(tokens.stands_alone(at), "{text}");
        }
    }
}
