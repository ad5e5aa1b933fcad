//! A reason and its evidence, in words, for a line that the model alone removes.

use std::ops::RangeInclusive;

use super::features::{Context, Place};
use super::finding::Finding;
use super::line::Line;
use super::topics;
use crate::decided_by::Decision;
use crate::removal::{Reason, Rule};
use crate::words::breaks_off;

/// A line shares few words with the story below this share, many from the other on: the quartiles
/// of content lines on the labelled extracts.
const FOREIGN: f32 = 0.35;
const AKIN: f32 = 0.7;

/// Words of a promotion at most.
const PROMOTION_WORDS: usize = 60;

/// Words from which a sentence after the story is prose of another one.
const STORY_WORDS: usize = 20;

/// Words of another story's title.
const TITLE_WORDS: RangeInclusive<usize> = 3..=20;

/// What the model's word comes to: the kind that the line's place and look point to.
pub(super) fn finding(
    context: &Context<'_>,
    at: usize,
    text: &str,
    in_comments: bool,
    probability: f32,
) -> Finding {
    let Some(line) = context.lines().get(at) else {
        return Finding::new(Reason::Boilerplate, Rule::named("model/aside"));
    };
    let place = context.place_of(at);
    let cohesion = context.cohesion_of(line);
    let (reason, rule) = match in_comments {
        true => (Reason::Comments, "model/comments"),
        false => of_box(context, at)
            .or_else(|| of_words(context, line, place, text))
            .unwrap_or_else(|| kind(line, place, cohesion, is_under_title(context, at))),
    };
    let mut evidence = vec![match place {
        Place::Head => "before the story",
        Place::Inside => "inside the story",
        Place::Tail => "after the story's last paragraph",
    }];
    if line.is_title_case() {
        evidence.push("title case");
    }
    if line.words > 0 && !line.ends_with_stop() {
        evidence.push("no stop at its end");
    }
    if line.readers > 0 {
        evidence.push("speaks to the reader");
    }
    match cohesion {
        Some(share) if share < FOREIGN => evidence.push("few of the story's words"),
        Some(share) if share >= AKIN => evidence.push("the story's words"),
        _ => {}
    }
    if context.near_findings(at) >= 3 {
        evidence.push("among lines that go");
    }
    let mut finding = Finding::new(reason, Rule::named(rule));
    finding.decision = Decision::of_model(probability);
    finding.because(format!(
        "{} ({:.0} % sure)",
        evidence.join(", "),
        f64::from(probability) * 100.0
    ))
}

/// Words of a label at most: it says nothing of the box in which it stands.
const LABEL_WORDS: usize = 3;

/// The reason of the line right above or below, where that one invites the reader to something and this one goes
/// on; and a caption over its picture's credit.
fn of_box(context: &Context<'_>, at: usize) -> Option<(Reason, &'static str)> {
    let line = context.lines().get(at)?;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let [above, below] = beside.map(|at| context.reason_at(at?));
    if below == Some(Reason::PhotoCredit) && line.ends_with_stop() && line.words > LABEL_WORDS {
        return Some((Reason::PhotoCaption, "model/caption"));
    }
    let goes_on = line.readers > 0 && (LABEL_WORDS + 1..PROMOTION_WORDS).contains(&line.words);
    let invites = |reason: Option<Reason>| match reason? {
        Reason::Newsletter => Some((Reason::Newsletter, "model/newsletter")),
        Reason::Subscription => Some((Reason::Subscription, "model/subscription")),
        Reason::Donation => Some((Reason::Donation, "model/donation")),
        Reason::Comments => Some((Reason::Comments, "model/comments")),
        _ => None,
    };
    invites(above.filter(|_| goes_on)).or_else(|| invites(below.filter(|_| goes_on)))
}

/// What the line's own words say: the topic of a text after the story, or that it breaks off as an excerpt
/// does.
fn of_words(
    context: &Context<'_>,
    line: &Line,
    place: Place,
    text: &str,
) -> Option<(Reason, &'static str)> {
    if place == Place::Head || line.words <= LABEL_WORDS {
        return None;
    }
    let topic = topics::of(text, context.words_of(line), line.readers > 0);
    topic.or_else(|| breaks_off(text).then_some((Reason::RelatedTeaser, "model/teaser")))
}

/// Whether a line without a stop, as a title is, stands right above.
fn is_under_title(context: &Context<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|at| context.lines().get(at));
    above.is_some_and(|line| TITLE_WORDS.contains(&line.words) && !line.ends_with_stop())
}

fn kind(
    line: &Line,
    place: Place,
    cohesion: Option<f32>,
    is_under_title: bool,
) -> (Reason, &'static str) {
    let foreign = cohesion.is_some_and(|share| share < FOREIGN);
    let sentence = line.ends_with_stop() && line.words >= 5;
    match place {
        _ if line.words <= 3 && !sentence => (Reason::Navigation, "model/label"),
        Place::Head if sentence && !foreign => (Reason::Standfirst, "model/standfirst"),
        Place::Head => (Reason::Navigation, "model/head"),
        _ if line.readers > 0 && line.words < PROMOTION_WORDS => (Reason::Promotion, "model/promo"),
        _ if line.is_title_case() => (Reason::RelatedTeaser, "model/teaser"),
        Place::Inside => (Reason::Boilerplate, "model/aside"),
        Place::Tail if sentence && line.words >= STORY_WORDS && is_under_title => {
            (Reason::OtherStory, "model/other-story")
        }
        Place::Tail if sentence => (Reason::Boilerplate, "model/trailer"),
        Place::Tail => (Reason::RelatedTeaser, "model/teaser"),
    }
}
