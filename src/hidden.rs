//! Articles that a reader sees only after scripts have run: their text stands in `<noscript>`, or in
//! JSON-LD alone. A page that shows next to nothing is read once more with that text shown.
//!
//! Of 1,487 labelled articles three need it (a blog, a forum, a story behind a paywall), of 122 pages
//! of other kinds five forums; trafilatura falls back on JSON-LD likewise.

use std::fmt::Write;

use crate::article::Note;
use crate::document::Document;
use crate::judge::Judgement;
use crate::options::Options;
use crate::page;
use crate::removal::{Reason, Rule};
use crate::verdict::Verdict;

/// A page that keeps so many bytes of text shows its article.
const ARTICLE_BYTES: usize = 500;

/// The text of JSON-LD is taken for more of the article than the page shows from so many times what
/// it keeps: on labelled pages a body comes up to twice, one after the other.
const TIMES_MORE: usize = 3;

/// Paragraphs that a page may show of such a body; more are not compared with it.
const MOST_COPIES: usize = 64;

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
    let Some(Shown {
        mut document,
        below,
    }) = shown(&first.0, kept, page, options)
    else {
        return first;
    };
    let mut judgement = judge(&document);
    if let Some(below) = below {
        strike_copies(&document, &mut judgement, below);
    }
    let kept_now = judgement.bytes_kept(&document);
    if kept_now < ARTICLE_BYTES || kept_now < kept * 2 {
        return first;
    }
    document.metadata = first.0.metadata;
    (document, judgement)
}

/// A page with its hidden text.
struct Shown {
    document: Document<'static>,
    /// From which piece on that text stands, if it stands below all others.
    below: Option<usize>,
}

/// The page read again with hidden text shown, where there is any worth it.
fn shown(first: &Document<'_>, kept: usize, page: Page<'_>, options: &Options) -> Option<Shown> {
    let structure = first.structure.as_ref()?;
    if kept < ARTICLE_BYTES && structure.noscript_bytes >= ARTICLE_BYTES {
        let document = page::read_without_scripts(page.html, page.url, options);
        return Some(Shown {
            document: noted(document, "noscript"),
            below: None,
        });
    }
    let body = structure
        .article_bodies
        .iter()
        .max_by_key(|body| body.len())?;
    if body.len() < ARTICLE_BYTES.max(kept * TIMES_MORE) {
        return None;
    }
    let html = format!("{}\n{}", page.html, article(body));
    Some(Shown {
        document: noted(page::read(&html, page.url, options), "json-ld"),
        below: Some(first.candidates.len()),
    })
}

/// Strikes what the page shows of the text that was set below it: the first paragraphs, before a
/// paywall.
fn strike_copies(document: &Document<'_>, judgement: &mut Judgement, below: usize) {
    let Some((shown, below)) = document.candidates.split_at_checked(below) else {
        return;
    };
    let below: String = below.iter().map(|candidate| &*candidate.text).collect();
    let kept = shown.iter().zip(&mut judgement.verdicts);
    let kept = kept.filter(|(_, verdict)| verdict.is_kept());
    for (candidate, verdict) in kept.take(MOST_COPIES) {
        let text = candidate.text.trim_end_matches(['.', '…', ' ']);
        if memchr::memmem::find(below.as_bytes(), text.as_bytes()).is_some() {
            *verdict = Verdict::strike(Reason::Repeated, Rule::named("structure/repeated"));
        }
    }
}

fn noted(mut document: Document<'static>, name: &str) -> Document<'static> {
    document.notes.push(Note::HiddenText(name.to_string()));
    document
}

/// The body of an article in JSON-LD as an element: its markup, even escaped, or a paragraph a line.
fn article(body: &str) -> String {
    let unescaped = body.replace("&lt;", "<").replace("&gt;", ">");
    let mut article = String::from("<article itemprop=\"articleBody\">");
    if unescaped.contains("</p>") || unescaped.contains("<br") {
        article.push_str(&unescaped);
    } else {
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            let _ = write!(article, "<p>{}</p>", line.replace('<', "&lt;"));
        }
    }
    article.push_str("</article>");
    article
}

#[cfg(test)]
mod tests {
    use super::article;
    use crate::{Article, Cleaner, Note};

    const STORY: &str = "The ferry to Porto Azul sank at noon on Monday, and all of its forty \
        passengers were brought ashore by fishing boats, the harbour office said. ";

    fn page(body: &str) -> Article {
        let html = format!("<!doctype html><title>Ferry sinks</title><body>{body}");
        Cleaner::new().page(&html).unwrap()
    }

    fn hidden(name: &str) -> [Note; 1] {
        [Note::HiddenText(name.to_string())]
    }

    #[test]
    fn an_article_that_only_noscript_holds_is_found() {
        let story = STORY.repeat(5);
        let article = page(&format!(
            "<h1>Ferry sinks</h1><noscript><p>{story}</noscript>"
        ));
        assert_eq!(article.notes, hidden("noscript"));
        assert_eq!(article.text(), story.trim());
    }

    #[test]
    fn an_article_that_only_json_ld_holds_is_found() {
        let story = STORY.repeat(5);
        let script =
            format!(r#"<script type="application/ld+json">{{"articleBody": "{story}"}}</script>"#);
        let article = page(&format!("<h1>Ferry sinks</h1><p>Loading …</p>{script}"));
        assert_eq!(article.notes, hidden("json-ld"));
        assert_eq!(article.text(), story.trim());
    }

    #[test]
    fn the_paragraphs_before_a_paywall_stand_once() {
        let first = "The dredging of Lake Ornach will start on the eighth of June.";
        let story = STORY.repeat(9);
        let script = format!(
            r#"<script type="application/ld+json">{{"articleBody": "{first}\\n{story}"}}</script>"#
        );
        let article = page(&format!("<article><p>{first}</article>{script}"));
        assert_eq!(article.notes, hidden("json-ld"));
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
    }
}
