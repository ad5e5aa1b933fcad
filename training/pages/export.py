#!/usr/bin/env python3
"""Writes the model files that the crate reads: export.py WORK OUT.

OUT is the model of all pages; WORK/fold-N.model are those of the cross-validation, each with the
token tables of its own training pages, and WORK/models-SET.jsonl names the one for each page.
"""
import json
import pickle
import struct
import sys

import numpy as np

import train
from train import Page

RECIPE = b"training/pages"
VERSION = 1


def down(x):
    """The greatest f32 that is not above x, so that comparing an f32 with it means the same."""
    f = np.float32(x)
    return f if float(f) <= x else np.nextafter(f, np.float32(-np.inf))


def forest(text):
    trees = [dict(line.split("=", 1) for line in t.splitlines() if "=" in line) for t in text.split("end of trees")[0].split("Tree=")[1:]]
    out = [struct.pack("<If", len(trees), 0.0)]
    for t in trees:
        inner = int(t["num_leaves"]) - 1
        out.append(struct.pack("<H", inner))
        if inner:
            columns = [t[k].split() for k in ("split_feature", "threshold", "left_child", "right_child")]
            for f, x, left, right in zip(*columns):
                out.append(struct.pack("<Hfhh", int(f), down(float(x)), int(left), int(right)))
        out += [struct.pack("<f", float(v)) for v in t["leaf_value"].split()]
    return b"".join(out)


def table(pairs):
    return struct.pack("<I", len(pairs)) + b"".join(struct.pack("<Ib", t, s) for t, s in pairs)


def model(tables, first, second):
    return (b"CDPG" + struct.pack("<HH", VERSION, len(RECIPE)) + RECIPE
            + table(tables["structure"]) + table(tables["text"]) + forest(first) + forest(second))


def main():
    work, out = sys.argv[1:3]
    sys.modules["__main__"].Page = Page
    d = pickle.load(open(f"{work}/trained.pkl", "rb"))
    first, second, full = d["models"]
    for v in range(train.FOLDS):
        open(f"{work}/fold-{v}.model", "wb").write(model(d["tables"][v], first[v], second[v]))
    for s in train.SETS:
        with open(f"{work}/models-{s}.jsonl", "w") as f:
            for p in d["pages"]:
                if p.set == s:
                    named = {"model": f"{work}/fold-{p.fold}.model", "show_standfirst": train.SETS[s].standfirst}
                    f.write(json.dumps(named) + "\n")
    data = model(d["tables"][-1], *full)
    open(out, "wb").write(data)
    print(len(data), "bytes")


main()
