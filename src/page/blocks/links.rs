//! Link targets, made absolute against the page's address.

use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::Tree;

/// What relative links are resolved against.
pub(super) struct Links {
    base: Option<url::Url>,
    /// Scheme and host of the base, for links that start with one slash.
    origin: Option<String>,
}

impl Links {
    /// The base is the page's `<base href>`, resolved against its address, or that address.
    pub fn new(tree: &Tree, url: Option<&str>) -> Links {
        let address = url.and_then(|url| url::Url::parse(url).ok());
        let declared = tree
            .elements()
            .take_while(|element| element.tag() != Tag::Body)
            .find(|element| element.name() == "base")
            .and_then(|element| element.attribute(AttributeName::Href));
        let base = match (declared, address) {
            (Some(href), Some(address)) => address.join(href).ok().or(Some(address)),
            (Some(href), None) => url::Url::parse(href).ok(),
            (None, address) => address,
        };
        let origin = base
            .as_ref()
            .map(|base| base.origin().ascii_serialization())
            .filter(|origin| origin != "null");
        Links { base, origin }
    }

    /// The target of a link. Only `http`, `https` and `mailto` are links that text can carry;
    /// scripts, data and places in the page itself are not.
    pub fn resolve(&self, href: &str) -> Option<String> {
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
