//! KB text as lines with their indent. Tabs count to the next multiple of eight; the one tab that the
//! archive puts before every line does not count. Form feeds and NULs are white space.

use memchr::memchr;

/// One line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Columns of white space before the text.
    pub indent: usize,
    /// Without white space on either side.
    pub text: &'a str,
    /// As it stands in the file, without the line end and the archive's tab.
    pub whole: &'a str,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Takes the text apart.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 40 + 1);
    let mut rest = text;
    while !rest.is_empty() {
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        lines.push(line(&rest[..end]));
        rest = rest.get(end + 1..).unwrap_or("");
    }
    lines
}

fn line(raw: &str) -> Line<'_> {
    let raw = raw.strip_suffix('\r').unwrap_or(raw);
    let whole = raw.strip_prefix('\t').unwrap_or(raw);
    let mut indent = 0;
    let mut start = whole.len();
    for (at, byte) in whole.bytes().enumerate() {
        match byte {
            b' ' => indent += 1,
            b'\t' => indent = (indent / 8 + 1) * 8,
            b'\r' | 0x0c | 0 => {}
            _ => {
                start = at;
                break;
            }
        }
    }
    let text = whole[start..].trim_end_matches(|c: char| c == '\0' || c.is_whitespace());
    Line { indent: if text.is_empty() { 0 } else { indent }, text, whole }
}

/// The lines as one verbatim text, without the indent they have in common.
pub fn verbatim(lines: &[Line<'_>]) -> String {
    let margin = lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min().unwrap_or(0);
    let mut text = String::with_capacity(lines.iter().map(|line| line.whole.len() + 1).sum());
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.extend(std::iter::repeat_n(' ', line.indent.saturating_sub(margin)));
        text.push_str(line.text);
    }
    text
}

/// The lines as running text: each without its indent, line breaks kept.
pub fn running(lines: &[Line<'_>]) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.push_str(line.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_tab_does_not_count_as_indent() {
        let lines = lines("\tone\r\n\t  two\n\u{c}\n \tthree");
        let seen: Vec<_> = lines.iter().map(|line| (line.indent, line.text)).collect();
        assert_eq!(seen, [(0, "one"), (2, "two"), (0, ""), (8, "three")]);
    }

    #[test]
    fn verbatim_text_loses_only_the_common_indent() {
        assert_eq!(verbatim(&lines("\t  if x\n\t    y\n\n\t  end")), "if x\n  y\n\nend");
    }
}
