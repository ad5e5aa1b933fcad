//! What an element's attributes say: tokens of class, id and role, and marks such as hidden.

use crate::page::attribute::{Attribute, AttributeName};
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::page::tree::Element;
use crate::words::hash::{START, fnv1a, step};

/// Tokens kept of one element; markup made by machines has thousands.
const MOST_TOKENS: usize = 48;

/// What was read of an element's attributes.
pub(super) struct ReadAttributes {
    pub tokens: (u32, u32),
    pub marks: Marks,
    pub kind: u32,
}

/// Reads the attributes; the tokens go to `tokens`, hashed.
pub(super) fn read(element: &Element<'_>, tokens: &mut Vec<u32>) -> ReadAttributes {
    let start = tokens.len();
    let mut marks = Marks::default();
    let mut kind = fnv1a(b"kind", &[element.tag() as u8]);
    // `<nw-byline>` says what a class would.
    if element.tag() == Tag::Custom {
        add_tokens(b'.', element.name(), start, tokens);
    }
    for attribute in element.attributes() {
        marks = marks.with(mark(attribute));
        if attribute.name == AttributeName::Class {
            kind = fnv1a(&kind.to_le_bytes(), attribute.value.as_bytes());
        }
        if let Some(prefix) = token_prefix(attribute.name) {
            add_tokens(prefix, &attribute.value, start, tokens);
        }
    }
    ReadAttributes {
        tokens: (start as u32, tokens.len() as u32),
        marks,
        kind,
    }
}

/// How the tokens of an attribute are told from those of others.
fn token_prefix(name: AttributeName) -> Option<u8> {
    use AttributeName::*;
    match name {
        Class => Some(b'.'),
        Id => Some(b'#'),
        Itemprop | Role | DataTestid | DataComponent | DataComponentName | DataModule
        | DataType | DataQa | AriaLabel | Itemtype => Some(b'@'),
        _ => None,
    }
}

/// Splits a value at everything that is no letter and before capitals: `shareBar_top` has the
/// tokens `share`, `bar` and `top`, never the "are" inside of `share`.
fn add_tokens(prefix: u8, value: &str, start: usize, tokens: &mut Vec<u32>) {
    let mut token = Token::new(prefix);
    let mut after_lower = false;
    for byte in value.bytes() {
        if !byte.is_ascii_alphabetic() || (byte.is_ascii_uppercase() && after_lower) {
            token.end(start, tokens);
        }
        if byte.is_ascii_alphabetic() {
            token.push(byte.to_ascii_lowercase());
        }
        after_lower = byte.is_ascii_lowercase();
        if tokens.len() - start >= MOST_TOKENS {
            return;
        }
    }
    token.end(start, tokens);
}

/// A token while its letters come in.
struct Token {
    prefix: u8,
    hash: u32,
    length: usize,
}

impl Token {
    fn new(prefix: u8) -> Token {
        Token {
            prefix,
            hash: step(START, prefix),
            length: 0,
        }
    }

    fn push(&mut self, letter: u8) {
        self.hash = step(self.hash, letter);
        self.length += 1;
    }

    fn end(&mut self, start: usize, tokens: &mut Vec<u32>) {
        let is_new = !tokens.iter().skip(start).any(|&token| token == self.hash);
        if (2..=20).contains(&self.length) && is_new {
            tokens.push(self.hash);
        }
        *self = Token::new(self.prefix);
    }
}

fn mark(attribute: &Attribute) -> Marks {
    let value = &*attribute.value;
    match attribute.name {
        AttributeName::Hidden => Marks::HIDDEN,
        AttributeName::Style if super::style::hides(value) => Marks::HIDDEN,
        AttributeName::AriaHidden if value.eq_ignore_ascii_case("true") => Marks::ARIA_HIDDEN,
        AttributeName::Itemprop if value.eq_ignore_ascii_case("articleBody") => Marks::ARTICLE_BODY,
        AttributeName::Class => class_mark(value),
        _ => Marks::default(),
    }
}

/// Classes with one meaning everywhere: the embeds' own, and what content systems call captions.
fn class_mark(value: &str) -> Marks {
    let mut marks = Marks::default();
    for class in value.split_ascii_whitespace().take(MOST_TOKENS) {
        marks = marks.with(match class {
            "twitter-tweet" | "twitter-video" | "instagram-media" | "tiktok-embed"
            | "bluesky-embed" | "fb-post" | "mastodon-embed" | "reddit-embed-bq"
            | "reddit-card" | "telegram-post" => Marks::QUOTED_POST,
            "wp-caption-text" | "caption" | "figcaption" | "image-caption" | "photo-caption"
            | "wp-element-caption" | "media-caption" => Marks::CAPTION,
            _ => Marks::default(),
        });
    }
    marks
}
