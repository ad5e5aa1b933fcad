//! The columns that cleaning writes: those of `filter`, in the types of Arrow.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    ArrayBuilder, Float32Builder, Int64Builder, ListBuilder, StringBuilder, StructBuilder,
};
use arrow_schema::{DataType, Field};

use super::BatchCleaner;
use crate::article::Article;
use crate::error::Error;
use crate::removal::Removal;

/// Text columns that keep an older value where the article has none.
const METADATA: [&str; 4] = ["title", "published", "site", "language"];

/// Columns in the making.
pub(super) struct ArticleColumns {
    text: StringBuilder,
    metadata: [StringBuilder; METADATA.len()],
    authors: ListBuilder<StringBuilder>,
    sentences: Option<ListBuilder<StringBuilder>>,
    removed: Option<ListBuilder<StructBuilder>>,
    errors: Option<StructBuilder>,
}

impl ArticleColumns {
    pub fn new(options: &BatchCleaner) -> ArticleColumns {
        ArticleColumns {
            text: StringBuilder::new(),
            metadata: METADATA.map(|_| StringBuilder::new()),
            authors: texts(),
            sentences: options.sentences.then(texts),
            removed: options.removed.then(removals),
            errors: (!options.drop_failed).then(errors),
        }
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = vec!["text", "authors"];
        names.extend(METADATA);
        names.extend(self.sentences.as_ref().map(|_| "sentences"));
        names.extend(self.removed.as_ref().map(|_| "removed"));
        names.extend(self.errors.as_ref().map(|_| "error"));
        names
    }

    /// Adds a row; `earlier` is what the row that came in holds in a column, one text or several.
    pub fn push(&mut self, article: &Article, earlier: impl Fn(&str) -> Vec<String>) {
        self.text.append_value(article.text());
        let found = [
            &article.title,
            &article.published,
            &article.site,
            &article.language,
        ];
        for ((name, column), value) in METADATA.iter().zip(&mut self.metadata).zip(found) {
            match value {
                Some(value) => column.append_value(value),
                None => column.append_option(earlier(name).first()),
            }
        }
        let authors = match article.authors.as_slice() {
            [] => earlier("authors"),
            found => found.to_vec(),
        };
        self.authors.append_value(authors.into_iter().map(Some));
        if let Some(sentences) = &mut self.sentences {
            sentences.append_value(article.sentences().map(|sentence| Some(sentence.text)));
        }
        if let Some(removed) = &mut self.removed {
            for removal in article.removed() {
                push_removal(removed.values(), removal);
            }
            removed.append(true);
        }
        if let Some(errors) = &mut self.errors {
            push_texts(errors, [None, None]);
            errors.append(false);
        }
    }

    /// Adds a row that failed: what the record knew of itself, and the error.
    pub fn push_failed(&mut self, error: &Error, earlier: impl Fn(&str) -> Vec<String>) {
        let Some(errors) = &mut self.errors else {
            return;
        };
        let message = error.to_string();
        push_texts(errors, [Some(error.kind().name()), Some(&message)]);
        errors.append(true);
        self.text.append_null();
        for (name, column) in METADATA.iter().zip(&mut self.metadata) {
            column.append_option(earlier(name).first());
        }
        let authors = earlier("authors").into_iter();
        self.authors.append_value(authors.map(Some));
        if let Some(sentences) = &mut self.sentences {
            sentences.append_null();
        }
        if let Some(removed) = &mut self.removed {
            removed.append_null();
        }
    }

    /// The columns, with their names and types.
    pub fn finish(mut self) -> Vec<(Field, ArrayRef)> {
        let mut columns: Vec<(&str, ArrayRef)> = vec![("text", Arc::new(self.text.finish()))];
        for (name, column) in METADATA.iter().zip(&mut self.metadata) {
            columns.push((name, Arc::new(column.finish())));
        }
        // In the order of `filter`.
        columns.insert(2, ("authors", Arc::new(self.authors.finish())));
        if let Some(mut sentences) = self.sentences {
            columns.push(("sentences", Arc::new(sentences.finish())));
        }
        if let Some(mut removed) = self.removed {
            columns.push(("removed", Arc::new(removed.finish())));
        }
        if let Some(mut errors) = self.errors {
            columns.push(("error", Arc::new(errors.finish())));
        }
        let named = |(name, column): (&str, ArrayRef)| {
            (Field::new(name, column.data_type().clone(), true), column)
        };
        columns.into_iter().map(named).collect()
    }
}

fn texts() -> ListBuilder<StringBuilder> {
    ListBuilder::new(StringBuilder::new())
}

fn removals() -> ListBuilder<StructBuilder> {
    ListBuilder::new(record(&[
        ("reason", DataType::Utf8),
        ("rule", DataType::Utf8),
        ("text", DataType::Utf8),
        ("order", DataType::Int64),
        ("start", DataType::Int64),
        ("end", DataType::Int64),
        ("decided_by", DataType::Utf8),
        ("score", DataType::Float32),
    ]))
}

fn errors() -> StructBuilder {
    record(&[("kind", DataType::Utf8), ("message", DataType::Utf8)])
}

fn record(fields: &[(&str, DataType)]) -> StructBuilder {
    let fields = fields.iter();
    let fields = fields.map(|(name, kind)| Field::new(*name, kind.clone(), true));
    StructBuilder::from_fields(fields.collect::<Vec<_>>(), 0)
}

fn push_removal(removed: &mut StructBuilder, removal: &Removal) {
    let place = &removal.place;
    let start = place.range.as_ref().map(|range| range.start);
    let end = place.range.as_ref().map(|range| range.end);
    let number = |number: usize| i64::try_from(number).ok();
    let texts = [removal.reason.name(), removal.rule.as_str(), &removal.text];
    push_texts(removed, texts.map(Some));
    let numbers = [Some(place.order), start, end];
    for (at, value) in (texts.len()..).zip(numbers) {
        let value = value.and_then(number);
        with(removed, at, |it: &mut Int64Builder| it.append_option(value));
    }
    with(removed, 6, |it: &mut StringBuilder| {
        it.append_value(removal.decided_by.name());
    });
    with(removed, 7, |it: &mut Float32Builder| {
        it.append_option(removal.score);
    });
    removed.append(true);
}

/// Appends texts to the first columns of a record.
fn push_texts<const N: usize>(record: &mut StructBuilder, texts: [Option<&str>; N]) {
    for (at, text) in texts.into_iter().enumerate() {
        with(record, at, |it: &mut StringBuilder| it.append_option(text));
    }
}

/// Does something with a column of a record, which is of that type by the list it was made of.
fn with<B: ArrayBuilder>(record: &mut StructBuilder, at: usize, what: impl FnOnce(&mut B)) {
    if let Some(column) = record.field_builder::<B>(at) {
        what(column);
    }
}
