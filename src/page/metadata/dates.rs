//! When it was published and last changed.

use crate::text::start;
use url::Url;

use super::authors::Search;
use super::evidence::{Sense, Stamp, StampSource};
use super::surroundings::is_aside;
use crate::metadata::Source;
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

/// A page that says it was published so many days after the day in its address has moved to a new
/// system since.
const MOVED_DAYS: i64 = 30;

/// Finds the day of publication.
pub(super) fn published(
    search: &Search<'_>,
    url: Option<&Url>,
    order: NumericOrder,
) -> Option<(Date, Source)> {
    let Search {
        evidence,
        json_ld,
        lines,
        ..
    } = search;
    let article = json_ld
        .article
        .as_ref()
        .and_then(|item| item.published.as_deref());
    let page = json_ld
        .page
        .as_ref()
        .and_then(|item| item.published.as_deref());
    let read = |value: &str| dates::parse(value, order);
    let tagged = || {
        let mut tags = PUBLISHED_TAGS.iter();
        tags.find_map(|tag| evidence.meta(tag).find_map(read))
    };
    let steps: [(Source, &dyn Fn() -> Option<Date>); 9] = [
        (Source::JsonLd, &|| article.and_then(read)),
        (Source::MetaTag, &tagged),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Published])
        }),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Published, Sense::Open])
        }),
        (Source::JsonLd, &|| page.and_then(read)),
        (Source::Text, &|| {
            lines.iter().find_map(|line| in_line(line, order))
        }),
        (Source::Address, &|| url.and_then(in_address)),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Modified])
        }),
        (Source::Markup, &|| only_stamp(search, order)),
    ];
    let (source, date) = steps
        .iter()
        .find_map(|(source, step)| Some((*source, step()?)))?;
    let moved = url
        .and_then(in_address)
        .filter(|address| date.day.days_after(address.day) > MOVED_DAYS);
    Some(match moved {
        Some(address) => (address, Source::Address),
        None => (local(date, search, order), source),
    })
}

/// The date as the page's own clock has it: where a machine writes the instant in UTC and another
/// value of the page the same instant with its zone, the latter's day is the reader's.
fn local(date: Date, search: &Search<'_>, order: NumericOrder) -> Date {
    let Some(instant) = date.instant().filter(|_| date.is_utc()) else {
        return date;
    };
    let tags = PUBLISHED_TAGS
        .iter()
        .flat_map(|tag| search.evidence.meta(tag));
    let stamps = search
        .evidence
        .stamps
        .iter()
        .filter_map(|stamp| stamp.value.as_deref());
    tags.chain(stamps)
        .filter_map(|value| dates::parse(value, order))
        .find(|other| !other.is_utc() && other.instant() == Some(instant))
        .unwrap_or(date)
}

/// The date on which every date of the page outside of asides agrees.
fn only_stamp(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    let mut dates = search
        .evidence
        .stamps
        .iter()
        .filter(|stamp| is_own(search, stamp))
        .filter_map(|stamp| date_of(stamp, order));
    let first = dates.next()?;
    dates.all(|date| date.day == first.day).then_some(first)
}

fn is_own(search: &Search<'_>, stamp: &Stamp) -> bool {
    let element = search.tree.element(stamp.node);
    element.is_some_and(|element| !is_aside(&element, search.around_headline))
}

/// Finds the day of the last change.
pub(super) fn modified(search: &Search<'_>, order: NumericOrder) -> Option<(Date, Source)> {
    let Search {
        evidence, json_ld, ..
    } = search;
    let read = |value: &str| dates::parse(value, order);
    let mut items = [&json_ld.article, &json_ld.page].into_iter().flatten();
    let stated = items.find_map(|item| read(item.modified.as_deref()?));
    let mut tags = MODIFIED_TAGS.iter();
    let mut tagged = || tags.find_map(|tag| evidence.meta(tag).find_map(read));
    stated
        .map(|date| (date, Source::JsonLd))
        .or_else(|| Some((tagged()?, Source::MetaTag)))
        .or_else(|| Some((stamped(search, order, &[Sense::Modified])?, Source::Markup)))
}

/// The first date of an element that is one, near the headline.
fn stamped(search: &Search<'_>, order: NumericOrder, senses: &[Sense]) -> Option<Date> {
    let near = |stamp: &&Stamp| {
        search.headline.is_none_or(|headline| {
            stamp.offset + BEFORE_HEADLINE >= headline && stamp.offset <= headline + AFTER_HEADLINE
        })
    };
    let stamps: Vec<&Stamp> = search
        .evidence
        .stamps
        .iter()
        .filter(|stamp| senses.contains(&stamp.sense))
        .filter(near)
        .filter(|stamp| is_own(search, stamp))
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

/// The date of a short line, or one that opens a paragraph: "(3 March 2026) The ferry …".
fn in_line(line: &str, order: NumericOrder) -> Option<Date> {
    const LONGEST: usize = 120;
    const OPENING: usize = 40;
    let found = dates::find_in_line(start(line, LONGEST), order)?;
    let after = line.get(found.range.end..)?.trim_start();
    let opens =
        found.range.start <= OPENING && after.starts_with([')', '|', '–', '—', ':', '-', '/']);
    (line.len() <= LONGEST || opens).then_some(found.date)
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
