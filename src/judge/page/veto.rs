//! What the model would keep and a rule strikes all the same.

use super::block::OutlinedBlock;
use super::edges::is_prose;
use super::reasons::{OPENING_WORDS, Reasons};
use super::why::{MOSTLY_LINK, Place, by_class, has_ancestor, is_bare_time, is_caption};
use crate::document::{Candidate, Shape};
use crate::judge::credit_line::ends_with_credit;
use crate::metadata::bylines;
use crate::metadata::dates::line::is_date;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Phrases of these reasons remove a block unless the model is sure of it. Of the blocks that match one and
/// of which the cross-validated model is not sure, two in five belong to the text. Phrases of other reasons
/// (promotion, navigation, affiliate, form, sign-in, timestamp) would harm as many pages as they help.
const PHRASES: [Reason; 10] = [
    Reason::InlineRelated,
    Reason::RelatedHeading,
    Reason::Legal,
    Reason::PhotoCaption,
    Reason::PhotoCredit,
    Reason::Byline,
    Reason::Newsletter,
    Reason::Subscription,
    Reason::Share,
    Reason::Media,
];

/// Reasons for which a block goes by a final phrase whatever the model makes of it: appeals to the reader, links to
/// other stories, votes.
const FINAL: [Reason; 8] = [
    Reason::Newsletter,
    Reason::Subscription,
    Reason::Donation,
    Reason::Promotion,
    Reason::Share,
    Reason::Comments,
    Reason::InlineRelated,
    Reason::Widget,
];

/// Reasons by the site's own classes, likewise: of such blocks one in five belongs to the text. Other
/// classes name what the article's text may stand in as well.
const CLASSES: [Reason; 5] = [
    Reason::Comments,
    Reason::PhotoCaption,
    Reason::Promotion,
    Reason::Advertisement,
    Reason::Form,
];

/// A box for a newsletter has lines of fewer words. Of ten longer blocks under such a class most are
/// the text of a site that calls its columns so.
const NEWSLETTER_WORDS: u32 = 12;

/// The probability from which a legal notice stays, such as a transcript's under its last paragraph, and
/// a date over the first. Chosen by hand.
const SURE_NOTICE: f32 = 0.97;

/// The probability from which a paragraph is surely the story's, and from which it is likely to be; how many
/// blocks may stand between two such paragraphs.
const SURE: f32 = 0.9;
const LIKELY: f32 = 0.6;
const NEAR: usize = 2;

/// The share of link words from which a block is one link, and what the model has to give it under a
/// heading for other stories.
const ONE_LINK: f32 = 0.9;
const SURE_LINK: f32 = 0.97;

