//! When it was published and last changed.

use crate::text::start;
use url::Url;

use super::authors::Search;
use super::evidence::{Sense, Stamp, StampSource};
use super::surroundings::{is_aside, is_small_print};
use crate::metadata::Source;
use crate::metadata::dates::{self, Date, NumericOrder};

/// Tags that name the day of publication, the likeliest first.
const PUBLISHED_TAGS: [&str; 24] = [
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
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publisheddate",
    "published_time",
    "published",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:published_time",
    "bt:pubdate",
    "vr:published_time",
];

/// How the letters of other tags end that name it: "w-published-date", "publishDate".
const PUBLISHED_ENDINGS: [&str; 6] = [
    "publisheddate",
    "publishdate",
    "publicationdate",
    "datepublished",
    "publishedtime",
    "publishtime",
];

/// Tags that name a day, which may be the record's own: where the page shows another, that one was
/// right on all seven such pages of the labelled sets.
const DATE_TAGS: [&str; 7] = [
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
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
    let json_ld = search.json_ld;
    let article = json_ld.article.as_ref();
    let page = json_ld.page.as_ref();
    let read = |value: &str| dates::parse(value, order);
    let address = url.and_then(in_address);
    let steps: [(Source, &dyn Fn() -> Option<Date>); 11] = [
        (Source::JsonLd, &|| {
            let stated = article.and_then(|item| read(item.published.as_deref()?))?;
            (!is_outvoted(stated, search, order)).then_some(stated)
        }),
        (Source::MetaTag, &|| tagged(search, &PUBLISHED_TAGS, order)),
        (Source::MetaTag, &|| tagged_alike(search, order)),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Published])
        }),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Published, Sense::Open])
        }),
        (Source::JsonLd, &|| {
            page.and_then(|item| read(item.published.as_deref()?))
        }),
        (Source::Address, &|| address),
        (Source::Text, &|| written(search, order)),
        (Source::MetaTag, &|| tagged(search, &DATE_TAGS, order)),
        (Source::Markup, &|| {
            stamped(search, order, &[Sense::Modified])
        }),
        (Source::Markup, &|| only_stamp(search, order)),
    ];
    let (source, date) = steps
        .iter()
        .find_map(|(source, step)| Some((*source, step()?)))?;
    match address {
        Some(address) if date.day.days_after(address.day) > MOVED_DAYS => {
            Some((address, Source::Address))
        }
        _ => Some((local(date, address, search, order), source)),
    }
}

/// The date of the first of these tags that has one.
fn tagged(search: &Search<'_>, tags: &[&str], order: NumericOrder) -> Option<Date> {
    let mut values = tags.iter().flat_map(|tag| search.evidence.meta(tag));
    values.find_map(|value| dates::parse(value, order))
}

/// The date of a tag whose name ends like one of publication.
fn tagged_alike(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    let letters =
        |name: &str| -> String { name.chars().filter(char::is_ascii_alphabetic).collect() };
    PUBLISHED_ENDINGS.iter().find_map(|ending| {
        let tags = search.evidence.metas.iter();
        tags.filter(|(name, _)| letters(name).ends_with(ending))
            .find_map(|(_, value)| dates::parse(value, order))
    })
}

/// The first date in the lines about the headline.
fn written(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    let mut lines = search.lines.iter();
    lines.find_map(|line| in_line(line, order))
}

/// The date that the page shows its readers near the headline.
fn shown(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    stamped(search, order, &[Sense::Published, Sense::Open]).or_else(|| written(search, order))
}

/// Whether a tag and what the page shows agree on another day.
fn is_outvoted(stated: Date, search: &Search<'_>, order: NumericOrder) -> bool {
    let mut others = [&PUBLISHED_TAGS[..], &DATE_TAGS]
        .into_iter()
        .filter_map(|tags| tagged(search, tags, order))
        .filter(|tagged| tagged.day != stated.day)
        .peekable();
    others.peek().is_some()
        && shown(search, order).is_some_and(|shown| others.any(|tagged| tagged.day == shown.day))
}

/// The date as the page's own clock has it: where a machine writes the instant in UTC and another
/// value of the page the same instant with its zone, the latter's day is the reader's; and where
/// the address and what the page shows agree on the day beside it, so is that one.
fn local(date: Date, address: Option<Date>, search: &Search<'_>, order: NumericOrder) -> Date {
    let Some(instant) = date.instant().filter(|_| date.is_utc()) else {
        return date;
    };
    let tags = [&PUBLISHED_TAGS[..], &DATE_TAGS].into_iter().flatten();
    let tags = tags.flat_map(|tag| search.evidence.meta(tag));
    let stamps = search
        .evidence
        .stamps
        .iter()
        .filter_map(|stamp| stamp.value.as_deref());
    tags.chain(stamps)
        .filter_map(|value| dates::parse(value, order))
        .find(|other| !other.is_utc() && other.instant() == Some(instant))
        .or_else(|| {
            let address = address.filter(|address| address.day.days_after(date.day).abs() == 1)?;
            shown(search, order).filter(|shown| shown.day == address.day)
        })
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

fn in_small_print(search: &Search<'_>, stamp: &Stamp) -> bool {
    let element = search.tree.element(stamp.node);
    element.is_some_and(|element| is_small_print(&element))
}

/// Finds the day of the last change.
pub(super) fn modified(search: &Search<'_>, order: NumericOrder) -> Option<(Date, Source)> {
    let json_ld = search.json_ld;
    let read = |value: &str| dates::parse(value, order);
    let mut items = [&json_ld.article, &json_ld.page].into_iter().flatten();
    let stated = items.find_map(|item| read(item.modified.as_deref()?));
    stated
        .map(|date| (date, Source::JsonLd))
        .or_else(|| Some((tagged(search, &MODIFIED_TAGS, order)?, Source::MetaTag)))
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
        .filter(|stamp| is_own(search, stamp) || in_small_print(search, stamp))
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

/// "/2026/03/11/", "/2026-03-11-ferry": a whole day; a year and a month are none.
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
