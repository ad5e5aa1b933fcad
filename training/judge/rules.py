#!/usr/bin/env python3
"""How often each rule is right: the share of the words it finds that are labelled boilerplate.

  rules.py target/release/examples/judge_lines SHARED

A rule is given the `!` of a final word where 98 words of 100 are, on ten pages or more.
"""

import sys

import numpy as np

from data import Lines, records
from train import SETS


def main():
    judge, shared = sys.argv[1:]
    lines = Lines(judge, shared, {name: records(shared, name) for name in SETS})
    names, rule = np.unique(lines.rules, return_inverse=True)
    boilerplate = np.bincount(rule, weights=lines.boilerplate)
    content = np.bincount(rule, weights=lines.content)
    for at, name in enumerate(names):
        pages = len(set(lines.source[(rule == at) & (lines.words > 0)]))
        if name and pages:
            share = boilerplate[at] / (boilerplate[at] + content[at])
            print(f"{name:32} right {share:.3f} of {boilerplate[at] + content[at]:6.0f} words on {pages:4} pages")


if __name__ == "__main__":
    main()
