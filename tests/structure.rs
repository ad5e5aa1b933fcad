//! Markdown and HTML of one article have one structure: the same headings, lists, quotations, tables
//! and code, as deep. The Markdown is read by pulldown-cmark, both are compared as HTML.

use std::path::{Path, PathBuf};

use copydesk::{Article, Cleaner};
use pulldown_cmark::{Options, Parser, html};
use scraper::{ElementRef, Html};

/// What a reader of the Markdown sees, as HTML.
fn rendered(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(markdown, options));
    page
}

/// The structure of a page, a step a line.
fn skeleton(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let mut steps = Vec::new();
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => {
                if let Some(element) = ElementRef::wrap(node) {
                    open(element, &mut steps);
                }
            }
            ego_tree::iter::Edge::Close(node) => {
                let name = ElementRef::wrap(node).map(|element| element.value().name());
                if let Some(name @ ("ul" | "ol" | "li" | "blockquote" | "table")) = name {
                    steps.push(format!("/{name}"));
                }
            }
        }
    }
    steps
}

fn open(element: ElementRef<'_>, steps: &mut Vec<String>) {
    let text = || -> String {
        let text: String = element.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let name = element.value().name();
    match name {
        "ul" | "li" | "blockquote" | "table" => steps.push(name.to_string()),
        "ol" => {
            let start = element.value().attr("start").unwrap_or("1");
            steps.push(format!("ol {start}"));
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" => {
            steps.push(format!("{name} {}", text()));
        }
        "tr" => {
            let cells = element.child_elements().map(|cell| {
                let text: String = cell.text().collect();
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            });
            let cells: Vec<String> = cells.collect();
            let row = cells.join("|");
            steps.push(format!("tr {}", row.trim_end_matches('|')));
        }
        _ => {}
    }
}

fn documents(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder of fixtures");
    let mut paths: Vec<PathBuf> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == ending));
    paths.sort();
    paths
}

fn difference(article: &Article) -> Option<String> {
    let markdown = article.markdown();
    let (read, written) = (skeleton(&rendered(&markdown)), skeleton(&article.html()));
    (read != written).then(|| format!("{markdown}\nMarkdown: {read:#?}\nHTML: {written:#?}"))
}

#[test]
fn markdown_of_every_fixture_has_the_structure_of_its_html() {
    let cleaner = Cleaner::new();
    let mut differing = Vec::new();
    for path in documents("fixtures/pages", "html") {
        let page = std::fs::read_to_string(&path).expect("a fixture");
        let article = cleaner.page(&page).expect("an article");
        differing.extend(difference(&article).map(|it| format!("{}:\n{it}", path.display())));
    }
    for path in documents("fixtures/lines", "txt") {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let article = cleaner.lines(&text).expect("an article");
        differing.extend(difference(&article).map(|it| format!("{}:\n{it}", path.display())));
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Lists, quotations, tables and code inside one another, in every order that a page can have. The
/// selector keeps them all: what is tested is how they are read and written.
#[test]
fn nested_blocks_have_one_structure_in_markdown_and_html() {
    let cleaner = Cleaner::builder()
        .keep_selector("article")
        .build()
        .expect("a selector");
    let inner = [
        "<p>Lamps</p>",
        "<h3>Ropes</h3>",
        "<blockquote><p>Tar</p></blockquote>",
        "<ul><li>Oars<li>Nets</ul>",
        "<ol start=7><li>Sails<li>Masts</ol>",
        "<table><tr><th>Boat<th>Crew<tr><td>Alma<td>4</table>",
        "<pre>let a = 1;\n  b</pre>",
    ];
    for first in inner {
        for second in inner {
            for list in ["ul", "ol"] {
                let page = format!(
                    "<article><{list}><li>{first}{second}<li>Anchor{second}{first}</{list}>\
                     {second}<p>Quay</p>{first}</article>"
                );
                let article = cleaner.page(&page).expect("an article");
                if let Some(difference) = difference(&article) {
                    panic!("{page}\n{difference}");
                }
                assert!(article.text().contains("Anchor"), "{page}");
            }
        }
    }
}
