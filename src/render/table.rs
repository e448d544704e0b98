//! Columns that fit a width: as wide as their widest cell, or wrapped where that is too wide. Cells come
//! painted; escape sequences count for nothing.

use textwrap::core::display_width;

const GAP: usize = 2;
/// Where cells cannot be squeezed any further.
const NARROW_GAP: usize = 1;
/// A column is not squeezed below its longest word, nor a wordy one below this.
const NARROWEST: usize = 12;

/// The rows as lines of at most `width` columns, if their content can be squeezed that far.
pub(super) fn aligned(rows: &[Vec<String>], width: usize) -> Vec<String> {
    let widths = column_widths(rows, width);
    let gaps = widths.len().saturating_sub(1);
    let gap = if widths.iter().sum::<usize>() + GAP * gaps > width { NARROW_GAP } else { GAP };
    let mut lines = Vec::new();
    for row in rows {
        let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for nth in 0..height {
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(&widths) {
                let text = cell.get(nth).map_or("", String::as_str);
                line.push_str(text);
                line.push_str(&" ".repeat(width.saturating_sub(display_width(text)) + gap));
            }
            lines.push(line.trim_end().to_owned());
        }
    }
    lines
}

/// Breaks `text` into lines of at most `width` columns; a word that is longer stays whole, to be copied.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(text.trim_end(), options).into_iter().map(|line| line.into_owned()).collect()
}

fn column_widths(rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    let narrowest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.flat_map(|cell| cell.split(' ')).map(display_width).max().unwrap_or(0).max(NARROWEST)
    };
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let floors: Vec<usize> = (0..columns).map(narrowest).collect();
    let room = width.saturating_sub(GAP * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let squeezable = (0..columns).filter(|column| widths[*column] > floors[*column]);
        let Some(column) = squeezable.max_by_key(|column| widths[*column]) else { break };
        widths[column] -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_the_widest_gives_way() {
        let rows = [vec!["a", "one two three"], vec!["bbb", "x"]];
        let rows = rows.map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert_eq!(aligned(&rows, 40), ["a    one two three", "bbb  x"]);
        assert_eq!(aligned(&rows, 17), ["a    one two", "     three", "bbb  x"]);
        assert_eq!(aligned(&rows, 16), ["a   one two", "    three", "bbb x"]);
    }
}
