//! Link targets, made absolute against the page's address.

use std::cell::Cell;

use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::Tree;

/// A longer base resolves nothing: each link of a page would be as long.
const LONGEST_BASE: usize = 2000;

/// Bytes of addresses that a page may have for each of its nodes. A short link under a long base
/// takes many times its size, and a page of nothing else would take memory out of proportion; of
/// real pages the average is under 40.
const BYTES_PER_NODE: usize = 256;
/// And these bytes besides, for small pages.
const BYTES_AT_LEAST: usize = 1 << 16;

/// What relative links are resolved against.
pub(super) struct Links {
    base: Option<url::Url>,
    /// Scheme and host of the base, for links that start with one slash.
    origin: Option<String>,
    /// The bytes of addresses that are left.
    bytes: Cell<usize>,
}

impl Links {
    /// The base is the page's `<base href>`, resolved against its address, or that address.
    pub fn new(tree: &Tree, url: Option<&str>) -> Links {
        let address = url.filter(|url| url.len() <= LONGEST_BASE);
        let address = address.and_then(|url| url::Url::parse(url).ok());
        let declared = tree
            .elements()
            .take_while(|element| element.tag() != Tag::Body)
            .find(|element| element.name() == "base")
            .and_then(|element| element.attribute(AttributeName::Href))
            .filter(|href| href.len() <= LONGEST_BASE);
        let base = match (declared, address) {
            (Some(href), Some(address)) => address.join(href).ok().or(Some(address)),
            (Some(href), None) => url::Url::parse(href).ok(),
            (None, address) => address,
        };
        let origin = base
            .as_ref()
            .map(|base| base.origin().ascii_serialization())
            .filter(|origin| origin != "null");
        Links {
            base,
            origin,
            bytes: Cell::new(BYTES_AT_LEAST + tree.len() * BYTES_PER_NODE),
        }
    }

    /// The target of a link. Only `http`, `https` and `mailto` are links that text can carry;
    /// scripts, data and places in the page itself are not.
    pub fn resolve(&self, href: &str) -> Option<String> {
        let target = self.target(href)?;
        self.bytes.set(self.bytes.get().checked_sub(target.len())?);
        Some(target)
    }

    fn target(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        let is_plain = href.bytes().all(|b| {
            b.is_ascii_graphic()
                && !matches!(
                    b,
                    b'<' | b'>' | b'"' | b'\\' | b'{' | b'}' | b'|' | b'^' | b'`'
                )
        });
        if is_plain && !href.contains("/.") {
            if href.starts_with("https://") || href.starts_with("http://") {
                return Some(href.to_string());
            }
            if href.starts_with('/') && !href.starts_with("//") {
                return Some(match &self.origin {
                    Some(origin) => format!("{origin}{href}"),
                    None => href.to_string(),
                });
            }
        }
        let joined = match &self.base {
            Some(base) => base.join(href).ok(),
            None => url::Url::parse(href).ok(),
        };
        match joined {
            Some(target) => {
                matches!(target.scheme(), "http" | "https" | "mailto").then(|| target.to_string())
            }
            // Without an address a relative link stays as it is, if it has no scheme of its own.
            None => (is_plain && !href.contains(':')).then(|| href.to_string()),
        }
    }
}
