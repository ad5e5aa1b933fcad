#!/usr/bin/env python3
"""Trains the model of flat text.

  cargo build --release --features training --example judge_lines
  flat.py target/release/examples/judge_lines SHARED OUT [folds]

reads OUT/mixed.jsonl, which `train.py` wrote, and writes OUT/flat.model and, with `folds`,
OUT/flat-fold0.model … OUT/flat-fold3.model for figures on sites left out. A piece of a flat text, a
sentence or what stands between two of them, is what a line is in `train.py`. Articles flattened
without any page around them teach it to leave those alone; mixed ones, which the folds do without,
have menus, teasers and "see also" lines inside the story.
"""

import json
import lzma
import re
import sys
from pathlib import Path

import numpy as np

import export
from data import Lines, page_of, records
from train import Recipe, fit

RECIPE = "flat-2"
SETS = ["fundus-flat", "wcxb-flat", "news-flat"]
# Renderings of each page that are taken of the blogs, and mixed documents.
BLOG_RENDERINGS, MIXED = 1, 900
TREES, FIRST_LOOK_TREES, LEAVES = 140, 70, 24
WORD = re.compile(r"[^\W_]+")
# Clean articles of each source, and how long they are.
CLEAN, CLEAN_WORDS = 130, (60, 2000)
# The share of pieces trained on that have no boilerplate within four pieces, and of clean ones.
EASY, CLEAN_PIECES = 0.15, 0.5


def clean_articles(shared):
    taken = {}
    with lzma.open(Path(shared) / "data" / "restore" / "train.jsonl.xz", "rt") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            words = WORD.findall(article["text"].lower())
            source = article["source"]
            if CLEAN_WORDS[0] <= len(words) <= CLEAN_WORDS[1] and taken.setdefault(source, 0) < CLEAN:
                taken[source] += 1
                text = " ".join(words)
                yield {"id": f"{source}{number}#clean", "text": text, "render": "clean", "lines": [{"text": text, "label": "content"}]}


def blogs(pages):
    """As many renderings of each page as are taken, not always by the same extractor."""
    by_page = {}
    for page in pages:
        by_page.setdefault(page_of(page["id"]), []).append(page)
    for number, renderings in enumerate(by_page.values()):
        for offset in range(BLOG_RENDERINGS):
            yield renderings[(number + offset) % len(renderings)]


def mixed_articles(out):
    """English mixed documents, made flat."""
    with open(Path(out) / "mixed.jsonl") as lines:
        english = [page for page in map(json.loads, lines) if page["lang"] == "en"]
    for page in english[:MIXED]:
        text = " ".join(WORD.findall(" ".join(line["text"] for line in page["lines"]).lower()))
        yield page | {"text": text}


def labelled_words(page):
    """Byte ranges of the flat text's words with their labels: its lines have the same words in the same order."""
    labels = []
    for line in page["lines"]:
        words = WORD.finditer(line["text"])
        if line["label"] == "mixed":
            spans = line["spans"]
            labels += [next((label for a, b, label in spans if a <= word.start() < b), "") for word in words]
        else:
            # One character in lower case may be two.
            labels += [line["label"]] * len(WORD.findall(line["text"].lower()))
    text, byte, at = page["text"], 0, 0
    for word, label in zip(WORD.finditer(text), labels):
        byte += len(text[at : word.start()].encode())
        at = word.start()
        yield byte, byte + len(word.group().encode()), label, word.group()


class Flat(Lines):
    state, stretches = ["flat"], staticmethod(labelled_words)


class FlatRecipe(Recipe):
    def __init__(self, lines):
        super().__init__(lines)
        draw = np.random.RandomState(0)
        near = np.convolve(lines.boilerplate > 0, np.ones(9), "same") > 0
        rate = np.where(near, 1, EASY)
        rate = np.where(lines.set == lines.names.index("clean"), CLEAN_PIECES, rate)
        self.chosen = (lines.words > 0) & (draw.rand(len(rate)) < rate)
        self.weight = (np.minimum(lines.words, 60) ** 0.75 + 1) / rate

    def doubted(self, without):
        """As for lines, by looks that have not seen the label's own fold."""
        return super().doubted(())

    def model(self, without=()):
        features, table = self.features(without)
        seen = self.chosen & ~self.doubted(without) & ~np.isin(self.lines.fold, list(without))
        return fit(features, self.lines, self.weight, seen, TREES, num_leaves=LEAVES, learning_rate=0.1), table, features


def main():
    judge, shared, out, *folds = sys.argv[1:]
    out = Path(out)
    sets = {name: records(shared, name) for name in SETS}
    sets["wcxb-flat"] = list(blogs(sets["wcxb-flat"]))
    sets["clean"] = list(clean_articles(shared))
    if folds:
        FlatRecipe(Flat(judge, shared, sets)).leave_out(RECIPE, out, "flat-fold")
    sets["mixed"] = list(mixed_articles(out))
    model, table, _ = FlatRecipe(Flat(judge, shared, sets)).model()
    export.write(out / "flat.model", RECIPE, table, model)


if __name__ == "__main__":
    main()
