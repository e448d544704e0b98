//! Fenced code in Markdown: where a block ends, also when its author never closed it.

/// How far a fenced block reaches.
pub struct Length {
    /// Bytes of the block, fences and the last line end included.
    pub block: usize,
    pub closed: bool,
}

/// How far behind a heading the closing fence is looked for, in bytes.
const FARTHEST: usize = 8 * 1024;

/// The fence that a line without indent opens: three or more of one mark.
pub fn opening(line: &str) -> Option<&str> {
    let mark = *line.as_bytes().first()?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let inline = mark == b'`' && line[length..].contains('`');
    (length >= 3 && !inline).then(|| &line[..length])
}

/// The block that `text` begins with. One that is never closed ends before the next heading.
pub fn length(text: &str, fence: &str) -> Length {
    let mut at = 0;
    let mut heading = None;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim();
        if nth > 0 && bare.starts_with(fence) && bare.bytes().all(|byte| Some(&byte) == fence.as_bytes().first()) {
            return match heading {
                Some(heading) if opens_again(&text[heading..at], fence) => Length { block: heading, closed: false },
                _ => Length { block: at + line.len(), closed: true },
            };
        }
        if nth > 0 && heading.is_none() && line.starts_with("## ") {
            heading = Some(at);
        }
        at += line.len();
        if heading.is_some_and(|heading| at - heading > FARTHEST) {
            break;
        }
    }
    Length { block: heading.unwrap_or(text.len()), closed: false }
}

/// Whether a fence with a language opens in `text`: then the closing fence behind it is that one's.
fn opens_again(text: &str, fence: &str) -> bool {
    text.lines().any(|line| line.trim().strip_prefix(fence).is_some_and(|language| !language.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_at_its_fence_or_before_the_next_heading() {
        let whole = length("```\nx\n```\nafter", "```");
        assert!(whole.closed && whole.block == 10);
        let open = length("```\nx\n## Next\ny", "```");
        assert!(!open.closed && open.block == 6);
        let taken = length("```\n## Next\n```sh\ny\n```\n", "```");
        assert!(!taken.closed && taken.block == 4);
    }

    #[test]
    fn code_in_a_line_opens_no_block() {
        assert_eq!(opening("```a```"), None);
        assert_eq!(opening("````sh"), Some("````"));
    }
}
