//! Lines of any input in bounded memory: one that is too long is stepped over, not stored.

use std::io::{self, BufRead};

/// How much of a line that is too long is kept, to tell which record it was.
const HEAD: usize = 4096;

/// A line, without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Whole(Vec<u8>),
    /// Longer than the limit: how long, and how it starts.
    TooLong {
        bytes: u64,
        head: Vec<u8>,
    },
}

impl Line {
    /// Bytes in memory.
    pub fn size(&self) -> usize {
        match self {
            Line::Whole(line) => line.len(),
            Line::TooLong { head, .. } => head.len(),
        }
    }
}

/// Reads lines of at most `limit` bytes.
pub struct LineReader<R> {
    input: R,
    limit: usize,
}

impl<R: BufRead> LineReader<R> {
    pub fn new(input: R, limit: usize) -> LineReader<R> {
        LineReader { input, limit }
    }

    /// The next line; `None` at the end of the input.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut bytes: u64 = 0;
        let ended = loop {
            let buffer = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                break false;
            }
            let (piece, end) = match memchr(b'\n', buffer) {
                Some(at) => (buffer.get(..at).unwrap_or(buffer), true),
                None => (buffer, false),
            };
            bytes += piece.len() as u64;
            if bytes <= self.limit as u64 {
                line.extend_from_slice(piece);
            } else {
                let room = HEAD.saturating_sub(line.len());
                line.extend(piece.iter().take(room));
                line.truncate(HEAD);
                line.shrink_to_fit();
            }
            let consumed = piece.len() + usize::from(end);
            self.input.consume(consumed);
            if end {
                break true;
            }
        };
        if !ended && bytes == 0 {
            return Ok(None);
        }
        if bytes > self.limit as u64 {
            return Ok(Some(Line::TooLong { bytes, head: line }));
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(Line::Whole(line)))
    }
}

fn memchr(wanted: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8], limit: usize) -> Vec<Line> {
        // A buffer of three bytes, so that lines span reads.
        let mut reader = LineReader::new(io::BufReader::with_capacity(3, input), limit);
        std::iter::from_fn(|| reader.next_line().unwrap()).collect()
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn lines_come_without_their_ends() {
        assert_eq!(lines(b"", 10), []);
        assert_eq!(
            lines(b"one\r\n\ntwo", 10),
            [whole("one"), whole(""), whole("two")]
        );
        assert_eq!(lines(b"one\n", 10), [whole("one")]);
    }

    #[test]
    fn a_line_over_the_limit_is_stepped_over() {
        let found = lines(b"1234567\nnext\n", 4);
        assert!(matches!(&found[0], Line::TooLong { bytes: 7, .. }));
        assert_eq!(found[1], whole("next"));
    }
}
