"""How words are written away from the start of a sentence: python lexicon.py DATA_DIR TRAIN.jsonl[.xz] OUT.npz

For every word of the training text the share of lower, Title, UPPER and miXed; for words usually mixed their most frequent form.
"""
import argparse
import json
import re
from collections import Counter

import numpy as np

from corpus import Corpus, unpack
from labels import ENDS
from prepare import opened

MIXED = re.compile(r"(?<![^\W_])(?=[^\W_]*[^\W\d_])(?:[a-z]+[A-Z][^\W_]*|[A-Z][^\W\d_]*[a-z][^\W\d_]*[A-Z][^\W_]*|\d+[a-z]*[A-Z][^\W_]*|[A-Z]+[a-z]+)(?![^\W_])")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("data")
    ap.add_argument("articles")
    ap.add_argument("out")
    o = ap.parse_args()
    corpus = Corpus(o.data)
    plain = ~np.repeat(corpus.deleted, corpus.ends - corpus.starts)
    mark, case, quote, _ = unpack(corpus.labels)
    after_end = np.concatenate([[True], np.isin(mark[:-1], ENDS)])
    inside = plain & ~after_end & (quote & 1 == 0)
    counts = np.stack([np.bincount(corpus.ids[inside & (case == c)], minlength=len(corpus.words)) for c in range(4)], 1)
    forms = Counter()
    with opened(o.articles) as lines:
        for line in lines:
            forms.update(MIXED.findall(json.loads(line)["text"]))
    best = {}
    for form, n in forms.items():
        if n >= 3 and form != form.upper() and form[1:] != form[1:].lower() and (form.lower() not in best or best[form.lower()][1] < n):
            best[form.lower()] = (form, n)
    text = lambda lines: np.frombuffer("\n".join(lines).encode(), np.uint8)
    np.savez(o.out, words=text(corpus.words), counts=counts, forms=text(f for f, _ in best.values()),
             form_counts=np.array([n for _, n in best.values()]))
    print(len(corpus.words), "words,", len(best), "mixed forms")


if __name__ == "__main__":
    main()
