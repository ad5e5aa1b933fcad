//! What the training recipes ask of the crate: blocks and features as inference sees them, so that
//! the two cannot drift apart. Not part of the public interface.

use std::collections::BTreeMap;

use crate::article::{Article, Role, State};
use crate::cleaner;
use crate::document::{Document, Shape};
use crate::judge::Earlier;
use crate::judge::books::Books;
use crate::judge::line::{self, Lines};
use crate::judge::model::Model;
use crate::judge::page::context::Convention;
use crate::judge::page::features::{self, Rows};
use crate::judge::page::groups::Groups;
use crate::judge::page::model::PageModel;
use crate::judge::page::outline::Outline;
use crate::judge::page::tokens::{TokenTable, Tokens};
use crate::judge::page::{self as page_judge, context};
use crate::judge::phrases::Rulebook;
use crate::judge::text;
use crate::options::Options;
use crate::page::{self, Structure};
use crate::{flat, lines};

/// The number of features of the first look, and of the second.
pub const FIRST: usize = features::FEATURES;
/// The number of features of the second look.
pub const SECOND: usize = features::FEATURES + context::CONTEXT;

/// Tokens with their scores, in units of a 24th of log-odds.
pub type Scores = Vec<(u32, i8)>;

/// Tokens with the mean share of kept words on a page.
pub type Shares = BTreeMap<u32, f64>;

/// A page as the recipes see it.
pub struct TrainingPage {
    document: Document<'static>,
    structure: Structure,
    lines: Lines,
}

impl TrainingPage {
    /// Reads a page.
    pub fn read(html: &str, url: Option<&str>) -> TrainingPage {
        let mut document = page::read(html, url, &Options::default());
        let structure = document.structure.take().unwrap_or_default();
        let caller = Rulebook::default();
        let books = Books {
            caller: &caller,
            shipped: Rulebook::shipped(),
        };
        let lines = line::read(&document.candidates, false, &books);
        TrainingPage {
            document,
            structure,
            lines,
        }
    }

    /// The text of each block.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.document
            .candidates
            .iter()
            .map(|candidate| &*candidate.text)
    }

    /// The blocks that are captions by their element or class.
    pub fn captions(&self) -> impl Iterator<Item = usize> {
        let blocks = self.document.candidates.iter().enumerate();
        blocks
            .filter(|(_, block)| block.shape == Shape::Caption)
            .map(|(at, _)| at)
    }

    /// For each structure token and each text token the share of labelled words around it, or of
    /// labelled blocks with it, that are kept; -1 where nothing around it has a label.
    pub fn token_shares(&self, labels: &[Option<f64>]) -> (Shares, Shares) {
        let outline = Outline::new(
            &self.document,
            &self.structure,
            &Tokens::default(),
            &self.lines,
        );
        let mut structure = BTreeMap::new();
        let mut text = BTreeMap::new();
        for (at, label) in labels.iter().enumerate() {
            let kept = label.is_some_and(|label| label >= 0.5);
            let weight = f64::from(u8::from(label.is_some()));
            let (words, chain, texts) = outline.tokens_of(at);
            for token in chain {
                add(&mut structure, token, kept, weight * f64::from(words));
            }
            for token in texts {
                add(&mut text, token, kept, weight);
            }
        }
        (mean(structure), mean(text))
    }

    /// The rows of the first look.
    pub fn first(&self, structure: Scores, text: Scores) -> Vec<f32> {
        let outline = self.outline(structure, text);
        Rows::new(&outline, &Groups::new(&outline)).all()
    }

    /// The rows of the second look.
    pub fn second(
        &self,
        structure: Scores,
        text: Scores,
        probabilities: &[f32],
        shows_standfirst: Option<bool>,
    ) -> Vec<f32> {
        let outline = self.outline(structure, text);
        let first = Rows::new(&outline, &Groups::new(&outline)).all();
        let convention = convention(shows_standfirst);
        context::rows(&outline, &first, FIRST, probabilities, convention)
    }

    fn outline(&self, structure: Scores, text: Scores) -> Outline<'_> {
        let tokens = Tokens {
            structure: TokenTable::new(structure.into_iter()),
            text: TokenTable::new(text.into_iter()),
        };
        Outline::new(&self.document, &self.structure, &tokens, &self.lines)
    }
}

fn add(sums: &mut BTreeMap<u32, (f64, f64)>, token: u32, kept: bool, weight: f64) {
    let sum = sums.entry(token).or_default();
    sum.0 += if kept { weight } else { 0.0 };
    sum.1 += weight;
}

