//! WARC files (ISO 28500): the HTML responses in them, one at a time, in bounded memory.
//!
//! What is no response, or no page, is stepped over. A record that makes no sense is reported
//! and the reader goes on at the next line that starts one.

use std::io::{self, BufRead, Read};

use super::item::Item;
use super::response::Response;
use crate::rejected::Rejected;

/// More header than this belongs to no sane record.
const HEADER_BYTES: usize = 64 << 10;

pub struct WarcReader<R> {
    input: R,
    limit: usize,
    /// The line that starts the next record, read while looking for it.
    started: bool,
}

/// The fields of a header, names in lower case.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn parse(lines: &str) -> Fields {
        let fields = lines.lines().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_lowercase(), value.trim().to_string()))
        });
        Fields(fields.collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.0.iter();
        fields
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_string)
    }
}

impl<R: BufRead> WarcReader<R> {
    pub fn new(input: R, limit: usize) -> WarcReader<R> {
        WarcReader {
            input,
            limit,
            started: false,
        }
    }

    /// The next page, or a record that should have been one; `None` at the end.
    pub fn next_response(&mut self) -> io::Result<Option<Item>> {
        loop {
            match self.start_record()? {
                Start::End => return Ok(None),
                Start::Lost => {
                    let message = "no record starts where one should; went on at the next one";
                    return Ok(Some(Item::Broken(Rejected::new("warc", message))));
                }
                Start::Record => {}
            }
            let fields = self.header()?;
            let Some(length) = fields
                .get("content-length")
                .and_then(|length| length.parse::<u64>().ok())
            else {
                let message = "the record has no Content-Length";
                return Ok(Some(broken(&fields, "warc", message)));
            };
            if let Some(item) = self.record(&fields, length)? {
                return Ok(Some(item));
            }
        }
    }

    /// Reads up to and with the line that starts a record.
    fn start_record(&mut self) -> io::Result<Start> {
        if std::mem::take(&mut self.started) {
            return Ok(Start::Record);
        }
        let mut lost = false;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(if lost { Start::Lost } else { Start::End });
            }
            if line.starts_with(b"WARC/") {
                self.started = lost;
                return Ok(if lost { Start::Lost } else { Start::Record });
            }
            lost |= !line.trim_ascii().is_empty();
        }
    }

    fn header(&mut self) -> io::Result<Fields> {
        let mut header = Vec::new();
        loop {
            let line = self.line()?;
            if line.trim_ascii().is_empty() || header.len() > HEADER_BYTES {
                return Ok(Fields::parse(&String::from_utf8_lossy(&header)));
            }
            header.extend_from_slice(&line);
        }
    }

    /// A line with its end, or as much of it as a header may have.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut bounded = (&mut self.input).take(HEADER_BYTES as u64);
        bounded.read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// The page in a record, if it is one; the reader stands after the record.
    fn record(&mut self, fields: &Fields, length: u64) -> io::Result<Option<Item>> {
        let content = fields.get("content-type").unwrap_or_default();
        let is_response = fields
            .get("warc-type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("response"))
            && content.starts_with("application/http");
        if !is_response {
            self.skip(length)?;
            return Ok(None);
        }
        if length > self.limit as u64 {
            self.skip(length)?;
            let message = format!("the record has {length} bytes, over the limit of --max-bytes");
            return Ok(Some(broken(fields, "too-large", &message)));
        }
        let mut block = Vec::new();
        (&mut self.input).take(length).read_to_end(&mut block)?;
        if (block.len() as u64) < length {
            return Err(cut_short());
        }
        Ok(page(fields, &block, self.limit))
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
        if skipped < length {
            return Err(cut_short());
        }
        Ok(())
    }
}

enum Start {
    Record,
    /// Something else stands where a record should start.
    Lost,
    End,
}

fn cut_short() -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        "the file ends inside a record",
    )
}

fn broken(fields: &Fields, kind: &'static str, message: &str) -> Item {
    let id = fields.get("warc-record-id");
    Item::Broken(Rejected::new(kind, message).of(id))
}

