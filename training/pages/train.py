#!/usr/bin/env python3
"""Trains the model of pages, by the README beside this file.

  train.py WORK DUMP

WORK holds `pages-SET.jsonl` and `labels-SET.jsonl` for each set of `sets.py`; DUMP is the built `page_dump`. Everything is
cross-validated by site over all sets together; the model written is fitted on all of them.
"""
import argparse
import hashlib
import json
import math
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import lightgbm as lgb
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from domains import site_of
from sets import SETS

FOLDS = 4
UNIT = 24
KINDS = ("structure", "text")
SMOOTHING = {"structure": 3.0, "text": 1.5}
SIZES = {"structure": 6000, "text": 16000}
# Pages on which a token must stand to be counted.
SEEN = 4
TREES = dict(objective="binary", num_leaves=31, feature_fraction=0.3, data_sample_strategy="goss", top_rate=0.2,
             other_rate=0.15, verbose=-1, num_threads=2, seed=2, max_bin=63, min_sum_hessian_in_leaf=1.0,
             deterministic=True, force_row_wise=True)
# The first look asks of every block, so that it has fewer trees.
FIRST = TREES | dict(learning_rate=0.14, min_data_in_leaf=60, lambda_l2=5.0, num_iterations=90)
SECOND = TREES | dict(learning_rate=0.1, min_data_in_leaf=30, lambda_l2=2.0, num_iterations=185)
# Blocks of which so many trees of the first look sum up to less get nothing from it, and blocks to
# which it gives less than OUT are not learned from by the second, as in src/judge/page/model.rs, which
# asks the second from twice that on.
SURE = ((32, -4.3), (48, -4.4))
OUT = 0.02


