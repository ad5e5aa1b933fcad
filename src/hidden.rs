//! Articles that a reader sees only after scripts have run: their text is in `<noscript>` or only
//! in JSON-LD. A page that shows almost no text is read again with the text of its `<noscript>`. A page
//! whose body in JSON-LD is at least three times as long as what is kept is read again with that body.
//!
//! Of 1,487 labelled articles three need it and two get it (a blog, a story behind a paywall; a forum's
//! title shares no word with its post), of 122 pages of other kinds five forums. trafilatura falls back
//! on JSON-LD likewise.

use std::fmt::Write;

use crate::article::{HiddenPlace, Note};
use crate::document::{Candidate, Document};
use crate::judge::Judgement;
use crate::options::Options;
use crate::page;
use crate::verdict::{Told, Verdict};
use crate::words::runs;

/// A page that keeps so many bytes of text shows its article. The labelled pages that need another
/// reading keep 450 at most, and that reading keeps 1,000 at least.
const ARTICLE_BYTES: usize = 500;

/// The text of JSON-LD is taken for more of the article than the page shows from so many times what
/// it keeps: on labelled pages a body comes up to twice, one after the other.
const TIMES_MORE: usize = 3;

/// A reading with hidden text has to keep so many times what the first does.
const TIMES_WORTH_IT: usize = 2;

/// Of the headline's longer words one in so many stands in the text that is its story: a notice that
/// scripts are off has none, nor has most often another page's article.
const OF_HEADLINE: usize = 4;
/// Letters of a longer word.
const LONGER: usize = 4;

/// Paragraphs that a page may show of a body; more are not compared with it, which keeps the work
/// linear.
const MOST_COPIES: usize = 64;

/// A shorter piece may say the same as a part of the body by chance.
const COPY_BYTES: usize = 40;

/// A page and its address.
#[derive(Clone, Copy)]
pub(crate) struct Page<'p> {
    pub html: &'p str,
    pub url: Option<&'p str>,
}

/// A document and what the judge makes of it.
pub(crate) type Judged<'d> = (Document<'d>, Judgement);

/// The reading that keeps more of an article: the first, or one with hidden text shown.
pub(crate) fn or_shown<'d>(
    first: Judged<'d>,
    page: Page<'_>,
    options: &Options,
    judge: impl Fn(&Document<'_>) -> Judgement,
) -> Judged<'d> {
    let kept = first.1.bytes_kept(&first.0);
    let least = ARTICLE_BYTES.max(kept * TIMES_WORTH_IT);
    for read in [without_scripts, with_body] {
        let Some((mut document, below)) = read(&first.0, kept, page, options) else {
            continue;
        };
        let mut judgement = judge(&document);
        judgement.tell(copies(&document, judgement.verdicts(), below));
        let text = text_kept(&document, &judgement);
        if text.len() >= least && tells_story(&text, &first.0) {
            document.metadata = first.0.metadata;
            return (document, judgement);
        }
    }
    first
}

fn text_kept(document: &Document<'_>, judgement: &Judgement) -> String {
    let kept = document.candidates.iter().zip(judgement.verdicts());
    let kept = kept.filter(|(_, verdict)| verdict.is_kept());
    kept.fold(String::new(), |text, (candidate, _)| text + &candidate.text)
}

/// Whether a text is the story under the page's headline, by the words that they share.
fn tells_story(text: &str, page: &Document<'_>) -> bool {
    let (text, title) = (text.to_lowercase(), page.metadata.title.as_deref());
    let title = title.unwrap_or_default().to_lowercase();
    let words = || {
        let words = runs(&title).map(|run| run.text);
        words.filter(|word| word.chars().count() >= LONGER)
    };
    let shared = words().filter(|word| text.contains(word)).count();
    shared > 0 && shared * OF_HEADLINE >= words().count()
}

