#!/usr/bin/env python3
"""Measure what profiles of sites add: invented sites whose own boilerplate no rule can know.

  tests/quality/site_memory.py                      a table, and exit 1 where a bound does not hold

Every site has standing lines of its own in the words of its stories: a motto, section promos, the
introduction of a series, a note on the column, a label over the story. They stand on 10 to 100 of
100 pages. Its stories share subheads, which belong to them, and a daily column whose headlines differ
by a number. `copydesk learn` reads all documents, and `copydesk filter` cleans them without the
profiles and with them.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests" / "corpus"))
from generate import Writer  # noqa: E402

# What has to hold: of the boilerplate words, and of the article's.
EXTRA_REMOVED, CONTENT_LOST = 0.50, 0.001

SUBHEADS = ["The details", "What happens next", "Why it matters", "On the quays", "The reply"]


class Site:
    """A site with standing lines: each with its place and the share of the pages that have it."""

    def __init__(self, writer, number):
        self.writer, self.chance = writer, writer.chance
        self.host = f"kestrel-{number}.example"
        sentence = writer.sentence
        self.standing = [
            ("tail", 1.0, sentence()),
            ("inside", 0.3, f"{sentence()} {sentence()}"),
            ("inside", 0.15, sentence()),
            ("head", 0.1, f"{sentence()} {sentence()}"),
            ("tail", 0.25, " ".join(sentence() for _ in range(3))),
            ("head", 0.5, f"{self.chance.choice(['Harbour', 'Market', 'Island'])} desk"),
        ]

    def document(self, number):
        """Lines, each with whether it belongs to the article."""
        column = self.chance.random() < 0.1
        title = f"Tides and weather of day {number}" if column else self.writer.title()
        story = [(line, True) for line in self.writer.paragraphs()]
        for _ in range(self.chance.randint(0, 2)):
            story.insert(self.chance.randint(1, len(story) - 1), (self.chance.choice(SUBHEADS), True))
        head, tail = [(title, True)], []
        for place, share, line in self.standing:
            if self.chance.random() >= share:
                continue
            if place == "inside":
                story.insert(self.chance.randint(1, len(story) - 1), (line, False))
            else:
                (head if place == "head" else tail).append((line, False))
        return head + story + tail


def corpus(sites, pages, seed):
    writer = Writer(seed)
    documents = []
    for site in (Site(writer, number) for number in range(sites)):
        for number in range(pages):
            documents.append((f"https://{site.host}/{number}", site.document(number)))
    return documents


def words(line):
    return len(line.split())


def score(documents, cleaned):
    """The shares of boilerplate words removed and of article words lost."""
    totals, gone = {True: 0, False: 0}, {True: 0, False: 0}
    for (_, lines), record in zip(documents, cleaned, strict=True):
        kept = record["text"].split("\n") + [record["title"] or ""]
        for line, is_article in lines:
            totals[is_article] += words(line)
            if line in kept:
                kept.remove(line)
            else:
                gone[is_article] += words(line)
    return gone[False] / totals[False], gone[True] / totals[True]


def run(command, lines):
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True)
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(REPOSITORY / "target" / "debug" / "copydesk"))
    parser.add_argument("--sites", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print("pages a site | removed without | with profiles | article lost without | with profiles")
    held = True
    for pages in (20, 60):
        documents = corpus(options.sites, pages, options.seed)
        records = ({"url": url, "text": "\n\n".join(line for line, _ in lines)} for url, lines in documents)
        source = "".join(json.dumps(record) + "\n" for record in records).encode()
        with tempfile.TemporaryDirectory() as folder:
            profiles = Path(folder) / "sites.profiles"
            profiles.write_bytes(run([options.command, "learn"], source))
            filtered = [options.command, "filter", "--from", "lines"]
            results = [score(documents, [json.loads(line) for line in run(command, source).splitlines()])
                       for command in (filtered, [*filtered, "--profiles", profiles])]
        (removed, lost), (removed_with, lost_with) = results
        print(f"{pages:12} | {removed:15.3f} | {removed_with:13.3f} | {lost:20.4f} | {lost_with:.4f}")
        held &= removed_with - removed >= EXTRA_REMOVED and lost_with - lost <= CONTENT_LOST
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
