//! Fenced code in Markdown: where a block ends, also when its author never closed it.

/// How far a fenced block reaches.
pub struct Length {
    /// Bytes of the block, fences and the last line end included.
    pub block: usize,
    pub closed: bool,
}

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

/// The block that `text` begins with. One that its author never closed (no fence follows, or the next one opens a
/// block, or there is nothing in it before a heading) ends before the next heading.
pub fn length(text: &str, fence: &str) -> Length {
    let mut at = 0;
    let mut heading = None;
    let mut blank = true;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim();
        if nth > 0 && bare.starts_with(fence) {
            let closes = bare.bytes().all(|byte| Some(&byte) == fence.as_bytes().first());
            let block = if closes { at + line.len() } else { heading.unwrap_or(at) };
            return Length { block, closed: closes };
        }
        if nth > 0 && heading.is_none() && line.starts_with("## ") {
            if blank {
                return Length { block: at, closed: false };
            }
            heading = Some(at);
        }
        blank &= nth == 0 || bare.is_empty();
        at += line.len();
    }
    Length { block: heading.unwrap_or(text.len()), closed: false }
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
        let comment = length("```\nx\n## Not a heading\ny\n```\n", "```");
        assert!(comment.closed);
    }

    #[test]
    fn code_in_a_line_opens_no_block() {
        assert_eq!(opening("```a```"), None);
        assert_eq!(opening("````sh"), Some("````"));
    }
}
