//! The four articles that the crate was born from come out as an editor would hand them on.
//!
//! They belong to their publishers and are not part of the crate: the test reads them where they
//! are beside it, and knows their lines and words by number alone.

use std::path::Path;

use copydesk::{Article, Cleaner, Role};

/// A seed's text; `None`, with a message, where it is not there.
fn seed(name: &str) -> Option<String> {
    let path = Path::new("../shared/seeds").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    text
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of the lines with these numbers, which begin at 1.
fn of_lines(text: &str, numbers: &[usize]) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    numbers
        .iter()
        .flat_map(|number| words(lines[number - 1]))
        .collect()
}

/// The article shows these lines and no others, and has this one as its headline.
fn shows(text: &str, article: &Article, title: usize, lines: &[usize]) {
    let found = article.title.as_deref().unwrap_or_default();
    assert_eq!(words(found), of_lines(text, &[title]));
    assert_eq!(words(&article.text()), of_lines(text, lines));
}

fn text_of(article: &Article, role: Role) -> Vec<String> {
    let blocks = article.blocks.iter().filter(|block| block.role == role);
    blocks.flat_map(|block| words(&block.text)).collect()
}

#[test]
fn a_page_s_text_loses_photo_title_caption_and_credit() {
    let Some(text) = seed("000_afc9c4ad5cee8af0.txt") else {
        return;
    };
    let article = Cleaner::new().clean(&text).unwrap();
    let story = [3, 5, 7, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30];
    shows(&text, &article, 1, &story);
    assert_eq!(text_of(&article, Role::Caption), of_lines(&text, &[9, 10]));
}

#[test]
fn a_story_under_promos_a_bio_and_eleven_teasers_keeps_its_three_paragraphs() {
    let Some(text) = seed("001_2140d47229621362.txt") else {
        return;
    };
    let article = Cleaner::new().clean(&text).unwrap();
    // The last paragraph ends with its author's name.
    let mut story = of_lines(&text, &[4, 5, 6]);
    let author = story.split_off(story.len() - 2);
    assert_eq!(words(&article.text()), story);
    assert!(text_of(&article, Role::Byline).ends_with(&author) || article.authors.len() == 1);
}

#[test]
fn credit_appeals_recommendations_and_the_comment_notice_go() {
    let Some(text) = seed("002_f7f97f5dbdd530ea.txt") else {
        return;
    };
    let article = Cleaner::new().clean(&text).unwrap();
    let story = of_lines(&text, &[7, 9, 11, 13, 15, 17, 19, 21]);
    let shown = words(&article.text());
    // Its standfirst reads like a sentence of the story and may stand as one.
    let standfirst = of_lines(&text, &[3]);
    assert_eq!(shown.strip_prefix(&standfirst[..]).unwrap_or(&shown), story);
    let contributors = text_of(&article, Role::Contributors);
    assert_eq!(contributors, of_lines(&text, &[21]));
}

#[test]
fn flat_text_loses_menu_teasers_and_footer() {
    let Some(text) = seed("004_bb47742abdb7dbf0.txt") else {
        return;
    };
    let all = words(&text);
    let article = Cleaner::new().clean(&text).unwrap();
    let title = article.title.as_deref().unwrap_or_default();
    assert_eq!(words(title), all[2..13]);
    let shown = words(&article.text());
    assert!(
        shown.starts_with(&all[39..138]),
        "the story up to the inline link"
    );
    assert!(
        shown.ends_with(&all[155..502]),
        "the story after it, and the correction"
    );
    assert_eq!(text_of(&article, Role::Correction), all[476..502]);
}
