//! The table of articles: where each one's parts lie. One fixed-size row each, read in place; a revision that does
//! not answer has one too.

use super::bytes::{Bytes, Medium};
use crate::error::Result;
use std::path::Path;

/// Number of an article in this index; an update numbers its articles on from the last.
pub type Ordinal = u32;

/// Where the parts of one article lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Address of its block in the articles.
    pub block: u64,
    /// First byte of the article in its block.
    pub inside: u32,
    /// Bytes of its forward record.
    pub forward_length: u32,
    /// Address of its forward record.
    pub forward: u64,
    /// Terms, each counted as often as its stream counts.
    pub length: u32,
}

const ROW: usize = 28;
const FILE: &str = "documents";

/// Writes the table.
pub fn write(medium: &Medium, rows: &[Row]) -> Result<Documents> {
    let mut sink = medium.create(FILE)?;
    for row in rows {
        let mut bytes = [0; ROW];
        bytes[0..8].copy_from_slice(&row.block.to_le_bytes());
        bytes[8..16].copy_from_slice(&row.forward.to_le_bytes());
        bytes[16..20].copy_from_slice(&row.inside.to_le_bytes());
        bytes[20..24].copy_from_slice(&row.forward_length.to_le_bytes());
        bytes[24..28].copy_from_slice(&row.length.to_le_bytes());
        sink.write(&bytes)?;
    }
    Ok(Documents { bytes: sink.finish()? })
}

/// A finished table.
pub struct Documents {
    bytes: Bytes,
}

impl Documents {
    /// Opens the table of the index in `folder`.
    pub fn open(folder: &Path) -> Result<Documents> {
        Ok(Documents { bytes: Bytes::map(&folder.join(FILE))? })
    }

    /// Every row, by ordinal.
    pub fn rows(&self) -> Vec<Row> {
        (0..).map_while(|ordinal| self.row(ordinal)).collect()
    }

    /// The row of an article; `None` past the end of the table.
    pub fn row(&self, ordinal: Ordinal) -> Option<Row> {
        let at = ordinal as usize * ROW;
        let bytes: &[u8; ROW] = self.bytes.get(at..at + ROW)?.try_into().ok()?;
        let wide = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        let narrow = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        Some(Row {
            block: wide(0),
            forward: wide(8),
            inside: narrow(16),
            forward_length: narrow(20),
            length: narrow(24),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let rows = [
            Row { block: 1, inside: 2, forward_length: 3, forward: 4, length: 5 },
            Row { block: u64::MAX, inside: 9, forward_length: 8, forward: 7, length: 6 },
        ];
        let table = write(&Medium::Memory, &rows).expect("memory");
        assert_eq!(table.rows(), rows);
        assert_eq!([table.row(0), table.row(1), table.row(2)], [Some(rows[0]), Some(rows[1]), None]);
    }
}
