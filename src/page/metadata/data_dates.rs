//! Dates in attributes: those of HTML, and those for scripts that show "2 hours ago" in their place.

use crate::page::attribute::AttributeName as Name;
use crate::page::tree::Element;

/// The attributes for scripts that name the day of publication, and all that hold a date.
const PUBLISHED: [Name; 3] = [
    Name::DataPublished,
    Name::DataPublishedAt,
    Name::DataPublishDate,
];
const DATES: [Name; 9] = [
    Name::Datetime,
    Name::Content,
    Name::DataPublished,
    Name::DataPublishedAt,
    Name::DataPublishDate,
    Name::DataDatetime,
    Name::DataTimestamp,
    Name::DataUtime,
    Name::DataDate,
];

/// Whether an attribute for scripts says when the page was published: a script shows "2 hours ago".
pub(super) fn is_published(element: &Element<'_>) -> bool {
    let mut attributes = element.attributes().iter();
    attributes.any(|attribute| PUBLISHED.contains(&attribute.name))
}

/// The date that an attribute holds.
pub(super) fn of<'t>(element: &Element<'t>) -> Option<&'t str> {
    DATES.iter().find_map(|&name| element.attribute(name))
}
