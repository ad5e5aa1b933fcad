//! When it was published and last changed.

use crate::text::start;
use url::Url;

use super::authors::Search;
use super::evidence::{Sense, Stamp, StampSource};
use super::json_ld::Item;
use super::surroundings::{is_aside, is_small_print};
use crate::metadata::dates::line::{self, Event, Stamps};
use crate::metadata::dates::{self, Date, NumericOrder};
use crate::metadata::vote::{self, Claim, Elected};
use crate::metadata::{Source, bylines};

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

const ANY_SENSE: [Sense; 3] = [Sense::Published, Sense::Modified, Sense::Open];

/// How far from the headline a visible date may stand, in bytes of visible text.
const BEFORE_HEADLINE: usize = 600;
const AFTER_HEADLINE: usize = 1200;

/// A page that says it was published so many days after the day in its address has moved to a new
/// system since.
const MOVED_DAYS: i64 = 30;

/// What each place of a date counts. Explicit tags beat what the page shows, that beats the address;
/// two that agree beat one. Chosen on the news set and the hard-page set, confirmed on the yardstick.
const JSON_LD: f32 = 3.0;
const TAG: f32 = 2.6;
const TAG_ALIKE: f32 = 2.4;
const MARKED: f32 = 2.2;
const SHOWN: f32 = 2.0;
const PAGE_ITEM: f32 = 1.4;
const ADDRESS: f32 = 1.5;
const WRITTEN: f32 = 1.4;
const RECORD: f32 = 1.2;
const CHANGED: f32 = 0.5;
const LONE: f32 = 0.4;

/// Finds the day of publication.
pub(super) fn published(
    search: &Search<'_>,
    url: Option<&Url>,
    order: NumericOrder,
) -> Option<Elected<Date>> {
    let address = url.and_then(in_address);
    let mut claims = claims(search, address, order);
    for claim in &mut claims {
        claim.value = local(claim.value, address, search, order);
    }
    let elected = vote::elect(&claims, |one, other| one.day == other.day)?;
    match address {
        Some(address) if elected.value.day.days_after(address.day) > MOVED_DAYS => Some(Elected {
            value: address,
            source: Source::Address,
            ..elected
        }),
        _ => Some(elected),
    }
}

/// Every place that gives the day of publication, the likeliest first.
fn claims(search: &Search<'_>, address: Option<Date>, order: NumericOrder) -> Vec<Claim<Date>> {
    let (article, page) = (
        search.json_ld.article.as_ref(),
        search.json_ld.page.as_ref(),
    );
    let read = |value: &String| dates::parse(value, order);
    let of_item =
        |item: Option<&Item>| item.and_then(|item| item.published.as_ref().and_then(read));
    let shown = |senses: &[Sense]| stamped(search, order, senses);
    let claims = [
        (of_item(article), Source::JsonLd, JSON_LD),
        (tagged(search, &PUBLISHED_TAGS, order), Source::MetaTag, TAG),
        (tagged_alike(search, order), Source::MetaTag, TAG_ALIKE),
        (shown(&[Sense::Published]), Source::Markup, MARKED),
        (
            shown(&[Sense::Published, Sense::Open]),
            Source::Markup,
            SHOWN,
        ),
        (of_item(page), Source::JsonLd, PAGE_ITEM),
        (written(search, order).published, Source::Text, WRITTEN),
        (address, Source::Address, ADDRESS),
        (tagged(search, &DATE_TAGS, order), Source::MetaTag, RECORD),
    ];
    let stated: Vec<_> = claims.into_iter().filter_map(claim).collect();
    if !stated.is_empty() {
        return stated;
    }
    // A page that shows one date, though that of a change, most often has no other.
    let last = [
        (shown(&[Sense::Modified]), Source::Markup, CHANGED),
        (only_line(search, order), Source::Text, LONE),
        (only_stamp(search, order), Source::Markup, LONE),
    ];
    last.into_iter().filter_map(claim).collect()
}

/// What the page shows is one voice, whether an element or its text says it.
fn claim((date, source, weight): (Option<Date>, Source, f32)) -> Option<Claim<Date>> {
    let claim = Claim::new(date?, source, weight);
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

/// The dates that the lines of the head give, and others that say what happened on the day.
fn written(search: &Search<'_>, order: NumericOrder) -> Stamps {
    let lines = search.lines;
    let head = lines.head().filter(|(_, text)| is_dated(text));
    let head = head
        .map(|(_, text)| line::stamps(text, order))
        .fold(Stamps::default(), Stamps::or);
    let others = lines.all.iter().filter(|text| line::is_date(text));
    let others = others.map(|text| line::stamps(text, order));
    let labelled = others.filter(|stamps| stamps.labelled || stamps.published.is_none());
    let opening = lines.all.iter().find_map(|text| opening(text, order));
    let opening = Stamps {
        published: opening,
        ..Stamps::default()
    };
    labelled.fold(head, Stamps::or).or(opening)
}

/// The day that the only date line of the text gives, wherever it stands: under the story perhaps.
fn only_line(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    let lines = search.lines.all.iter().filter(|text| line::is_date(text));
    let mut dates = lines.filter_map(|text| line::stamps(text, order).published);
    let first = dates.next()?;
    dates.all(|date| date.day == first.day).then_some(first)
}

/// Whether a line is a date and little else, or a byline with a date.
fn is_dated(text: &str) -> bool {
    let is_credit = || {
        let credit = bylines::credit(text);
        credit.dated && (credit.alone || !credit.labelled.is_empty())
    };
    line::is_date(text) || is_credit() || has_date_part(text)
}

/// Whether a part between bars is a date: "Ana Ruiz | Porto Azul Gazette | 3 March 2026 | 5 comments".
fn has_date_part(text: &str) -> bool {
    const LONGEST: usize = 200;
    let mut parts = text.split(['|', '•', '·']).map(str::trim);
    text.len() <= LONGEST && text.contains(['|', '•', '·']) && parts.any(line::is_date)
}

/// The date that the page shows its readers near the headline.
fn shown(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    stamped(search, order, &[Sense::Published, Sense::Open])
        .or_else(|| written(search, order).published)
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
            let address = address.filter(|address| may_be_local(date, *address))?;
            let shown = shown(search, order).filter(|shown| shown.day == address.day);
            Some(shown.unwrap_or(address))
        })
        .unwrap_or(date)
}

