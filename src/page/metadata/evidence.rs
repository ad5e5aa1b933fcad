//! One pass over the page: every element that may say who wrote it, when, and under which headline.

use std::collections::HashSet;

use super::author_marks::{leads_to_author, name_inside};
use super::class_words::Told;
use super::data_dates;
use super::site_marks::{Home, home, owner};
use super::surroundings::{is_aside, is_beside_headline};
use super::text::{self, Spacing, below};
use super::values;
use crate::page::attribute::AttributeName as Name;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::text::start;
use crate::words::letters;

/// Elements of one kind that are looked at; pages have tens, hostile ones millions.
const MOST: usize = 300;

/// Links to the first page and lines of copyright that are looked at.
const MOST_HOMES: usize = 8;
const MOST_OWNERS: usize = 8;

/// What the pass found.
#[derive(Default)]
pub(super) struct Evidence {
    /// `<meta>` tags: name, property or itemprop in lower case, and the plain value.
    pub metas: Vec<(String, String)>,
    /// The text of `<title>`.
    pub title: Option<String>,
    pub canonical: Option<String>,
    /// The page that an item of microdata is mainly about.
    pub main_entity: Option<String>,
    /// The base that relative addresses resolve against.
    pub base: Option<String>,
    /// `lang` of `<html>`, else of `<body>`.
    pub language: Option<String>,
    pub headings: Vec<Heading>,
    pub stamps: Vec<Stamp>,
    pub credits: Vec<Credit>,
    pub decks: Vec<Deck>,
    /// Links to the site's first page.
    pub homes: Vec<Home>,
    /// Texts that say who has the copyright.
    pub owners: Vec<String>,
}

/// An element that calls itself the summary of the story.
pub(super) struct Deck {
    pub text: String,
    pub offset: usize,
    pub node: NodeId,
}

/// A heading, or an element that calls itself the headline.
pub(super) struct Heading {
    pub node: NodeId,
    /// 1 to 6; 7 for an element that is no heading by its tag.
    pub level: u8,
    /// Bytes of text before it.
    pub offset: usize,
    pub text: String,
    /// The text without kicker, hidden parts and small print.
    pub bare: String,
    /// Its class, id or itemprop says that it is the headline.
    pub named: bool,
    pub aside: bool,
}

impl Heading {
    /// Whether it says this, given as letters alone, with its kicker or without.
    pub fn shows(&self, key: &str) -> bool {
        letters(&self.text) == key || letters(&self.bare) == key
    }
}

/// An element that is a date by its tag, its itemprop or its class.
pub(super) struct Stamp {
    /// `datetime` or `content`.
    pub value: Option<String>,
    pub text: String,
    /// The short text before it, in the element around it.
    pub beside: Option<String>,
    pub offset: usize,
    pub source: StampSource,
    pub sense: Sense,
    pub node: NodeId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StampSource {
    Itemprop,
    Time,
    Class,
}

/// Whether a date is that of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Published,
    Modified,
    Open,
}

