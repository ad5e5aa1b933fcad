//! The page: bars, and documents with what was struck. Its style and its few lines of script
//! stand in it; nothing is loaded.

use std::collections::BTreeMap;
use std::path::Path;

use indicatif::HumanCount;

use super::change::Change;
use super::document::Document;
use super::survey::Survey;
use crate::html::Html;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Bars that a chart has; the rest is one bar together.
const BARS: usize = 20;

/// Lines of a document that are shown.
const LINES: usize = 400;

pub fn render(survey: &Survey, input: &Path, against: Option<&Path>) -> String {
    let mut page = Page::default();
    page.html.head("What was removed", STYLE);
    page.summary(survey, input, against);
    page.chart("Words removed by reason", &survey.by_reason, Some("reason"));
    page.chart("Words removed by rule", &survey.by_rule, Some("rule"));
    page.chart("Words removed by site", &survey.by_site, None);
    page.documents(survey);
    page.html.end(SCRIPT)
}

#[derive(Default)]
struct Page {
    html: Html,
}

impl Page {
    fn raw(&mut self, html: &str) {
        self.html.raw(html);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    fn summary(&mut self, survey: &Survey, input: &Path, against: Option<&Path>) {
        let all = (survey.kept_words + survey.removed_words).max(1);
        let share = 100.0 * survey.removed_words as f64 / all as f64;
        self.raw("<h1>What was removed</h1>\n<p>");
        self.text(&format!(
            "{} documents of {}: {} words kept, {} removed ({share:.1} %).",
            HumanCount(survey.documents() as u64),
            input.display(),
            HumanCount(survey.kept_words as u64),
            HumanCount(survey.removed_words as u64)
        ));
        if let Some(against) = against {
            self.text(&format!(
                " The text of {} changed since {}.",
                survey.changed,
                against.display()
            ));
        }
        self.raw("</p>\n");
    }

    /// Bars, largest first; those of a `kind` choose the documents that are shown.
    fn chart(&mut self, heading: &str, counts: &BTreeMap<String, usize>, kind: Option<&str>) {
        let mut bars: Vec<(&str, usize)> = counts
            .iter()
            .map(|(name, count)| (name.as_str(), *count))
            .collect();
        bars.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
        let largest = bars.first().map_or(1, |(_, count)| (*count).max(1));
        let id = heading.replace(' ', "-").to_lowercase();
        self.raw(&format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n<ul class=\"bars\">\n"));
        for (name, count) in bars.iter().take(BARS) {
            let width = 100.0 * *count as f64 / largest as f64;
            self.raw("<li>");
            self.bar_label(name, kind);
            self.raw(&format!(
                "<span class=\"bar\" style=\"--share:{width:.1}%\"></span><span class=\"count\">{}</span></li>\n",
                HumanCount(*count as u64)
            ));
        }
        let rest: usize = bars.iter().skip(BARS).map(|(_, count)| count).sum();
        if rest > 0 {
            self.raw(&format!("<li><span class=\"name\">all others</span><span class=\"bar\"></span><span class=\"count\">{}</span></li>\n", HumanCount(rest as u64)));
        }
        self.raw("</ul>\n</section>\n");
    }

    fn bar_label(&mut self, name: &str, kind: Option<&str>) {
        match kind {
            Some(kind) => {
                self.raw(&format!(
                    "<button type=\"button\" class=\"name\" data-{kind}=\""
                ));
                self.text(name);
                self.raw("\" aria-pressed=\"false\">");
                self.text(name);
                self.raw("</button>");
            }
            None => {
                self.raw("<span class=\"name\">");
                self.text(name);
                self.raw("</span>");
            }
        }
    }

    fn documents(&mut self, survey: &Survey) {
        self.raw("<section aria-labelledby=\"documents\">\n<h2 id=\"documents\">Documents</h2>\n");
        self.raw("<p role=\"status\" id=\"status\">");
        let shown = survey.sample.len();
        self.text(&format!(
            "{} of {} documents, those first whose text changed or of which about half was removed. Choose a reason or a rule above to see where it struck.",
            HumanCount(shown as u64),
            HumanCount(survey.documents() as u64)
        ));
        self.raw("</p>\n");
        for (document, change) in survey.sample.values() {
            self.document(document, change.as_ref());
        }
        self.raw("</section>\n");
    }

    fn document(&mut self, document: &Document, change: Option<&Change>) {
        let removed = document.removed_words();
        let all = (removed + document.kept_words()).max(1);
        self.raw("<details class=\"document\">\n<summary>");
        self.text(&document.name());
        self.raw(" <small>");
        self.text(&format!(
            "{}, {} % removed",
            document.site(),
            100 * removed / all
        ));
        self.raw("</small></summary>\n");
        if let Some(change) = change {
            self.change(change);
        }
        let pieces = document.pieces();
        for piece in pieces.iter().take(LINES) {
            let Some(struck) = piece.removed else {
                self.raw("<p>");
                self.text(piece.text);
                self.raw("</p>\n");
                continue;
            };
            self.raw("<p><del tabindex=\"0\" data-reason=\"");
            self.text(&struck.reason);
            self.raw("\" data-rule=\"");
            self.text(&struck.rule);
            self.raw("\" title=\"");
            self.text(&format!("{}: {}", struck.reason, struck.rule));
            self.raw("\">");
            self.text(piece.text);
            self.raw("</del></p>\n");
        }
        if pieces.len() > LINES {
            let more = pieces.len() - LINES;
            self.raw(&format!("<p><small>and {more} lines more</small></p>\n"));
        }
        self.raw("</details>\n");
    }

    fn change(&mut self, change: &Change) {
        self.raw("<div class=\"change\">\n");
        for (lines, sign, name) in [
            (&change.lost, "−", "kept before, not now"),
            (&change.gained, "+", "kept now, not before"),
        ] {
            for line in lines.iter().take(LINES) {
                self.raw(&format!("<p title=\"{name}\"><b>{sign}</b> "));
                self.text(line);
                self.raw("</p>\n");
            }
        }
        self.raw("</div>\n");
    }
}