/// A page with its hidden text, and from which piece on that text stands below all others.
type Shown = (Document<'static>, Option<usize>);

/// The page read again with what `<noscript>` holds.
fn without_scripts(
    first: &Document<'_>,
    kept: usize,
    page: Page<'_>,
    options: &Options,
) -> Option<Shown> {
    let structure = first.structure.as_ref()?;
    if kept >= ARTICLE_BYTES || structure.noscript_bytes < ARTICLE_BYTES {
        return None;
    }
    let document = page::read_without_scripts(page.html, page.url, options);
    Some((noted(document, HiddenPlace::Noscript), None))
}

/// The page read again with the article's body in JSON-LD below it.
fn with_body(
    first: &Document<'_>,
    kept: usize,
    page: Page<'_>,
    options: &Options,
) -> Option<Shown> {
    let least = ARTICLE_BYTES.max(kept * TIMES_MORE);
    let bodies = first.structure.as_ref()?.article_bodies.iter();
    let own = bodies.filter(|body| body.len() >= least && tells_story(body, first));
    let body = own.max_by_key(|body| body.len())?;
    let html = format!("{}\n{}", page.html, article(body));
    let document = page::read(&html, page.url, options);
    Some((
        noted(document, HiddenPlace::JsonLd),
        Some(first.candidates.len()),
    ))
}

/// What the page shows of the text that was set below it: the first paragraphs, before a paywall.
fn copies(
    document: &Document<'_>,
    verdicts: &[Verdict],
    below: Option<usize>,
) -> Vec<(usize, Told)> {
    let parted = below.and_then(|below| document.candidates.split_at_checked(below));
    let Some((shown, below)) = parted else {
        return Vec::new();
    };
    let below: String = below.iter().map(|candidate| &*candidate.text).collect();
    let kept = shown.iter().zip(verdicts).enumerate();
    let kept = kept.filter(|(_, (_, verdict))| verdict.is_kept());
    let is_copy = |candidate: &Candidate<'_>| {
        let text = candidate.text.trim_end_matches(['.', '…', ' ']);
        text.len() >= COPY_BYTES
            && memchr::memmem::find(below.as_bytes(), text.as_bytes()).is_some()
    };
    let copies = kept
        .take(MOST_COPIES)
        .filter(|(_, (candidate, _))| is_copy(candidate));
    copies.map(|(at, _)| (at, Told::Copy)).collect()
}

