//! The rows of a batch: the document in each, and what else is known of it.

use arrow_array::RecordBatch;

use super::BatchCleaner;
use super::column::{Column, Texts};
use crate::article::State;
use crate::error::{Error, ErrorKind};
use crate::input::Content;

/// The columns in which documents are looked for, and what each usually holds; `None` has to be told.
const DOCUMENTS: [(&str, Option<State>); 3] = [
    ("html", Some(State::Page)),
    ("text", None),
    ("flat", Some(State::Flat)),
];

/// Columns of metadata whose values stay where none is found.
const EARLIER: [&str; 5] = ["title", "authors", "published", "site", "language"];

/// The columns of a batch that are looked at.
pub(super) struct Rows<'b> {
    documents: Vec<Documents<'b>>,
    url: Option<Column<'b>>,
    earlier: Vec<(&'static str, Texts<'b>)>,
}

/// A column of documents.
struct Documents<'b> {
    name: &'b str,
    /// `None` where it is neither of text nor of bytes.
    column: Option<Column<'b>>,
    usual: Option<State>,
}

impl<'b> Rows<'b> {
    /// # Errors
    /// Where the batch has none of the columns.
    pub fn of(batch: &'b RecordBatch, options: &'b BatchCleaner) -> Result<Rows<'b>, Error> {
        let wanted = wanted(options.field.as_deref()).into_iter();
        let documents = wanted.filter(|(name, _)| batch.column_by_name(name).is_some());
        let documents = documents.map(|(name, usual)| Documents {
            name,
            column: Column::named(batch, name),
            usual,
        });
        let documents: Vec<_> = documents.collect();
        if documents.is_empty() {
            return Err(no_document(batch, options.field.as_deref()));
        }
        let earlier = EARLIER.into_iter();
        let earlier = earlier.filter_map(|name| Some((name, Texts::named(batch, name)?)));
        Ok(Rows {
            documents,
            url: Column::named(batch, "url"),
            earlier: earlier.collect(),
        })
    }

    /// The names of the columns of documents.
    pub fn names(&self) -> impl Iterator<Item = &'b str> {
        self.documents.iter().map(|documents| documents.name)
    }

    /// The document of a row and what it usually is: the first that is not empty, else the first that
    /// is not null.
    ///
    /// # Errors
    /// Where all are null.
    pub fn document(&self, row: usize) -> Result<(Content<'b>, Option<State>), Error> {
        let documents = || {
            let columns = self.documents.iter();
            columns.filter_map(|it| Some((it.column.as_ref()?.value(row)?, it.usual)))
        };
        let full = documents().find(|(document, _)| !document.is_empty());
        full.or_else(|| documents().next()).ok_or_else(|| {
            let message = "the row has no text in any of the documents' columns";
            Error::new(ErrorKind::Field, message)
        })
    }

    /// The address of a row's document.
    pub fn url(&self, row: usize) -> Option<&'b str> {
        match self.url.as_ref()?.value(row)? {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    /// What a row holds in a column of metadata, one text or several.
    pub fn earlier(&self, name: &str, row: usize) -> Vec<String> {
        let column = self.earlier.iter().find(|(known, _)| *known == name);
        column.map_or_else(Vec::new, |(_, texts)| texts.of(row))
    }
}

fn wanted(field: Option<&str>) -> Vec<(&str, Option<State>)> {
    let Some(named) = field else {
        return DOCUMENTS.to_vec();
    };
    let usual = DOCUMENTS.into_iter().find(|&(name, _)| name == named);
    vec![usual.unwrap_or((named, None))]
}

fn no_document(batch: &RecordBatch, field: Option<&str>) -> Error {
    let fields = batch.schema_ref().fields().iter();
    let names: Vec<&str> = fields.map(|field| field.name().as_str()).collect();
    let wanted = match field {
        Some(name) => format!("there is no column `{name}`"),
        None => "there is no column `html`, `text` or `flat`; name the document's".to_owned(),
    };
    let names = names.join(", ");
    Error::new(
        ErrorKind::Field,
        format!("{wanted} (the columns are {names})"),
    )
}
