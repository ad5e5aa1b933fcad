//! Words a second of restoring flat text, on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const STORY: &str = "the ferry halcyon sank off porto azul on tuesday the harbour master said nobody was hurt but \
    mr ruiz who owns it won t pay 2 000 of the u s fine why should i he asked the council will vote on the pier next week ";

fn restoring(criterion: &mut Criterion) {
    let text = STORY.repeat(200);
    let words = text.split_whitespace().count();
    copydesk::restore("unpacks the weights");
    let mut group = criterion.benchmark_group("restore");
    group.throughput(Throughput::Elements(words as u64));
    group.sample_size(10);
    group.bench_function("flat", |bencher| bencher.iter(|| copydesk::restore(&text)));
    group.finish();
}

criterion_group!(benches, restoring);
criterion_main!(benches);
