//! The site's name, and what else on a page is nothing but that name.

use crate::words::letters;
use url::Url;

use super::evidence::Evidence;
use super::json_ld::JsonLd;
use super::segments::segments;
use crate::metadata::Source;
use crate::metadata::vote::{self, Claim, Elected};

/// What is known of the site's names.
pub(super) struct Site {
    /// As the page writes it.
    pub name: Option<Elected<String>>,
    /// Every name in letters alone: of tags, JSON-LD and the host.
    keys: Vec<String>,
}

/// The weight of each place that names the site. A place that is not meant for the name is not enough by
/// itself: another has to say the same.
const SITE_NAME: f32 = 4.0;
const JSON_LD: f32 = 3.0;
const OTHER_TAG: f32 = 2.0;
const TITLE_EDGE: f32 = 1.0;
const HOME_LINK: f32 = 1.0;
const OWNER: f32 = 0.9;
const HOST: f32 = 0.8;
const ENOUGH: f32 = 1.7;

/// What a link to the first page says where it does not name the site.
const HOME_WORDS: [&str; 36] = [
    "home",
    "homepage",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "início",
    "portada",
    "главная",
    "головна",
    "首页",
    "首頁",
    "トップ",
    "ホーム",
    "홈",
    "anasayfa",
    "الرئيسية",
    "होम",
    "หน้าแรก",
    "hem",
    "forside",
    "forsiden",
    "etusivu",
    "kezdőlap",
    "címlap",
    "strona główna",
    "hlavnístránka",
    "domů",
    "acasă",
    "начало",
    "naslovnica",
    "beranda",
    "trangchủ",
    "صفحهاصلی",
    "חדשות",
    "stronagłówna",
];

/// Tags that name the site, after `og:site_name`.
const TAGS: [&str; 7] = [
    "application-name",
    "apple-mobile-web-app-title",
    "site_name",
    "publisher",
    "dc.publisher",
    "twitter:site",
    "copyright",
];

/// A site's name has no more letters, save where it is the whole title of a page.
const LONGEST_NAME: usize = 30;

impl Site {
    pub fn of(evidence: &Evidence, json_ld: &JsonLd, url: Option<&Url>) -> Site {
        let host = url.and_then(Url::host_str);
        let host = host.map(|host| host.strip_prefix("www.").unwrap_or(host));
        let claims = claims(evidence, json_ld, host);
        let mut keys: Vec<String> = claims
            .iter()
            .filter(|claim| claim.weight >= OTHER_TAG)
            .map(|claim| letters(&claim.value))
            .collect();
        keys.extend(host.map(letters));
        keys.extend(host.and_then(label).map(letters));
        let named = claims.iter().filter(|claim| !claim.value.starts_with('@'));
        let named: Vec<_> = named.cloned().collect();
        let elected = vote::elect(&named, |one, other| agree(one, other));
        let elected = elected.filter(|elected| elected.support >= ENOUGH);
        keys.extend(elected.iter().map(|elected| letters(&elected.value)));
        let headline = evidence.first_meta(&["og:title"]).unwrap_or_default();
        let headline = letters(headline);
        // Some systems give the page's title as the application's name.
        let is_headline = |key: &str| key == headline && key.chars().count() > LONGEST_NAME;
        keys.retain(|key| key.chars().count() >= 2 && !is_headline(key));
        Site {
            name: elected,
            keys,
        }
    }

