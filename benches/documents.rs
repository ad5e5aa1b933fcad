//! Speed over documents in each state, tidying and sentences, on small, median and large ones.

use std::hint::black_box;
use std::time::Duration;

use copydesk::{Cleaner, Tidy};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Bytes of a short brief, of the median extract, and of a long document.
const SIZES: [(&str, usize); 3] = [("small", 1_000), ("median", 6_000), ("large", 1_000_000)];

const SUBJECTS: [&str; 8] = [
    "The ferry",
    "Mayor Lucía Ortega",
    "The harbour master",
    "A fishing boat",
    "Dr. Vale",
    "The island’s council",
    "Every passenger",
    "The line’s director",
];
const VERBS: [&str; 8] = [
    "left the quay",
    "spoke to reporters",
    "asked for a new inquiry",
    "paid $3.5 million",
    "waited for the storm",
    "signed the contract",
    "turned back",
    "kept the log",
];
const ENDS: [&str; 8] = [
    "on Monday, officials said.",
    "before noon.",
    "— for the second time this year.",
    "at the U.S. consulate.",
    "and said: “We owe it to them.”",
    "near Porto Azul, where it rained.",
    "after nine days…",
    "in the old harbour, according to Radio Azul.",
];
const JUNK: [&str; 4] = [
    "Sign up for our newsletter",
    "Read more: Harbour fees rise again",
    "Advertisement",
    "Photo: Marta Solé/Azul Wire",
];

/// A document of invented sentences, never two lines alike.
fn document(bytes: usize) -> String {
    let mut text = String::from("Ferry leaves the harbour of Porto Azul\n\n");
    let mut state = 7_u64;
    let mut pick = |among: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % among).unwrap_or(0)
    };
    while text.len() < bytes {
        for _ in 0..2 + pick(4) {
            let words = [
                SUBJECTS[pick(8)],
                VERBS[pick(8)],
                &pick(9999).to_string(),
                ENDS[pick(8)],
            ];
            text += &words.join(" ");
            text.push(' ');
        }
        text += "\n\n";
        if pick(9) == 0 {
            text += JUNK[pick(4)];
            text += "\n\n";
        }
    }
    text
}

/// The same with its marks, capitals and lines gone.
fn flattened(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The document as a page, with a menu before it.
fn page(bytes: usize) -> String {
    let text = document(bytes);
    let lines = text.lines().filter(|line| !line.is_empty());
    let story: String = lines.map(|line| format!("<p>{line}</p>\n")).collect();
    let menu: String = (0..20)
        .map(|at| format!("<li><a href=\"/{at}\">Harbour {at}</a></li>"))
        .collect();
    format!(
        "<!doctype html><title>Ferry leaves</title><nav><ul>{menu}</ul></nav><article>{story}</article>"
    )
}

fn measure(
    criterion: &mut Criterion,
    name: &str,
    make: impl Fn(usize) -> String,
    run: impl Fn(&str),
) {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(2))
        .warm_up_time(Duration::from_millis(300));
    for (size, bytes) in SIZES {
        let text = make(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bencher, text| {
            bencher.iter(|| run(black_box(text)));
        });
    }
    group.finish();
}

fn documents(criterion: &mut Criterion) {
    let cleaner = Cleaner::new();
    measure(criterion, "pages", page, |html| {
        black_box(cleaner.page(html).ok());
    });
    measure(criterion, "lines", document, |text| {
        black_box(cleaner.lines(text).ok());
    });
    measure(
        criterion,
        "flat",
        |bytes| flattened(&document(bytes)),
        |text| {
            black_box(cleaner.flat(text).ok());
        },
    );
    let untidy = |bytes| {
        document(bytes)
            .replace("’", "&#39;")
            .replace("é", "Ã©")
            .replace("said", "sa\u{ad}id")
    };
    let folding = Cleaner::builder().tidy(Tidy::Off).build().unwrap();
    measure(criterion, "untidy lines, folded", untidy, |text| {
        black_box(folding.lines(text).ok());
    });
    measure(criterion, "untidy lines, mended", untidy, |text| {
        black_box(cleaner.lines(text).ok());
    });
    measure(criterion, "sentences", document, |text| {
        black_box(copydesk::sentences(text).count());
    });
}

criterion_group!(benches, documents);
criterion_main!(benches);
