//! The forward index: for every article the streams of its term numbers, in reading order.
//!
//! Ranking reads it for some two hundred candidates a query, so it is compact and read in place:
//! `id length, id, date, then per stream: kind, number of terms, the terms`, all numbers as varints.

use super::stream::Stream;
use super::varint;
use super::vocabulary::TermId;
use jiff::civil::Date;

/// The streams of one article, being written.
#[derive(Default)]
pub struct ForwardRecord {
    streams: Vec<(Stream, Vec<TermId>)>,
}

impl ForwardRecord {
    /// The stream to push terms of `stream` to: the open one, or a new one after a message.
    pub fn stream(&mut self, stream: Stream) -> &mut Vec<TermId> {
        let open = self.streams.last().is_some_and(|(last, _)| *last == stream && stream != Stream::Message);
        if !open {
            self.streams.push((stream, Vec::new()));
        }
        let last = self.streams.len() - 1;
        &mut self.streams[last].1
    }

    /// Every term once.
    pub fn distinct(&self) -> Vec<TermId> {
        let mut terms: Vec<TermId> = self.streams.iter().flat_map(|(_, terms)| terms).copied().collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The record as bytes.
    pub fn encode(&self, id: &str, date: Option<Date>) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + 2 * self.streams.iter().map(|(_, terms)| terms.len()).sum::<usize>());
        varint::push(&mut bytes, id.len() as u64);
        bytes.extend_from_slice(id.as_bytes());
        varint::push(&mut bytes, date.map_or(0, day_number));
        for (stream, terms) in &self.streams {
            bytes.push(*stream as u8);
            varint::push(&mut bytes, terms.len() as u64);
            terms.iter().for_each(|term| varint::push(&mut bytes, u64::from(*term)));
        }
        bytes
    }
}

/// Days since 1 January 1970, plus one so that zero is no date; earlier dates count as that day.
fn day_number(date: Date) -> u64 {
    let days = (date - jiff::civil::date(1970, 1, 1)).get_days();
    u64::from(days.max(0) as u32) + 1
}

/// The head of a record.
pub struct Head<'a> {
    pub id: &'a str,
    /// Days since 1 January 1970, plus one; 0 if the article has no date.
    pub day: u32,
}

/// Reads a record: the head, then for every stream `begin` with its length, and `visit` with the position and number
/// of every term that `wanted` lets through. `None` if the bytes are not a record.
///
/// Some hundred thousand terms are read for one question, so this is one plain loop.
pub fn read<'a, S>(
    mut bytes: &'a [u8],
    state: &mut S,
    begin: impl Fn(&mut S, Stream, u32),
    wanted: impl Fn(TermId) -> bool,
    visit: impl Fn(&mut S, u32, TermId),
) -> Option<Head<'a>> {
    let id = id_of(&mut bytes)?;
    let day = varint::take(&mut bytes)? as u32;
    while let Some((&stream, rest)) = bytes.split_first() {
        bytes = rest;
        let stream = *Stream::ALL.get(stream as usize)?;
        let count = varint::take(&mut bytes)? as u32;
        begin(state, stream, count);
        for position in 0..count {
            let term = varint::take(&mut bytes)? as TermId;
            if wanted(term) {
                visit(state, position, term);
            }
        }
    }
    Some(Head { id, day })
}

/// Every term of a record once. `None` if the bytes are not a record.
pub fn distinct(record: &[u8]) -> Option<Vec<TermId>> {
    let mut terms = Vec::new();
    read(record, &mut terms, |_, _, _| {}, |_| true, |terms, _, term| terms.push(term))?;
    terms.sort_unstable();
    terms.dedup();
    Some(terms)
}

/// Takes the id of the article off the front of a record.
pub fn id_of<'a>(record: &mut &'a [u8]) -> Option<&'a str> {
    let length = varint::take(record)? as usize;
    let (id, rest) = record.split_at_checked(length)?;
    *record = rest;
    std::str::from_utf8(id).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mut record = ForwardRecord::default();
        record.stream(Stream::Title).extend([3, 700, 3]);
        record.stream(Stream::Message).push(1);
        record.stream(Stream::Message).extend([2, 3]);
        let bytes = record.encode("Q1", Some(jiff::civil::date(1970, 1, 2)));
        type Seen = Vec<(Stream, u32, Vec<(u32, TermId)>)>;
        let mut seen = Seen::new();
        let head = read(
            &bytes,
            &mut seen,
            |seen, stream, count| seen.push((stream, count, Vec::new())),
            |term| term != 700,
            |seen, position, term| seen.last_mut().expect("a stream").2.push((position, term)),
        )
        .expect("a record");
        assert_eq!((head.id, head.day), ("Q1", 2));
        assert_eq!(
            seen,
            [
                (Stream::Title, 3, vec![(0, 3), (2, 3)]),
                (Stream::Message, 1, vec![(0, 1)]),
                (Stream::Message, 2, vec![(0, 2), (1, 3)])
            ]
        );
        assert_eq!(distinct(&bytes), Some(vec![1, 2, 3, 700]));
        assert_eq!(id_of(&mut &bytes[..]), Some("Q1"));
    }

    #[test]
    fn a_cut_record_is_none() {
        let mut record = ForwardRecord::default();
        record.stream(Stream::Title).extend([3, 700, 3]);
        let bytes = record.encode("Q1", None);
        assert!(read(&bytes[..bytes.len() - 1], &mut (), |(), _, _| {}, |_| true, |(), _, _| {}).is_none());
    }
}