/// An element that names authors by its itemprop, rel or class.
pub(super) struct Credit {
    pub text: String,
    pub offset: usize,
    pub source: CreditSource,
    pub node: NodeId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CreditSource {
    Itemprop,
    Rel,
    Class,
    /// A link to an author's page.
    Link,
}

/// Goes over the page once.
pub(super) fn collect(tree: &Tree) -> Evidence {
    let mut evidence = Evidence::default();
    let mut offset = 0;
    for node in tree.walk() {
        match tree.element(node) {
            Some(element) => evidence.element(tree, &element, offset),
            None => {
                let parent = tree.parent(node).and_then(|parent| tree.element(parent));
                if parent
                    .as_ref()
                    .is_none_or(|parent| !parent.tag().is_unseen())
                {
                    let text = tree.text(node).unwrap_or_default();
                    offset += text.trim_ascii().len();
                    if evidence.owners.len() < MOST_OWNERS {
                        evidence.owners.extend(owner(tree, text, parent));
                    }
                }
            }
        }
    }
    evidence
}

impl Evidence {
    /// The values of the `<meta>` tags of a name.
    pub fn meta<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e str> {
        self.metas
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first value of the first name that has one.
    pub fn first_meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|&name| {
            let mut tags = self.metas.iter();
            tags.find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str())
        })
    }

    fn element(&mut self, tree: &Tree, element: &Element<'_>, offset: usize) {
        match element.tag() {
            Tag::Meta => self.meta_tag(element),
            Tag::Link => self.link(element),
            Tag::Title if self.title.is_none() => {
                let title = element.text();
                let title = text::folded(start(&title, values::VALUE_BYTES));
                self.title = Some(title).filter(|title| !values::is_no_title(title));
            }
            Tag::Html | Tag::Body if self.language.is_none() => {
                let lang = element
                    .attribute(Name::Lang)
                    .or_else(|| element.attribute(Name::XmlLang));
                self.language = lang.map(str::to_string);
            }
            tag if tag.is_unseen() => {}
            Tag::A => {
                if self.homes.len() < MOST_HOMES {
                    self.homes.extend(home(tree, element));
                }
                self.visible(tree, element, offset);
            }
            _ => self.visible(tree, element, offset),
        }
        if element.tag() == Tag::Other && element.name() == "base" && self.base.is_none() {
            self.base = element.attribute(Name::Href).map(str::to_string);
        }
    }

    fn meta_tag(&mut self, element: &Element<'_>) {
        // Some systems write `value` for `content`.
        let content = element.attribute(Name::Content);
        let Some(content) = content.or_else(|| element.attribute(Name::Value)) else {
            return;
        };
        for attribute in [Name::Property, Name::Name, Name::Itemprop, Name::HttpEquiv] {
            if let Some(name) = element.attribute(attribute)
                && self.metas.len() < MOST
            {
                let value = values::plain(content);
                if !value.is_empty() {
                    self.metas.push((name.trim().to_ascii_lowercase(), value));
                }
            }
        }
    }

    fn link(&mut self, element: &Element<'_>) {
        let rel = element.attribute(Name::Rel).unwrap_or_default();
        if rel.eq_ignore_ascii_case("canonical") && self.canonical.is_none() {
            self.canonical = element.attribute(Name::Href).map(str::to_string);
        }
        let itemprop = element.attribute(Name::Itemprop).unwrap_or_default();
        if matches!(itemprop, "mainEntityOfPage" | "url") && self.main_entity.is_none() {
            self.main_entity = element.attribute(Name::Href).map(str::to_string);
        }
    }

    fn visible(&mut self, tree: &Tree, element: &Element<'_>, offset: usize) {
        let level = element.tag().heading_level();
        let is_asked = level.is_some() || matches!(element.tag(), Tag::Time | Tag::A);
        if !is_asked && element.attributes().is_empty() {
            return;
        }
        let mut told = Told::default();
        let (mut itemprop, mut property, mut rel) = (None, None, "");
        for attribute in element.attributes() {
            let value = &*attribute.value;
            match attribute.name {
                Name::Class | Name::Id => told = told | Told::by(value),
                Name::Itemprop => itemprop = Some(value),
                Name::Property => property = Some(value),
                Name::Rel => rel = value,
                _ => {}
            }
        }
        let itemprop = itemprop.or_else(|| property.map(without_prefix));
        let itemprop = itemprop.unwrap_or_default();
        self.heading(tree, element, offset, level, told, itemprop);
        self.stamp(tree, element, offset, told, itemprop);
        self.credit(tree, element, offset, told, itemprop, rel);
        let summary = matches!(itemprop, "description" | "alternativeHeadline");
        if (summary || told.any(Told::DECK)) && level != Some(1) {
            self.deck(tree, element, offset);
        }
    }

    fn deck(&mut self, tree: &Tree, element: &Element<'_>, offset: usize) {
        const LONGEST: usize = 700;
        if self.decks.len() >= MOST {
            return;
        }
        let text = below(tree, element.id(), Spacing::Blocks, |_| false);
        if !text.is_empty() && text.len() <= LONGEST {
            let node = element.id();
            self.decks.push(Deck { text, offset, node });
        }
    }

    fn heading(
        &mut self,
        tree: &Tree,
        element: &Element<'_>,
        offset: usize,
        level: Option<u8>,
        told: Told,
        itemprop: &str,
    ) {
        let named = itemprop == "headline" || told.any(Told::HEADLINE);
        if level.is_none() && !named || self.headings.len() >= MOST {
            return;
        }
        let text = below(tree, element.id(), Spacing::Blocks, |_| false);
        // Longer ones are wrappers of a whole story.
        if text.is_empty() || text.len() > 400 {
            return;
        }
        let bare = below(tree, element.id(), Spacing::Blocks, is_beside_headline);
        self.headings.push(Heading {
            node: element.id(),
            level: level.unwrap_or(7),
            offset,
            bare: if bare.is_empty() { text.clone() } else { bare },
            text,
            named,
            aside: is_aside(element, &HashSet::new()),
        });
    }

    fn stamp(
        &mut self,
        tree: &Tree,
        element: &Element<'_>,
        offset: usize,
        told: Told,
        itemprop: &str,
    ) {
        let source = if itemprop.contains("date") || itemprop.contains("Date") {
            StampSource::Itemprop
        } else if element.tag() == Tag::Time {
            StampSource::Time
        } else if told.any(Told::DATE | Told::MODIFIED) || data_dates::is_published(element) {
            StampSource::Class
        } else {
            return;
        };
        if self.stamps.len() >= MOST {
            return;
        }
        let text = below(tree, element.id(), Spacing::Elements, |_| false);
        let title = || {
            element
                .attribute(Name::Title)
                .filter(|_| told.any(Told::PUBLISHED))
        };
        let value = data_dates::of(element).or_else(title).map(str::to_string);
        let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        // A line with a date and a byline is short; a longer text with a date is a story.
        if value.is_none() && (text.len() > 160 || !has_digit(&text) && text.is_ascii()) {
            return;
        }
        self.stamps.push(Stamp {
            sense: sense(itemprop, told, element),
            value,
            text,
            beside: text::before(tree, element),
            offset,
            source,
            node: element.id(),
        });
    }

    fn credit(
        &mut self,
        tree: &Tree,
        element: &Element<'_>,
        offset: usize,
        told: Told,
        itemprop: &str,
        rel: &str,
    ) {
        let source = if matches!(itemprop, "author" | "creator") {
            CreditSource::Itemprop
        } else if rel.split_ascii_whitespace().any(|word| word == "author") {
            CreditSource::Rel
        } else if told.any(Told::AUTHOR) && !told.any(Told::NOT_AUTHOR) {
            CreditSource::Class
        } else if leads_to_author(element) {
            CreditSource::Link
        } else {
            return;
        };
        if self.credits.len() >= MOST {
            return;
        }
        let text = name_inside(tree, element)
            .unwrap_or_else(|| below(tree, element.id(), Spacing::Elements, |_| false));
        if text.is_empty() || text.len() > 200 {
            return;
        }
        self.credits.push(Credit {
            text,
            offset,
            source,
            node: element.id(),
        });
    }
}

/// The property that RDFa names, `schema:dateCreated` or `datePublished`, as microdata would.
fn without_prefix(property: &str) -> &str {
    property
        .rsplit_once(':')
        .map_or(property, |(_, name)| name)
        .trim()
}

fn sense(itemprop: &str, told: Told, element: &Element<'_>) -> Sense {
    let parent = element.parent();
    let around = parent
        .as_ref()
        .and_then(|parent| parent.attribute(Name::Class))
        .unwrap_or_default();
    let modified = itemprop == "dateModified"
        || told.any(Told::MODIFIED)
        || Told::by(around).any(Told::MODIFIED) && itemprop.is_empty();
    let published = itemprop == "datePublished"
        || element.attribute(Name::Pubdate).is_some()
        || told.any(Told::PUBLISHED);
    match (published, modified) {
        (true, false) => Sense::Published,
        (_, true) => Sense::Modified,
        _ => Sense::Open,
    }
}
