//! Columns of text or of bytes, in each of the layouts that Arrow has for them.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_array::{BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_array::{LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;

use crate::input::Content;

/// A column of text or of bytes.
pub(super) struct Column<'b> {
    values: Values<'b>,
    /// Where each row's value stands, for a dictionary; `None` for a null.
    places: Option<Vec<Option<usize>>>,
}

enum Values<'b> {
    Text(&'b StringArray),
    LargeText(&'b LargeStringArray),
    TextView(&'b StringViewArray),
    Bytes(&'b BinaryArray),
    LargeBytes(&'b LargeBinaryArray),
    BytesView(&'b BinaryViewArray),
}

impl<'b> Column<'b> {
    /// The column of this name, where it holds text or bytes.
    pub fn named(batch: &'b RecordBatch, name: &str) -> Option<Column<'b>> {
        Column::of(batch.column_by_name(name)?)
    }

    fn of(column: &'b ArrayRef) -> Option<Column<'b>> {
        let Some(dictionary) = column.as_any_dictionary_opt() else {
            let values = Values::of(column)?;
            return Some(Column {
                values,
                places: None,
            });
        };
        let values = Values::of(dictionary.values())?;
        // Keys cannot be asked of a dictionary without entries.
        let keys = if dictionary.values().is_empty() {
            vec![0; column.len()]
        } else {
            dictionary.normalized_keys()
        };
        let keys = keys.into_iter().enumerate();
        let places = keys.map(|(row, key)| dictionary.is_valid(row).then_some(key));
        Some(Column {
            values,
            places: Some(places.collect()),
        })
    }

    /// The value in a row; `None` for a null.
    pub fn value(&self, row: usize) -> Option<Content<'b>> {
        let place = match &self.places {
            Some(places) => (*places.get(row)?)?,
            None => row,
        };
        self.values.value(place)
    }
}

impl<'b> Values<'b> {
    fn of(column: &'b ArrayRef) -> Option<Values<'b>> {
        match column.data_type() {
            DataType::Utf8 => column.as_string_opt().map(Values::Text),
            DataType::LargeUtf8 => column.as_string_opt().map(Values::LargeText),
            DataType::Utf8View => column.as_string_view_opt().map(Values::TextView),
            DataType::Binary => column.as_binary_opt().map(Values::Bytes),
            DataType::LargeBinary => column.as_binary_opt().map(Values::LargeBytes),
            DataType::BinaryView => column.as_binary_view_opt().map(Values::BytesView),
            _ => None,
        }
    }

    fn value(&self, place: usize) -> Option<Content<'b>> {
        fn is_there(column: &dyn Array, place: usize) -> bool {
            place < column.len() && column.is_valid(place)
        }
        match *self {
            Values::Text(it) => is_there(it, place).then(|| Content::Text(it.value(place))),
            Values::LargeText(it) => is_there(it, place).then(|| Content::Text(it.value(place))),
            Values::TextView(it) => is_there(it, place).then(|| Content::Text(it.value(place))),
            Values::Bytes(it) => is_there(it, place).then(|| Content::Bytes(it.value(place))),
            Values::LargeBytes(it) => is_there(it, place).then(|| Content::Bytes(it.value(place))),
            Values::BytesView(it) => is_there(it, place).then(|| Content::Bytes(it.value(place))),
        }
    }
}

/// A column of texts, or of lists of them.
pub(super) enum Texts<'b> {
    One(Column<'b>),
    Several(&'b ArrayRef),
}

impl<'b> Texts<'b> {
    /// The column of this name; it holds no texts where it is of another type.
    pub fn named(batch: &'b RecordBatch, name: &str) -> Option<Texts<'b>> {
        let column = batch.column_by_name(name)?;
        Some(Column::of(column).map_or(Texts::Several(column), Texts::One))
    }

    /// The texts in a row; none for a null.
    pub fn of(&self, row: usize) -> Vec<String> {
        match self {
            Texts::One(column) => match column.value(row) {
                Some(Content::Text(text)) => vec![text.to_owned()],
                _ => Vec::new(),
            },
            Texts::Several(column) => list(column, row).map_or_else(Vec::new, |it| all(&it)),
        }
    }
}

/// The list in a row.
fn list(column: &ArrayRef, row: usize) -> Option<ArrayRef> {
    if row >= column.len() || column.is_null(row) {
        return None;
    }
    let short = column.as_list_opt::<i32>().map(|list| list.value(row));
    short.or_else(|| column.as_list_opt::<i64>().map(|list| list.value(row)))
}

fn all(texts: &ArrayRef) -> Vec<String> {
    let Some(column) = Column::of(texts) else {
        return Vec::new();
    };
    let texts = (0..texts.len()).filter_map(|row| match column.value(row)? {
        Content::Text(text) => Some(text.to_owned()),
        Content::Bytes(_) => None,
    });
    texts.collect()
}
