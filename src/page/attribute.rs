//! The attributes that cleaning and metadata look at; the others are read over.

use html5ever::tendril::StrTendril;

/// Declares the attributes once: variant and name.
macro_rules! attributes {
    ($($variant:ident = $name:literal,)*) => {
        /// The name of an attribute that the tree keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(crate) enum AttributeName {
            $($variant,)*
            /// Kept for the caller's selectors alone; `Attribute::other` has the name.
            Other,
        }

        impl AttributeName {
            /// The attribute of a name in lower case.
            pub fn of(name: &[u8]) -> AttributeName {
                match std::str::from_utf8(name) {
                    $(Ok($name) => AttributeName::$variant,)*
                    _ => AttributeName::Other,
                }
            }

            /// The name in lower case; empty for [`AttributeName::Other`].
            pub fn name(self) -> &'static str {
                match self {
                    $(AttributeName::$variant => $name,)*
                    AttributeName::Other => "",
                }
            }
        }
    };
}

attributes! {
    Alt = "alt",
    AriaDescribedby = "aria-describedby",
    AriaExpanded = "aria-expanded",
    AriaHidden = "aria-hidden",
    AriaLabel = "aria-label",
    AriaLevel = "aria-level",
    Charset = "charset",
    Cite = "cite",
    Class = "class",
    Colspan = "colspan",
    Color = "color",
    Content = "content",
    DataAuthor = "data-author",
    DataComponent = "data-component",
    DataComponentName = "data-component-name",
    DataDate = "data-date",
    DataDatetime = "data-datetime",
    DataModule = "data-module",
    DataPublishDate = "data-publish-date",
    DataPublished = "data-published",
    DataPublishedAt = "data-published-at",
    DataQa = "data-qa",
    DataTestid = "data-testid",
    DataTimestamp = "data-timestamp",
    DataType = "data-type",
    DataUtime = "data-utime",
    Datetime = "datetime",
    Dir = "dir",
    Encoding = "encoding",
    Face = "face",
    Hidden = "hidden",
    Href = "href",
    Hreflang = "hreflang",
    HttpEquiv = "http-equiv",
    Id = "id",
    Itemid = "itemid",
    Itemprop = "itemprop",
    Itemscope = "itemscope",
    Itemtype = "itemtype",
    Lang = "lang",
    Media = "media",
    Name = "name",
    Popover = "popover",
    Property = "property",
    Pubdate = "pubdate",
    Rel = "rel",
    Role = "role",
    Rowspan = "rowspan",
    Size = "size",
    Sizes = "sizes",
    Src = "src",
    Start = "start",
    Style = "style",
    Summary = "summary",
    Title = "title",
    Type = "type",
    Typeof = "typeof",
    Value = "value",
    XmlLang = "xml:lang",
}

impl AttributeName {
    /// Whether a `font` with it ends foreign content: `font` alone is a name of SVG too.
    pub fn makes_font_html(self) -> bool {
        matches!(
            self,
            AttributeName::Color | AttributeName::Face | AttributeName::Size
        )
    }
}

/// An attribute of an element.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub name: AttributeName,
    pub value: StrTendril,
    /// The name in lower case where it is [`AttributeName::Other`].
    pub other: Option<Box<str>>,
}
