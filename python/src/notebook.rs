//! An article as a notebook shows it: one line, or every piece with what became of it.

use copydesk::{Article, Block, Removal};

use crate::pieces::short;

const KEPT: &str = "margin:.3em 0";
const ASIDE: &str = "margin:.3em 0;opacity:.7";
const STRUCK: &str = "margin:.3em 0;opacity:.6;font-size:90%";

/// The article in one line.
pub fn line(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or("untitled");
    format!(
        "<Article ({}) {:?}: {} blocks shown, {} pieces removed, confidence {:.2}>",
        article.state,
        short(title),
        article.body().count(),
        article.removed().len(),
        article.confidence()
    )
}

/// The article with its metadata and all pieces in order, those that went struck through.
pub fn html(article: &Article) -> String {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for removal in article.removed() {
        pieces.push((removal.place.order, struck(removal)));
    }
    let gone: Vec<usize> = pieces.iter().map(|(order, _)| *order).collect();
    let kept = article.blocks.iter();
    for block in kept.filter(|block| block.shown || !gone.contains(&block.place.order)) {
        pieces.push((block.place.order, kept_block(block)));
    }
    pieces.sort_by_key(|(order, _)| *order);
    let pieces: String = pieces.into_iter().map(|(_, piece)| piece).collect();
    format!("<div>{}{pieces}</div>", head(article))
}

fn head(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or("untitled");
    let mut known: Vec<String> = article.authors.clone();
    let others = [&article.published, &article.site, &article.language];
    known.extend(others.into_iter().flatten().cloned());
    known.push(format!(
        "{}, confidence {:.2}",
        article.state,
        article.confidence()
    ));
    format!(
        "<h4 style=\"margin:0\">{}</h4><div style=\"{ASIDE}\">{}</div>",
        escaped(title),
        escaped(&known.join(" · "))
    )
}

fn kept_block(block: &Block) -> String {
    let style = if block.shown { KEPT } else { ASIDE };
    let role = block.role.name();
    let text = escaped(&block.text);
    format!("<div style=\"{style}\" title=\"{role}\">{text}</div>")
}

fn struck(removal: &Removal) -> String {
    let text = escaped(&removal.text);
    let (reason, rule) = (removal.reason.name(), escaped(removal.rule.as_str()));
    let by = removal.decided_by.name();
    format!(
        "<div style=\"{STRUCK}\" title=\"decided by {by}\"><del>{text}</del> <code>{reason} {rule}</code></div>"
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Notebooks read mathematics between dollars.
            '$' => escaped.push_str("&#36;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
