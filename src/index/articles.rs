//! The articles, stored whole: blocks of some tens of kilobytes, each compressed, read in place.

use super::bytes::Pieces;
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result};
use std::cell::RefCell;
use zstd::bulk::{Compressor, Decompressor};

/// Bytes of articles that are compressed together: large enough to compress well, small enough that one
/// article is read in a fraction of a millisecond.
const BLOCK: usize = 24 << 10;

/// zstd level: higher ones gain under 5 % in size and double the time.
const LEVEL: i32 = 1;

/// Articles on their way into one block.
pub struct Block {
    bytes: Vec<u8>,
    compressor: Compressor<'static>,
}

impl Block {
    /// An empty block.
    pub fn new() -> Result<Block> {
        let compressor = Compressor::new(LEVEL).map_err(uncompressible)?;
        Ok(Block { bytes: Vec::with_capacity(BLOCK), compressor })
    }

    /// Adds an article; the place of its first byte in the block.
    pub fn push(&mut self, article: &Article) -> Result<u32> {
        let at = self.bytes.len() as u32;
        let stored = postcard::to_stdvec(article)
            .map_err(|e| Error::new(ErrorKind::Io, "cannot store this article").at(&article.path).because(e))?;
        self.bytes.extend_from_slice(&stored);
        Ok(at)
    }

    /// Whether it is time to compress.
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= BLOCK
    }

    /// The block as it is stored, and an empty one in its place.
    pub fn compress(&mut self) -> Result<Vec<u8>> {
        let stored = self.compressor.compress(&self.bytes).map_err(uncompressible)?;
        let mut framed = Vec::with_capacity(stored.len() + 8);
        framed.extend_from_slice(&(stored.len() as u32).to_le_bytes());
        framed.extend_from_slice(&(self.bytes.len() as u32).to_le_bytes());
        framed.extend_from_slice(&stored);
        self.bytes.clear();
        Ok(framed)
    }
}

/// Reads the article at byte `inside` of the block that is stored at address `block` of `articles`.
pub fn read(articles: &Pieces, block: u64, inside: u32) -> Result<Article> {
    let stored = || -> Option<(&[u8], usize)> {
        let framed = articles.from(block)?;
        let (head, rest) = framed.split_at_checked(8)?;
        let stored = u32::from_le_bytes(head[..4].try_into().ok()?) as usize;
        let size = u32::from_le_bytes(head[4..].try_into().ok()?) as usize;
        Some((rest.get(..stored)?, size))
    };
    let (stored, size) = stored().ok_or_else(damaged)?;
    let bytes = decompress(stored, size).map_err(|e| damaged().because(e))?;
    let article = bytes.get(inside as usize..).ok_or_else(damaged)?;
    postcard::take_from_bytes(article).map(|(article, _)| article).map_err(|e| damaged().because(e))
}

thread_local! {
    /// Kept, since to make one takes as long as to decompress a block.
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

fn decompress(stored: &[u8], size: usize) -> std::io::Result<Vec<u8>> {
    DECOMPRESSOR.with_borrow_mut(|kept| {
        let decompressor = match kept {
            Some(decompressor) => decompressor,
            None => kept.insert(Decompressor::new()?),
        };
        decompressor.decompress(stored, size)
    })
}

fn uncompressible(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Io, "cannot compress a block of articles").because(error)
}

fn damaged() -> Error {
    Error::new(ErrorKind::Index, "the articles of the index are damaged").advise(super::MEND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::bytes::Bytes;

    fn pieces(bytes: &[u8]) -> Pieces {
        let mut pieces = Pieces::default();
        pieces.push(Bytes::Memory(bytes.to_vec()));
        pieces
    }

    #[test]
    fn articles_come_out_as_they_went_in() {
        let articles = ["one", "two"].map(|title| Article { title: title.into(), ..Article::default() });
        let mut block = Block::new().expect("memory");
        let places = articles.each_ref().map(|article| block.push(article).expect("storable"));
        let stored = pieces(&block.compress().expect("compressible"));
        for (article, inside) in articles.iter().zip(places) {
            assert_eq!(&read(&stored, 0, inside).expect("readable"), article);
        }
    }

    #[test]
    fn damage_is_an_error() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff\xff\xff\xff\xff", b"\x01\0\0\0\x01\0\0\0x"] {
            assert_eq!(read(&pieces(bytes), 0, 0).expect_err("damaged").kind(), ErrorKind::Index);
        }
        assert!(read(&pieces(b""), u64::MAX, 9).is_err());
    }
}
