#!/usr/bin/env python3
"""Run the examples of engines over generated documents and compare with the command itself.

  tests/engines/check.py [--copydesk target/debug/copydesk] [--documents 400] [--only spark_arrow]

An engine that is not installed (or, for Spark, a missing Java, or for some the Python wheel) is skipped
with a message. All run two tasks at once. What is written as JSON lines has to be what `copydesk filter`
writes, to the byte; what is written as Parquet has to have the rows of `copydesk clean -o`.
"""
import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / "tests/corpus"))
from generate import Writer  # noqa: E402

FILES = 4


def documents(count, seed=11):
    """Pages and texts in turn."""
    writer = Writer(seed)
    for number in range(count):
        url = f"https://kestrel.example/{number}"
        yield {"id": f"doc-{number}", "url": url, "text": writer.page(url) if number % 2 else writer.text()}


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr[-4000:]}")
    return done.stdout


def spark(copydesk, source, target):
    """What Spark writes, in the order of its parts; a folder's files it would take in any order."""
    source = ",".join(str(file) for file in sorted(source.iterdir()))
    run([sys.executable, REPOSITORY / "examples/spark/clean.py", "--copydesk", copydesk, source, target],
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell"})
    return "".join(part.read_text() for part in sorted(target.glob("part-*")))


def datatrove(copydesk, source, target):
    """What datatrove writes, put back into the layout of `filter`."""
    command = [sys.executable, REPOSITORY / "examples/datatrove/clean.py", "--copydesk", copydesk,
               "--tasks", FILES, "--workers", "2", source, target]
    run(command)
    parts = sorted(target.glob("*.jsonl"))
    written = [part.stat().st_mtime_ns for part in parts]
    run(command)
    assert written == [part.stat().st_mtime_ns for part in parts], "a second run did the work again"
    return "".join(line_of_filter(json.loads(line)) for part in parts for line in part.read_text().splitlines())


def line_of_filter(document):
    metadata = document["metadata"]
    metadata.pop("file_path")
    record = {"id": document["id"], "url": metadata.pop("url"), "text": document["text"], **metadata}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def datatrove_extractor(copydesk, source, target):
    """What datatrove writes with the wheel's extractor."""
    run([sys.executable, REPOSITORY / "examples/datatrove/extract.py", "--tasks", FILES, "--workers", "2", source, target])
    parts = sorted(target.glob("*.jsonl"))
    return "".join(line_of_filter(json.loads(line)) for part in parts for line in part.read_text().splitlines())


def spark_arrow(copydesk, source, target):
    """The rows that Spark writes by `mapInArrow`."""
    run([sys.executable, REPOSITORY / "examples/spark/clean_arrow.py", "--removed", source, target],
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell", "PYSPARK_PYTHON": sys.executable})
    return rows(target)


def ray(copydesk, source, target):
    """The rows that Ray writes by a pool of two actors."""
    run([sys.executable, REPOSITORY / "examples/ray/clean.py", "--removed", "--actors", "2", source, target],
        env={**os.environ, "RAY_ADDRESS": "local"})
    return rows(target)


def rows(folder):
    """The rows of a folder of Parquet files by their ids, and without the column of errors, which has to be empty."""
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(folder).sort_by("number")
    if "error" in table.column_names:
        assert table["error"].null_count == table.num_rows, table["error"]
        table = table.drop(["error"])
    return table.to_pylist()


def write_parquet(records, folder):
    """The records as Parquet files, with a number to sort by."""
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.Table.from_pylist([{"number": number, **record} for number, record in enumerate(records)])
    folder.mkdir()
    for part in range(FILES):
        start, end = (len(records) * at // FILES for at in (part, part + 1))
        pyarrow.parquet.write_table(table.slice(start, end - start), folder / f"{part}.parquet")


# Each engine, the packages and the program that it needs.
WITH_COMMAND = ((spark, ["pyspark"], "java"), (datatrove, ["datatrove"], None), (datatrove_extractor, ["datatrove", "copydesk"], None))
WITH_PARQUET = ((spark_arrow, ["pyspark", "copydesk", "pyarrow"], "java"), (ray, ["ray", "copydesk", "pyarrow"], None))


def is_wanted(engine, only):
    return not only or engine.__name__ in only


def is_installed(engine, packages, program):
    """Whether an engine can run here; says so where not."""
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    missing += [program] if program and shutil.which(program) is None else []
    if missing:
        print(f"{engine.__name__}: skipped, {' and '.join(missing)} is not installed")
    return not missing


def differs(engine, copydesk, source, target, expected):
    """Whether what an engine writes is other than what the command writes."""
    started = time.monotonic()
    same = engine(copydesk, source, target) == expected
    print(f"{engine.__name__}: {'same as the command' if same else 'DIFFERENT'}, {time.monotonic() - started:.1f} s", flush=True)
    return not same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/debug/copydesk")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--only", action="append", help="run this engine and no other; may be given again")
    options = parser.parse_args()
    copydesk = options.copydesk.resolve()
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in"
        source.mkdir()
        lines = [json.dumps(document) + "\n" for document in documents(options.documents)]
        for part in range(FILES):
            start, end = (options.documents * at // FILES for at in (part, part + 1))
            (source / f"{part}.jsonl").write_text("".join(lines[start:end]))
        started = time.monotonic()
        direct = run([copydesk, "filter", "--jobs", "2"], input="".join(lines))
        assert direct.count("\n") == options.documents and '"error"' not in direct, "the command itself went wrong"
        print(f"command: {options.documents} documents, {time.monotonic() - started:.1f} s")
        for engine, packages, program in WITH_COMMAND:
            if is_wanted(engine, options.only) and is_installed(engine, packages, program):
                failures += differs(engine, copydesk, source, folder / engine.__name__, direct)
        engines = [engine for engine, *needed in WITH_PARQUET if is_wanted(engine, options.only) and is_installed(engine, *needed)]
        if engines:
            write_parquet(list(documents(options.documents)), folder / "parquet")
            run([copydesk, "clean", folder / "parquet", "-o", folder / "texts", "-q", "--removed"])
            expected = rows(folder / "texts")
            for engine in engines:
                failures += differs(engine, copydesk, folder / "parquet", folder / engine.__name__, expected)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
