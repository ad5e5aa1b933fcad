//! Which columns of a file are read, as what, and which hold documents.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema};

use crate::arguments::{From, RecordArguments};
use crate::rewrite::DOCUMENTS;

/// Columns besides the documents whose values are looked at.
const READ: [&str; 7] = [
    "id",
    "url",
    "title",
    "authors",
    "published",
    "site",
    "language",
];

/// The columns in which documents are looked for, and what each usually holds.
fn documents(arguments: &RecordArguments) -> Vec<(&str, From)> {
    let Some(named) = arguments.field.as_deref() else {
        return DOCUMENTS.to_vec();
    };
    let usual = DOCUMENTS.into_iter().find(|&(name, _)| name == named);
    vec![usual.unwrap_or((named, From::Auto))]
}

/// The columns that are read, by their place in the file, and the schema to read them with: the
/// file's own, but text and bytes in the one layout that is understood here.
///
/// # Errors
/// In the user's words, where a column that is needed is not there.
pub fn readable(
    file: &Schema,
    arguments: &RecordArguments,
) -> Result<(Vec<usize>, Schema), String> {
    let documents = documents(arguments);
    let is_document = |name: &str| documents.iter().any(|&(document, _)| document == name);
    if !file.fields().iter().any(|field| is_document(field.name())) {
        return Err(no_document(file, arguments));
    }
    if let Some(missing) = arguments
        .columns
        .iter()
        .find(|name| file.field_with_name(name).is_err())
    {
        return Err(format!("there is no column `{missing}`"));
    }
    let wanted = |name: &str| {
        let chosen = arguments.columns.is_empty() || arguments.columns.iter().any(|c| c == name);
        chosen || is_document(name) || name == "url" || name == "id"
    };
    let mut places = Vec::new();
    let mut fields = Vec::new();
    for (place, field) in file.fields().iter().enumerate() {
        let name = field.name().as_str();
        if wanted(name) {
            places.push(place);
        }
        let is_read = is_document(name) || READ.contains(&name);
        fields.push(if is_read { plain(field) } else { field.clone() });
    }
    // What the file's writer noted about its schema does not hold for the output.
    Ok((places, Schema::new(fields)))
}

fn no_document(file: &Schema, arguments: &RecordArguments) -> String {
    let columns: Vec<&str> = file.fields().iter().map(|f| f.name().as_str()).collect();
    let wanted = match &arguments.field {
        Some(name) => format!("there is no column `{name}`"),
        None => "there is no column `html`, `text` or `flat`; name the document's with --field"
            .to_string(),
    };
    format!("{wanted} (the columns are {})", columns.join(", "))
}

/// The field with its text or bytes in the plain layout.
fn plain(field: &Arc<Field>) -> Arc<Field> {
    let kind = match field.data_type() {
        DataType::Dictionary(_, values) => values.as_ref(),
        other => other,
    };
    let plain = match kind {
        DataType::LargeUtf8 | DataType::Utf8View | DataType::Utf8 => DataType::Utf8,
        DataType::LargeBinary | DataType::BinaryView | DataType::Binary => DataType::Binary,
        _ => return Arc::clone(field),
    };
    Arc::new(field.as_ref().clone().with_data_type(plain))
}
