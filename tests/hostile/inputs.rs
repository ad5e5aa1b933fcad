//! Inputs that are out to break a cleaner, each a function of a size.
//!
//! The size counts units (elements, attributes, words), so that an input of twice the size has
//! about twice the bytes, and the cost of cleaning it should be about twice as high.

/// A document, in the state in which it is handed over.
pub enum Input {
    /// A page's bytes, with the caller's charset label.
    Page(Vec<u8>, Option<&'static str>),
    /// Text with its line breaks.
    Lines(String),
    /// One line of words.
    Flat(String),
}

impl Input {
    /// The input's size.
    pub fn bytes(&self) -> usize {
        match self {
            Input::Page(bytes, _) => bytes.len(),
            Input::Lines(text) | Input::Flat(text) => text.len(),
        }
    }
}

/// One hostile input: its name, and its maker.
pub struct Hostile {
    pub name: &'static str,
    pub make: fn(usize) -> Input,
}

/// A pseudo-random sequence that is the same everywhere (SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn pick<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[(self.next() % choices.len() as u64) as usize]
    }
}

const PARAGRAPH: &str = "<p>The harbour master of Veldmar said on Monday that the bridge would stay closed \
                         until the divers had looked at every pier, and that nobody was in danger.</p>";

fn page(html: String) -> Input {
    Input::Page(html.into_bytes(), None)
}

/// `n` copies of `opening`, a paragraph, and `n` copies of `closing`.
fn nested(opening: &str, closing: &str, n: usize) -> Input {
    page(format!(
        "<body>{PARAGRAPH}{}{PARAGRAPH}{}{PARAGRAPH}",
        opening.repeat(n),
        closing.repeat(n)
    ))
}

/// An article around `n` copies of `unit`.
fn repeated(unit: &str, n: usize) -> Input {
    page(format!(
        "<body><article>{PARAGRAPH}{}{PARAGRAPH}</article>",
        unit.repeat(n)
    ))
}

/// A table with a first row of many cells and `n` more rows.
fn table(cell: &str, row: &str, n: usize) -> Input {
    let first = cell.repeat(n.min(1000));
    page(format!(
        "{PARAGRAPH}<table><tr>{first}{}</table>",
        row.repeat(n)
    ))
}

/// An article around what `unit` makes of each number.
fn numbered(n: usize, unit: impl Fn(usize) -> String) -> Input {
    let units: String = (0..n).map(unit).collect();
    page(format!(
        "<body><article>{PARAGRAPH}{units}{PARAGRAPH}</article>"
    ))
}

/// An article under a head of `inside`.
fn with_head(inside: String) -> Input {
    page(format!(
        "<!doctype html><head><title>Bridge closed</title>{inside}</head><body>{PARAGRAPH}{PARAGRAPH}"
    ))
}

fn json_ld(json: String) -> Input {
    with_head(format!(
        "<script type=\"application/ld+json\">{json}</script>"
    ))
}

/// A page that shows nothing of its article.
fn hidden(inside: String) -> Input {
    page(format!(
        "<!doctype html><head><title>Harbour bridge is closed</title></head><body>{inside}"
    ))
}

fn bytes(unit: &[u8], n: usize, charset: Option<&'static str>) -> Input {
    let mut page = PARAGRAPH.as_bytes().to_vec();
    page.extend(unit.iter().copied().cycle().take(unit.len() * n));
    page.extend(PARAGRAPH.as_bytes());
    Input::Page(page, charset)
}

fn lines(unit: &str, n: usize) -> Input {
    Input::Lines(unit.repeat(n))
}

fn numbered_lines(n: usize, unit: impl Fn(usize) -> String) -> Input {
    Input::Lines((0..n).map(unit).collect())
}

fn flat(unit: &str, n: usize) -> Input {
    Input::Flat(unit.repeat(n))
}

/// The words of the longest phrase lists: the more of them a line has, the more rules it meets.
fn rule_words() -> Vec<&'static str> {
    let lists = concat!(
        include_str!("../../src/judge/phrases/newsletter.txt"),
        include_str!("../../src/judge/phrases/legal.txt"),
        include_str!("../../src/judge/phrases/related-heading.txt"),
        include_str!("../../src/judge/phrases/byline.txt"),
        include_str!("../../src/judge/phrases/photo-caption.txt"),
    );
    let words = lists.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.len() > 2).collect()
}

/// Lines of so many words out of the phrase lists.
fn rule_lines(n: usize, words_a_line: usize) -> String {
    let words = rule_words();
    let mut seeded = Seeded(6);
    (0..n)
        .map(|i| {
            let end = if (i + 1) % words_a_line == 0 {
                '\n'
            } else {
                ' '
            };
            format!("{}{end}", seeded.pick(&words))
        })
        .collect()
}

