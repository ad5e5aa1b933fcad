"""Baselines on the dev set: python baselines.py DATA_DIR DEV.jsonl.xz

A sentence end every 20 words, and a linear model over hashed n-grams (2^20 weights, 4 MB as floats) that predicts ends alone.
"""
import argparse
import json

import numpy as np
import torch

from corpus import Corpus
from labels import ENDS, PIECE
from prepare import opened

BUCKETS = 1 << 20


def hashed(ids):
    """Per word the buckets of its neighbours within three words and of the bigrams and trigrams around the gap after it."""
    w = {k: np.roll(ids, -k).astype(np.uint64) + np.uint64(7) for k in range(-2, 4)}
    grams = [(k,) for k in w] + [(-1, 0), (0, 1), (1, 2), (-1, 1), (0, 2), (-2, -1), (-1, 0, 1), (0, 1, 2), (-1, 0, 1, 2)]
    out = []
    for n, gram in enumerate(grams):
        h = np.full(len(ids), n + 1, np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        for k in gram:
            h = (h ^ w[k]) * np.uint64(0x100000001B3)
            h ^= h >> np.uint64(29)
        out.append((h % np.uint64(BUCKETS)).astype(np.int64))
    return torch.from_numpy(np.stack(out, 1))


def ends_f1(gold, found):
    tp = float((gold & found).sum())
    return 2 * tp / max(1.0, float(gold.sum() + found.sum()))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("data")
    ap.add_argument("dev")
    ap.add_argument("--words", type=float, default=8e6)
    o = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    corpus = Corpus(o.data)
    ids, label, lengths = [], [], []
    with opened(o.dev) as lines:
        for line in lines:
            a, b = corpus.encode("\n".join(json.loads(line)["sentences"]))
            ids.append(a)
            label.append(b)
            lengths.append(len(a))
    gold = np.concatenate([np.isin(b & 15, ENDS) for b in label])
    last = np.cumsum(lengths) - 1
    inner = np.ones(len(gold), bool)
    inner[last] = False  # the end of a document is given
    every = np.concatenate([(np.arange(n) + 1) % 20 == 0 for n in lengths])
    print(f"every 20 words: sentence F1 {ends_f1(gold & inner, every & inner):.4f}", flush=True)

    train_ids, train_label = corpus.stream(np.random.default_rng(1), o.words)
    target = torch.from_numpy(np.isin(train_label & 15, ENDS).astype(np.float32))
    weight = torch.zeros(BUCKETS, 1)
    square = torch.full((BUCKETS, 1), 1e-3)
    bias = -3.0
    step = 4096
    for at in range(0, len(train_ids) - step, step):
        x = hashed(train_ids[max(0, at - 3):at + step + 3])[min(at, 3):][:step]
        y = target[at:at + step]
        error = torch.sigmoid(weight[x, 0].sum(1) + bias) - y[:len(x)]
        grad = torch.zeros(BUCKETS, 1).index_add_(0, x.flatten(), error[:, None].expand(-1, x.shape[1]).reshape(-1, 1))
        square += grad * grad
        weight -= .15 * grad / square.sqrt()
    x = hashed(np.concatenate(ids))
    p = torch.sigmoid(weight[x, 0].sum(1) + bias).numpy()
    best = max((ends_f1(gold & inner, (p > t) & inner), t) for t in np.arange(.15, .7, .05))
    print(f"linear hashed n-grams, {o.words / 1e6:.0f}M words: sentence F1 {best[0]:.4f} at threshold {best[1]:.2f}")


if __name__ == "__main__":
    main()
