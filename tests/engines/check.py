#!/usr/bin/env python3
"""Run the Spark and datatrove examples over generated documents and compare with the command itself.

  tests/engines/check.py [--copydesk target/debug/copydesk]

An engine that is not installed (or, for Spark, a missing Java) is skipped with a message.
"""
import argparse
import importlib.util
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = 400


def documents(seed=11):
    chance = random.Random(seed)
    words = "the a ferry harbour pilot storm council market bridge morning price water said left met in of on near".split()
    for number in range(DOCUMENTS):
        paragraphs = [" ".join(chance.choices(words, k=chance.randint(12, 60))).capitalize() + "."
                      for _ in range(chance.randint(1, 8))]
        paragraphs.insert(chance.randint(0, len(paragraphs)), "Sign up for our newsletter")
        yield {"id": f"doc-{number}", "text": "\n\n".join(paragraphs)}


def write_lines(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def run(command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)


def spark(copydesk, folder, direct):
    run([sys.executable, REPOSITORY / "examples/spark/clean.py", "--copydesk", copydesk, "--partitions", "4",
         folder / "in", folder / "spark"])
    parts = sorted((folder / "spark").glob("part-*"))
    return "".join(part.read_text() for part in parts) == direct


def datatrove(copydesk, folder, direct):
    command = [sys.executable, REPOSITORY / "examples/datatrove/clean.py", "--copydesk", copydesk, "--tasks", "2",
               "--workers", "2", folder / "in", folder / "datatrove"]
    run(command)
    found = {}
    for part in sorted((folder / "datatrove").glob("*.jsonl")):
        for line in part.read_text().splitlines():
            record = json.loads(line)
            found[record["id"]] = record["text"]
    run(command)  # a second run has nothing to do
    expected = {record["id"]: record["text"] for record in map(json.loads, direct.splitlines())}
    return found == expected


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/debug/copydesk")
    copydesk = parser.parse_args().copydesk.resolve()
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        records = list(documents())
        half = DOCUMENTS // 2
        write_lines(folder / "in/a.jsonl", records[:half])
        write_lines(folder / "in/b.jsonl", records[half:])
        with open(folder / "all.jsonl", "w") as every:
            every.writelines((folder / "in" / part).read_text() for part in ("a.jsonl", "b.jsonl"))
        with open(folder / "all.jsonl") as source:
            direct = subprocess.run([copydesk, "filter"], stdin=source, check=True, capture_output=True, text=True).stdout
        for engine, package, needed in ((spark, "pyspark", "java"), (datatrove, "datatrove", None)):
            if importlib.util.find_spec(package) is None or (needed and shutil.which(needed) is None):
                print(f"{engine.__name__}: skipped, {package}{' or ' + needed if needed else ''} is not installed")
                continue
            started = time.monotonic()
            same = engine(copydesk, folder, direct)
            print(f"{engine.__name__}: {'same as the command' if same else 'DIFFERENT'}, {time.monotonic() - started:.1f} s")
            failures += not same
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
