//! The pieces as an HTML page: the document in reading order, removed pieces struck through in their
//! place, each with a card that says why; above it the metadata, beside it the reasons to choose from.

use std::collections::BTreeMap;

use copydesk::{Article, Block, Field, Removal, RuleEntry, Source};

use super::pieces::{Fate, Piece};
use crate::html::Html;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What stands under the reasons.
const LEGEND: &str = r#"<p class="faint">Underlined text is in the article under its role and not in its text.</p>
<p class="faint">Keys: <kbd>n</kbd> next removal, <kbd>p</kbd> previous one, <kbd>k</kbd> hides what was kept.</p>
<p role="status" id="status"></p>
</nav>
"#;

/// The page for a document of this name.
pub fn render(article: &Article, pieces: &[Piece<'_>], name: &str) -> String {
    let mut html = Html::default();
    html.head(&format!("{name}: what copydesk did"), STYLE);
    html.element("h1", article.title.as_deref().unwrap_or(name));
    html.raw("\n");
    summary(&mut html, article, pieces, name);
    metadata(&mut html, article);
    html.raw("<div class=\"columns\">\n");
    reasons(&mut html, pieces);
    document(&mut html, pieces);
    html.raw("</div>\n");
    html.end(SCRIPT)
}

/// One line on the whole: what it was taken for, and how many words stayed.
fn summary(html: &mut Html, article: &Article, pieces: &[Piece<'_>], name: &str) {
    let (mut kept, mut removed) = (0, 0);
    for piece in pieces {
        match piece.fate {
            Fate::Kept(_) => kept += words(piece.text),
            Fate::Removed(_) => removed += words(piece.text),
        }
    }
    let what = match article.is_article() {
        true => "an article",
        false => "no article",
    };
    let line = format!(
        "{name}, read as {}, by copydesk {}: {what}, {kept} words kept and {removed} removed, \
         confidence {:.2}.",
        article.state.name(),
        env!("CARGO_PKG_VERSION"),
        article.confidence(),
    );
    html.element("p", &line);
    html.raw("\n");
    for note in &article.notes {
        html.element("p class=note", &format!("Note: {note}."));
        html.raw("\n");
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The fields that are known, with where each came from.
fn metadata(html: &mut Html, article: &Article) {
    let list = |values: &[String]| (!values.is_empty()).then(|| values.join(", "));
    let fields = [
        ("title", Field::Title, article.title.clone()),
        ("standfirst", Field::Standfirst, article.standfirst.clone()),
        ("authors", Field::Authors, list(&article.authors)),
        ("published", Field::Published, article.published.clone()),
        ("modified", Field::Modified, article.modified.clone()),
        ("site", Field::Site, article.site.clone()),
        ("address", Field::Url, article.url.clone()),
        ("language", Field::Language, article.language.clone()),
        ("section", Field::Section, article.section.clone()),
        ("tags", Field::Tags, list(&article.tags)),
        ("picture", Field::Image, article.image.clone()),
    ];
    html.raw("<details>\n<summary>Metadata</summary>\n<table>\n");
    for (name, field, value) in fields {
        html.raw("<tr>");
        html.element("th scope=row", name);
        html.element("td", value.as_deref().unwrap_or("–"));
        let source = article.source(field).map_or("", Source::name);
        html.element("td class=faint", source);
        html.raw("</tr>\n");
    }
    html.raw("</table>\n</details>\n");
}

/// A button for each reason, with its words; a pressed one marks its removals.
fn reasons(html: &mut Html, pieces: &[Piece<'_>]) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for piece in pieces {
        if let Fate::Removed(removal) = piece.fate {
            let count = counts.entry(removal.reason.name()).or_default();
            count.0 += 1;
            count.1 += words(piece.text);
        }
    }
    html.raw("<nav aria-label=\"Reasons\">\n<h2>Why words went</h2>\n<ul>\n");
    for (reason, (removals, words)) in counts {
        html.raw("<li><button type=\"button\" aria-pressed=\"false\"");
        html.attribute("data-reason", reason);
        html.raw(">");
        html.text(reason);
        html.raw("</button>");
        html.element("span class=faint", &format!("{removals}, {words} words"));
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
    html.raw(LEGEND);
}

fn document(html: &mut Html, pieces: &[Piece<'_>]) {
    html.raw("<section aria-label=\"The document as it was read\">\n");
    for piece in pieces.iter().filter(|piece| !piece.text.trim().is_empty()) {
        match piece.fate {
            Fate::Kept(block) => kept(html, piece.text, block),
            Fate::Removed(removal) => removed(html, piece.text, removal),
        }
    }
    html.raw("</section>\n");
}

fn kept(html: &mut Html, text: &str, block: &Block) {
    html.raw("<div class=\"kept\">");
    html.element("span class=label", block.role.name());
    html.element("p", text.trim());
    html.raw("</div>\n");
}

fn removed(html: &mut Html, text: &str, removal: &Removal) {
    // What has a role is in the article still, and not in its text.
    let class = match removal.role {
        Some(_) => "removed has-role",
        None => "removed",
    };
    html.raw("<div tabindex=\"0\"");
    html.attribute("class", class);
    html.attribute("data-reason", removal.reason.name());
    html.raw(">");
    html.element("span class=label", removal.reason.name());
    html.raw("<p><del>");
    html.text(text.trim());
    html.raw("</del></p>");
    card(html, removal);
    html.raw("</div>\n");
}

/// What decided a removal, and what it saw.
fn card(html: &mut Html, removal: &Removal) {
    html.raw("<dl class=\"card\">");
    row(html, "rule", removal.rule.as_str());
    if let Some(entry) = RuleEntry::named(&removal.rule) {
        row(html, "it says", &says(&entry));
    }
    row(html, "decided by", removal.decided_by.name());
    if let Some(score) = removal.score {
        row(html, "score", &format!("{score:.2}"));
    }
    if let Some(evidence) = &removal.evidence {
        row(html, "evidence", evidence);
    }
    if let Some(role) = removal.role {
        row(
            html,
            "role",
            &format!("{} (--show {0} keeps it)", role.name()),
        );
    }
    if let Some(range) = &removal.place.range {
        row(html, "bytes", &format!("{} to {}", range.start, range.end));
    }
    html.raw("</dl>");
}

/// What a rule strikes: its phrase, or what the reference says.
fn says(entry: &RuleEntry) -> String {
    match &entry.phrase {
        Some(phrase) => format!("{} ({})", phrase.pattern, phrase.language),
        None => entry.about.clone(),
    }
}

fn row(html: &mut Html, name: &str, value: &str) {
    html.element("dt", name);
    html.element("dd", value);
}
