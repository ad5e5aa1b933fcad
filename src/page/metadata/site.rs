//! The site's name, and what else on a page is nothing but that name.

use crate::words::letters;
use url::Url;

use super::evidence::Evidence;
use super::json_ld::JsonLd;
use crate::metadata::Source;

/// What is known of the site's names.
pub(super) struct Site {
    /// As the page writes it.
    pub name: Option<(String, Source)>,
    /// Every name in letters alone: of tags, JSON-LD and the host.
    keys: Vec<String>,
}

impl Site {
    pub fn of(evidence: &Evidence, json_ld: &JsonLd, url: Option<&Url>) -> Site {
        let mut names: Vec<String> = Vec::new();
        names.extend(evidence.meta("og:site_name").map(str::to_string));
        let tagged = names.len();
        names.extend(json_ld.sites.iter().cloned());
        let others = [
            "application-name",
            "apple-mobile-web-app-title",
            "site_name",
            "publisher",
            "dc.publisher",
            "twitter:site",
            "copyright",
        ];
        for name in others {
            names.extend(evidence.meta(name).map(str::to_string));
        }
        // An address or a sentence names no site, but keeps its place among the names.
        for name in &mut names {
            if name.contains("://") || name.len() > 80 {
                name.clear();
            }
        }
        let mut keys: Vec<String> = names.iter().map(|name| letters(name)).collect();
        if let Some(host) = url.and_then(Url::host_str) {
            let host = host.strip_prefix("www.").unwrap_or(host);
            keys.push(letters(host));
            keys.extend(label(host).map(letters));
        }
        keys.retain(|key| key.chars().count() >= 2);
        let of_json_ld = tagged..tagged + json_ld.sites.len();
        let name = names
            .into_iter()
            .enumerate()
            .find(|(_, name)| !name.starts_with('@') && !letters(name).is_empty())
            .map(|(at, name)| match of_json_ld.contains(&at) {
                true => (name, Source::JsonLd),
                false => (name, Source::MetaTag),
            });
        Site { name, keys }
    }

    /// Whether the text is one of the site's names: "Daily Gazette", "gazette.example", "Gazette24".
    pub fn is(&self, text: &str) -> bool {
        let key = letters(text);
        let article = ["the", "der", "die", "das", "le", "la", "el", "het"];
        let bare = article
            .iter()
            .find_map(|article| key.strip_prefix(article))
            .unwrap_or(&key);
        !key.is_empty()
            && self.keys.iter().any(|known| {
                let known_bare = article
                    .iter()
                    .find_map(|article| known.strip_prefix(article))
                    .unwrap_or(known);
                *known == key || known_bare == bare
            })
    }

    /// Whether the text starts or ends with one of the site's names and holds little more.
    pub fn is_mostly(&self, text: &str) -> bool {
        let key = letters(text);
        self.is(text)
            || self.keys.iter().any(|known| {
                known.len() >= 3
                    && (key.starts_with(known.as_str()) || key.ends_with(known.as_str()))
                    && key.len() <= known.len() + 12
            })
    }
}

/// The part of a host name that is the site's own: `gazette` of `news.gazette.co.uk`.
fn label(host: &str) -> Option<&str> {
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop()?;
    if labels.len() > 1 && labels.last().is_some_and(|last| last.len() <= 3) {
        labels.pop();
    }
    labels.pop()
}
