//! What the page's head and its JSON-LD say of the body: titles, descriptions, the article's text.

use super::attribute::AttributeName;
use super::structure::Structure;
use super::tag::Tag;
use super::tree::{Element, Tree};

/// Bytes of a JSON-LD article body that are compared with the blocks.
const BODY_BYTES: usize = 1 << 20;

/// Notes what the blocks are to be compared with.
pub(super) fn describe(tree: &Tree, structure: &mut Structure) {
    for element in tree.elements() {
        match element.tag() {
            Tag::Meta => meta(&element, structure),
            Tag::Title if structure.titles.len() < MOST => {
                structure.titles.push(element.text());
            }
            _ => {}
        }
    }
    structure.noscript_bytes = tree.noscript_bytes;
    for text in tree.json_ld() {
        article_bodies(text, &mut structure.article_bodies);
    }
}

/// Titles and descriptions kept of a page.
const MOST: usize = 8;

fn meta(element: &Element<'_>, structure: &mut Structure) {
    let name = element
        .attribute(AttributeName::Property)
        .or_else(|| element.attribute(AttributeName::Name))
        .unwrap_or_default();
    let texts = match name.to_ascii_lowercase().as_str() {
        "og:title" | "twitter:title" => &mut structure.titles,
        "description" | "og:description" => &mut structure.descriptions,
        _ => return,
    };
    if let Some(content) = element.attribute(AttributeName::Content)
        && texts.len() < MOST
    {
        texts.push(content.to_string());
    }
}

/// The values of `"articleBody"`, found without reading the rest, which is often broken.
fn article_bodies(json: &str, bodies: &mut Vec<String>) {
    let mut rest = json;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"\"articleBody\"") {
        rest = rest.get(at + 13..).unwrap_or_default();
        let value = rest.trim_start().strip_prefix(':').unwrap_or_default();
        let Some(string) = value.trim_start().strip_prefix('"') else {
            continue;
        };
        let end = string_end(string);
        let raw = string.get(..end).unwrap_or_default();
        if bodies.len() < MOST && raw.len() <= BODY_BYTES {
            bodies.push(unescape(raw));
        }
        rest = string.get(end..).unwrap_or_default();
    }
}

/// The offset of the quotation mark that ends a JSON string.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

fn unescape(raw: &str) -> String {
    // Raw line breaks are not JSON but common.
    let raw_breaks = raw.replace('\n', "\\n").replace(['\r', '\t'], " ");
    let quoted = format!("\"{raw_breaks}\"");
    serde_json::from_str(&quoted).unwrap_or_else(|_| raw.to_string())
}
