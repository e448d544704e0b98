//! A candidate: an article that holds some of a paste's terms, and where it holds them. What ranking works on.

use super::documents::Ordinal;
use super::stream::Stream;

/// An article that may be the answer.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub ordinal: Ordinal,
    pub id: String,
    /// Days since 1 January 1970, plus one; 0 if the article has no date.
    pub day: u32,
    /// Terms of the article, each counted as often as its stream counts.
    pub length: u32,
    /// Streams in reading order; only terms of the paste are told.
    pub streams: Vec<StreamHits>,
}

/// The terms of the paste that one stream of an article holds.
#[derive(Clone, Debug)]
pub struct StreamHits {
    pub stream: Stream,
    /// Terms in the stream, those of the paste and others.
    pub length: u32,
    /// Position in the stream, and number of the term in the paste's [`super::Query`].
    pub hits: Vec<(u32, u16)>,
    /// Positions of the gaps of a message.
    pub gaps: Vec<u32>,
}

impl Candidate {
    /// The streams of one kind.
    pub fn of(&self, stream: Stream) -> impl Iterator<Item = &StreamHits> {
        self.streams.iter().filter(move |hits| hits.stream == stream)
    }
}
