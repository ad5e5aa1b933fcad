#!/usr/bin/env python3
"""Clean a DataFrame on Apache Spark with the Python wheel, by `mapInArrow`.

  spark-submit clean_arrow.py crawl texts --removed

Reads and writes Parquet. Each task holds one cleaner and gets its rows as Arrow batches; a row that
cannot be cleaned stays, with its `error`. PySpark 4.
"""
import argparse

import copydesk
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

# Rows in a batch: pages are large, and a batch is held in memory as a whole.
ROWS = 500


def clean(frame, cleaner=None, **options):
    """The frame with its documents cleaned; `options` are those of `Cleaner.clean_batch`."""
    cleaner = cleaner or copydesk.Cleaner()
    schema = from_arrow_schema(cleaner.schema(to_arrow_schema(frame.schema), **options))

    def work(batches):
        for batch in batches:
            yield cleaner.clean_batch(batch, **options)

    return frame.mapInArrow(work, schema)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="Parquet: a file, a folder or a pattern")
    parser.add_argument("target", help="the folder to write, which must not exist")
    parser.add_argument("--field", help="the column that holds the document")
    parser.add_argument("--removed", action="store_true", help="write what was removed too")
    settings = parser.parse_args()
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)
    try:
        cleaned = clean(spark.read.parquet(settings.source), field=settings.field, removed=settings.removed)
        cleaned.write.parquet(settings.target)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
