//! One invented story in forty languages, as a page and as lines: no paragraph is lost, and the usual
//! chrome around it is known. What is known to fail is named here, so that it can only get better.

mod fields;
mod page;
mod sentences;

use std::collections::BTreeSet;

use copydesk::Cleaner;

const STORY: &str = include_str!("../../fixtures/languages/story.txt");

/// Paragraphs that are lost: language, state, number.
const LOST: &[(&str, &str, usize)] = &[];

/// Chrome that stays in the text of lines: language, which line.
const STAYS: &[(&str, &str)] = &[];

/// The story in one language.
#[derive(Default)]
struct Story {
    language: String,
    title: String,
    author: String,
    chrome: Vec<(&'static str, String)>,
    paragraphs: Vec<String>,
}

const CHROME: [&str; 8] = [
    "byline", "date", "read", "ad", "related", "share", "comments", "legal",
];

impl Story {
    fn chrome(&self, kind: &str) -> &str {
        let line = self.chrome.iter().find(|(name, _)| *name == kind);
        line.map_or("", |(_, line)| line)
    }

    /// The story as an extractor leaves it.
    fn lines(&self) -> String {
        let [first, second, third, fourth] = &self.paragraphs[..] else {
            panic!("{} has four paragraphs", self.language);
        };
        [
            &*self.title,
            self.chrome("byline"),
            self.chrome("date"),
            first,
            second,
            self.chrome("read"),
            third,
            self.chrome("ad"),
            fourth,
            self.chrome("share"),
            self.chrome("comments"),
            self.chrome("legal"),
        ]
        .join("\n\n")
    }

    fn page(&self) -> String {
        let Story {
            title, language, ..
        } = self;
        let body: String = self
            .lines()
            .split("\n\n")
            .skip(3)
            .map(|line| match line {
                _ if line == self.chrome("read") => format!("<p><a href=\"/n\">{line}</a></p>"),
                _ if line == self.chrome("ad") => format!("<div class=\"x1\">{line}</div>"),
                _ => format!("<p>{line}</p>"),
            })
            .collect();
        format!(
            "<html lang=\"{language}\"><head><title>{title}</title></head><body>\
             <ul><li><a href=\"/\">A</a></li><li><a href=\"/b\">B</a></li></ul>\
             <div><h1>{title}</h1><div>{}</div><div>{}</div>{body}</div>\
             <h2>{}</h2><ul><li><a href=\"/m\">{}</a></li></ul></body></html>",
            self.chrome("byline"),
            self.chrome("date"),
            self.chrome("related"),
            self.chrome("read"),
        )
    }
}

fn stories() -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    for line in STORY.lines().filter(|line| !line.starts_with('#')) {
        if let Some(language) = line.strip_prefix("== ") {
            stories.push(Story {
                language: language.to_string(),
                ..Story::default()
            });
        }
        let Some(story) = stories.last_mut() else {
            continue;
        };
        if let Some(paragraph) = line.strip_prefix("> ") {
            story.paragraphs.push(paragraph.to_string());
        } else if let Some((key, value)) = line.split_once(": ") {
            if key == "title" {
                story.title = value.to_string();
            } else if key == "author" {
                story.author = value.to_string();
            } else if let Some(kind) = CHROME.into_iter().find(|kind| *kind == key) {
                story.chrome.push((kind, value.to_string()));
            }
        }
    }
    stories
}

#[test]
fn no_paragraph_is_lost_for_its_language() {
    let stories = stories();
    assert!(stories.len() >= 40);
    let mut lost = BTreeSet::new();
    for story in &stories {
        let lines = Cleaner::new().lines(&story.lines()).unwrap().text();
        let page = Cleaner::new().page(&story.page()).unwrap().text();
        for (number, paragraph) in story.paragraphs.iter().enumerate() {
            for (state, text) in [("lines", &lines), ("page", &page)] {
                if !text.contains(paragraph) {
                    lost.insert((story.language.as_str(), state, number));
                }
            }
        }
    }
    let known: BTreeSet<_> = LOST.iter().copied().collect();
    let new: Vec<_> = lost.difference(&known).collect();
    let mended: Vec<_> = known.difference(&lost).collect();
    assert!(new.is_empty(), "lost: {new:?}");
    assert!(
        mended.is_empty(),
        "no longer lost, take it out of the list: {mended:?}"
    );
}

#[test]
fn the_usual_chrome_is_known_in_every_language() {
    let mut stays = BTreeSet::new();
    let stories = stories();
    for story in &stories {
        let text = Cleaner::new().lines(&story.lines()).unwrap().text();
        for (kind, line) in story.chrome.iter().filter(|(kind, _)| *kind != "related") {
            if text.lines().any(|shown| shown == line) {
                stays.insert((story.language.as_str(), *kind));
            }
        }
    }
    let known: BTreeSet<_> = STAYS.iter().copied().collect();
    let new: Vec<_> = stays.difference(&known).collect();
    assert!(new.is_empty(), "stays: {new:?}");
}

/// Joiners and marks of direction are letters of a word: Persian, Hindi, Sinhala, Hebrew and Arabic are
/// spelled with them.
const JOINED: [&str; 4] = [
    "قایق‌های مسافربری می‌رفتند و ناخدا گفت که از روی پل آب دیده نمی‌شود.",
    "क्‍ष और श्‍रम के बीच नाव चलती रही, पर घाट पर कोई नहीं उतरा।",
    "ශ්‍රී ලංකාවේ බෝට්ටුව අන්තිම වරට පිටත් විය, නමුත් කිසිවෙක් බැස්සේ නැත.",
    "הספינה \u{200F}(\u{200E}MS Hilda\u{200F})\u{200F} יצאה מן הרציף הישן בצהריים, ואיש לא ירד ממנה.",
];

#[test]
fn joiners_and_marks_of_direction_stay_in_the_text() {
    for sentence in JOINED {
        let paragraph = [sentence; 3].join(" ");
        let text = format!("{paragraph}\n\n{paragraph} {sentence}");
        let page = format!("<article><h1>{sentence}</h1><p>{paragraph}</p><p>{text}</p></article>");
        let states = [
            Cleaner::new().lines(&text).unwrap().text(),
            Cleaner::new().flat(&paragraph).unwrap().text(),
            Cleaner::new().page(&page).unwrap().text(),
        ];
        for shown in states {
            assert!(shown.contains(sentence), "{sentence:?} in {shown:?}");
        }
    }
}