fn noted(mut document: Document<'static>, place: HiddenPlace) -> Document<'static> {
    document.notes.push(Note::HiddenText(place));
    document
}

/// Markup that parts a body into paragraphs by itself.
const PARTS: [&str; 6] = ["</p>", "<br", "</div>", "</li>", "</h2>", "</h3>"];

/// The body of an article in JSON-LD as an element: its markup, even escaped, or a paragraph a line.
fn article(body: &str) -> String {
    let body = body.replace("\\n", "\n");
    let unescaped = body.replace("&lt;", "<").replace("&gt;", ">");
    let mut article = String::from("<article itemprop=\"articleBody\">");
    if PARTS.iter().any(|tag| unescaped.contains(tag)) {
        article.push_str(&unescaped);
    } else {
        // An end tag tells that emphasis and links are marked up; without one `<` is a mark.
        let is_marked_up = unescaped.contains("</");
        for line in unescaped.lines().filter(|line| !line.trim().is_empty()) {
            let _ = match is_marked_up {
                true => write!(article, "<p>{line}</p>"),
                false => write!(article, "<p>{}</p>", line.replace('<', "&lt;")),
            };
        }
    }
    article.push_str("</article>");
    article
}

#[cfg(test)]
mod tests {
    use super::article;
    use crate::{Article, Cleaner, HiddenPlace, Note};

    const STORY: &str = "The ferry to Porto Azul sinks slowly: at noon on Monday all of its forty \
        passengers were brought ashore by fishing boats, the harbour office said. ";

    fn page(body: &str) -> Article {
        let html = format!("<!doctype html><title>Ferry sinks</title><body>{body}");
        Cleaner::new().page(&html).unwrap()
    }

    fn hidden(place: HiddenPlace) -> [Note; 1] {
        [Note::HiddenText(place)]
    }

    #[test]
    fn an_article_that_only_noscript_holds_is_found() {
        let story = STORY.repeat(5);
        let article = page(&format!(
            "<h1>Ferry sinks</h1><noscript><p>{story}</noscript>"
        ));
        assert_eq!(article.notes, hidden(HiddenPlace::Noscript));
        assert_eq!(article.text(), story.trim());
    }

    #[test]
    fn an_article_that_only_json_ld_holds_is_found() {
        let story = STORY.repeat(5);
        let script =
            format!(r#"<script type="application/ld+json">{{"articleBody": "{story}"}}</script>"#);
        let article = page(&format!("<h1>Ferry sinks</h1><p>Loading …</p>{script}"));
        assert_eq!(article.notes, hidden(HiddenPlace::JsonLd));
        assert_eq!(article.text(), story.trim());
    }

    #[test]
    fn another_page_s_article_is_not_this_one_s() {
        let other = "The north wind blew all night, and no boat left the harbour. ".repeat(20);
        let script =
            format!(r#"<script type="application/ld+json">{{"articleBody": "{other}"}}</script>"#);
        let article = page(&format!("<h1>Ferry sinks</h1><p>{STORY}</p>{script}"));
        assert_eq!(article.notes, []);
    }

    #[test]
    fn a_notice_that_scripts_are_off_is_no_article() {
        let notice =
            "You have turned scripts off, and this paper needs them to be read. ".repeat(12);
        let article = page(&format!(
            "<h1>Ferry sinks</h1><noscript><p>{notice}</noscript>"
        ));
        assert_eq!(article.notes, []);
        assert_eq!(article.text(), "");
    }

    #[test]
    fn tracking_pixels_do_not_hide_the_body_of_json_ld() {
        let story = STORY.repeat(5);
        let pixel = format!("<noscript><img src=\"/{}\"></noscript>", "x".repeat(600));
        let script =
            format!(r#"<script type="application/ld+json">{{"articleBody": "{story}"}}</script>"#);
        let article = page(&format!("<h1>Ferry sinks</h1>{pixel}{script}"));
        assert_eq!(article.notes, hidden(HiddenPlace::JsonLd));
    }

    #[test]
    fn the_paragraphs_before_a_paywall_stand_once() {
        let first = "The dredging of Lake Ornach will start on the eighth of June.";
        let story = STORY.repeat(9);
        let script = format!(
            r#"<script type="application/ld+json">{{"articleBody": "{first}\\n{story}"}}</script>"#
        );
        let article = page(&format!("<article><p>{first}</article>{script}"));
        assert_eq!(article.notes, hidden(HiddenPlace::JsonLd));
        assert_eq!(article.text().matches(first).count(), 1);
    }

    #[test]
    fn a_page_that_shows_its_article_is_not_read_again() {
        let shown = STORY.repeat(5);
        let other = "The north wind blew all night, and no boat left the harbour. ".repeat(9);
        let article = page(&format!("<p>{shown}</p><noscript><p>{other}</noscript>"));
        assert_eq!(article.notes, []);
        assert!(!article.text().contains("north wind"));
    }

    #[test]
    fn a_body_becomes_paragraphs_whatever_it_is_written_in() {
        let whole = "<article itemprop=\"articleBody\"><p>It sank.</p><p>All swam.</p></article>";
        assert_eq!(article("It sank.\n\nAll swam.\n"), whole);
        assert_eq!(article("<p>It sank.</p><p>All swam.</p>"), whole);
        assert_eq!(
            article("&lt;p&gt;It sank.&lt;/p&gt;<p>All swam.</p>"),
            whole
        );
        assert!(article("if a <b and c").contains("if a &lt;b and c"));
        assert!(article("It <em>sank</em>.").contains("<p>It <em>sank</em>.</p>"));
        assert_eq!(article("It sank.\\n\\nAll swam."), whole);
    }
}
