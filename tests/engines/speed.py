#!/usr/bin/env python3
"""Compare Spark's `mapInArrow` (the wheel) with `rdd.pipe` (the command), in one Spark session.

  tests/engines/speed.py --copydesk target/release/copydesk [--documents 20000] [--rounds 3]

Both clean the same generated documents on local[2], in as many partitions, in turn; the order is
another in every other round. The pipe reads and writes JSON lines, `mapInArrow` reads and writes Parquet,
and once more JSON lines. Parts that do no cleaning (lines through `cat`, rows through Python and back)
are timed beside them. Beside the time on the clock stands the processor time of Java, Python and the
command together: on a machine that does other work too it is the steadier of the two.
"""
import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from check import FILES, REPOSITORY, documents, write_parquet

sys.path[:0] = [str(REPOSITORY / "examples/spark")]


def pipe(spark, folder, target, copydesk):
    from clean import clean

    clean(spark, copydesk, str(folder / "json"), target)


def arrow(spark, folder, target, copydesk):
    from clean_arrow import clean

    clean(spark.read.parquet(str(folder / "parquet"))).write.parquet(target)


def arrow_json(spark, folder, target, copydesk):
    from clean_arrow import clean

    clean(spark.read.json(str(folder / "json"))).write.json(target)


def parquet_alone(spark, folder, target, copydesk):
    frame = spark.read.parquet(str(folder / "parquet"))
    frame.mapInArrow(lambda batches: batches, frame.schema).write.parquet(target)


def pipe_alone(spark, folder, target, copydesk):
    spark.sparkContext.textFile(str(folder / "json")).pipe("cat", checkCode=True).saveAsTextFile(target)


def processor_seconds():
    """Processor time of this process and of all below it, those that have ended included."""
    ticks, parents = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)], ticks[int(entry.name)] = int(fields[1]), sum(map(int, fields[11:15]))

    def is_ours(process):
        while process in parents and process != os.getpid():
            process = parents[process]
        return process == os.getpid()

    return sum(count for process, count in ticks.items() if is_ours(process)) / os.sysconf("SC_CLK_TCK")


RUNS = (pipe, arrow, arrow_json, pipe_alone, parquet_alone)


def session():
    """A session on two cores in which each file of Parquet or JSON is a partition, as it is for the pipe."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.sql.files.maxPartitionBytes": str(1 << 30),
        "spark.sql.files.openCostInBytes": str(1 << 30),
    }
    builder = SparkSession.builder.master("local[2]").appName("speed")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def check_partitions(spark, folder):
    """Fails where the programs do not share the work out alike."""
    counts = {
        "pipe": spark.sparkContext.textFile(str(folder / "json")).getNumPartitions(),
        "parquet": spark.read.parquet(str(folder / "parquet")).rdd.getNumPartitions(),
        "json": spark.read.json(str(folder / "json")).rdd.getNumPartitions(),
    }
    print(f"partitions: {counts}", flush=True)
    assert len(set(counts.values())) == 1, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/release/copydesk")
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = session()
    seconds = {run: [] for run in RUNS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = list(documents(options.documents))
        write_parquet(records, folder / "parquet")
        (folder / "json").mkdir()
        for part in range(FILES):
            lines = records[len(records) * part // FILES : len(records) * (part + 1) // FILES]
            (folder / f"json/{part}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        check_partitions(spark, folder)
        # The first round warms Java up.
        for number in range(options.rounds + 1):
            for run in RUNS[:: -1 if number % 2 else 1]:
                started, used = time.monotonic(), processor_seconds()
                run(spark, folder, str(folder / f"{run.__name__}-{number}"), str(options.copydesk.resolve()))
                seconds[run].append((time.monotonic() - started, processor_seconds() - used))
                print("round %d %s: %.1f s, processor %.1f s" % (number, run.__name__, *seconds[run][-1]), flush=True)
    spark.stop()
    medians = {run: [statistics.median(column) for column in zip(*seconds[run][1:])] for run in RUNS}
    for run, (clock, used) in medians.items():
        ratios = [base / mine for base, mine in zip(medians[pipe], (clock, used))]
        print(f"{run.__name__}: {clock:.1f} s, processor {used:.1f} s; {ratios[0]:.2f} and {ratios[1]:.2f} times as fast as the pipe")


if __name__ == "__main__":
    main()
