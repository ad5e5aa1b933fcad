//! The dates that a page shows its readers: elements that are a date by their name, and lines of text.

use super::evidence::{Sense, Stamp, StampSource};
use super::nearby::{Line, Lines};
use super::search::Search;
use super::surroundings::{is_aside, is_small_print};
use crate::metadata::dates::line::{self, Event, Stamps};
use crate::metadata::dates::{self, Date, NumericOrder};
use crate::text::start;

/// How far from the headline a visible date may stand, in bytes of visible text.
const BEFORE_HEADLINE: usize = 600;
const AFTER_HEADLINE: usize = 1200;

/// What the page shows, read once.
pub(super) struct ShownDates {
    stamps: Vec<Shown>,
    /// What the lines of text say.
    pub written: Stamps,
    /// The day that the only date line of the text gives, wherever it stands.
    pub only_line: Option<Date>,
}

/// An element with its dates.
struct Shown {
    source: StampSource,
    told: [Option<(Sense, Date)>; 2],
    /// It stands near the headline, or there is none.
    near: bool,
    /// It stands under the headline, or there is none.
    under: bool,
    /// It stands in no aside. One that does is in the small print of the story.
    own: bool,
}

impl ShownDates {
    /// Reads them.
    pub fn of(search: &Search<'_>, order: NumericOrder) -> ShownDates {
        let is_near = |stamp: &Stamp| {
            search.headline.is_none_or(|headline| {
                stamp.offset + BEFORE_HEADLINE >= headline
                    && stamp.offset <= headline + AFTER_HEADLINE
            })
        };
        let stamps = search.evidence.stamps.iter().filter_map(|stamp| {
            let element = search.tree.element(stamp.node)?;
            let own = !is_aside(&element, search.around_headline);
            if !own && !is_small_print(&element) {
                return None;
            }
            Some(Shown {
                source: stamp.source,
                told: told(stamp, order),
                near: is_near(stamp),
                under: search.headline.is_none_or(|at| stamp.offset >= at),
                own,
            })
        });
        let texts = search.lines.all.iter().map(|line| line.text.as_str());
        let dated = texts.filter(|text| line::is_date(text));
        let date_lines: Vec<Stamps> = dated.map(|text| line::stamps(text, order)).collect();
        ShownDates {
            stamps: stamps.collect(),
            written: written(search.lines, &date_lines, order),
            only_line: only_line(&date_lines),
        }
    }

    /// The first date of these kinds near the headline, of microdata before the others.
    pub fn stamped(&self, senses: &[Sense]) -> Option<Date> {
        self.first_stamp(senses, |stamp| stamp.near)
    }

    /// The first date near the headline that no name calls one of a change. One over the headline may be a
    /// banner's: it has to say what the lines of text say, if they name a day.
    pub fn open(&self) -> Option<Date> {
        let senses = [Sense::Published, Sense::Open];
        let over = || {
            let over = self.stamped(&senses)?;
            let written = self.written.published;
            written
                .is_none_or(|date| date.day == over.day)
                .then_some(over)
        };
        self.first_stamp(&senses, |stamp| stamp.near && stamp.under)
            .or_else(over)
    }

    fn first_stamp(&self, senses: &[Sense], is_asked: impl Fn(&Shown) -> bool) -> Option<Date> {
        let sources = [StampSource::Itemprop, StampSource::Time, StampSource::Class];
        sources.iter().find_map(|&source| {
            let stamps = self
                .stamps
                .iter()
                .filter(|stamp| is_asked(stamp) && stamp.source == source);
            let mut dates = stamps.flat_map(|stamp| stamp.told.iter().flatten());
            dates
                .find(|(sense, _)| senses.contains(sense))
                .map(|&(_, date)| date)
        })
    }

    /// The day of publication, as the reader sees it.
    pub fn published(&self) -> Option<Date> {
        self.open().or(self.written.published)
    }

    /// The date on which every date of the page outside of asides agrees.
    pub fn only_stamp(&self) -> Option<Date> {
        let own = self.stamps.iter().filter(|stamp| stamp.own);
        let mut dates = own.filter_map(|stamp| stamp.told.iter().flatten().next());
        let (_, first) = dates.next()?;
        dates
            .all(|(_, date)| date.day == first.day)
            .then_some(*first)
    }
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

/// The dates that the lines of the head give, and others that say what happened on the day.
fn written(lines: &Lines, date_lines: &[Stamps], order: NumericOrder) -> Stamps {
    let head = lines.head().filter(|(_, line)| is_dated(line));
    let head = head.map(|(at, line)| (at, line::stamps(&line.text, order)));
    // A line with a label goes before one without, and one under the headline before one over it: the day on
    // which the page was asked for stands in some banners, that of an event in others.
    let (told, bare): (Vec<_>, Vec<_>) = head.partition(|(_, stamps)| stamps.labelled);
    let is_under = |at: usize| lines.headline.is_none_or(|headline| at >= headline);
    let (under, over): (Vec<_>, Vec<_>) = bare.into_iter().partition(|&(at, _)| is_under(at));
    let head = told.into_iter().chain(under).chain(over);
    let head = head.fold(Stamps::default(), |all, (_, stamps)| all.or(stamps));
    let others = date_lines.iter().copied();
    let labelled = others.filter(|stamps| stamps.labelled || stamps.published.is_none());
    let opening = lines.all.iter().find_map(|line| opening(&line.text, order));
    let opening = Stamps {
        published: opening,
        ..Stamps::default()
    };
    labelled.fold(head, Stamps::or).or(opening)
}

/// The day that the only date line of the text gives, wherever it stands: under the story perhaps.
fn only_line(date_lines: &[Stamps]) -> Option<Date> {
    let mut dates = date_lines.iter().filter_map(|stamps| stamps.published);
    let first = dates.next()?;
    dates.all(|date| date.day == first.day).then_some(first)
}

/// Whether a line is a date and little else, or a byline with a date.
fn is_dated(shown: &Line) -> bool {
    let text = shown.text.as_str();
    let is_credit = || {
        let credit = shown.credit();
        credit.dated && (credit.alone || !credit.labelled.is_empty())
    };
    shown.may_have_date()
        && (line::is_date(text)
            || line::is_date_with_time(text)
            || is_credit()
            || has_date_part(text))
}

/// Whether a part between bars is a date: "Ana Ruiz | Porto Azul Gazette | 3 March 2026 | 5 comments".
fn has_date_part(text: &str) -> bool {
    const LONGEST: usize = 200;
    let mut parts = text.split(['|', '•', '·']).map(str::trim);
    text.len() <= LONGEST && text.contains(['|', '•', '·']) && parts.any(line::is_date)
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
