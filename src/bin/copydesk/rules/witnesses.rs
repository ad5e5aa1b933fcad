//! The witnesses of the rules: for each a text on which it fires and a near miss on which it does
//! not. `tests/rules.rs` holds them; `copydesk rules NAME` shows them.

/// A file of the package, and what is in it.
type File = (&'static str, &'static str);

/// Lines on which the phrase rules fire.
const LINES: File = (
    "fixtures/judge/witnesses.txt",
    include_str!("../../../../fixtures/judge/witnesses.txt"),
);

/// Documents in which the other rules fire.
const DOCUMENTS: [File; 5] = [
    (
        "fixtures/judge/structure.txt",
        include_str!("../../../../fixtures/judge/structure.txt"),
    ),
    (
        "fixtures/judge/classes.txt",
        include_str!("../../../../fixtures/judge/classes.txt"),
    ),
    (
        "fixtures/judge/flat.txt",
        include_str!("../../../../fixtures/judge/flat.txt"),
    ),
    (
        "fixtures/judge/model.txt",
        include_str!("../../../../fixtures/judge/model.txt"),
    ),
    (
        "fixtures/judge/caller.txt",
        include_str!("../../../../fixtures/judge/caller.txt"),
    ),
];

/// Stands before what the rule strikes of a line of a document.
pub const STRUCK: char = '»';

/// A text, and whether the rule fires on it.
#[derive(Debug)]
pub struct Witness {
    pub rule: &'static str,
    pub fires: bool,
    pub file: &'static str,
    /// The state of a whole document; a lone line of a phrase rule has none.
    pub state: Option<&'static str>,
    /// What the cleaner is told: a setting and its value.
    pub settings: Vec<(&'static str, &'static str)>,
    pub text: &'static str,
}

/// The witnesses, file by file.
pub fn all() -> impl Iterator<Item = Witness> {
    let (file, lines) = LINES;
    let lines = lines.lines().filter(|line| !line.starts_with('#'));
    let documents = DOCUMENTS.into_iter().flat_map(|(file, text)| {
        let documents = text.split("\n== ").skip(1);
        documents.filter_map(move |text| document(file, text))
    });
    lines
        .filter_map(move |text| line(file, text))
        .chain(documents)
}

/// `NAME + text`, or `-` for a near miss.
fn line(file: &'static str, text: &'static str) -> Option<Witness> {
    let (rule, rest) = text.split_once(' ')?;
    let (sign, text) = rest.split_once(' ')?;
    Some(Witness {
        rule,
        fires: sign == "+",
        file,
        state: None,
        settings: Vec::new(),
        text,
    })
}

/// `NAME + STATE`, lines `@ setting value`, and a document.
fn document(file: &'static str, text: &'static str) -> Option<Witness> {
    let (header, mut text) = text.split_once('\n')?;
    let mut fields = header.split_whitespace();
    let (rule, sign, state) = (fields.next()?, fields.next()?, fields.next()?);
    let mut settings = Vec::new();
    while let Some(rest) = text.strip_prefix("@ ") {
        let (setting, rest) = rest.split_once('\n')?;
        settings.extend(setting.split_once(' '));
        text = rest;
    }
    Some(Witness {
        rule,
        fires: sign == "+",
        file,
        state: Some(state),
        settings,
        text: text.trim_end(),
    })
}
