//! An article in the format that the user asks for.

use copydesk::Article;

use crate::arguments::Format;

pub fn render(article: &Article, format: Format) -> String {
    match format {
        Format::Text => article.text(),
        Format::Markdown => article.markdown(),
        Format::Json => article.json(),
        Format::Html => article.html(),
    }
}
