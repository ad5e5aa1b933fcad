//! What goes out: text, Markdown, JSON and an HTML page of one article.
//! Each format is a file that writes into `out`; `rendered` has the public methods. Nothing is
//! decided here.

mod address;
mod html;
mod inline;
#[cfg(feature = "serde")]
mod json;
mod list;
mod markdown;
mod markdown_escape;
mod markdown_inline;
mod markdown_lines;
mod out;
mod part;
mod rendered;
mod section;
#[cfg(test)]
mod tests;
mod text;

pub use rendered::Rendered;
