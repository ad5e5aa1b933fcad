#!/usr/bin/env python3
"""Figures on sites left out: every page is cleaned by the model of the fold that has not seen it.

  evaluate.py target/release/examples/judge_lines SHARED OUT [SET …]

A set whose name ends with "-flat" is cleaned as flat text, by the models of `flat.py`.
"""

import sys
from pathlib import Path

from data import FOLDS, fold, hosts, records, run, site

SETS = ["fundus-extract", "wcxb-extract", "fundus-dump", "wcxb-dump"]


def cleaned(judge, arguments, pages):
    out, at, texts = run(judge, ["clean", *arguments], pages), 0, {}
    while at < len(out):
        end = out.index(b"\n", at)
        name, length = out[at:end].rsplit(b"\t", 1)
        texts[name.decode()] = {"text": out[end + 1 : end + 1 + int(length)].decode()}
        at = end + 1 + int(length)
    return texts


def main():
    judge, shared, out, *names = sys.argv[1:]
    sys.path.insert(0, str(Path(shared) / "tools"))
    import score

    by_page = hosts(shared)
    for name in names or SETS:
        pages, texts = records(shared, name), {}
        for number in range(FOLDS):
            part = [page for page in pages if fold(site(by_page, page)) == number]
            is_flat = name.endswith("-flat")
            model = Path(out) / f"{'flat-' if is_flat else ''}fold{number}.model"
            texts |= cleaned(judge, [str(model), *(["flat"] if is_flat else [])], part)
        for which in ("all", "en", "other"):
            gold = {page["id"]: page for page in pages if which in ("all", "en" if page["lang"] == "en" else "other")}
            if gold:
                figures, _ = score.score_lines(gold, texts)
                print(f"{name:15} {which:6}", *(f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
