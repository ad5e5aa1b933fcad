//! When it was published and last changed.

use url::Url;

use super::evidence::Sense;
use super::json_ld::Item;
use super::search::Search;
use super::shown_dates::ShownDates;
use crate::metadata::Source;
use crate::metadata::dates::{self, Date, NumericOrder};
use crate::metadata::vote::{self, Claim, Elected};

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

/// If the date of publication is more than this many days after the date in the folders of the address,
/// the site has probably moved to a new system, and the date of the address is taken.
const MOVED_DAYS: i64 = 30;

/// What each place of a date counts. Explicit tags beat what the page shows, that beats the address;
/// two that agree beat one. Chosen on the news set and the hard-page set, confirmed on
/// `news-validate`.
const JSON_LD: f32 = 3.0;
const TAG: f32 = 2.6;
const TAG_ALIKE: f32 = 2.4;
const MARKED: f32 = 2.2;
const SHOWN: f32 = 2.0;
const PAGE_ITEM: f32 = 1.4;
const ADDRESS: f32 = 1.5;
const WRITTEN: f32 = 1.4;
const RECORD: f32 = 1.3;
const CHANGED: f32 = 0.5;
const LONE: f32 = 0.4;

/// Finds the day of publication.
pub(super) fn published(
    search: &Search<'_>,
    shown: &ShownDates,
    url: Option<&Url>,
    order: NumericOrder,
) -> Option<Elected<Date>> {
    // The page may name an address elsewhere as its own, where the story came out first.
    let address = url.into_iter().chain(search.given).find_map(in_address);
    let mut claims = claims(search, shown, address, order);
    for claim in &mut claims {
        claim.value = local(claim.value, address, search, (shown, order));
    }
    let elected = vote::elect(&claims, |one, other| one.day == other.day)?;
    let original = url.into_iter().chain(search.given).find_map(in_folders);
    match original {
        Some(original) if elected.value.day.days_after(original.day) > MOVED_DAYS => {
            Some(Elected {
                value: original,
                source: Source::Address,
                ..elected
            })
        }
        _ => Some(elected),
    }
}

/// Every place that gives the day of publication, the likeliest first.
fn claims(
    search: &Search<'_>,
    shown: &ShownDates,
    address: Option<Date>,
    order: NumericOrder,
) -> Vec<Claim<Date>> {
    let (article, page) = (
        search.json_ld.article.as_ref(),
        search.json_ld.page.as_ref(),
    );
    let read = |value: &String| dates::parse(value, order);
    let of_item =
        |item: Option<&Item>| item.and_then(|item| item.published.as_ref().and_then(read));
    let stated = [
        (of_item(article), Source::JsonLd, JSON_LD),
        (tagged(search, &PUBLISHED_TAGS, order), Source::MetaTag, TAG),
        (tagged_alike(search, order), Source::MetaTag, TAG_ALIKE),
        (shown.stamped(&[Sense::Published]), Source::Markup, MARKED),
        (shown.open(), Source::Markup, SHOWN),
        (of_item(page), Source::JsonLd, PAGE_ITEM),
        (shown.written.published, Source::Text, WRITTEN),
        (address, Source::Address, ADDRESS),
        (tagged(search, &DATE_TAGS, order), Source::MetaTag, RECORD),
    ];
    let stated: Vec<_> = stated.into_iter().filter_map(claim).collect();
    if !stated.is_empty() {
        return stated;
    }
    // A page that shows one date, though that of a change, most often has no other.
    let last = [
        (shown.stamped(&[Sense::Modified]), Source::Markup, CHANGED),
        (shown.only_line, Source::Text, LONE),
        (shown.only_stamp(), Source::Markup, LONE),
    ];
    last.into_iter().filter_map(claim).collect()
}

/// What the page shows is one voice, whether an element or its text says it.
fn claim((date, source, weight): (Option<Date>, Source, f32)) -> Option<Claim<Date>> {
    let date = date.filter(|date| !date.day.is_placeholder())?;
    let claim = Claim::new(date, source, weight);
    let voice = match source {
        Source::Text => Source::Markup as u8,
        _ => claim.voice,
    };
    Some(Claim { voice, ..claim })
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

/// Moves an instant in UTC to the page's own time zone. If another value of the page is the same instant
/// with a zone, that value is taken. Else, if the address names the day before or after, and the instant can
/// fall on it in some zone, that day is taken, with the time that the page shows for it.
fn local(
    date: Date,
    address: Option<Date>,
    search: &Search<'_>,
    (shown, order): (&ShownDates, NumericOrder),
) -> Date {
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
            let address = address.filter(|address| may_be_local(date, *address))?;
            let shown = shown.published().filter(|shown| shown.day == address.day);
            Some(shown.unwrap_or(address))
        })
        .unwrap_or(date)
}

/// Whether an instant of UTC may lie on this day by the outlet's clock: zones reach from twelve hours
/// behind to fourteen before it.
fn may_be_local(utc: Date, day: Date) -> bool {
    const NOON: i8 = 12;
    const FOURTEEN_BEFORE_MIDNIGHT: i8 = 10;
    let hour = utc.clock.map_or(0, |clock| clock.time().hour());
    match day.day.days_after(utc.day) {
        -1 => hour < NOON,
        1 => hour >= FOURTEEN_BEFORE_MIDNIGHT,
        _ => false,
    }
}

/// Finds the day of the last change.
pub(super) fn modified(
    search: &Search<'_>,
    shown: &ShownDates,
    order: NumericOrder,
) -> Option<Elected<Date>> {
    let json_ld = search.json_ld;
    let read = |value: &String| dates::parse(value, order);
    let mut items = [&json_ld.article, &json_ld.page].into_iter().flatten();
    let stated = items.find_map(|item| item.modified.as_ref().and_then(read));
    let claims = [
        (stated, Source::JsonLd, JSON_LD),
        (tagged(search, &MODIFIED_TAGS, order), Source::MetaTag, TAG),
        (shown.stamped(&[Sense::Modified]), Source::Markup, MARKED),
        (shown.written.modified, Source::Text, WRITTEN),
    ];
    let claims: Vec<_> = claims.into_iter().filter_map(claim).collect();
    vote::elect(&claims, |one, other| one.day == other.day)
}

/// "/2026/03/11/", "/2026-03-11-ferry": a whole day; a year and a month are none.
fn in_address(url: &Url) -> Option<Date> {
    in_folders(url).or_else(|| {
        url.path_segments()?.find_map(|segment| {
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

/// The day of "/2026/03/11/".
fn in_folders(url: &Url) -> Option<Date> {
    let segments: Vec<&str> = url.path_segments()?.collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    segments.windows(3).find_map(|three| {
        let [year, month, day] = three else {
            return None;
        };
        let is_year = year.len() == 4 && digits(year);
        let fits = is_year
            && [month, day]
                .iter()
                .all(|part| part.len() <= 2 && digits(part));
        fits.then(|| dates::parse(&format!("{year}-{month}-{day}"), NumericOrder::DayFirst))?
    })
}
