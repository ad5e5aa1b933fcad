//! The marks that the model tells apart, in the order of its outputs.

/// The mark after a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Comma,
    Stop,
    Question,
    Exclamation,
    Colon,
    Semicolon,
    Dash,
    /// Joins: putin's.
    Apostrophe,
    /// Joins: red-handed.
    Hyphen,
    /// A stop that ends no sentence: Mr. Smith.
    InteriorStop,
    /// Joins: U.S, 6.5.
    DotJoin,
    /// The end of a headline, a menu entry, a caption.
    UnmarkedEnd,
    /// Joins: 2,000.
    CommaJoin,
    InteriorQuestion,
    InteriorExclamation,
}

impl Mark {
    pub(super) const ALL: [Mark; 16] = [
        Mark::None,
        Mark::Comma,
        Mark::Stop,
        Mark::Question,
        Mark::Exclamation,
        Mark::Colon,
        Mark::Semicolon,
        Mark::Dash,
        Mark::Apostrophe,
        Mark::Hyphen,
        Mark::InteriorStop,
        Mark::DotJoin,
        Mark::UnmarkedEnd,
        Mark::CommaJoin,
        Mark::InteriorQuestion,
        Mark::InteriorExclamation,
    ];

    /// Whether a sentence ends here.
    pub(super) fn ends(self) -> bool {
        matches!(
            self,
            Mark::Stop | Mark::Question | Mark::Exclamation | Mark::UnmarkedEnd
        )
    }

    /// Whether it stands between two words without a space.
    pub(super) fn joins(self) -> bool {
        matches!(
            self,
            Mark::Apostrophe | Mark::Hyphen | Mark::DotJoin | Mark::CommaJoin
        )
    }

    /// Whether a closing quotation mark goes after it rather than before.
    pub(super) fn inside_quotation(self) -> bool {
        !matches!(
            self,
            Mark::None | Mark::Colon | Mark::Semicolon | Mark::Dash | Mark::UnmarkedEnd
        )
    }

    /// How it is written, without the space that follows.
    pub(super) fn text(self) -> &'static str {
        match self {
            Mark::None | Mark::UnmarkedEnd => "",
            Mark::Comma | Mark::CommaJoin => ",",
            Mark::Stop | Mark::InteriorStop | Mark::DotJoin => ".",
            Mark::Question | Mark::InteriorQuestion => "?",
            Mark::Exclamation | Mark::InteriorExclamation => "!",
            Mark::Colon => ":",
            Mark::Semicolon => ";",
            Mark::Dash => " –",
            Mark::Apostrophe => "'",
            Mark::Hyphen => "-",
        }
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    Title,
    Upper,
    Mixed,
}

impl Case {
    pub(super) const ALL: [Case; 4] = [Case::Lower, Case::Title, Case::Upper, Case::Mixed];
}

/// What was deleted inside a word, in text whose marks were deleted rather than turned into spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    Nothing,
    /// dont, putins
    Apostrophe,
    /// redhanded
    Hyphen,
    /// us, pm
    Dots,
    /// 2000
    Number,
}

impl Inside {
    pub(super) const ALL: [Inside; 5] = [
        Inside::Nothing,
        Inside::Apostrophe,
        Inside::Hyphen,
        Inside::Dots,
        Inside::Number,
    ];
}
