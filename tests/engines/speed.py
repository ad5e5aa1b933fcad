#!/usr/bin/env python3
"""Compare Spark's `mapInArrow` (the wheel) with `rdd.pipe` (the command), in one Spark session.

  tests/engines/speed.py --copydesk target/release/copydesk [--documents 20000] [--rounds 3]

Both clean the same generated documents on local[2], in turn. The pipe reads and writes JSON lines,
`mapInArrow` reads and writes Parquet, and once more JSON lines. Parts that do no cleaning (reading and
writing alone, rows through Python and back) are timed beside them.
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


RUNS = (pipe, arrow, arrow_json, pipe_alone, parquet_alone)


def main():
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/release/copydesk")
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local[2]").appName("speed").config("spark.ui.enabled", "false").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 500)
    seconds = {run: [] for run in RUNS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = list(documents(options.documents))
        write_parquet(records, folder / "parquet")
        (folder / "json").mkdir()
        for part in range(FILES):
            lines = records[len(records) * part // FILES : len(records) * (part + 1) // FILES]
            (folder / f"json/{part}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        # The first round warms Java up.
        for number in range(options.rounds + 1):
            for run in RUNS:
                started = time.monotonic()
                run(spark, folder, str(folder / f"{run.__name__}-{number}"), str(options.copydesk.resolve()))
                seconds[run].append(time.monotonic() - started)
                print(f"round {number} {run.__name__}: {seconds[run][-1]:.1f} s", flush=True)
    spark.stop()
    base = statistics.median(seconds[pipe][1:])
    for run in RUNS:
        median = statistics.median(seconds[run][1:])
        print(f"{run.__name__}: {median:.1f} s, {options.documents / median:.0f} documents a second, {base / median:.2f} times the pipe")


if __name__ == "__main__":
    main()
