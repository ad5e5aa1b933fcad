use std::sync::Arc;

use arrow_array::builder::{LargeListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{
    Array, ArrayRef, BinaryViewArray, DictionaryArray, Int64Array, LargeBinaryArray,
    LargeStringArray, RecordBatch, StringArray, StringViewArray,
};

use super::BatchCleaner;
use crate::cleaner::Cleaner;
use crate::error::ErrorKind;

const TEXT: &str = "The ferry sank at noon, officials said.\n\nAdvertisement";
const CLEAN: &str = "The ferry sank at noon, officials said.";

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let columns = columns.into_iter();
    let columns = columns.map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn clean(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    cleaner().clean(&batch(columns)).unwrap()
}

fn cleaner() -> BatchCleaner {
    BatchCleaner::new(Cleaner::new())
}

fn text<'b>(batch: &'b RecordBatch, column: &str, row: usize) -> Option<&'b str> {
    let column = batch[column].as_string::<i32>();
    column.is_valid(row).then(|| column.value(row))
}

fn error(batch: &RecordBatch, row: usize) -> Option<&str> {
    let errors = batch["error"].as_struct();
    let kinds = errors.column(0).as_string::<i32>();
    errors.is_valid(row).then(|| kinds.value(row))
}

#[test]
fn every_layout_of_text_and_bytes_is_read() {
    let layouts: [ArrayRef; 6] = [
        Arc::new(StringArray::from(vec![TEXT])),
        Arc::new(LargeStringArray::from(vec![TEXT])),
        Arc::new(StringViewArray::from(vec![TEXT])),
        Arc::new(LargeBinaryArray::from_vec(vec![TEXT.as_bytes()])),
        Arc::new(BinaryViewArray::from_iter_values([TEXT.as_bytes()])),
        Arc::new(DictionaryArray::<Int8Type>::from_iter([TEXT])),
    ];
    for layout in layouts {
        let kind = layout.data_type().clone();
        let cleaned = clean(vec![("text", layout)]);
        assert_eq!(text(&cleaned, "text", 0), Some(CLEAN), "{kind}");
        assert_eq!(error(&cleaned, 0), None);
    }
}

#[test]
fn a_row_that_fails_keeps_its_place_and_what_it_knew() {
    let cleaned = clean(vec![
        ("id", Arc::new(Int64Array::from(vec![1, 2, 3]))),
        (
            "text",
            Arc::new(StringArray::from(vec![Some(TEXT), None, Some(TEXT)])),
        ),
        ("title", Arc::new(StringArray::from(vec!["a", "b", "c"]))),
    ]);
    assert_eq!(cleaned.num_rows(), 3);
    assert_eq!(text(&cleaned, "text", 1), None);
    assert_eq!(text(&cleaned, "title", 1), Some("b"));
    assert_eq!(
        [0, 1, 2].map(|row| error(&cleaned, row)),
        [None, Some("field"), None]
    );
}

#[test]
fn failed_rows_can_be_left_out() {
    let texts = StringArray::from(vec![Some(TEXT), None]);
    let batch = batch(vec![("text", Arc::new(texts))]);
    let cleaned = cleaner().drop_failed(true).clean(&batch).unwrap();
    assert_eq!(cleaned.num_rows(), 1);
    assert!(cleaned.column_by_name("error").is_none());
}

#[test]
fn an_earlier_list_stays_where_nothing_is_found() {
    let mut authors = LargeListBuilder::new(StringBuilder::new());
    authors.append_value([Some("Ana Prell"), None, Some("Otto Finch")]);
    let cleaned = clean(vec![
        ("text", Arc::new(StringArray::from(vec![TEXT]))),
        ("authors", Arc::new(authors.finish())),
    ]);
    let authors = cleaned["authors"].as_list::<i32>().value(0);
    let authors: Vec<_> = authors.as_string::<i32>().iter().flatten().collect();
    assert_eq!(authors, ["Ana Prell", "Otto Finch"]);
}

#[test]
fn a_dictionary_may_be_empty_and_have_nulls() {
    let nothing: DictionaryArray<Int8Type> = [None::<&str>, None].into_iter().collect();
    let cleaned = clean(vec![("text", Arc::new(nothing))]);
    assert_eq!(error(&cleaned, 1), Some("field"));
    let some: DictionaryArray<Int8Type> = [None, Some(TEXT)].into_iter().collect();
    let cleaned = clean(vec![("text", Arc::new(some))]);
    assert_eq!(text(&cleaned, "text", 1), Some(CLEAN));
}

#[test]
fn a_batch_without_documents_is_an_error_and_a_column_of_numbers_fails_row_by_row() {
    let numbers = || Arc::new(Int64Array::from(vec![1])) as ArrayRef;
    let error_of = cleaner()
        .clean(&batch(vec![("body", numbers())]))
        .unwrap_err();
    assert_eq!(error_of.kind(), ErrorKind::Field);
    assert!(error_of.to_string().contains("the columns are body"));
    let cleaned = clean(vec![("html", numbers())]);
    assert_eq!(error(&cleaned, 0), Some("field"));
}

#[test]
fn a_document_over_the_limit_fails_alone() {
    let texts = StringArray::from(vec![TEXT, "It rained."]);
    let cleaner = BatchCleaner::new(Cleaner::builder().max_bytes(20).build().unwrap());
    let cleaned = cleaner
        .clean(&batch(vec![("text", Arc::new(texts))]))
        .unwrap();
    assert_eq!(error(&cleaned, 0), Some("too-large"));
    assert_eq!(text(&cleaned, "text", 1), Some("It rained."));
}
