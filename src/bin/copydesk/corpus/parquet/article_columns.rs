//! The columns that cleaning writes: those of `filter`, in the types of Arrow.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_schema::{DataType, Field};
use copydesk::{Article, Removal};

use crate::arguments::RecordArguments;

/// Text columns that keep an older value where the article has none.
const METADATA: [&str; 4] = ["title", "published", "site", "language"];

/// Columns in the making.
pub struct ArticleColumns {
    text: StringBuilder,
    metadata: [StringBuilder; METADATA.len()],
    authors: ListBuilder<StringBuilder>,
    sentences: Option<ListBuilder<StringBuilder>>,
    removed: Option<ListBuilder<StructBuilder>>,
}

impl ArticleColumns {
    pub fn new(arguments: &RecordArguments) -> ArticleColumns {
        ArticleColumns {
            text: StringBuilder::new(),
            metadata: METADATA.map(|_| StringBuilder::new()),
            authors: texts(),
            sentences: arguments.sentences.then(texts),
            removed: arguments.removed.then(removals),
        }
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = vec!["text", "authors"];
        names.extend(METADATA);
        names.extend(self.sentences.as_ref().map(|_| "sentences"));
        names.extend(self.removed.as_ref().map(|_| "removed"));
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
    let fields = [
        ("reason", DataType::Utf8),
        ("rule", DataType::Utf8),
        ("text", DataType::Utf8),
        ("order", DataType::Int64),
        ("start", DataType::Int64),
        ("end", DataType::Int64),
    ];
    let fields = fields.map(|(name, kind)| Field::new(name, kind, true));
    ListBuilder::new(StructBuilder::from_fields(fields.to_vec(), 0))
}

fn push_removal(removed: &mut StructBuilder, removal: &Removal) {
    let texts = [removal.reason.name(), removal.rule.as_str(), &removal.text];
    let range = removal.place.range.as_ref();
    let numbers = [
        Some(removal.place.order),
        range.map(|range| range.start),
        range.map(|range| range.end),
    ];
    for (place, text) in texts.into_iter().enumerate() {
        if let Some(column) = removed.field_builder::<StringBuilder>(place) {
            column.append_value(text);
        }
    }
    for (place, number) in numbers.into_iter().enumerate() {
        if let Some(column) = removed.field_builder::<Int64Builder>(texts.len() + place) {
            column.append_option(number.and_then(|number| i64::try_from(number).ok()));
        }
    }
    removed.append(true);
}