/// Whether an instant of UTC may lie on this day by the outlet's clock: zones reach from twelve hours
/// behind to fourteen before it.
fn may_be_local(utc: Date, day: Date) -> bool {
    const NOON: i64 = 12 * 60;
    const FOURTEEN_BEFORE_MIDNIGHT: i64 = 10 * 60;
    let minutes = utc.instant().map_or(0, |instant| instant.rem_euclid(1440));
    match day.day.days_after(utc.day) {
        -1 => minutes < NOON,
        1 => minutes >= FOURTEEN_BEFORE_MIDNIGHT,
        _ => false,
    }
}

/// The date on which every date of the page outside of asides agrees.
fn only_stamp(search: &Search<'_>, order: NumericOrder) -> Option<Date> {
    let mut dates = search
        .evidence
        .stamps
        .iter()
        .filter(|stamp| is_own(search, stamp))
        .filter_map(|stamp| date_of(stamp, order, &ANY_SENSE));
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
pub(super) fn modified(search: &Search<'_>, order: NumericOrder) -> Option<Elected<Date>> {
    let json_ld = search.json_ld;
    let read = |value: &String| dates::parse(value, order);
    let mut items = [&json_ld.article, &json_ld.page].into_iter().flatten();
    let stated = items.find_map(|item| item.modified.as_ref().and_then(read));
    let claims = [
        (stated, Source::JsonLd, JSON_LD),
        (tagged(search, &MODIFIED_TAGS, order), Source::MetaTag, TAG),
        (
            stamped(search, order, &[Sense::Modified]),
            Source::Markup,
            MARKED,
        ),
        (written(search, order).modified, Source::Text, WRITTEN),
    ];
    let claims: Vec<_> = claims.into_iter().filter_map(claim).collect();
    vote::elect(&claims, |one, other| one.day == other.day)
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
        .filter(near)
        .filter(|stamp| is_own(search, stamp) || in_small_print(search, stamp))
        .collect();
    [StampSource::Itemprop, StampSource::Time, StampSource::Class]
        .iter()
        .find_map(|&source| {
            stamps
                .iter()
                .filter(|stamp| stamp.source == source)
                .find_map(|stamp| date_of(stamp, order, senses))
        })
}

/// The date of an element, if it is of one of these kinds.
fn date_of(stamp: &Stamp, order: NumericOrder, senses: &[Sense]) -> Option<Date> {
    let read = told(stamp, order);
    let mut read = read.into_iter().flatten();
    read.find(|(sense, _)| senses.contains(sense))
        .map(|(_, date)| date)
}

/// What an element says of dates: its text tells the day of publication from that of a change, and
/// where it has one day alone, its name, its class or the words before it.
fn told(stamp: &Stamp, order: NumericOrder) -> [Option<(Sense, Date)>; 2] {
    let text = line::stamps(&stamp.text, order);
    let value = stamp.value.as_deref();
    let value = value.and_then(|value| dates::parse(value, order));
    if let (Some(published), Some(modified)) = (text.published, text.modified) {
        // The attribute has the time, but of which of them?
        let exact = |date: Date| value.filter(|value| value.day == date.day).unwrap_or(date);
        return [
            Some((Sense::Published, exact(published))),
            Some((Sense::Modified, exact(modified))),
        ];
    }
    let shown = text.published.or(text.modified);
    let shown = shown.or_else(|| dates::parse(&stamp.text, order));
    let label = line::label(&stamp.text).or_else(|| line::label(stamp.beside.as_deref()?));
    let sense = match (stamp.sense, label) {
        (Sense::Open, Some(Event::Modified)) => Sense::Modified,
        (Sense::Open, Some(Event::Published)) => Sense::Published,
        (sense, _) => sense,
    };
    [value.or(shown).map(|date| (sense, date)), None]
}

/// The date that opens a paragraph: "(3 March 2026) The ferry …".
fn opening(text: &str, order: NumericOrder) -> Option<Date> {
    const LONGEST: usize = 120;
    const OPENING: usize = 40;
    let found = dates::find_in_line(start(text, LONGEST), order)?;
    let after = text.get(found.range.end..)?.trim_start();
    let opens =
        found.range.start <= OPENING && after.starts_with([')', '|', '–', '—', ':', '-', '/']);
    opens.then_some(found.date)
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