/// Pieces drawn at random, to reach combinations that nobody thought of.
fn soup(n: usize, seed: u64, pieces: &[&str]) -> String {
    let mut seeded = Seeded(seed);
    (0..n).map(|_| *seeded.pick(pieces)).collect()
}

macro_rules! hostile {
    ($($name:literal: $make:expr,)*) => {
        /// Every hostile input.
        pub const ALL: &[Hostile] = &[$(Hostile { name: $name, make: $make },)*];
    };
}

hostile! {
    // Nesting.
    "nested-div": |n| nested("<div>", "</div>", n),
    "nested-div-unclosed": |n| nested("<div>", "", n),
    "nested-span": |n| nested("<span>", "</span>", n),
    "nested-section": |n| nested("<section class=story>", "</section>", n),
    "nested-article": |n| nested("<article>", "</article>", n),
    "nested-blockquote": |n| nested("<blockquote>", "</blockquote>", n),
    "nested-list": |n| nested("<ul><li>", "</li></ul>", n),
    "nested-definition-list": |n| nested("<dl><dd>", "</dd></dl>", n),
    "nested-table": |n| nested("<table><tr><td>", "</td></tr></table>", n),
    "nested-table-unclosed": |n| nested("<table><tr><td>", "", n),
    "nested-bold": |n| nested("<b>", "</b>", n),
    "nested-italic-unclosed": |n| nested("<i>", "", n),
    "nested-font": |n| nested("<font color=red>", "</font>", n),
    "nested-link": |n| nested("<a href=/x>", "</a>", n),
    "nested-heading": |n| nested("<h2>", "</h2>", n),
    "nested-paragraph": |n| nested("<p>", "</p>", n),
    "nested-button": |n| nested("<button>", "</button>", n),
    "nested-form": |n| nested("<form>", "</form>", n),
    "nested-fieldset": |n| nested("<fieldset><legend>", "</legend></fieldset>", n),
    "nested-details": |n| nested("<details><summary>", "</summary></details>", n),
    "nested-figure": |n| nested("<figure><figcaption>", "</figcaption></figure>", n),
    "nested-ruby": |n| nested("<ruby><rt>", "</rt></ruby>", n),
    "nested-object": |n| nested("<object>", "</object>", n),
    "nested-svg": |n| nested("<svg><g>", "</g></svg>", n),
    "nested-math": |n| nested("<math><mrow>", "</mrow></math>", n),
    "nested-foreign-object": |n| nested("<svg><foreignObject>", "</foreignObject></svg>", n),
    "nested-template": |n| nested("<template>", "</template>", n),
    "nested-select": |n| nested("<select><optgroup><option>", "</option></optgroup></select>", n),
    "nested-noscript": |n| nested("<noscript>", "</noscript>", n),
    "nested-custom-element": |n| nested("<x-card>", "</x-card>", n),
    "nested-pre": |n| nested("<pre>", "</pre>", n),
    "nested-block-and-inline": |n| nested("<div><span><em>", "</em></span></div>", n),
    // The adoption agency, active formatting elements, foster parenting.
    "misnested-bold-and-paragraph": |n| repeated("<b><p></b></p>", n),
    "misnested-link-and-div": |n| repeated("<a href=x><div></a></div>", n),
    "misnested-formats": |n| repeated("<b><i><u></b></i></u>x", n),
    "formatting-left-open-in-paragraphs": |n| repeated("<p><b>x", n),
    "formatting-left-open-many": |n| repeated("<p><b><i><u><s><em><strong>x", n),
    "distinct-formatting-tags": |n| numbered(n, |i| format!("<font face=f{i}>x")),
    "distinct-formatting-tags-in-paragraphs": |n| numbered(n, |i| format!("<p><font face=f{i}>x")),
    "nobr-again": |n| repeated("<nobr>x", n),
    "link-again": |n| repeated("<a href=x>x", n),
    "foster-parented-text": |n| page(format!("<table>{}</table>{PARAGRAPH}", "x<tr>".repeat(n))),
    "foster-parented-elements": |n| page(format!("<table>{}</table>{PARAGRAPH}", "<b>x<td>".repeat(n))),
    "foster-parented-formats": |n| page(format!("<table>{}{PARAGRAPH}", "<tr><b><i>".repeat(n))),
    "end-tags-only": |n| repeated("</div></p></b></table>", n),
    "end-paragraphs-only": |n| repeated("</p>", n),
    "end-line-breaks-only": |n| repeated("</br>", n),
    "bodies-and-heads": |n| numbered(n, |i| format!("<body a{i}=1><html b{i}=2><head>")),
    // Attributes.
    "attributes-many": |n| {
        let attributes: String = (0..n).map(|i| format!(" a{i}=1")).collect();
        page(format!("<div{attributes}>{PARAGRAPH}</div>"))
    },
    "attributes-many-same-name": |n| page(format!("<div{}>{PARAGRAPH}</div>", " a=1".repeat(n))),
    "attribute-long-value": |n| page(format!("<div class=\"{}\">{PARAGRAPH}</div>", "x".repeat(8 * n))),
    "attribute-long-name": |n| page(format!("<div {}=1>{PARAGRAPH}</div>", "x".repeat(8 * n))),
    "attribute-never-closed": |n| page(format!("{PARAGRAPH}<div class=\"{PARAGRAPH}{}", "x ".repeat(4 * n))),
    "class-tokens-many": |n| {
        let tokens: String = (0..n).map(|i| format!("share-{i} ")).collect();
        page(format!("<div class=\"{tokens}\">{PARAGRAPH}</div>"))
    },
    "class-tokens-on-each": |n| repeated("<div class='a-b c_d eF g h i j k l m n o p q r s t'>x</div>", n),
    "class-one-token-of-hyphens": |n| page(format!("<div class=\"{}\">{PARAGRAPH}</div>", "a-".repeat(4 * n))),
    "style-attribute-long": |n| page(format!("<p style=\"{}\">{PARAGRAPH}", "color:red;".repeat(n))),
    "srcset-long": |n| page(format!("<img srcset=\"{}\">{PARAGRAPH}", "/p.jpg 100w, ".repeat(n))),
    "data-url-long": |n| page(format!("<img src=\"data:image/png;base64,{}\">{PARAGRAPH}", "iVBORw0K".repeat(n))),
    "href-long": |n| page(format!("<p><a href=\"/{}\">x</a></p>{PARAGRAPH}", "../".repeat(n))),
    "hrefs-unresolvable": |n| repeated("<a href='http://[::'>x</a>", n),
    "ids-repeated": |n| repeated("<p id=story>x</p>", n),
    // Numbers.
    "colspan-huge": |n| repeated("<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>x</table>", n),
    "list-number-huge": |n| repeated("<ol start=99999999999999999999><li value=-99999999999999999999>x</ol>", n),
    "heading-level-odd": |n| repeated("<h7>x</h7><h0>y</h0><h99>z</h99>", n),
    // Raw text and what never closes.
    "script-unclosed": |n| page(format!("{PARAGRAPH}<script>{}", "if (a < b) { } ".repeat(n))),
    "script-escaped": |n| page(format!("<script>{}</script>{PARAGRAPH}", "<!--<script>".repeat(n))),
    "script-almost-closed": |n| page(format!("<script>{}</script>{PARAGRAPH}", "</scrip".repeat(n))),
    "style-unclosed": |n| page(format!("{PARAGRAPH}<style>{}", "p{} ".repeat(n))),
    "textarea-unclosed": |n| page(format!("{PARAGRAPH}<textarea>{}", "x < y ".repeat(n))),
    "title-unclosed": |n| page(format!("<title>{}", "x ".repeat(n))),
    "titles-many": |n| page(format!("{}{PARAGRAPH}", "<title>Bridge closed</title>".repeat(n))),
    "comment-unclosed": |n| page(format!("{PARAGRAPH}<!--{}", "- -".repeat(n))),
    "comment-almost-closed": |n| page(format!("<!--{}-->{PARAGRAPH}", "--!".repeat(n))),
    "comments-many": |n| repeated("<!---->", n),
    "cdata-many": |n| repeated("<svg><![CDATA[x]]></svg>", n),
    "processing-instructions": |n| repeated("<?xml version='1.0'?>", n),
    "doctypes-many": |n| repeated("<!DOCTYPE html>", n),
    "plaintext": |n| page(format!("{PARAGRAPH}<plaintext>{}", "</plaintext>".repeat(n))),
    "iframes-many": |n| repeated("<iframe srcdoc='<p>x</p>'>x</iframe>", n),
    "scripts-many": |n| repeated("<script>1</script>", n),
    "svg-many": |n| repeated("<svg><title>x</title><path d='M0 0'/></svg>", n),
    // Text.
    "less-than-signs": |n| page(format!("{PARAGRAPH}{}{PARAGRAPH}", "<".repeat(5 * n))),
    "ampersands": |n| page(format!("{PARAGRAPH}{}{PARAGRAPH}", "&".repeat(5 * n))),
    "entities": |n| repeated("&amp;&eacute;&#x1F600;&#0;&notit;", n),
    "entities-unfinished": |n| repeated("&CounterClockwiseContourIntegra", n),
    "entity-number-huge": |n| page(format!("{PARAGRAPH}&#{};{PARAGRAPH}", "9".repeat(4 * n))),
    "word-without-end": |n| page(format!("<p>{}</p>{PARAGRAPH}", "x".repeat(8 * n))),
    "text-without-tags": |n| page("The bridge is closed. ".repeat(n)),
    "white-space-only": |n| page(" \n\t".repeat(n)),
    "siblings-empty": |n| repeated("<div></div>", n),
    "siblings-short": |n| repeated("<p>x</p>", n),
    "siblings-alike": |n| repeated(PARAGRAPH, n / 8 + 1),
    "siblings-articles": |n| repeated("<article><h2>Bridge closed</h2><p>It rained all day in Veldmar.</p></article>", n),
    "headings-only": |n| repeated("<h2>Bridge closed</h2>", n),
    "line-breaks": |n| repeated("x<br>", n),
    "links-only": |n| repeated("<a href=/x>More news</a> ", n),
    "list-items": |n| repeated("<li>x", n),
    "table-cells": |n| repeated("<table><tr><td>x<td>y<tr><td>z</table>", n),
    "table-wide": |n| page(format!("<table><tr>{}</table>{PARAGRAPH}", "<td>x".repeat(n))),
    "table-of-rowspans": |n| table("<td rowspan=65534>x", "<tr><td>y", n),
    "table-of-colspans": |n| table("<td>x", "<tr><td colspan=1000><td>y", n),
    "table-of-empty-rows": |n| table("<td rowspan=65534>x", "<tr>", n),
    "table-cells-of-blocks": |n| repeated("<table><tr><th>x<th>y<tr><td><p>x</p><p>y</p><td><ul><li>x<li>y</ul></table>", n),
    "table-one-cell-of-blocks": |n| page(format!("<table><tr><th>x<th>y<tr><td>{}<td>x</table>", "<p>x</p>".repeat(n))),
    "table-by-roles": |n| repeated("<div role=table><div role=row><b role=cell>x</b><div role=cell>y</div></div></div>", n),
    "nested-table-by-roles": |n| nested("<div role=table><div role=row><div role=cell>x", "</div></div></div>", n),
    "list-items-of-blocks": |n| repeated("<ul><li><p>x</p><p>y</p><blockquote>z</blockquote><h4>v</h4></ul>", n),
    "list-one-item-of-blocks": |n| page(format!("{PARAGRAPH}<ol><li>{}</ol>", "<p>x</p><ul><li>y</ul>".repeat(n))),
    "list-numbers-again": |n| repeated("<ol><li>x<li>y</ol>", n),
    "hover-cards": |n| repeated("<p>x <i>y<i class=tooltip>y z v<br>w</i></i>, z</p>", n),
    "hover-cards-in-one-block": |n| page(format!("<p>x{}", "<b role=tooltip>y</b> z".repeat(n))),
    "hover-cards-nested": |n| nested("<p>x <span class='tip'>y<span class=tooltip>", "</span></span> z", n),
    "note-marks-in-one-block": |n| page(format!("<p>x{}", " y<sup><a href=#z>1</a></sup>".repeat(n))),
    "side-notes-in-one-block": |n| page(format!("<p>x{}", "<small class=sidenote>y z v</small> w".repeat(n))),
    "heading-of-links": |n| page(format!("<h2>x{}</h2>{PARAGRAPH}", "[<a href=#y class=edit>z</a>]".repeat(n))),
    "described-by-many": |n| numbered(n, |i| format!("<p aria-describedby='a{i} b{i}'>x <i id=a{i}>y</i> z</p>")),
    "code-of-lines": |n| page(format!("<table class=code>{}</table>", "<tr><td>1<td><code>x</code>".repeat(n))),
    "code-list": |n| page(format!("<ol class=linenums>{}</ol>", "<li><code> x</code>".repeat(n))),
    "code-lists": |n| repeated("<pre><button>x</button><span class=ln>1</span>y\n</pre>", n),
    "sections-named-as-menus": |n| page(format!("<h1>x</h1>{}", format!("{PARAGRAPH}<h3>Sport</h3>{PARAGRAPH}<h3>Tides</h3>").repeat(n))),
    "cards-in-the-story": |n| numbered(n, |i| format!("{PARAGRAPH}<div><div class=a{i}><h4><a href=#x>Four words of it</a></h4><p>It sank.</div><div class=a{i}><h4><a href=#y>Four words of that</a></h4><p>It swam.</div></div>")),
    "lines-of-cards": |n| page(format!("{PARAGRAPH}<div>{}</div>", "<a href=#x><img src=y><span>Xy</span><b>Zv</b></a>".repeat(n))),
    "lines-of-one-card": |n| page(format!("{PARAGRAPH}<div><a href=#x><img src=y>{}</a></div>", "<span>Xy</span>".repeat(n))),
    "text-for-ears": |n| page(format!("<p>x{}", " y<span class=sr-only>z</span><i aria-hidden=true>z v w</i>".repeat(n))),
    "terms-in-the-story": |n| repeated(&format!("{PARAGRAPH}<dl><dt>x<dd>y<dt>z<dd>v</dl>"), n),
    "boxes-side-by-side": |n| page(format!("<div>{}</div>", "<span>Xy</span>".repeat(n))),
    "details-many": |n| repeated("<details><summary>x</summary>y</details>", n),
    "paragraphs-of-rule-words": |n| page(rule_lines(n, 15).replace('\n', "<p>")),
    "spans-overlapping": |n| repeated("<p><a href=x>x<b>y</a>z<i>v</b>w</i>", n),
    "spans-in-one-block": |n| page(format!("<p>{}", "<a href=/x>x</a> <b>y</b> <code>z</code> ".repeat(n))),
    "markdown-marks": |n| page(format!("<p>{}", "*_`[](<>)!#|\\~".repeat(n))),
    "list-depths": |n| numbered(n, |i| format!("{}<li>x{}", "<ul>".repeat(i % 9), "</ul>".repeat(i % 5))),
    "quoted-posts": |n| repeated("<blockquote class=twitter-tweet><p>x</p></blockquote>", n),
    "bidi-controls": |n| page(format!("<p>{}</p>{PARAGRAPH}", "\u{202E}\u{2066}x\u{2069}".repeat(n))),
    "zero-width": |n| page(format!("<p>{}</p>{PARAGRAPH}", "\u{200B}\u{200D}\u{FEFF}\u{AD}".repeat(n))),
    "combining-marks": |n| page(format!("<p>e{}</p>{PARAGRAPH}", "\u{301}\u{316}".repeat(n))),
    "nul-bytes": |n| bytes(b"<p>\0x\0</p>", n, None),
    "soup-of-tags": |n| page(soup(n, 1, &["<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<td>", "x ", "<a>", "</a>", "<li>"])),
    "soup-of-formats": |n| page(soup(n, 2, &["<b>", "<i>", "<font size=1>", "<p>", "</b>", "</i>", "<div>", "</p>", "x ", "<a href=y>"])),
    "soup-of-foreign": |n| page(soup(n, 3, &["<svg>", "<math>", "<mi>", "<desc>", "</svg>", "<p>", "x ", "<template>", "</template>", "<select>"])),
    // Bytes and encodings.
    "utf8-invalid": |n| bytes(b"\xff\xc3\x28\xe2\x82 ", 8 * n, Some("utf-8")),
    "utf8-truncated": |n| bytes(b"\xf0\x9f\x98", n, None),
    "utf16-odd": |n| bytes(b"\xff\xfe\x00\xd8x", n, Some("utf-16le")),
    "utf16-lone-surrogates": |n| bytes(b"\x00\xd8", n, Some("utf-16")),
    "charset-unknown": |n| bytes(b"x ", n, Some("klingon-8")),
    "charset-wrong": |n| bytes("Größe — ".as_bytes(), n, Some("shift_jis")),
    "charset-switching": |n| bytes(b"\x1b$B\x1b(J", 8 * n, Some("iso-2022-jp")),
    "charset-utf7": |n| bytes(b"+ADw-script+AD4-", n, Some("utf-7")),
    "charset-long-label": |n| {
        let label = "x".repeat(4 * n);
        page(format!("<meta charset=\"{label}\">{PARAGRAPH}"))
    },
    "charset-many-metas": |n| with_head("<meta charset=big5>".repeat(n)),
    "bytes-random": |n| {
        let mut seeded = Seeded(4);
        Input::Page((0..8 * n).map(|_| seeded.next() as u8).collect(), None)
    },
    // Metadata.
    "json-ld-deep-arrays": |n| json_ld("[".repeat(n)),
    "json-ld-deep-objects": |n| json_ld("{\"@graph\":".repeat(n)),
    "json-ld-wide": |n| json_ld(format!("[{}{{}}]", "{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ines Calder\"}},".repeat(n))),
    "json-ld-long-string": |n| json_ld(format!("{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}", "x ".repeat(4 * n))),
    "json-ld-broken": |n| json_ld("{\"@type\":\"NewsArticle\",,,}".repeat(n)),
    "json-ld-many": |n| with_head("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>".repeat(n)),
    "json-ld-article-body": |n| hidden(format!("<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"articleBody\":\"{}\"}}</script>", "The harbour bridge is closed, the council said.\\n".repeat(n))),
    "noscript-article": |n| hidden(format!("<noscript>{}</noscript>", "<p>The harbour bridge is closed, the council said.".repeat(n))),
    "json-ld-many-authors": |n| json_ld(format!("{{\"@type\":\"NewsArticle\",\"author\":[{}\"x\"]}}", "\"Ines Calder\",".repeat(n))),
    "json-ld-long-number": |n| json_ld(format!("{{\"@type\":\"NewsArticle\",\"wordCount\":{}}}", "9".repeat(4 * n))),
    "metas-many": |n| with_head("<meta property=og:title content=Bridge>".repeat(n)),
    "meta-long-content": |n| with_head(format!("<meta name=author content=\"{}\">", "Ines Calder and ".repeat(n))),
    "title-of-separators": |n| page(format!("<title>{}</title>{PARAGRAPH}", "x | - ".repeat(n))),
    "times-many": |n| repeated("<time datetime=2026-03-03>March 3, 2026</time>", n),
    "bylines-many": |n| repeated("<p class=byline>By Ines Calder and Samir Holt</p>", n),
    "headline-elements-around-text": |n| page(format!("{}<p>{}", "<div class='headline date author'>".repeat(400), "word ".repeat(n))),
    "dates-under-long-classes": |n| {
        let around = format!("<div class='{}' id='{}'>", "a ".repeat(n), "b-".repeat(n)).repeat(8);
        page(format!("<h1>Bridge closed</h1>{around}{}", "<time class=date>March 3</time> <a rel=author>Ines Calder</a>".repeat(400)))
    },
    "base-long": |n| with_head(format!("<base href='https://example.org/{}/'>", "x".repeat(60_000)) + &"<a href=y>x</a>".repeat(n)),
    "base-host-long": |n| with_head(format!("<base href='https://{}/'>", "x.".repeat(900)) + &"<a href=/y>x</a>".repeat(n)),
    "link-over-many-blocks": |n| page(format!("<a href='https://example.org/{}'>{}", "x".repeat(60_000), "x<br>".repeat(n))),
    "blocks-in-deep-inline": |n| page(format!("{}{}", "<span>".repeat(400), "x<br>y<b>z</b>".repeat(n))),
    "second-stories": |n| numbered(n, |i| format!("<h2>The bridge {i} is closed</h2><p>By Ines Calder</p><div class=share><a href=#>Share on Facebook</a></div><p>The harbour master said that the bridge would stay closed until the divers had been down once more.</p>")),
    "subheads-advertisement": |n| repeated("<h2>Advertisement</h2><p>The harbour master said that the bridge would stay closed until the divers had been down once more.</p>", n),
    "pull-quotes-deep": |n| page(format!("<article>{}{}", "<div>".repeat(400), "<p>The harbour master said that the bridge would stay closed until May.</p><aside class=pull><div><div><p>the bridge would stay closed</p></div></div></aside>".repeat(n))),
    // Lines.
    "lines-alike": |n| lines("Read more\n", n),
    "lines-alike-long": |n| lines("The harbour master of Veldmar said on Monday that the bridge would stay closed until May.\n", n),
    "lines-of-one-word": |n| lines("word\n", n),
    "lines-empty": |n| lines("\n", 4 * n),
    "lines-carriage-returns": |n| lines("\r\n\r", n),
    "lines-one-without-end": |n| lines("word ", n),
    "lines-one-word-without-end": |n| lines("x", 8 * n),
    "lines-alternating-delimiters": |n| lines("-\nBridge closed\nBy Ines Calder\n", n),
    "lines-delimiters-uneven": |n| numbered_lines(n, |i| format!("-\n{}", "Bridge closed\n".repeat(i % 7))),
    "lines-phrase-prefixes": |n| lines("Sign up for Sign up for our Read more Related\n", n),
    "lines-newsletter-prose": |n| lines("Sign up for our newsletter\nThe harbour in your inbox\n", n),
    "lines-distinct": |n| numbered_lines(n, |i| format!("Ship number {i} left the harbour at noon\n")),
    "lines-bullets": |n| lines("- \u{2022} * 1. a) ", n),
    "lines-quotes": |n| lines("> ", n),
    "lines-wrapped": |n| lines("the harbour master of Veldmar said on Monday that the bridge would be-\n", n),
    "lines-full-stops": |n| lines(". ", n),
    "lines-abbreviations": |n| lines("U.S. Mr. ", n),
    "lines-quotation-marks": |n| lines("\"", 4 * n),
    "lines-brackets": |n| lines("([{", n),
    "lines-entities": |n| lines("&amp;amp;amp; &#39; &nbsp", n),
    "lines-mojibake": |n| lines("â€™ Ã© ", n),
    "lines-zero-width": |n| lines("\u{200B}\u{AD}\u{FEFF}\n", n),
    "lines-combining": |n| lines("e\u{301}\u{316}", n),
    "lines-separators": |n| lines("\u{2028}\u{2029}\u{85}\u{c}", n),
    "lines-capitals": |n| lines("READ MORE NEWS ", n),
    "lines-chinese": |n| lines("港口大桥星期六关闭。", n),
    "lines-addresses": |n| lines("https://example.org/a.b.c?d=e&f=g@h ", n),
    "lines-rule-words": |n| Input::Lines(rule_lines(n, 12)),
    "lines-rule-words-long": |n| Input::Lines(rule_lines(n, 100)),
    "lines-rule-words-without-end": |n| Input::Lines(rule_lines(n, usize::MAX)),
    "lines-repeated-in-a-long-one": |n| {
        let line = "the harbour master of Veldmar said the bridge would stay closed";
        Input::Lines(format!("{line}\n{line}.\n{}.", format!("{line} ").repeat(n)))
    },
    "lines-repeated-words": |n| Input::Lines(format!("{}\n{}", "word word word word word word word word word.\n".repeat(n), "word ".repeat(n))),
    "lines-soup": |n| Input::Lines(soup(n, 5, &["\n", "Read more: ", "By Ines Calder", "- ", "The bridge closed. ", "(AP)", "\n\n", "© 2026 ", "Advertisement\n"])),
    // Flat.
    "one-wide-row": |n| page(format!("{PARAGRAPH}<table><tr>{}</tr>{}</table>", "<td>x</td>".repeat(n), "<tr><td>x</td></tr>".repeat(n))),
    "boxes-with-buttons": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><p><b>Mail</b></p><p>The day in five lines.</p><button>Send it</button></div><p>One more boat sank today.</p>".repeat(n / 4))),
    "nested-buttons": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><p>x y</p><button>Go on</button>".repeat(n / 2))),
    "toggles": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><div><button aria-expanded=false>Who pays for it?</button></div><div hidden><p>The harbour pays for all of it.</p></div></div>".repeat(n / 4))),
    "hidden-cards": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<p>The boat left at noon on Monday.</p><div hidden><p>A boat of 1904.</p></div>".repeat(n / 2))),
    "timed-names": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><b>Kay</b> <i>3 hours ago</i></div><p>I saw the boat.</p>".repeat(n / 2))),
    "notes": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<p><a href=#a>1.</a> The boat was old.</p>".repeat(n))),
    "trailing-links": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<p><a href=/a>One more boat sank</a></p>".repeat(n))),
    "stories-alike": |n| page(format!("<h1>One boat sank</h1><p class=a>Ana Ruiz</p>{PARAGRAPH}{PARAGRAPH}{}", "<h1>One more boat sank</h1><p class=a>Ana Ruiz</p><p>The boat left at noon, and nobody has seen it since.</p>".repeat(n / 4))),
    "lines-stories-alike": |n| Input::Lines(format!("The last boat sank\n3 May 2026\n{}", "The boat left at noon, and nobody on the pier has seen it since it left.\nOne more boat sank today\n4 May 2026\n".repeat(n / 2))),
    "lines-times": |n| Input::Lines("9:05 p.m.\nThe boat left at noon, and nobody on the pier has seen it since.\n".repeat(n)),
    "lines-menu": |n| Input::Lines("News\nArts\nSport\n".repeat(n)),
    "appeals": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<p>You can follow us on our podcast and our channel, and read our newsletter and our letter.</p><p>The boat left at noon, and nobody on the pier has seen it since it left.</p>".repeat(n / 4))),
    "subheads-alike": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", (0..n / 4).map(|i| format!("<h3>Advertising {i}</h3>{PARAGRAPH}")).collect::<String>())),
    "labels-for-advertising": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div>Advertisement<div>".repeat(n / 2))),
    "cards-over-terms": |n| page(format!("<p>{}", "it <span>term<span><b>Who</b><i>A card of it.</i></span></span> is ".repeat(n / 4))),
    "toggles-of-links": |n| page(format!("{PARAGRAPH}{PARAGRAPH}<dl>{}", "<dt><a href=#>Who pays for it?</a><dd hidden>The harbour pays for all of it.".repeat(n / 4))),
    "counted-comments": |n| page(format!("{PARAGRAPH}{PARAGRAPH}<h4>{n} comments</h4>{}", "<p>Kay: I saw the boat.</p>".repeat(n / 2))),
    "counted-captions": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}{}", (1..n / 2).map(|i| format!("<div><img><span>Photo {} of 999: A boat.</span></div>", i % 999 + 1)).collect::<String>())),
    "notes-in-boxes": |n| page(format!("{PARAGRAPH}<p>A boat sank.<sup>1</sup> Nobody saw it.{}", "<div class=footnote><a href=#r1>1</a><p>It was told in the ferry's log.</div>".repeat(n / 4))),
    "between-teasers": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><a href=/x>Ferry fares rise for the third year in a row</a></div><div>Harbour news</div>".repeat(n / 3))),
    "boxes-of-a-byline": |n| page(format!("<h1>Ferry sinks</h1><div>{}</div>{PARAGRAPH}{PARAGRAPH}", "<span>Kay Bell</span><span>12 May 2026 10:00</span>".repeat(n / 4))),
    "roles-under-names": |n| page(format!("{}{PARAGRAPH}{PARAGRAPH}", "<p>By Kay Bell</p><p>Staff writer</p>".repeat(n / 3))),
    "consent-windows": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><h2>This website uses cookies</h2><p>Small files let the harbour see which timetable you looked at, and when.</div>".repeat(n / 4))),
    "consent-windows-nested": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div><p>This website uses cookies.</p>".repeat(n / 2))),
    "copies-of-a-story": |n| page(format!("<h1>Ferry sinks</h1>{}", format!("{PARAGRAPH}<p>A boat sank, and nobody on the pier has seen it since it left the quay at noon.</p>").repeat(n / 4))),
    "links-in-a-heading": |n| page(format!("{PARAGRAPH}<h2>{}</h2>{PARAGRAPH}", "<a href=#b>boat</a> ".repeat(n / 2))),
    "headings-over-links": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<h3>Picked for you</h3><ul><li><a href=/x>Ferry fares rise for the third year</a><li><a href=/y>The kraken has left the harbour again</a></ul>".repeat(n / 6))),
    "boxes-of-stories": |n| page(format!("<div class=s><h1>Ferry sinks</h1><p>3 May 2026</p>{PARAGRAPH}{PARAGRAPH}</div>{}", "<div class=s><h2>Boat found</h2><p>2 May 2026</p></div>".repeat(n / 4))),
    "lists-of-facts": |n| page("<p>The boat left at noon, and nobody on the pier has seen it since.</p><h4>Facts</h4><ul><li>It was blue.<li>It was old.</ul><p>Source: the harbour</p>".repeat(n / 6)),
    "linked-authors": |n| page(format!("<h1>Ferry sinks</h1><div>By {}</div>{PARAGRAPH}{PARAGRAPH}", (0..n / 4).map(|i| format!("<a href=/people/{i}>Kay Bell</a> and ")).collect::<String>())),
    "labels-before-links": |n| page(format!("{PARAGRAPH}{}{PARAGRAPH}", "<p>Read also <a href=/x>Ferry fares rise for the third year</a></p>".repeat(n / 4))),
    "kinds-of-cookies": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", "<div>Necessary</div><div>Analytics</div><div>Always enabled</div>".repeat(n / 3))),
    "labels-with-numbers": |n| page(format!("{PARAGRAPH}{PARAGRAPH}{}", (0..n / 2).map(|i| format!("<div>Harbour ({i})</div>")).collect::<String>())),
    "names-over-times": |n| page(format!("{PARAGRAPH}<h2>Comments</h2>{}", "<h3>Kay Bell</h3><p>3 May 2026 10:00</p><p>I saw the boat.</p>".repeat(n / 4))),
    "lines-under-labels": |n| Input::Lines("Read also\nSeven boats that never came home\nThe boat left at noon, and nobody on the pier has seen it since it left.\n".repeat(n / 4)),
    "lines-appeals": |n| Input::Lines("You can follow us on our podcast and our channel, and read our newsletter and our letter.\nThe boat left at noon, and nobody on the pier has seen it since it left.\n".repeat(n / 4)),
    "lines-entries": |n| Input::Lines("2 hours ago\nOne more boat sank\nThe boat left at noon, and nobody on the pier has seen it since it left the quay.\n".repeat(n / 4)),
    "lines-turns": |n| Input::Lines("HOST: The boat left at noon, and nobody on the pier has seen it.\n(LAUGHTER)\n".repeat(n / 2)),
    "lines-credits": |n| Input::Lines("A boat on the quay at noon. (Courier photo by Ines Calder)\n".repeat(n / 2)),
    "flat-words": |n| flat("the bridge is closed said the harbour master ", n),
    "flat-one-word": |n| flat("word ", n),
    "flat-one-word-without-end": |n| flat("x", 8 * n),
    "flat-numbers": |n| flat("2 000 11 3 ", n),
    "flat-single-letters": |n| flat("u s a m p m s ", n),
    "flat-anchors": |n| flat("sign in manage newsletters copyright 2020 terms of use privacy policy ", n),
    "flat-see-also": |n| flat("see also see also ", n),
    "flat-distinct": |n| Input::Flat((0..n).map(|i| format!("ship{i} left ")).collect()),
    "flat-other-script": |n| flat("мост закрыт ", n),
    "flat-rule-words": |n| Input::Flat(rule_lines(n, usize::MAX).to_lowercase()),
    "flat-zero-width": |n| flat("\u{200B} \u{200D} ", n),
}
