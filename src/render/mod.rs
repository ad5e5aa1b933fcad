//! What goes out: text, Markdown, JSON and an HTML report of one article.
//! Each format is a file; none of them judges anything.

mod text;
