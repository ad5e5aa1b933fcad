//! `clean` from Parquet to Parquet.
#![cfg(feature = "parquet")]

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{
    Array, ArrayRef, BinaryArray, DictionaryArray, Int64Array, LargeStringArray, RecordBatch,
    StringArray,
};
use arrow_select::concat::concat_batches;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::support::{Folder, copydesk, run, text};

const PROMO: &str = "Sign up for our newsletter";

fn article(number: usize) -> String {
    let sea = "The sea was calm and the ferry left the harbour at noon, the pilot said. ";
    let sea = sea.repeat(1 + number % 40);
    format!("Ferry {number} sails.\n\n{sea}\n\n{PROMO}")
}

fn write(path: &Path, columns: Vec<(&str, ArrayRef)>) {
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    );
    let batch = batch.unwrap();
    let properties = parquet::file::properties::WriterProperties::builder()
        .set_max_row_group_row_count(Some(700))
        .build();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// Documents with an id, and a null where there should be one.
pub fn write_articles(path: &Path, rows: usize, bad: &[usize]) {
    let texts = (0..rows).map(|number| (!bad.contains(&number)).then(|| article(number)));
    write(
        path,
        vec![
            ("id", Arc::new(Int64Array::from_iter_values(0..rows as i64))),
            ("text", Arc::new(StringArray::from_iter(texts))),
        ],
    );
}

fn read(path: &Path) -> RecordBatch {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = reader.schema().clone();
    let batches: Vec<_> = reader.build().unwrap().map(Result::unwrap).collect();
    concat_batches(&schema, &batches).unwrap()
}

fn names(batch: &RecordBatch) -> Vec<String> {
    let schema = batch.schema();
    schema
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect()
}

fn strings(batch: &RecordBatch, name: &str) -> Vec<Option<String>> {
    let column = batch.column_by_name(name).unwrap().as_string::<i32>();
    column
        .iter()
        .map(|value| value.map(str::to_string))
        .collect()
}

