#!/usr/bin/env python3
"""Measure the command against the labelled sets and hold the floors of floors.toml.

  tests/quality/measure.py                      every set that has floors, and the cases
  tests/quality/measure.py pages/ --worst 5     the sets whose names start so, and their worst records
  tests/quality/measure.py cases                only the cases
  tests/quality/measure.py --raise              write better figures into floors.toml

A set that the models were trained on has no floors: its figures say nothing about documents that the
models have not seen. It is measured only when it is named, and the output says that it was trained on.
The recipes under training/ cross-validate by site for figures on those sets.

The sets are not part of the repository. They are looked for in the folder that COPYDESK_SHARED names,
else beside the repository in ../shared; without them there is nothing to measure, which is said and is
not a failure. Standard library only.
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

import headlines

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FLOORS = HERE / "floors.toml"
SHARED = Path(os.environ.get("COPYDESK_SHARED", REPOSITORY.parent / "shared"))

# Only these reach the command: it must not see the gold.
DOCUMENT = ("id", "url", "html", "text", "flat")

# Figures that are better when lower; a floor of one of them is a ceiling.
LOWER_IS_BETTER = {"content_lost", "undated_given_a_date", "words_changed"}

# How far a figure may fall before that counts: the last digit that the file holds.
TOLERANCE = 0.00005


def records(path):
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
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


def taken(name, settings):
    """The records of a set: all, or those in languages other than English."""
    every = records(data(settings.get("source", name)))
    if settings.get("languages") == "other":
        every = (record for record in every if record["lang"] != "en")
    if "pages" in settings:
        every = with_fields(every, records(data(settings["pages"])))
    return list(every)


def answer(name, settings, options, folder):
    """Runs the command on a set; the seconds that it took."""
    gold, documents, answers = (folder / file for file in ("gold.jsonl", "documents.jsonl", "answers.jsonl"))
    chosen = taken(name, settings)
    write_lines(gold, chosen)
    write_lines(documents, (document(record, settings) for record in chosen))
    arguments = ["restore", "--jsonl"] if settings.get("restore") else ["filter", "--sentences"]
    if "show" in settings:
        arguments += ["--show", settings["show"]]
    started = time.monotonic()
    with open(documents, "rb") as source, open(answers, "wb") as target:
        subprocess.run([options.command, *arguments], stdin=source, stdout=target, check=True)
    return time.monotonic() - started


def measure(name, settings, options, folder):
    """Scores a set: the figures of each kind of score, and the seconds that the command took."""
    seconds = answer(name, settings, options, folder)
    figures = {}
    for kind in settings["scores"]:
        score = [sys.executable, SHARED / "tools" / "score.py", kind, folder / "gold.jsonl", folder / "answers.jsonl"]
        figures |= json.loads(first_line(run([*score, "--json"])))
        if options.worst:
            print(run([*score, "--worst", str(options.worst)]))
        if kind == "metadata" and name.startswith("pages/"):
            answers = {answer["id"]: answer for answer in map(json.loads, open(folder / "answers.jsonl"))}
            figures["title_of_page"] = headlines.share(records(data(settings.get("source", name))), answers)
    return figures, seconds


def measure_cases(options):
    """For each kind of case how many checks pass."""
    check = [sys.executable, SHARED / "cases" / "check.py", options.command, "--json"]
    found = json.loads(subprocess.run(check, stdout=subprocess.PIPE, text=True).stdout)
    if options.worst:
        for result in found["results"]:
            if result["verdict"] == "failed":
                print(result["kind"], result["file"], *result["faults"][:2], sep="  ")
    return {kind: count["passed"] for kind, count in found["kinds"].items()}


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def first_line(text):
    return text.split("\n", 1)[0]


def is_worse(figure, value, floor):
    if figure in LOWER_IS_BETTER:
        return value > floor + TOLERANCE
    return value < floor - TOLERANCE


def rows(figures, floors):
    """The figures, each beside its floor where it has one; an arrow where it is under it."""
    for figure in floors or sorted(figures):
        value, floor = figures.get(figure, 0), floors.get(figure)
        if not isinstance(value, (int, float)):
            continue
        beside = "" if floor is None else f"   floor {floor:.4f}"
        mark = "  <-- WORSE" if floor is not None and is_worse(figure, value, floor) else ""
        yield f"  {figure:22} {value:9.4f}{beside}{mark}"


def raised(text, table, figures, floors):
    """floors.toml with the better figures of one table; a floor never falls."""
    for figure, floor in floors.items():
        value = figures[figure]
        better = min(value, floor) if figure in LOWER_IS_BETTER else max(value, floor)
        said = f"{better:.4f}" if isinstance(floor, float) else str(better)
        header = re.escape(f"[{table}]")
        text = re.sub(rf"(?ms)({header}\n(?:(?!^\[).)*?^{re.escape(figure)} = )[-\d.]+", rf"\g<1>{said}", text, count=1)
    return text


def hold(table, heading, figures, floors, options):
    """Prints the figures of one table and says how many are under their floors."""
    print("\n".join([heading, *rows(figures, floors)]), flush=True)
    if options.json:
        print(json.dumps({"set": table, **figures}))
    if options.raise_floors:
        FLOORS.write_text(raised(FLOORS.read_text(), table, figures, floors))
    return sum(is_worse(figure, figures.get(figure, 0), floor) for figure, floor in floors.items())


def chosen(name, settings, options):
    """Without names every set that has floors; with names those that start so."""
    return name.startswith(tuple(options.sets)) if options.sets else "floors" in settings


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="only the sets whose names start so")
    parser.add_argument("--command", default=REPOSITORY / "target/debug/copydesk", help="the build to measure")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write better figures into floors.toml")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst records of each set")
    parser.add_argument("--json", action="store_true", help="all figures, one JSON object a set")
    return parser.parse_args()


def main():
    options = arguments()
    if not (SHARED / "data").is_dir():
        print(f"quality: skipped, there are no labelled sets in {SHARED}")
        return 0
    file = tomllib.loads(FLOORS.read_text())
    worse = 0
    for name, settings in file["sets"].items():
        if not chosen(name, settings, options):
            continue
        with tempfile.TemporaryDirectory() as folder:
            figures, seconds = measure(name, settings, options, Path(folder))
        trained = ", TRAINED ON: says nothing about unseen documents" if settings["trained"] else ""
        heading = f"{name}: {figures.get('records', '?')} records, {seconds:.1f} s{trained}"
        worse += hold(f'sets."{name}".floors', heading, figures, settings.get("floors", {}), options)
    if chosen("cases", {"floors": None}, options):
        figures = measure_cases(options)
        worse += hold("cases", f"cases: {sum(figures.values())} checks pass", figures, file["cases"], options)
    print(f"quality: {worse} figures under their floors" if worse else "quality: all floors hold")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
