//! What goes out: text, Markdown, JSON and an HTML page of one article.
//! Each format is a file; none of them judges anything.

mod html;
#[cfg(feature = "serde")]
mod json;
mod markdown;
mod text;
