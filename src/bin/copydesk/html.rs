//! HTML as it is written: markup of our own, and text in which nothing is markup.

/// A page while it is written.
#[derive(Default)]
pub struct Html(String);

impl Html {
    /// Adds markup as it is.
    pub fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// Adds text, inside an element or a quoted attribute.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                other => self.0.push(other),
            }
        }
    }

    /// Adds an element that holds nothing but text. `tag` may have attributes.
    pub fn element(&mut self, tag: &str, text: &str) {
        self.raw(&format!("<{tag}>"));
        self.text(text);
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw(&format!("</{name}>"));
    }

    /// Adds an attribute to a tag that is still open.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.raw(&format!(" {name}=\""));
        self.text(value);
        self.raw("\"");
    }

    /// Adds all that stands before a page's own elements. Nothing is loaded.
    pub fn head(&mut self, title: &str, style: &str) {
        self.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.raw("<meta name=\"viewport\" content=\"width=device-width\">\n");
        self.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        self.element("title", title);
        self.raw("\n<style>");
        self.raw(style);
        self.raw("</style>\n</head>\n<body>\n<main>\n");
    }

    /// Ends the page with its script.
    pub fn end(mut self, script: &str) -> String {
        self.raw("</main>\n<script>");
        self.raw(script);
        self.raw("</script>\n</body>\n</html>\n");
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let mut html = Html::default();
        html.raw("<p");
        html.attribute("title", "a\"b");
        html.raw(">");
        html.element("b class=x", "1 < 2 & <script>");
        html.raw("</p>");
        let expected = "<p title=\"a&quot;b\"><b class=x>1 &lt; 2 &amp; &lt;script&gt;</b></p>";
        assert!(html.end("").starts_with(expected));
    }
}
