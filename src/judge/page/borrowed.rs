//! Reasons that a phrase or a class gives to a block that only stands in the box, or borrows the class: a
//! menu in a box for promotions, another story's title under the class of a video.

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::why::{MOSTLY_LINK, Place, Why, by_class, is_label, is_link, is_linked_title};
use crate::article::Role;
use crate::document::Candidate;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Reasons whose classes sites give to links to other stories too.
const BORROWED: [Reason; 9] = [
    Reason::Promotion,
    Reason::Widget,
    Reason::Media,
    Reason::Share,
    Reason::Tags,
    Reason::Byline,
    Reason::AuthorBio,
    Reason::PhotoCredit,
    Reason::PhotoCaption,
];
/// Reasons whose classes sites give to lists of other stories now and then. A link there that asks the reader
/// for something is what the class says.
const BORROWED_AT_TIMES: [Reason; 5] = [
    Reason::Advertisement,
    Reason::SignIn,
    Reason::Subscription,
    Reason::Timestamp,
    Reason::Legal,
];
/// Words from which a sentence in a box for promotions tells of another story.
const BLURB_WORDS: u32 = 12;
/// Reasons whose classes name boxes, which may hold a menu.
const OF_BOXES: [Reason; 5] = [
    Reason::Widget,
    Reason::Promotion,
    Reason::Advertisement,
    Reason::Media,
    Reason::PhotoCaption,
];
/// Reasons whose phrases the entries of menus meet too. A link in a list is no field of a form and no post, and
/// a month that is a link opens an archive.
const OF_SINGLE_WORDS: [Reason; 3] = [Reason::Form, Reason::Embed, Reason::Timestamp];
/// Boxes that serve one purpose, and the reasons whose phrases stand in them: the "Advertising" of a cookie
/// notice is a kind of cookies, the "Sign up" of a newsletter's box is the newsletter's.
const OF_ONE_PURPOSE: [(Reason, &[Reason]); 3] = [
    (Reason::SignIn, &[Reason::Share, Reason::Form]),
    (
        Reason::Cookie,
        &[
            Reason::Advertisement,
            Reason::Form,
            Reason::Share,
            Reason::Legal,
            Reason::Media,
        ],
    ),
    (
        Reason::Newsletter,
        &[Reason::SignIn, Reason::Form, Reason::Subscription],
    ),
];
/// Reasons whose boxes also hold menus: a short link in them is navigation.
const WITH_MENUS: [Reason; 4] = [
    Reason::Promotion,
    Reason::Advertisement,
    Reason::Form,
    Reason::Legal,
];

/// The reason that a class gives; but a title that is a link is a teaser, whatever class it borrows, and
/// a short link in a list is a menu's. Over the story the class is believed of titles.
pub(super) fn or_teaser(why: Why, block: &OutlinedBlock, place: Place) -> Why {
    let asks_nothing = block.phrases.readers == 0.0 && !block.counts.has_copyright;
    let is_borrowed =
        BORROWED.contains(&why.reason) || asks_nothing && BORROWED_AT_TIMES.contains(&why.reason);
    let is_title = is_linked_title(block) && is_borrowed;
    let is_undated =
        why.reason == Reason::Timestamp && !block.counts.has_date() && block.counts.digits == 0;
    let is_video = why.reason == Reason::Media && is_link(block) && !is_label(block);
    if place != Place::Before && (is_title || is_video || is_blurb(&why, block)) {
        Why::by_structure(Reason::RelatedTeaser, place)
    } else if is_label(block) && (is_undated || WITH_MENUS.contains(&why.reason)) {
        Why::by_structure(Reason::Navigation, place)
    } else if OF_BOXES.contains(&why.reason) {
        or_menu(why, block, place)
    } else {
        why
    }
}

/// Whether a block in a box for promotions tells of a story and asks the reader for nothing.
fn is_blurb(why: &Why, block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    why.reason == Reason::Promotion
        && counts.words >= BLURB_WORDS
        && counts.ends_with_stop
        && block.phrases.readers == 0.0
}

/// The reason of a phrase; but in a box of one purpose that of the box.
pub(super) fn or_box(
    why: Why,
    outline: &Outline<'_>,
    candidate: &Candidate<'_>,
    at: usize,
    block: &OutlinedBlock,
    place: Place,
) -> Why {
    let boxes = OF_ONE_PURPOSE
        .iter()
        .filter(|(_, phrases)| phrases.contains(&why.reason));
    let boxes: Vec<Reason> = boxes.map(|&(reason, _)| reason).collect();
    // Reading classes costs more, and few phrases stand in such boxes.
    let class = match boxes.is_empty() {
        true => None,
        false => by_class(outline, candidate, at, block, place),
    };
    class
        .filter(|class| boxes.contains(&class.reason))
        .unwrap_or(why)
}

/// The reason that is given; but a link in a list that names an agency, stands in a box or is a single word
/// of a form is a menu's.
pub(super) fn or_menu(why: Why, block: &OutlinedBlock, place: Place) -> Why {
    let is_menu = block.link_share() >= MOSTLY_LINK && block.tag == Tag::Li;
    let may_be = OF_BOXES.contains(&why.reason)
        || OF_SINGLE_WORDS.contains(&why.reason)
        || why.reason == Reason::Byline;
    if is_menu && may_be && why.role.is_none_or(|role| role == Role::Byline) {
        Why::by_structure(Reason::Navigation, place)
    } else {
        why
    }
}