impl Reasons<'_> {
    /// Whether a rule speaks against a block that the model would keep without being sure.
    pub fn is_vetoed(&self, candidate: &Candidate<'_>, at: usize, probability: f32) -> bool {
        let block = self.outline.blocks.get(at);
        let is_last = self.body.is_some_and(|body| body.last == at);
        let is_notice = || is_last && probability < SURE_NOTICE && self.means(at, &[Reason::Legal]);
        is_notice()
            || probability < self.undoubted
                && block.is_some_and(|block| self.is_like_boilerplate(candidate, at, block))
    }

    /// Whether a block is not part of the story whatever the model says: a bare date or time, a picture's
    /// credit, the link of a site's module, an appeal with a final phrase, "Advertisement".
    pub fn is_no_text(&self, candidate: &Candidate<'_>, at: usize) -> bool {
        let block = self.outline.blocks.get(at);
        let is_section = || self.sections.binary_search(&at).is_ok();
        block.is_some_and(|block| is_bare_time(self.outline, block, candidate))
            || self.is_captioned(candidate, at)
            || self.is_module_link(at)
            || self.has_final_phrase(at) && !is_section()
            || self.is_pointer(at)
            || block.is_some_and(|block| self.is_button(candidate, block))
            || self.means(at, &[Reason::Advertisement]) && !is_section()
    }

    /// Whether a block is a button of a few words that opens nothing of the story.
    fn is_button(&self, candidate: &Candidate<'_>, block: &OutlinedBlock) -> bool {
        const WORDS: u32 = 4;
        let is_short = block.info.words <= WORDS && block.counts.last != '?';
        is_short
            && !matches!(candidate.shape, Shape::Heading(_))
            && has_ancestor(self.outline, block, Tag::Button)
    }

    /// Whether a block has a final phrase of one of these reasons.
    fn has_final_phrase(&self, at: usize) -> bool {
        let reason = self.final_reason(at);
        reason.is_some_and(|reason| FINAL.contains(&reason))
    }

    /// Whether a block points to the picture or the film under it: "Text continues below the picture".
    fn is_pointer(&self, at: usize) -> bool {
        const LEAST_WORDS: u32 = 3;
        let block = self.outline.blocks.get(at);
        let is_line =
            block.is_some_and(|block| block.info.words >= LEAST_WORDS && !block.is_heading());
        is_line && self.final_reason(at) == Some(Reason::Media)
    }

    /// The reason of the final phrase that a block meets.
    fn final_reason(&self, at: usize) -> Option<Reason> {
        let rule = self.books.rule(self.lines.get(at)?.anywhere?)?;
        rule.is_final.then_some(rule.reason)
    }

    /// Whether a block is a date and little else, or a byline, and no sentence stands over it.
    pub fn is_head_line(&self, candidate: &Candidate<'_>, at: usize, probability: f32) -> bool {
        const NEAR: usize = 8;
        let body = self.body.filter(|body| at < body.first + NEAR);
        let Some(body) = body.filter(|_| probability < SURE_NOTICE) else {
            return false;
        };
        let before = self.outline.blocks.get(body.first..at).unwrap_or_default();
        let text = &candidate.text;
        !before.iter().any(is_prose) && (is_date(text) || bylines::from_line(text).is_some())
    }

    /// Whether a block stands right behind a picture and says who made it.
    fn is_captioned(&self, candidate: &Candidate<'_>, at: usize) -> bool {
        const WORDS: u32 = 60;
        let block = self.outline.blocks.get(at);
        block.is_some_and(|block| block.info.pictures > 0 && block.info.words <= WORDS)
            && ends_with_credit(&candidate.text)
    }

    /// Whether a block is a link that stands in a division, not in a paragraph, under prose: a
    /// module of the site's. Of 38 such blocks that the cross-validated model keeps, one belongs to
    /// the text.
    fn is_module_link(&self, at: usize) -> bool {
        let block = |at: usize| self.outline.blocks.get(at);
        let follows_prose = at.checked_sub(1).and_then(block).is_some_and(is_prose);
        let is_link = |block: &OutlinedBlock| {
            block.link_share() >= MOSTLY_LINK
                && block.counts.stops == 0
                && matches!(block.tag, Tag::Div | Tag::Section | Tag::Aside)
        };
        follows_prose && block(at).is_some_and(is_link)
    }

    /// Whether a block's words, its element or its class speak against it.
    fn is_like_boilerplate(
        &self,
        candidate: &Candidate<'_>,
        at: usize,
        block: &OutlinedBlock,
    ) -> bool {
        let by_class = || by_class(self.outline, candidate, at, block, Place::Inside);
        let is_section = || self.sections.binary_search(&at).is_ok();
        is_caption(self.outline, candidate, block)
            || self.means(at, &PHRASES) && !self.heads_prose(at) && !is_section()
            || !self.is_surrounded(at, block)
                && by_class().is_some_and(|why| {
                    CLASSES.contains(&why.reason)
                        || why.reason == Reason::Newsletter && block.info.words < NEWSLETTER_WORDS
                })
                && !is_section()
    }

    /// Whether a heading stands over prose of which the model is sure: "More on the shaft" may be a
    /// subhead of the story.
    fn heads_prose(&self, at: usize) -> bool {
        let block = self.outline.blocks.get(at);
        block.is_some_and(OutlinedBlock::is_heading) && self.is_sure_prose(at + 1)
    }

    /// Whether a paragraph stands among paragraphs of which the model is sure. A class such as
    /// "comments-from-city" says nothing against it.
    fn is_surrounded(&self, at: usize, block: &OutlinedBlock) -> bool {
        let is_likely = self.probabilities.get(at).is_some_and(|&p| p >= LIKELY);
        let near =
            |range: std::ops::Range<usize>| range.into_iter().any(|at| self.is_sure_prose(at));
        is_likely
            && is_prose(block)
            && near(at.saturating_sub(NEAR)..at)
            && near(at + 1..at + 1 + NEAR)
    }

    fn is_sure_prose(&self, at: usize) -> bool {
        let is_sure = self.probabilities.get(at).is_some_and(|&p| p >= SURE);
        is_sure && self.outline.blocks.get(at).is_some_and(is_prose)
    }

    /// Whether the block meets a phrase of one of the reasons.
    fn means(&self, at: usize, reasons: &[Reason]) -> bool {
        let why = self.by_phrase(at, Place::Inside);
        why.is_some_and(|why| reasons.contains(&why.reason))
    }

    /// Whether the block is a heading over other stories.
    pub fn heads_others(&self, at: usize) -> bool {
        let is_section = self.sections.binary_search(&at).is_ok();
        self.means(at, &[Reason::RelatedHeading]) && !is_section && !self.heads_prose(at)
    }

    /// Whether a kept block looks like one of a list of other stories under their heading: short,
    /// without a sentence, and the model not sure of it.
    pub fn is_teaser(&self, at: usize, probability: f32) -> bool {
        self.outline.blocks.get(at).is_some_and(|block| {
            let limit = if block.link_share() >= ONE_LINK {
                SURE_LINK
            } else {
                self.undoubted
            };
            block.counts.stops == 0 && block.info.words < OPENING_WORDS && probability < limit
        })
    }
}
