#!/usr/bin/env python3
"""Measure the command against the labelled sets and hold the floors of floors.toml.

  tests/quality/measure.py                      every set of floors.toml, against its floors
  tests/quality/measure.py pages/ --worst 5     the sets whose names start so, and their worst records
  tests/quality/measure.py --full               every record, also of sets that floors.toml samples
  tests/quality/measure.py --raise              write better figures into floors.toml

The sets are no part of the repository. They are looked for in the folder that COPYDESK_SHARED
names, else beside the repository in ../shared; without them there is nothing to measure, which is
said and is no failure. Standard library only.
"""
import argparse
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FLOORS = HERE / "floors.toml"
SHARED = Path(os.environ.get("COPYDESK_SHARED", REPOSITORY.parent / "shared"))

# Only these reach the command: it must not see the gold.
DOCUMENT = ("id", "url", "html", "text", "flat")

# Figures that are better when lower; a floor of one of them is a ceiling.
LOWER_IS_BETTER = {"content_lost", "undated_given_a_date", "words_changed", "missing", "worse"}

# How far a figure may fall before that counts: the last digit that the file holds.
TOLERANCE = 0.00005


def records(path, every):
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)


def data(name):
    return SHARED / "data" / f"{name}.jsonl.xz"


def write_lines(path, objects):
    with open(path, "w", encoding="utf8") as lines:
        for each in objects:
            lines.write(json.dumps(each, ensure_ascii=False) + "\n")


def document(record, settings):
    """What the command is given of a record."""
    if settings.get("joined"):
        return {"id": record["id"], "text": " ".join(record["sentences"])}
    return {field: record[field] for field in DOCUMENT if field in record}


def words(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def page_name(identifier):
    """The name that a page and the texts made of it share: `dir/NAME.html.gz`, `set/NAME#render`."""
    return identifier.split("/")[-1].split("#")[0].removesuffix(".html.gz")


def with_fields(records, pages):
    """The records with their pages' title and authors as gold, those of them that the text has."""
    gold = {page_name(page["id"]): page["gold"] for page in pages}
    for record in records:
        fields, text = gold.get(page_name(record["id"]), {}), words(record["text"])
        said = {}
        if fields.get("title") and words(fields["title"]) in text:
            said["title"] = fields["title"]
        if fields.get("authors") and all(words(name) in text for name in fields["authors"]):
            said["authors"] = fields["authors"]
        yield record | {"gold": said}


def measure(name, settings, options, folder):
    """Cleans a set and scores it: the figures of each kind of score, and the seconds it took."""
    every = 1 if options.full else settings.get("every", 1)
    gold, documents, cleaned = (folder / file for file in ("gold.jsonl", "documents.jsonl", "cleaned.jsonl"))
    taken = list(records(data(settings.get("source", name)), every))
    if "pages" in settings:
        taken = list(with_fields(taken, records(data(settings["pages"]), 1)))
    write_lines(gold, taken)
    write_lines(documents, (document(record, settings) for record in taken))
    started = time.monotonic()
    with open(documents, "rb") as source, open(cleaned, "wb") as target:
        subprocess.run([options.command, "filter", "--sentences"], stdin=source, stdout=target, check=True)
    seconds = time.monotonic() - started
    figures = {}
    for kind in settings["scores"]:
        score = [sys.executable, SHARED / "tools" / "score.py", kind, gold, cleaned]
        figures |= json.loads(first_line(run([*score, "--json"])))
        if options.worst:
            print(run([*score, "--worst", str(options.worst)]))
    return figures, seconds


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def first_line(text):
    return text.split("\n", 1)[0]


def is_worse(figure, value, floor):
    if figure in LOWER_IS_BETTER:
        return value > floor + TOLERANCE
    return value < floor - TOLERANCE


def table_row(name, figures, floors, seconds):
    """The figures that have a floor, each with it; an arrow where it is under it."""
    cells = []
    for figure, floor in floors.items():
        value = figures[figure]
        mark = "  <-- WORSE" if is_worse(figure, value, floor) else ""
        cells.append(f"  {figure:22} {value:9.4f}   floor {floor:.4f}{mark}")
    return "\n".join([f"{name}: {figures.get('records', '?')} records, {seconds:.1f} s", *cells])


def raised(text, name, figures, floors):
    """floors.toml with the better figures of one set; a floor never falls."""
    for figure, floor in floors.items():
        value = figures[figure]
        better = min(value, floor) if figure in LOWER_IS_BETTER else max(value, floor)
        header = re.escape(f'[sets."{name}".floors]')
        text = re.sub(rf"(?ms)({header}\n(?:(?!^\[).)*?^{figure} = )[-\d.]+", rf"\g<1>{better:.4f}", text, count=1)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="only the sets whose names start so")
    parser.add_argument("--command", default=REPOSITORY / "target/debug/copydesk", help="the build to measure")
    parser.add_argument("--full", action="store_true", help="every record; floors hold only for sets that are not sampled")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write better figures into floors.toml")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst records of each set")
    parser.add_argument("--json", action="store_true", help="all figures, one JSON object a set")
    options = parser.parse_args()
    if not (SHARED / "data").is_dir():
        print(f"quality: skipped, there are no labelled sets in {SHARED}")
        return 0
    regressions = 0
    for name, settings in tomllib.loads(FLOORS.read_text())["sets"].items():
        if options.sets and not name.startswith(tuple(options.sets)):
            continue
        with tempfile.TemporaryDirectory() as folder:
            figures, seconds = measure(name, settings, options, Path(folder))
        comparable = not options.full or settings.get("every", 1) == 1
        floors = settings["floors"]
        print(table_row(name, figures, floors, seconds), flush=True)
        if options.json:
            print(json.dumps({"set": name, **figures}))
        if comparable:
            regressions += sum(is_worse(figure, figures[figure], floor) for figure, floor in floors.items())
            if options.raise_floors:
                FLOORS.write_text(raised(FLOORS.read_text(), name, figures, floors))
    print(f"quality: {regressions} figures under their floors" if regressions else "quality: all floors hold")
    return 1 if regressions else 0


if __name__ == "__main__":
    sys.exit(main())
