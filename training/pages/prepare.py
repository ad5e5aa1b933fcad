#!/usr/bin/env python3
"""Writes the pages that the recipe learns from: prepare.py SHARED WORK.

SHARED is the folder with the labelled sets. WORK gets `pages-SET.jsonl` with id, url, html and gold for
each set of `sets.py`.
"""
import json
import lzma
import sys
from pathlib import Path

from sets import PARTIAL, SETS, has_bare_copy


def records(shared, name):
    with lzma.open(Path(shared) / "data" / "pages" / f"{name}.jsonl.xz", "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def pages(shared, name):
    """The pages of a set. Those of trafilatura are two: pages whose whole text is known, and the rest."""
    if original := SETS[name].bare_copy_of:
        yield from (page for page in pages(shared, original) if has_bare_copy(page["id"]))
        return
    if not name.startswith("trafilatura"):
        yield from records(shared, name)
        return
    texts = {record["id"]: record["gold"]["text"] for record in records(shared, "trafilatura-text")}
    for page in records(shared, "trafilatura"):
        text = texts.get(page["id"])
        if (text is not None) == (name == "trafilatura-text"):
            yield page if text is None else page | {"gold": page["gold"] | {"text": text}}


def main():
    shared, work = sys.argv[1:]
    for name in SETS:
        with open(f"{work}/pages-{name}.jsonl", "w", encoding="utf8") as out:
            for page in pages(shared, name):
                if not any(part in page["id"] for part in PARTIAL.get(SETS[name].bare_copy_of or name, ())):
                    kept = {field: page.get(field) for field in ("id", "url", "html", "gold")}
                    out.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
