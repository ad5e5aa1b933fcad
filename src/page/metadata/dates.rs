//! When it was published and last changed.

use url::Url;

use super::evidence::{Evidence, Sense, Stamp, StampSource};
use super::json_ld::JsonLd;
use crate::metadata::dates::{self, Date, NumericOrder};

/// Tags that name the day of publication, the likeliest first.
const PUBLISHED_TAGS: [&str; 30] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "og:published_time",
    "article:published",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publisheddate",
    "published_time",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:published_time",
    "bt:pubdate",
    "vr:published_time",
    "date",
    "datecreated",
    "originalpublicationdate",
];

const MODIFIED_TAGS: [&str; 8] = [
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
];

/// How far from the headline a visible date may stand, in bytes of visible text.
const BEFORE_HEADLINE: usize = 600;
const AFTER_HEADLINE: usize = 1200;

/// Finds the day of publication.
pub(super) fn published(
    evidence: &Evidence,
    json_ld: &JsonLd,
    url: Option<&Url>,
    headline: Option<usize>,
    lines: &[String],
    order: NumericOrder,
) -> Option<Date> {
    let article = json_ld
        .article
        .as_ref()
        .and_then(|item| item.published.as_deref());
    let read = |value: &str| dates::parse(value, order);
    article
        .and_then(read)
        .or_else(|| {
            PUBLISHED_TAGS
                .iter()
                .find_map(|tag| evidence.meta(tag).find_map(read))
        })
        .or_else(|| stamped(evidence, headline, order, &[Sense::Published]))
        .or_else(|| stamped(evidence, headline, order, &[Sense::Published, Sense::Open]))
        .or_else(|| {
            json_ld
                .page
                .as_ref()
                .and_then(|item| item.published.as_deref())
                .and_then(read)
        })
        .or_else(|| lines.iter().find_map(|line| in_line(line, order)))
        .or_else(|| url.and_then(in_address))
}

/// Finds the day of the last change.
pub(super) fn modified(evidence: &Evidence, json_ld: &JsonLd, order: NumericOrder) -> Option<Date> {
    let read = |value: &str| dates::parse(value, order);
    [&json_ld.article, &json_ld.page]
        .into_iter()
        .flatten()
        .find_map(|item| read(item.modified.as_deref()?))
        .or_else(|| {
            MODIFIED_TAGS
                .iter()
                .find_map(|tag| evidence.meta(tag).find_map(read))
        })
        .or_else(|| stamped(evidence, None, order, &[Sense::Modified]))
}

/// The first date of an element that is one, near the headline.
fn stamped(
    evidence: &Evidence,
    headline: Option<usize>,
    order: NumericOrder,
    senses: &[Sense],
) -> Option<Date> {
    let near = |stamp: &&Stamp| {
        headline.is_none_or(|headline| {
            stamp.offset + BEFORE_HEADLINE >= headline && stamp.offset <= headline + AFTER_HEADLINE
        })
    };
    let stamps: Vec<&Stamp> = evidence
        .stamps
        .iter()
        .filter(|stamp| !stamp.aside && senses.contains(&stamp.sense))
        .filter(near)
        .collect();
    [StampSource::Itemprop, StampSource::Time, StampSource::Class]
        .iter()
        .find_map(|&source| {
            stamps
                .iter()
                .filter(|stamp| stamp.source == source)
                .find_map(|stamp| date_of(stamp, order))
        })
}

fn date_of(stamp: &Stamp, order: NumericOrder) -> Option<Date> {
    stamp
        .value
        .as_deref()
        .and_then(|value| dates::parse(value, order))
        .or_else(|| dates::parse(&stamp.text, order))
}

/// The date of a short line that is little else.
fn in_line(line: &str, order: NumericOrder) -> Option<Date> {
    const LONGEST: usize = 120;
    let found = dates::find_in_line(line, order)?;
    (line.len() <= LONGEST).then_some(found.date)
}

/// "/2026/03/11/", "/2026-03-11-ferry", "/20260311/": a whole day; a year and a month are none.
fn in_address(url: &Url) -> Option<Date> {
    let segments: Vec<&str> = url.path_segments()?.collect();
    let spelled = segments.windows(3).find_map(|three| {
        let [year, month, day] = three else {
            return None;
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = year.len() == 4
            && month.len() <= 2
            && day.len() <= 2
            && digits(year)
            && digits(month)
            && digits(day);
        fits.then(|| dates::parse(&format!("{year}-{month}-{day}"), NumericOrder::DayFirst))?
    });
    spelled.or_else(|| {
        segments.iter().find_map(|segment| {
            let start = segment.get(..10)?;
            let dashed = start.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 {
                    byte == b'-'
                } else {
                    byte.is_ascii_digit()
                }
            });
            dashed.then(|| dates::parse(start, NumericOrder::DayFirst))?
        })
    })
}