def fold_of(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS


class Page:
    pass


def read_pages(work):
    pages = []
    for name in SETS:
        with open(f"{work}/labels-{name}.jsonl", encoding="utf8") as labels:
            for line in labels:
                r = json.loads(line)
                p = Page()
                p.set, p.id, p.site, p.found = name, r["id"], site_of(r), r["found"]
                p.fold = fold_of(p.site)
                p.labels = np.array([np.nan if y is None else y for y in r["labels"]], np.float32)
                pages.append(p)
    numbers = {name: number for number, name in enumerate(sorted({p.site for p in pages}))}
    for p in pages:
        p.site_number = numbers[p.site]
    return pages


def dump(tool, mode, *files):
    process = subprocess.Popen([tool, mode, *files], stdout=subprocess.PIPE)
    yield from process.stdout
    if process.wait():
        sys.exit(f"{mode} failed")


def dump_rows(tool, mode, *files):
    process = subprocess.Popen([tool, mode, *files], stdout=subprocess.PIPE)
    while head := process.stdout.read(8):
        n, m = np.frombuffer(head, np.uint32)
        yield np.frombuffer(process.stdout.read(int(n) * int(m) * 4), np.float32).reshape(n, m)
    if process.wait():
        sys.exit(f"{mode} failed")


class Counts:
    """Pages with a token and the mean share of kept words around it, over all sites and by site.

    `pages` are (site number, tokens, shares) with the tokens sorted."""

    def __init__(self, kind, pages):
        sites = np.concatenate([np.full(len(t), s, np.uint64) for s, t, _ in pages])
        tokens = np.concatenate([t for _, t, _ in pages])
        shares = np.concatenate([v for _, _, v in pages])
        known, at, n = np.unique(tokens, return_inverse=True, return_counts=True)
        often = n >= SEEN
        self.prior = float(shares.mean())
        self.smoothing = SMOOTHING[kind]
        keep = often[at]
        place = np.cumsum(often) - 1
        self.tokens, at = known[often], place[at[keep]]
        self.n = np.bincount(at, minlength=len(self.tokens)).astype(float)
        self.sum = np.bincount(at, weights=shares[keep], minlength=len(self.tokens))
        self.keys, own = np.unique(sites[keep] * np.uint64(1 << 32) + at.astype(np.uint64), return_inverse=True)
        self.own_n = np.bincount(own).astype(float)
        self.own_sum = np.bincount(own, weights=shares[keep])
        weight = np.abs(self.scores(self.n, self.sum)) * np.sqrt(self.n)
        self.chosen = np.zeros(len(self.tokens), bool)
        self.chosen[np.lexsort((self.tokens, -weight))[:SIZES[kind]]] = True

    def scores(self, n, kept):
        p, a = self.prior, self.smoothing
        odds = np.log((kept + a * p) / (n - kept + a * (1 - p))) - math.log(p / (1 - p))
        return np.where(n > 0.5, np.clip(np.round(odds * UNIT), -127, 127), 0).astype(int)

    def table(self, tokens=None, without=None):
        """The scores of the chosen tokens, of a page's without what its own site says."""
        at = np.flatnonzero(self.chosen) if tokens is None else self.places(tokens)
        n, kept = self.n[at], self.sum[at]
        if without is not None:
            keys = np.uint64(without << 32) + at.astype(np.uint64)
            own = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            has = self.keys[own] == keys
            n, kept = n - has * self.own_n[own], kept - has * self.own_sum[own]
        scores = self.scores(n, np.maximum(kept, 0))
        return [(int(t), int(s)) for t, s in zip(self.tokens[at], scores) if s]

    def places(self, tokens):
        at = np.minimum(np.searchsorted(self.tokens, tokens), len(self.tokens) - 1)
        return at[(self.tokens[at] == tokens) & self.chosen[at]]


def count(pages, shares, keep=lambda p: True):
    counted = [(p.site_number, s) for p, s in zip(pages, shares) if keep(p) and p.found >= 0.8 and p.set != "wcxb-other" and not SETS[p.set].bare_copy_of]
    return {k: Counts(k, [(n, s[k][0][s[k][1] >= 0], s[k][1][s[k][1] >= 0]) for n, s in counted]) for k in KINDS}


def read_shares(tool, work):
    """For each page and kind of token the sorted tokens and the shares."""
    out = []
    for name in SETS:
        for line in dump(tool, "tokens", f"{work}/pages-{name}.jsonl", f"{work}/labels-{name}.jsonl"):
            r = json.loads(line)
            page = {}
            for k in KINDS:
                tokens = np.array([int(t) for t in r[k]], np.uint64)
                shares = np.array(list(r[k].values()), np.float32)
                order = np.argsort(tokens)
                page[k] = (tokens[order], shares[order])
            out.append(page)
    return out


def weights(p, words):
    known = ~np.isnan(p.labels)
    w = np.minimum(words, 100) + 8
    gold = max(30.0, float((words * (np.nan_to_num(p.labels) >= 0.5)).sum()))
    if SETS[p.set].is_partial:
        gold = 300.0
    return w / math.sqrt(gold) / 3 * SETS[p.set].weight * known * (p.found >= 0.8 or p.set == "wcxb-other")


def thinned(p, weight, rng):
    """Of the blocks far from any of the article every third, with the weight of the others."""
    kept = np.flatnonzero(np.nan_to_num(p.labels) > 0)
    if SETS[p.set].is_partial:
        return weight
    at = np.arange(len(weight))
    near = np.searchsorted(kept, at)
    after = np.abs(kept[np.minimum(near, len(kept) - 1)] - at) if len(kept) else np.full(len(at), 99)
    before = np.abs(kept[np.maximum(near - 1, 0)] - at) if len(kept) else after
    far = np.minimum(after, before) > 6
    return np.where(far, weight * 3 * (rng.random(len(weight)) < 1 / 3), weight)


class Rows:
    """The rows that are learned from, binned once for all fits."""

    def __init__(self, pages, rows, first, trees):
        rng = np.random.default_rng(1)
        x, y, w, fold = [], [], [], []
        for i, (p, r) in enumerate(zip(pages, rows)):
            weight = thinned(p, weights(p, r[:, 0]), rng)
            keep = weight > 0
            if first is not None:
                keep &= first[i] >= OUT
            x.append(r[keep])
            y.append((p.labels >= 0.5)[keep])
            w.append(weight[keep])
            fold.append(np.full(keep.sum(), p.fold))
        self.fold = np.concatenate(fold)
        self.data = lgb.Dataset(np.vstack(x), label=np.concatenate(y), weight=np.concatenate(w), params=trees)
        self.data.construct()
        self.trees = trees

    def fit(self, without=None):
        data = self.data if without is None else self.data.subset(np.flatnonzero(self.fold != without))
        return lgb.train(self.trees, data)


def predict(model, x, sure):
    """The probabilities, none where the first trees are sure."""
    predicted = model.predict(x).astype(np.float32)
    for trees, least in sure:
        predicted[model.predict(x, raw_score=True, num_iteration=trees) < least] = 0
    return predicted


def cross_validate(pages, rows, trees, log, first=None):
    """A model for each fold, what each page gets from the one that did not see it, a model of all."""
    data = Rows(pages, rows, first, trees)
    models, out = [], [None] * len(pages)
    for v in range(FOLDS):
        model = data.fit(v)
        models.append(model)
        at = [i for i, p in enumerate(pages) if p.fold == v]
        predicted = predict(model, np.vstack([rows[i] for i in at]), SURE if first is None else ())
        for i, q in zip(at, np.split(predicted, np.cumsum([len(rows[i]) for i in at])[:-1])):
            out[i] = q if first is None else np.where(first[i] < OUT, first[i], q)
        log(f"fold {v}")
    full = data.fit()
    log("all")
    return models, out, full


def main():
    a = argparse.ArgumentParser()
    a.add_argument("work")
    a.add_argument("dump")
    o = a.parse_args()
    t0 = time.time()
    log = lambda s: print(f"{time.time() - t0:7.1f} {s}", flush=True)
    pages = read_pages(o.work)
    log(f"{len(pages)} pages, {len({p.site for p in pages})} sites")
    shares = read_shares(o.dump, o.work)
    counts = count(pages, shares)
    log("tokens " + " ".join(f"{k} {len(counts[k].n)} chosen {counts[k].chosen.sum()}" for k in KINDS))
    for s in SETS:
        with open(f"{o.work}/scores-{s}.jsonl", "w") as f:
            for p, r in zip(pages, shares):
                if p.set == s:
                    known = {k: counts[k].table(r[k][0], p.site_number) for k in KINDS}
                    f.write(json.dumps(known | {"structure": []} if SETS[s].bare_copy_of else known) + "\n")
    first = [x for s in SETS for x in dump_rows(o.dump, "first", f"{o.work}/pages-{s}.jsonl", f"{o.work}/scores-{s}.jsonl")]
    assert len(first) == len(pages) and all(len(x) == len(p.labels) for x, p in zip(first, pages))
    log(f"first look: {sum(map(len, first))} rows")
    models1, p1, full1 = cross_validate(pages, first, FIRST, log)
    del first
    for s in SETS:
        with open(f"{o.work}/first-{s}.jsonl", "w") as f:
            for p, q in zip(pages, p1):
                if p.set == s:
                    first_look = {"p": [round(float(v), 5) for v in q], "standfirst": SETS[s].standfirst}
                    f.write(json.dumps(first_look) + "\n")
    second = [x for s in SETS for x in dump_rows(o.dump, "second", f"{o.work}/pages-{s}.jsonl", f"{o.work}/scores-{s}.jsonl", f"{o.work}/first-{s}.jsonl")]
    log("second look")
    models2, p2, full2 = cross_validate(pages, second, SECOND, log, p1)
    fold_counts = [count(pages, shares, lambda p, v=v: p.fold != v) for v in range(FOLDS)]
    pickle.dump(dict(pages=pages, p1=p1, p2=p2,
                     words=[x[:, 0] for x in second],
                     models=[[m.model_to_string() for m in ms] for ms in (models1, models2, [full1, full2])],
                     tables=[{k: c[k].table() for k in KINDS} for c in [*fold_counts, counts]]),
                open(f"{o.work}/trained.pkl", "wb"), 4)
    for m in (full1, full2):
        gain = m.feature_importance("gain")
        log("features by gain " + str([(int(i), int(gain[i])) for i in np.argsort(-gain)[:40]]) + f" unused {[int(i) for i in np.flatnonzero(gain == 0)]}")


if __name__ == "__main__":
    main()
