#!/usr/bin/env python3
"""Run the Spark and datatrove examples over generated documents and compare with the command itself.

  tests/engines/check.py [--copydesk target/debug/copydesk] [--documents 400]

An engine that is not installed (or, for Spark, a missing Java) is skipped with a message. Both run
two tasks at once, and what they write has to be what `copydesk filter` writes, to the byte.
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/debug/copydesk")
    parser.add_argument("--documents", type=int, default=400)
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
        for engine, package, needed in ((spark, "pyspark", "java"), (datatrove, "datatrove", None)):
            if importlib.util.find_spec(package) is None or (needed and shutil.which(needed) is None):
                print(f"{engine.__name__}: skipped, {package}{' or ' + needed if needed else ''} is not installed")
                continue
            started = time.monotonic()
            same = engine(copydesk, source, folder / engine.__name__) == direct
            print(f"{engine.__name__}: {'same as the command' if same else 'DIFFERENT'}, {time.monotonic() - started:.1f} s")
            failures += not same
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
