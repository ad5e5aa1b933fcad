#!/usr/bin/env python3
"""Clean a corpus of JSON lines on Apache Spark with the plain copydesk command.

  spark-submit clean.py --copydesk ./copydesk 'crawl/*.jsonl.gz' texts

Each partition is piped through one `copydesk filter --jobs 1`: Spark runs as many of them as it has
cores, and its own tasks are the unit of retry. Options after `--` go to the command. PySpark 4.
"""
import argparse
import shlex
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def clean(spark, copydesk, source, target, options=(), partitions=None):
    """Writes the cleaned records of `source` to `target`, in the order of the lines of each file."""
    context = spark.sparkContext
    # The binary travels with the job: nothing has to be installed on the workers.
    context.addFile(copydesk)
    lines = context.textFile(source, minPartitions=partitions)
    name = copydesk.rsplit("/", 1)[-1]
    command = shlex.join([SparkFiles.get(name) if context.master.startswith("local") else f"./{name}",
                          "filter", "--jobs", "1", *options])
    # Without checkCode a command that fails leaves an empty partition and no error.
    lines.pipe(command, checkCode=True).saveAsTextFile(target)


def main():
    arguments, options = sys.argv[1:], []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="JSON lines: files (commas between), a folder or a pattern, compressed or not")
    parser.add_argument("target", help="the folder to write, which must not exist")
    parser.add_argument("--copydesk", default="./copydesk", help="the command, built for the workers' machines")
    parser.add_argument("--partitions", type=int, help="at least so many partitions")
    settings = parser.parse_args(arguments)
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    try:
        clean(spark, settings.copydesk, settings.source, settings.target, options, settings.partitions)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
