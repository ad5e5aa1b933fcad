//! What a document says about itself: the fields, and what is known of dates and bylines in many
//! languages. Pages and plain lines use it alike; where a page keeps them is `page/metadata`.

pub(crate) mod bylines;
pub(crate) mod dates;
mod origin;
mod source;
pub(crate) mod vote;

pub(crate) use origin::Origin;
pub use source::{Field, Source};

/// The fields of [`Article`](crate::Article) that are not blocks, while they are collected.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    pub title: Option<String>,
    pub standfirst: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub image: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// Where the fields came from, as far as that is known.
    pub sources: Vec<Origin>,
}