/// The page in an HTTP response; `None` where it holds something else.
fn page(fields: &Fields, block: &[u8], limit: usize) -> Option<Item> {
    let (head, body) = split_head(block);
    let head = String::from_utf8_lossy(head);
    let (status, rest) = head.split_once('\n').unwrap_or((&head, ""));
    let http = Fields::parse(rest);
    let is_good = status
        .split_whitespace()
        .nth(1)
        .is_some_and(|code| code.starts_with('2'));
    let content_type = http.get("content-type").unwrap_or_default();
    if !is_good || !content_type.to_ascii_lowercase().contains("html") {
        return None;
    }
    let chunked = http
        .get("transfer-encoding")
        .is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    let body = if chunked {
        join_chunks(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    let body = match decompress(body, http.get("content-encoding"), limit) {
        Ok(body) => body,
        Err(message) => return Some(broken(fields, "encoding", &message)),
    };
    Some(Item::Response(Response {
        id: fields.owned("warc-record-id"),
        url: fields.owned("warc-target-uri"),
        date: fields.owned("warc-date"),
        content_type: Some(content_type.to_string()),
        body,
    }))
}

/// Splits an HTTP message at its first empty line.
fn split_head(block: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    for line in block.split_inclusive(|&byte| byte == b'\n') {
        end += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    block.split_at(end)
}

/// The body of a message in chunks; `None` where it is not in chunks after all, which happens
/// where the crawler has joined them and left the header.
fn join_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let end = rest.iter().take(64).position(|&byte| byte == b'\n')?;
        let (size, after) = rest.split_at(end + 1);
        let size = std::str::from_utf8(size).ok()?;
        let size = size.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(after.get(..size)?);
        let after = after.get(size..)?;
        rest = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n"))?;
    }
}

fn decompress(body: Vec<u8>, coding: Option<&str>, limit: usize) -> Result<Vec<u8>, String> {
    let coding = coding.unwrap_or_default().to_ascii_lowercase();
    // Crawlers often store the decompressed body under the server's header.
    let is_gzip = body.starts_with(&[0x1f, 0x8b]);
    let reader: Box<dyn Read + '_> = match coding.as_str() {
        "gzip" | "x-gzip" if is_gzip => {
            Box::new(flate2::read::MultiGzDecoder::new(body.as_slice()))
        }
        "zstd" if body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            Box::new(zstd::Decoder::new(body.as_slice()).map_err(|error| error.to_string())?)
        }
        "br" | "deflate" if !looks_like_text(&body) => {
            return Err(format!(
                "the page is compressed as `{coding}`, which is not supported"
            ));
        }
        _ => return Ok(body),
    };
    let mut plain = Vec::new();
    // A cut-off body gives what there is of it.
    let read = reader.take(limit as u64 + 1).read_to_end(&mut plain);
    if plain.len() > limit {
        return Err(format!(
            "the page has over {limit} bytes, the limit of --max-bytes"
        ));
    }
    match read {
        Err(error) if plain.is_empty() => Err(format!("the page cannot be decompressed: {error}")),
        _ => Ok(plain),
    }
}

fn looks_like_text(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:1>\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2026-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn response(content_type: &str, rest: &str) -> String {
        record(
            "response",
            &format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n{rest}"),
        )
    }

    fn read(file: &str) -> Vec<Result<String, &'static str>> {
        let mut reader = WarcReader::new(file.as_bytes(), 1000);
        std::iter::from_fn(|| reader.next_response().unwrap())
            .map(|item| match item {
                Item::Response(response) => Ok(String::from_utf8(response.body).unwrap()),
                Item::Broken(rejected) => Err(rejected.kind),
                _ => Err("other"),
            })
            .collect()
    }

    #[test]
    fn only_pages_are_read() {
        let file = [
            record("warcinfo", "software: x"),
            record("request", "GET / HTTP/1.1\r\n\r\n"),
            response("text/html; charset=utf-8", "\r\n<p>one"),
            response("image/png", "\r\nPNG"),
            record(
                "response",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no",
            ),
            response(
                "application/xhtml+xml",
                "Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n3;x\r\ntwo\r\n0\r\n\r\n",
            ),
        ]
        .concat();
        assert_eq!(
            read(&file),
            [Ok("<p>one".to_string()), Ok("<p>two".to_string())]
        );
    }

    #[test]
    fn the_reader_goes_on_after_a_broken_record() {
        let file = [
            "garbage\r\nmore\r\n".to_string(),
            response("text/html", "\r\n<p>one"),
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n".to_string(),
            response("text/html", &format!("\r\n{}", "x".repeat(2000))),
            response("text/html", "\r\n<p>two"),
        ]
        .concat();
        assert_eq!(
            read(&file),
            [
                Err("warc"),
                Ok("<p>one".to_string()),
                Err("warc"),
                Err("too-large"),
                Ok("<p>two".to_string())
            ]
        );
    }

    #[test]
    fn a_file_that_ends_inside_a_record_is_an_error() {
        let file = response("text/html", "\r\n<p>one, and much more");
        let mut reader = WarcReader::new(&file.as_bytes()[..file.len() - 10], 1000);
        assert!(reader.next_response().is_err());
    }
}