fn mean(sums: BTreeMap<u32, (f64, f64)>) -> Shares {
    sums.into_iter()
        .map(|(token, (kept, all))| (token, if all > 0.0 { kept / all } else { -1.0 }))
        .collect()
}

/// A trained model that is not the bundled one.
pub struct TrainedModel(PageModel);

impl TrainedModel {
    /// Reads a model; `None` where the bytes are not one.
    pub fn read(bytes: &[u8]) -> Option<TrainedModel> {
        PageModel::read(bytes).map(TrainedModel)
    }
}

impl TrainingPage {
    /// The probabilities that a model gives its blocks.
    pub fn probabilities(&self, model: &TrainedModel, shows_standfirst: bool) -> Vec<f32> {
        let tokens = &model.0.tokens;
        let outline = Outline::new(&self.document, &self.structure, tokens, &self.lines);
        model.0.probabilities(
            &outline,
            &Groups::new(&outline),
            convention(Some(shows_standfirst)),
        )
    }
}

fn convention(shows_standfirst: Option<bool>) -> Convention {
    match shows_standfirst {
        Some(true) => Convention::WithStandfirst,
        Some(false) => Convention::WithoutStandfirst,
        None => Convention::Unknown,
    }
}

/// The article that a model makes of a page, by the way that every page goes.
pub fn clean_page(
    html: &str,
    url: Option<&str>,
    model: &TrainedModel,
    shows_standfirst: bool,
) -> Article {
    let mut options = Options::default();
    if shows_standfirst {
        options.shown.insert(Role::Standfirst);
    }
    let judge = |document: &Document<'_>, earlier: &Earlier<'_>| match &document.structure {
        Some(structure) => page_judge::judge_by(&model.0, document, structure, &options),
        None => crate::judge::judge(document, &options, earlier),
    };
    cleaner::run(State::Page, html, url, &options, judge)
}

/// Text as the recipe of the judge reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState {
    /// With its line breaks.
    Lines,
    /// Lowercase words on one line.
    Flat,
}

impl TextState {
    fn of_documents(self) -> State {
        match self {
            TextState::Lines => State::Lines,
            TextState::Flat => State::Flat,
        }
    }

    fn read<'t>(self, text: &'t str, options: &Options) -> Document<'t> {
        match self {
            TextState::Lines => lines::read(text, options),
            TextState::Flat => flat::read(text, options),
        }
    }
}

/// Calls `each` with every piece's byte range in the text, its features, its tokens and the name
/// of the rule that found it, which is empty where none did.
pub fn observe_text(
    text: &str,
    state: TextState,
    mut each: impl FnMut(std::ops::Range<usize>, &[f32], &[u32], &str),
) {
    let options = Options::default();
    let document = state.read(text, &options);
    text::observe(&document, &options, |at, row, tokens, rule| {
        let line = document.candidates.get(at);
        let range = line.and_then(|line| line.range.clone());
        each(range.unwrap_or_default(), row, tokens, rule);
    });
}

/// Calls `each` with every piece's byte range, what a model says of it, and four marks: that it is
/// prose, that the model's word alone may take it, that a rule found it, that the rule's word is final.
/// `None` where the bytes are not a model.
pub fn said_of_text(
    text: &str,
    state: TextState,
    model: &[u8],
    mut each: impl FnMut(std::ops::Range<usize>, f32, [bool; 4]),
) -> Option<()> {
    let options = Options::default();
    let model = Model::read(model, state.of_documents())?;
    let document = state.read(text, &options);
    let said = text::said(&document, &options, &model);
    for (line, said) in document.candidates.iter().zip(said) {
        let marks = [said.is_prose, said.may_go, said.is_found, said.is_settled];
        each(
            line.range.clone().unwrap_or_default(),
            said.probability,
            marks,
        );
    }
    Some(())
}

/// Cleans text by a model of the caller's, as every text is cleaned; `None` where the bytes are
/// not one.
pub fn clean_text(text: &str, state: TextState, model: &[u8]) -> Option<Article> {
    let options = Options::default();
    let model = Model::read(model, state.of_documents())?;
    let judge = |document: &Document<'_>, earlier: &Earlier<'_>| {
        text::judge_with(document, &options, &model, earlier)
    };
    let state = state.of_documents();
    Some(cleaner::run(state, text, None, &options, judge))
}
