//! Element names as small integers, so that everything after the parse compares bytes.

use html5ever::{LocalName, local_name};

/// Declares the tags once: variant and name.
macro_rules! tags {
    ($($variant:ident = $name:tt,)*) => {
        /// The name of an element, as far as the cleaning tells it apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag {
            /// Any other name.
            Other,
            /// A custom element: a name with a hyphen.
            Custom,
            $($variant,)*
        }

        impl Tag {
            /// The tag of an HTML element's name.
            pub fn of(name: &LocalName) -> Tag {
                match *name {
                    $(local_name!($name) => Tag::$variant,)*
                    _ if name.contains('-') => Tag::Custom,
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    A = "a", Abbr = "abbr", Acronym = "acronym", Address = "address", Article = "article",
    Aside = "aside", Audio = "audio", B = "b", Bdi = "bdi", Bdo = "bdo", Big = "big",
    Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas",
    Caption = "caption", Center = "center", Cite = "cite", Code = "code", Data = "data",
    Datalist = "datalist", Dd = "dd", Del = "del", Details = "details", Dfn = "dfn",
    Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Em = "em", Embed = "embed",
    Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font",
    Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5",
    H6 = "h6", Head = "head", Header = "header", Hr = "hr", Html = "html", I = "i",
    Iframe = "iframe", Img = "img", Input = "input", Ins = "ins", Kbd = "kbd", Label = "label",
    Legend = "legend", Li = "li", Link = "link", Main = "main", Map = "map", Mark = "mark",
    Math = "math", Menu = "menu", Meta = "meta", Nav = "nav", Nobr = "nobr",
    Noframes = "noframes", Noscript = "noscript", Object = "object", Ol = "ol",
    Optgroup = "optgroup", Option = "option", Output = "output", P = "p", Picture = "picture",
    Pre = "pre", Progress = "progress", Q = "q", Rp = "rp", Rt = "rt", Ruby = "ruby", S = "s",
    Samp = "samp", Script = "script", Section = "section", Select = "select", Small = "small",
    Source = "source", Span = "span", Strike = "strike", Strong = "strong", Style = "style",
    Sub = "sub", Summary = "summary", Sup = "sup", Svg = "svg", Table = "table",
    Tbody = "tbody", Td = "td", Template = "template", Textarea = "textarea", Tfoot = "tfoot",
    Th = "th", Thead = "thead", Time = "time", Title = "title", Tr = "tr", Track = "track",
    Tt = "tt", U = "u", Ul = "ul", Var = "var", Video = "video", Wbr = "wbr",
}

impl Tag {
    /// Elements whose content is a line of text: paragraphs, headings, and what stands in a line.
    pub fn holds_a_line(self) -> bool {
        let is_line = matches!(self, Tag::P | Tag::Dt | Tag::Figcaption | Tag::Summary);
        let is_inline = self.is_inline() && self != Tag::Custom;
        is_line || is_inline || self.heading_level().is_some()
    }

    /// Elements that stand inside a line of text. Custom elements are inline, as in browsers.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Abbr
                | Acronym
                | B
                | Bdi
                | Bdo
                | Big
                | Cite
                | Code
                | Custom
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Img
                | Input
                | Ins
                | Kbd
                | Label
                | Mark
                | Nobr
                | Picture
                | Q
                | Rp
                | Rt
                | Ruby
                | S
                | Samp
                | Small
                | Source
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Svg
                | Time
                | Tt
                | U
                | Var
                | Wbr
        )
    }

    /// Elements whose text no reader sees as text of the page.
    pub fn is_unseen(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Script
                | Style
                | Template
                | Svg
                | Iframe
                | Select
                | Textarea
                | Head
                | Title
                | Math
                | Object
                | Canvas
                | Audio
                | Video
                | Map
                | Datalist
                | Noframes
                | Noscript
        )
    }

    /// The level of a heading, 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        use Tag::*;
        match self {
            H1 => Some(1),
            H2 => Some(2),
            H3 => Some(3),
            H4 => Some(4),
            H5 => Some(5),
            H6 => Some(6),
            _ => None,
        }
    }
}
