"""Training: python train.py DATA_DIR --dev DEV.jsonl.xz --out NAME.pt [--words 150e6] [--resume NAME.pt] ...

AdamW, the rate flat for 30 % of the words, then falling in a line. One process, one thread; the same seed gives the same weights on
the same machine. A checkpoint with everything needed to go on is written at every evaluation.
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import network
from corpus import Corpus, unpack
from labels import COMMA, ENDS, IGNORE
from prepare import opened

END = np.isin(np.arange(16), ENDS)
WEIGHTS = dict(mark=1.0, case=0.6, quote=0.3, inside=0.3)


def f1(gold, pred):
    return 200 * float((gold & pred).sum()) / max(1.0, float(gold.sum() + pred.sum()))


def predict(model, static, ids, window=512, overlap=64):
    """Probabilities of the four heads for one long text."""
    n, out = len(ids), np.zeros((len(ids), network.OUTPUTS), np.float32)
    padded = np.concatenate([ids[:1], ids, ids[-1:], np.zeros(window, ids.dtype)])
    starts = list(range(0, max(1, n - overlap), window - 2 * overlap))
    with torch.no_grad():
        for k in range(0, len(starts), 8):
            part = starts[k:k + 8]
            rows = np.stack([padded[s:s + window + 2] for s in part])
            y = model(network.batch_ids(static, rows)).numpy()
            for j, s in enumerate(part):
                low, high = 0 if s == 0 else overlap, min(window, n - s)
                out[s + low:s + high] = y[j, low:high]
    at, heads = 0, []
    for _, width in network.HEADS:
        x = out[:, at:at + width]
        x = np.exp(x - x.max(1, keepdims=True))
        heads.append(x / x.sum(1, keepdims=True))
        at += width
    return heads


def evaluate(model, corpus, dev):
    ids, label = dev
    mark, case, quote, _ = unpack(label)
    p_mark, p_case, p_quote, _ = predict(model, corpus.static, ids)
    end = p_mark[:, END].sum(1)
    q = p_mark.copy()
    q[:, COMMA] *= 1.8
    got = p_case.argmax(1)
    right = float(((got == case) & (case > 0)).sum())
    loss = -np.log(np.clip(p_mark[np.arange(len(mark)), mark], 1e-7, 1)).mean()
    return (f"ends {f1(END[mark], end > .35):.2f} comma {f1(mark == COMMA, q.argmax(1) == COMMA):.1f} "
            f"case {200 * right / max(1, (case > 0).sum() + (got > 0).sum()):.2f} "
            f"opens {f1(quote & 1 > 0, p_quote[:, 1] + p_quote[:, 3] > .5):.1f} closes {f1(quote & 2 > 0, p_quote[:, 2] + p_quote[:, 3] > .5):.1f} loss {loss:.4f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("data")
    ap.add_argument("--dev")
    ap.add_argument("--out", required=True)
    ap.add_argument("--words", type=float, default=150e6)
    ap.add_argument("--stop", type=float, default=1.0, help="stop at this share of the words (to go on later with --resume)")
    ap.add_argument("--resume")
    ap.add_argument("--pages", help="folder of page lines (pages.py), mixed in from --pages-from on")
    ap.add_argument("--pages-from", type=float, default=0.7)
    ap.add_argument("--rate", type=float, default=3e-3)
    ap.add_argument("--hold", type=float, default=0.3)
    ap.add_argument("--batch", type=int, default=24)
    ap.add_argument("--length", type=int, default=256)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--every", type=float, default=5e6)
    for name, value in (("width", 128), ("channels", 128), ("layers", 3), ("hidden", 96)):
        ap.add_argument("--" + name, type=int, default=value)
    o = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)

    import kernels
    corpus = Corpus(o.data)
    pages = None
    if o.pages:
        from pages import Pages
        pages = Pages(o.pages, corpus)
    dev = None
    if o.dev:
        with opened(o.dev) as lines:
            parts = [corpus.encode("\n".join(json.loads(x)["sentences"])) for x in lines]
        dev = tuple(np.concatenate([p[k] for p in parts])[:120000] for k in (0, 1))
    corpus.refresh()
    model = network.Network(o.width, o.channels, o.layers, o.hidden)
    tables = list(model.tables)
    dense = [p for n, p in model.named_parameters() if not n.startswith("tables")]
    adam = kernels.Adam([(tables, 1.5, 0.0), (dense, 1.0, 0.01)])
    seen = step = 0
    if o.resume:
        saved = torch.load(o.resume, weights_only=False)
        model.load_state_dict(saved["model"])
        adam.steps, seen, step = saved["steps"], saved["seen"], saved["step"]
        for mine, theirs in zip((x for s in adam.state for mv in s for x in mv), saved["moments"]):
            mine.copy_(theirs)
    print(f"{len(corpus.ids)} words, {len(corpus.vocabulary)} in the vocabulary; parameters: tables {sum(p.numel() for p in tables)}, "
          f"dense {sum(p.numel() for p in dense)}", flush=True)

    def save():
        torch.save(dict(model=model.state_dict(), size=model.size, moments=[x for s in adam.state for mv in s for x in mv], steps=adam.steps,
                        seen=seen, step=step, words=[corpus.words[k] for k in corpus.vocabulary], options=vars(o)), o.out + ".new")
        os.replace(o.out + ".new", o.out)

    ids = label = order = None
    position, started, begun, mean, report = 0, time.time(), seen, 0.0, seen + o.every
    rng = np.random.default_rng([o.seed, seen])
    while seen < o.words * o.stop:
        share = seen / o.words
        rate = o.rate * min(1, (step + 1) / 150) * (1 if share < o.hold else max(.02, (1 - share) / (1 - o.hold)))
        if order is None or position + o.batch > len(order):
            change = pages.change(rng) if pages and share >= o.pages_from else None
            ids, label = corpus.stream(rng, 12e6, change)
            order, position = rng.permutation((len(ids) - 2) // o.length - 1), 0
            offset = 1 + int(rng.integers(0, o.length))
        at = order[position:position + o.batch] * o.length + offset
        position += o.batch
        rows = at[:, None] + np.arange(-1, o.length + 1)[None]
        inputs = network.batch_ids(corpus.static, ids[rows], rng, 0.02)
        gold = unpack(torch.from_numpy(label[rows[:, 1:-1]].astype(np.int64)).flatten())
        y = model(inputs, seed=step * 2654435 + o.seed & 0xFFFFFFFF, drop=0.1).flatten(0, 1)
        loss, column = 0, 0
        for (name, width), g in zip(network.HEADS, gold):
            loss = loss + WEIGHTS[name] * F.cross_entropy(y[:, column:column + width], g, ignore_index=IGNORE if name == "case" else -100)
            column += width
        loss.backward()
        adam.step(rate)
        seen += rows[:, 1:-1].size
        step += 1
        value = loss.item()
        if not math.isfinite(value):
            raise SystemExit("the loss is not a number")
        mean = mean * .99 + value * .01 if mean else value
        if seen >= report or seen >= o.words * o.stop:
            report += o.every
            rest = evaluate(model, corpus, dev) if dev else ""
            print(f"{time.time() - started:.0f}s {seen / 1e6:.1f}M rate {rate:.5f} {(seen - begun) / (time.time() - started):.0f} words/s "
                  f"loss {mean:.4f} | {rest}", flush=True)
            save()


if __name__ == "__main__":
    main()