    /// Whether the text is one of the site's names: "Daily Gazette", "gazette.example", "Gazette24".
    pub fn is(&self, text: &str) -> bool {
        let key = letters(text);
        let bare = without_article(&key);
        let mut keys = self.keys.iter();
        !key.is_empty() && keys.any(|known| *known == key || without_article(known) == bare)
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

/// Every place that may name the site, those first whose spelling is to be believed.
fn claims(evidence: &Evidence, json_ld: &JsonLd, host: Option<&str>) -> Vec<Claim<String>> {
    let tagged = evidence.meta("og:site_name").map(|name| (name, SITE_NAME));
    let others = TAGS.iter().flat_map(|tag| evidence.meta(tag));
    let others = others.map(|name| (without_copyright(name).unwrap_or(name), OTHER_TAG));
    let tag = |(name, weight)| claim(name, Source::MetaTag, weight);
    let mut claims: Vec<_> = tagged.map(tag).collect();
    let items = json_ld.sites.iter();
    claims.extend(items.map(|name| claim(name, Source::JsonLd, JSON_LD)));
    claims.extend(others.map(tag));
    // The title's tag speaks for itself, and not with the other tags.
    const TITLE_VOICE: u8 = 100;
    const OWNER_VOICE: u8 = 101;
    let edges = evidence.title.as_deref().map(edges).unwrap_or_default();
    claims.extend(edges.into_iter().map(|name| Claim {
        voice: TITLE_VOICE,
        ..claim(name, Source::MetaTag, TITLE_EDGE)
    }));
    let homes = evidence.homes.iter();
    // Where the page's address is not known, a link to any site's first page may be to its own.
    let is_own = |of: &Option<String>| host.is_none() || of.is_none() || of.as_deref() == host;
    let homes = homes.filter(|home| is_own(&home.host));
    claims.extend(homes.map(|home| claim(&home.name, Source::Markup, HOME_LINK)));
    let owners = evidence
        .owners
        .iter()
        .filter_map(|text| without_copyright(text));
    claims.extend(owners.map(|name| Claim {
        voice: OWNER_VOICE,
        ..claim(name, Source::Text, OWNER)
    }));
    claims.extend(
        host.and_then(label)
            .map(|label| claim(label, Source::Address, HOST)),
    );
    // An address or a sentence names no site.
    claims.retain(|claim| {
        let is_home = HOME_WORDS.contains(&letters(&claim.value).as_str());
        let is_name = !is_home && !claim.value.contains("://") && claim.value.len() <= 80;
        is_name && !letters(&claim.value).is_empty()
    });
    claims
}

fn claim(name: &str, source: Source, weight: f32) -> Claim<String> {
    Claim::new(name.trim().to_string(), source, weight)
}

/// What a title begins and ends with.
fn edges(title: &str) -> Vec<&str> {
    match segments(title).as_slice() {
        [first, .., last] => vec![last.text, first.text],
        // "The Norby Post: Ferry sinks off Porto Azul"
        _ => title
            .split_once(": ")
            .map(|(name, _)| name)
            .into_iter()
            .collect(),
    }
}

/// Whether two names are one: "The Gazette" and "Gazette", "Gazette" and "Gazette Publishing Ltd".
fn agree(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 5;
    let (one, other) = (letters(one), letters(other));
    let (one, other) = (without_article(&one), without_article(&other));
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    short == long || short.chars().count() >= SHORTEST && long.starts_with(short)
}

fn without_article(key: &str) -> &str {
    const ARTICLES: [&str; 8] = ["the", "der", "die", "das", "le", "la", "el", "het"];
    let bare = ARTICLES
        .iter()
        .find_map(|article| key.strip_prefix(article));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(key)
}

/// The owner in a line of copyright: "© 1998–2026 Porto Azul Gazette. All rights reserved."
fn without_copyright(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let marks = ["©", "(c)", "copyright"].iter().filter_map(|mark| {
        let at = lower.rfind(mark)?;
        Some(at + mark.len())
    });
    let owner = text.get(marks.max()?..)?;
    let end = owner
        .find(['.', '|', '·', '•', ';', '(', '\n'])
        .unwrap_or(owner.len());
    let owner = owner.get(..end)?;
    let is_edge = |c: char| !c.is_alphabetic();
    let owner = owner.trim_matches(is_edge);
    let owner = owner.strip_prefix("by ").unwrap_or(owner);
    (owner.chars().count() >= 2).then_some(owner)
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
