#!/usr/bin/env python3
"""Clean a corpus of Parquet files in Ray Data with the Python wheel, by a pool of actors.

  python clean.py crawl texts --actors 8

Each actor holds one cleaner. A row that cannot be cleaned stays, with its `error`.
"""
import argparse

import copydesk
import ray

# Rows in a batch: pages are large, and a batch is held in memory as a whole.
ROWS = 500


class Clean:
    """What an actor runs: one cleaner, table after table."""

    def __init__(self, cleaner=None, **options):
        self.cleaner = cleaner or copydesk.Cleaner()
        self.options = options

    def __call__(self, table):
        return self.cleaner.clean_table(table, **self.options)


def clean(dataset, actors, cleaner=None, **options):
    """The dataset with its documents cleaned by so many actors at most."""
    return dataset.map_batches(
        Clean,
        fn_constructor_kwargs={"cleaner": cleaner, **options},
        batch_format="pyarrow",
        batch_size=ROWS,
        concurrency=(1, actors),
        num_cpus=1,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a Parquet file or a folder of them")
    parser.add_argument("target", help="the folder to write")
    parser.add_argument("--actors", type=int, default=2, help="cleaners at once, at most")
    parser.add_argument("--removed", action="store_true", help="write what was removed too")
    settings = parser.parse_args()
    # Rows come out in the order in which they went in.
    ray.data.DataContext.get_current().execution_options.preserve_order = True
    dataset = ray.data.read_parquet(settings.source)
    clean(dataset, settings.actors, removed=settings.removed).write_parquet(settings.target)


if __name__ == "__main__":
    main()
