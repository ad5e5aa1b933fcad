//! Invented documents, and files of them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use serde_json::json;

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

pub fn gunzip(content: &[u8]) -> String {
    let mut plain = String::new();
    flate2::read::MultiGzDecoder::new(content)
        .read_to_string(&mut plain)
        .unwrap();
    plain
}

pub fn json_lines(documents: usize) -> String {
    (0..documents)
        .map(|number| {
            let sea = "The sea was calm and the ferry left the harbour at noon, the pilot said. ".repeat(1 + number % 5);
            format!("{}\n", json!({"id": number, "text": format!("Ferry {number} sails.\n\n{sea}\n\nSign up for our newsletter")}))
        })
        .collect()
}

pub fn warc(pages: &[&str]) -> String {
    let record = |page: &&str| {
        let http =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2026-03-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    };
    pages.iter().map(record).collect()
}

/// Every file below a folder, by its name.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap();
            found.insert(name.to_str().unwrap().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}