#[test]
fn rows_are_cleaned_and_other_columns_kept() {
    let folder = Folder::new();
    let input = folder.path("in/news.parquet");
    let mut authors = ListBuilder::new(StringBuilder::new());
    authors.append_null();
    authors.append_value([Some("Ana Prell"), Some("Otto Finch")]);
    authors.append_null();
    let page = "<html lang=en><head><title>Ferry sinks off Porto Azul</title></head><body><h1>Ferry sinks off Porto Azul</h1><p>The ferry sank at noon on Monday, officials said.</p></body></html>";
    write(
        &input,
        vec![
            ("id", Arc::new(StringArray::from(vec!["a", "b", "c"]))),
            // Bytes, as crawlers store pages, beside text in the layouts of other writers.
            (
                "html",
                Arc::new(BinaryArray::from_opt_vec(vec![
                    Some(page.as_bytes()),
                    Some(b"".as_slice()),
                    None,
                ])),
            ),
            ("authors", Arc::new(authors.finish())),
            (
                "text",
                Arc::new(LargeStringArray::from(vec![
                    None,
                    Some(article(3).as_str()),
                    None,
                ])),
            ),
            (
                "site",
                Arc::new(DictionaryArray::<arrow_array::types::Int32Type>::from_iter(
                    ["K", "K", "K"],
                )),
            ),
            (
                "rank",
                Arc::new(Int64Array::from(vec![Some(7), None, Some(9)])),
            ),
        ],
    );
    let (output, errors) = (folder.path("out"), folder.path("errors.jsonl"));
    let done = run(
        &[
            "clean",
            text(&input),
            "-o",
            text(&output),
            "--errors",
            text(&errors),
            "--removed",
            "--sentences",
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let cleaned = read(&output.join("news.parquet"));
    assert_eq!(
        names(&cleaned),
        [
            "id",
            "rank",
            "text",
            "title",
            "authors",
            "published",
            "site",
            "language",
            "sentences",
            "removed"
        ]
    );
    assert_eq!(cleaned.num_rows(), 2);
    assert_eq!(
        strings(&cleaned, "title")[0].as_deref(),
        Some("Ferry sinks off Porto Azul")
    );
    // Nothing was found, so the older value stands.
    assert_eq!(strings(&cleaned, "site")[1].as_deref(), Some("K"));
    let authors = cleaned.column_by_name("authors").unwrap().as_list::<i32>();
    let earlier = authors.value(1);
    let earlier: Vec<_> = earlier.as_string::<i32>().iter().flatten().collect();
    assert_eq!(earlier, ["Ana Prell", "Otto Finch"]);
    assert!(authors.value(0).is_empty());
    let cleaned_text = strings(&cleaned, "text").swap_remove(0);
    assert!(
        cleaned_text
            .unwrap()
            .ends_with("The ferry sank at noon on Monday, officials said.")
    );
    let rank = cleaned
        .column_by_name("rank")
        .unwrap()
        .as_primitive::<Int64Type>();
    assert_eq!((rank.value(0), rank.is_null(1)), (7, true));
    let removed = cleaned
        .column_by_name("removed")
        .unwrap()
        .as_list::<i32>()
        .value(1);
    let removed = removed.as_struct();
    let rule = removed.column_by_name("rule").unwrap().as_string::<i32>();
    assert!(rule.value(rule.len() - 1).starts_with("newsletter/"));
    let start = removed
        .column_by_name("start")
        .unwrap()
        .as_primitive::<Int64Type>();
    let start = start.value(start.len() - 1) as usize;
    assert_eq!(&article(3)[start..], PROMO);
    let error: Value = serde_json::from_str(&fs::read_to_string(errors).unwrap()).unwrap();
    assert_eq!(
        (&error["record"], &error["id"], &error["kind"]),
        (&3.into(), &"c".into(), &"field".into())
    );
}

#[test]
fn columns_are_chosen_by_name() {
    let folder = Folder::new();
    let input = folder.path("in/news.parquet");
    write(
        &input,
        vec![
            ("id", Arc::new(Int64Array::from(vec![1]))),
            ("body", Arc::new(StringArray::from(vec![article(1)]))),
            ("date", Arc::new(StringArray::from(vec!["2026-03-01"]))),
            ("unwanted", Arc::new(StringArray::from(vec!["x"]))),
        ],
    );
    let output = folder.path("out");
    let arguments = [
        "clean",
        text(&input),
        "-o",
        text(&output),
        "--field",
        "body",
        "--columns",
    ];
    let done = run(&[arguments.as_slice(), &["date"]].concat(), "");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let cleaned = read(&output.join("news.parquet"));
    assert_eq!(
        names(&cleaned),
        [
            "date",
            "text",
            "title",
            "authors",
            "published",
            "site",
            "language"
        ]
    );
    assert!(
        !strings(&cleaned, "text")[0]
            .as_deref()
            .unwrap()
            .contains(PROMO)
    );
    for (wrong, said) in [
        (
            ["--field", "boddy"].as_slice(),
            "no column `boddy` (the columns are id, body, date, unwanted)",
        ),
        (
            &["--field", "body", "--columns", "nothing"],
            "no column `nothing`",
        ),
        (&[], "--field"),
    ] {
        let other = folder.path("other");
        let done = run(
            &[&["clean", text(&input), "-o", text(&other)], wrong].concat(),
            "",
        );
        assert_eq!(done.status.code(), Some(2));
        assert!(
            String::from_utf8_lossy(&done.stderr).contains(said),
            "{done:?}"
        );
        fs::remove_dir_all(other).unwrap();
    }
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let folder = Folder::new();
    let input = folder.path("in.parquet");
    write_articles(&input, 2000, &[3, 900]);
    let outputs: Vec<Vec<u8>> = ["1", "2", "8"]
        .map(|jobs| {
            let output = folder.path(jobs);
            let done = run(
                &["clean", text(&input), "-o", text(&output), "-q", "-j", jobs],
                "",
            );
            assert_eq!(done.status.code(), Some(1), "{done:?}");
            fs::read(output.join("in.parquet")).unwrap()
        })
        .into();
    assert!(outputs[0] == outputs[1] && outputs[0] == outputs[2]);
}

#[test]
fn an_empty_file_keeps_its_columns() {
    let folder = Folder::new();
    let input = folder.path("in.parquet");
    write_articles(&input, 0, &[]);
    let output = folder.path("out");
    let done = run(&["clean", text(&input), "-o", text(&output), "-q"], "");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let cleaned = read(&output.join("in.parquet"));
    assert_eq!((cleaned.num_rows(), cleaned.num_columns()), (0, 7));
    assert_eq!(fs::read_dir(&output).unwrap().count(), 1);
}

#[test]
fn a_run_that_is_killed_again_and_again_gives_the_same_bytes() {
    let folder = Folder::new();
    let input = folder.path("in");
    for name in ["a", "b", "c"] {
        write_articles(&folder.path(&format!("in/{name}.parquet")), 400, &[5, 390]);
    }
    let (undisturbed, disturbed) = (folder.path("undisturbed"), folder.path("disturbed"));
    let (expected, found) = (folder.path("expected.jsonl"), folder.path("found.jsonl"));
    let arguments = |output, errors| {
        [
            "clean",
            text(&input),
            "-o",
            output,
            "-q",
            "--resume",
            "--errors",
            errors,
        ]
    };
    let done = run(&arguments(text(&undisturbed), text(&expected)), "");
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let mut kills = 0;
    for round in 1.. {
        let mut child = copydesk()
            .args(arguments(text(&disturbed), text(&found)))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 * round));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    assert!(kills > 0);
    for name in ["a", "b", "c"] {
        let name = format!("{name}.parquet");
        assert!(
            fs::read(disturbed.join(&name)).unwrap() == fs::read(undisturbed.join(&name)).unwrap()
        );
    }
    assert_eq!(fs::read_dir(&disturbed).unwrap().count(), 3);
    assert_eq!(fs::read(found).unwrap(), fs::read(expected).unwrap());
}

#[test]
fn bad_files_are_named_and_the_rest_is_cleaned() {
    let folder = Folder::new();
    write_articles(&folder.path("in/whole.parquet"), 900, &[]);
    let whole = fs::read(folder.path("in/whole.parquet")).unwrap();
    folder.write("in/no-parquet.parquet", "PAR1 and nothing else");
    folder.write("in/cut.parquet", &whole[..whole.len() / 2]);
    folder.write("in/empty.parquet", "");
    let mut damaged = whole.clone();
    let middle = damaged.len() / 3;
    damaged[middle..middle + 400].fill(0xa5);
    folder.write("in/damaged.parquet", &damaged);
    let output = folder.path("out");
    let done = run(
        &["clean", text(&folder.path("in")), "-o", text(&output)],
        "",
    );
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let said = String::from_utf8_lossy(&done.stderr);
    for name in ["no-parquet", "cut", "empty", "damaged"] {
        assert!(
            said.contains(&format!("{name}.parquet cannot be read")),
            "{said}"
        );
        assert!(!output.join(format!("{name}.parquet")).exists());
    }
    assert!(
        said.contains("4 of the inputs") && said.contains("--resume"),
        "{said}"
    );
    assert_eq!(read(&output.join("whole.parquet")).num_rows(), 900);
}
