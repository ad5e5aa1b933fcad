#!/usr/bin/env python3
"""Trains the model of pages, by the README beside this file.

  train.py WORK DUMP [--out MODEL] [--stage tokens|first|second|fit]

WORK holds `pages-SET.jsonl` and `labels-SET.jsonl`; DUMP is the built `page_dump`. Everything is
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
from collections import defaultdict
from urllib.parse import urlparse

os.environ.setdefault("OMP_NUM_THREADS", "1")
import lightgbm as lgb
import numpy as np

SETS = ["wcxb", "fundus", "fundus-earlier", "trafilatura", "wcxb-other"]
FOLDS = 3
UNIT = 24
KINDS = ("structure", "text")
SMOOTHING = {"structure": 3.0, "text": 1.5}
SIZES = {"structure": 5000, "text": 8000}
TREES = dict(objective="binary", learning_rate=0.1, num_leaves=31, min_data_in_leaf=40, feature_fraction=0.4,
             bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, verbose=-1, num_threads=1, seed=1, max_bin=63,
             min_sum_hessian_in_leaf=1.0, deterministic=True, force_row_wise=True)
ROUNDS = (80, 90)
# What a page of each set weighs: forum, product and listing pages only teach what is no article.
SET_WEIGHT = {"wcxb": 1.0, "fundus": 1.5, "fundus-earlier": 1.0, "trafilatura": 0.7, "wcxb-other": 0.3}


def site(record):
    host = urlparse(record.get("url") or "").hostname
    if not host:
        host = record["id"].split("::")[-1].split("-")[0].split("/")[0]
    parts = host.lower().split(".")
    short = len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2
    return ".".join(parts[-3:] if short else parts[-2:])


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
                p.set, p.id, p.site, p.found = name, r["id"], site(r), r["found"]
                p.fold = fold_of(p.site)
                p.labels = np.array([np.nan if y is None else y for y in r["labels"]], np.float32)
                pages.append(p)
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
    """Pages with a token and the mean share of kept words around it, over all sites and by site."""

    def __init__(self):
        self.sum, self.n = defaultdict(float), defaultdict(float)
        self.by_site = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))

    def add(self, site, shares, weight=1.0):
        for token, share in shares.items():
            self.sum[token] += share * weight
            self.n[token] += weight
            own = self.by_site[site][token]
            own[0] += share * weight
            own[1] += weight

    def close(self, kind):
        self.a = SMOOTHING[kind]
        self.prior = sum(self.sum.values()) / max(1.0, sum(self.n.values()))
        weight = {t: abs(self.score(t)) * math.sqrt(n) for t, n in self.n.items() if n >= 3.9}
        self.chosen = set(sorted(weight, key=lambda t: (-weight[t], t))[:SIZES[kind]])

    def score(self, token, without=None):
        n, c = self.n[token], self.sum[token]
        if without is not None:
            own = self.by_site[without].get(token)
            if own:
                c, n = c - own[0], n - own[1]
        if n <= 0.5:
            return 0
        p, a = self.prior, self.a
        odds = math.log((c + a * p) / (n - c + a * (1 - p))) - math.log(p / (1 - p))
        return max(-127, min(127, round(odds * UNIT)))

    def table(self, tokens=None, without=None):
        pairs = ((int(t), self.score(t, without)) for t in (self.chosen if tokens is None else tokens) if t in self.chosen)
        return sorted((t, s) for t, s in pairs if s)


def count(pages, shares, keep=lambda p: True):
    counts = {k: Counts() for k in KINDS}
    for p, s in zip(pages, shares):
        if keep(p) and p.found >= 0.8 and p.set != "wcxb-other":
            for k in KINDS:
                counts[k].add(p.site, {t: v for t, v in s[k].items() if v >= 0})
    for k in KINDS:
        counts[k].close(k)
    return counts


def weights(p, words):
    known = ~np.isnan(p.labels)
    w = np.minimum(words, 100) + 8
    gold = max(30.0, float((words * (np.nan_to_num(p.labels) >= 0.5)).sum()))
    if p.set == "trafilatura":
        gold = 300.0
    return w / math.sqrt(gold) / 3 * SET_WEIGHT[p.set] * known * (p.found >= 0.8 or p.set == "wcxb-other")


def thinned(p, weight, rng):
    """Of the blocks far from any of the article every third, with the weight of the others."""
    kept = np.flatnonzero(np.nan_to_num(p.labels) > 0)
    if p.set == "trafilatura":
        return weight
    at = np.arange(len(weight))
    near = np.searchsorted(kept, at)
    after = np.abs(kept[np.minimum(near, len(kept) - 1)] - at) if len(kept) else np.full(len(at), 99)
    before = np.abs(kept[np.maximum(near - 1, 0)] - at) if len(kept) else after
    far = np.minimum(after, before) > 6
    return np.where(far, weight * 3 * (rng.random(len(weight)) < 1 / 3), weight)


def fit(pages, rows, rounds):
    rng = np.random.default_rng(1)
    x, y, w = [], [], []
    for p, r in zip(pages, rows):
        weight = thinned(p, weights(p, r[:, 0]), rng)
        keep = weight > 0
        x.append(r[keep])
        y.append((p.labels >= 0.5)[keep])
        w.append(weight[keep])
    data = lgb.Dataset(np.vstack(x), label=np.concatenate(y), weight=np.concatenate(w), free_raw_data=True)
    return lgb.train(TREES, data, num_boost_round=rounds)


def cross_validate(pages, rows, rounds, log):
    models, out = [], [None] * len(pages)
    for v in range(FOLDS):
        train = [i for i, p in enumerate(pages) if p.fold != v]
        model = fit([pages[i] for i in train], [rows[i] for i in train], rounds)
        models.append(model)
        for i, p in enumerate(pages):
            if p.fold == v:
                out[i] = model.predict(rows[i]).astype(np.float32) if len(rows[i]) else np.zeros(0, np.float32)
        log(f"fold {v}")
    return models, out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("work")
    a.add_argument("dump")
    o = a.parse_args()
    t0 = time.time()
    log = lambda s: print(f"{time.time() - t0:7.1f} {s}", flush=True)
    pages = read_pages(o.work)
    log(f"{len(pages)} pages, {len({p.site for p in pages})} sites")
    shares = []
    cache = f"{o.work}/shares.pkl"
    if os.path.exists(cache):
        shares = pickle.load(open(cache, "rb"))
    for s in SETS if not shares else []:
        for line in dump(o.dump, "tokens", f"{o.work}/pages-{s}.jsonl", f"{o.work}/labels-{s}.jsonl"):
            r = json.loads(line)
            shares.append(r)
    pickle.dump(shares, open(cache, "wb"), 4)
    counts = count(pages, shares)
    log("tokens " + " ".join(f"{k} {len(counts[k].n)} chosen {len(counts[k].chosen)}" for k in KINDS))
    for s in SETS:
        with open(f"{o.work}/scores-{s}.jsonl", "w") as f:
            for p, r in zip(pages, shares):
                if p.set == s:
                    f.write(json.dumps({k: counts[k].table(r[k], p.site) for k in KINDS}) + "\n")
    first = [x for s in SETS for x in dump_rows(o.dump, "first", f"{o.work}/pages-{s}.jsonl", f"{o.work}/scores-{s}.jsonl")]
    assert len(first) == len(pages) and all(len(x) == len(p.labels) for x, p in zip(first, pages))
    log(f"first look: {sum(map(len, first))} rows")
    models1, p1 = cross_validate(pages, first, ROUNDS[0], log)
    del first
    for s in SETS:
        with open(f"{o.work}/first-{s}.jsonl", "w") as f:
            for p, q in zip(pages, p1):
                if p.set == s:
                    f.write(json.dumps({"p": [round(float(v), 5) for v in q]}) + "\n")
    second = [x for s in SETS for x in dump_rows(o.dump, "second", f"{o.work}/pages-{s}.jsonl", f"{o.work}/scores-{s}.jsonl", f"{o.work}/first-{s}.jsonl")]
    log("second look")
    models2, p2 = cross_validate(pages, second, ROUNDS[1], log)
    features1 = second[0].shape[1] - 40
    full2 = fit(pages, second, ROUNDS[1])
    full1 = fit(pages, [x[:, :features1] for x in second], ROUNDS[0])
    log("fitted on all")
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
