#!/usr/bin/env python3
"""Measure the command language by language and write the second table of docs/languages.md.

  tests/quality/languages.py            print the table
  tests/quality/languages.py --write    write it into docs/languages.md

The sets are not part of the repository; without them there is nothing to measure, which is said and is
not a failure. Standard library only.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from measure import REPOSITORY, SHARED, data, document, page_name, records, write_lines

PAGE = REPOSITORY / "docs" / "languages.md"
MARK = "<!-- measured by tests/quality/languages.py -->"

# The sets, and whether a model was trained on them.
PAGES = ("news-validate", "news", "fundus")
LINES = ("news-validate-extract", "fundus-extract")

INTRODUCTION = """
The labelled documents there are of each language. *Pages*: F1 over four-word shingles. *Lines*: the
share of the article's words that is lost / of the boilerplate's words that is removed, in what extractors
left. In brackets the number of documents. No model was trained on `news-validate`; on `news` and `fundus`
the models were trained, so their figures say nothing about documents that the models have not seen.
`python3 tests/quality/languages.py --write` writes this part.

| language | pages: news-validate | pages: news, trained | pages: fundus, trained | lines: news-validate | lines: fundus, trained |
|---|---|---|---|---|---|
"""


def languages_of_fundus():
    """The language of a page of fundus, which its lines say."""
    return {page_name(record["id"]): record["lang"] for record in records(data("lines/fundus-extract"))}


def by_language(name):
    """The records of a set, by their language."""
    known = languages_of_fundus() if name == "pages/fundus" else {}
    groups = defaultdict(list)
    for record in records(data(name)):
        language = record.get("lang") or known.get(page_name(record["id"]))
        if language:
            groups[language].append(record)
    return groups


def cleaned(command, group, folder):
    """Runs the command on records; the path of what it answers."""
    documents, answers = folder / "documents.jsonl", folder / "answers.jsonl"
    write_lines(documents, (document(record, {}) for record in group))
    with open(documents, "rb") as source, open(answers, "wb") as target:
        subprocess.run([command, "filter"], stdin=source, stdout=target, check=True)
    return answers


def score(kind, group, answers, folder):
    gold = folder / "gold.jsonl"
    write_lines(gold, group)
    arguments = [sys.executable, SHARED / "tools" / "score.py", kind, gold, answers, "--json"]
    output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    return json.loads(output.split("\n", 1)[0])


def cell(kind, group, command, folder):
    answers = cleaned(command, group, folder)
    figures = score(kind, group, answers, folder)
    if kind == "pages":
        return f"{figures.get('f1', 0):.3f} ({len(group)})".replace("0.", ".", 1)
    lost, removed = 100 * figures["content_lost"], 100 * figures["boilerplate_removed"]
    return f"{lost:.2f} % / {removed:.0f} % ({len(group)})"


def table(command):
    columns = [("pages", by_language(f"pages/{name}")) for name in PAGES]
    columns += [("lines", by_language(f"lines/{name}")) for name in LINES]
    languages = sorted({language for _, groups in columns for language in groups})
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for language in languages:
            cells = [
                cell(kind, groups[language], command, Path(folder)) if language in groups else ""
                for kind, groups in columns
            ]
            rows.append(f"| {language} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=REPOSITORY / "target/debug/copydesk", help="the build to measure")
    parser.add_argument("--write", action="store_true", help="write docs/languages.md")
    options = parser.parse_args()
    if not (SHARED / "data").is_dir():
        print(f"languages: skipped, there are no labelled sets in {SHARED}")
        return 0
    measured = INTRODUCTION + table(options.command)
    print(measured)
    if options.write:
        held = PAGE.read_text(encoding="utf8").split(MARK)[0]
        PAGE.write_text(f"{held}{MARK}\n{measured}", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
