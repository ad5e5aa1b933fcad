"""Articles to arrays: python prepare.py TRAIN.jsonl[.xz] OUT_DIR [--deleted 0.15] [--processes 2]

Each part holds word numbers of its own list, labels packed in 16 bits (mark 4, case 3, quote 2, inside 3) and where each
article starts, with its source.
A share of the articles is stored a second time as text whose marks were deleted rather than turned into spaces.
"""
import argparse
import hashlib
import json
import lzma
import multiprocessing
import os

import numpy as np

from labels import label_text


def opened(path):
    return lzma.open(path, "rt", encoding="utf8") if path.endswith(".xz") else open(path, encoding="utf8")


def pack(marks, cases, quotes, insides):
    m, c, q, i = (np.array(x, np.uint16) for x in (marks, cases, quotes, insides))
    return m | c << 4 | q << 7 | i << 9


def encode_part(path, out, part, parts, deleted_share):
    numbers, words_list = {}, []
    ids, labels, starts, sources, deleted_flags = [], [], [], [], []
    total = 0

    def add(text, source, deleted):
        nonlocal total
        words, *label = label_text(text, deleted)
        if not words:
            return
        row = np.empty(len(words), np.int32)
        for k, w in enumerate(words):
            n = numbers.get(w)
            if n is None:
                n = numbers[w] = len(words_list)
                words_list.append(w)
            row[k] = n
        ids.append(row)
        labels.append(pack(*label))
        starts.append(total)
        sources.append(source)
        deleted_flags.append(deleted)
        total += len(words)

    with opened(path) as lines:
        for k, line in enumerate(lines):
            if k % parts != part:
                continue
            record = json.loads(line)
            add(record["text"], record["source"], False)
            draw = int(hashlib.md5(record["text"][:200].encode()).hexdigest()[:8], 16) / 2**32
            if draw < deleted_share:
                add(record["text"], record["source"], True)
    np.savez(os.path.join(out, f"part{part}.npz"), ids=np.concatenate(ids), labels=np.concatenate(labels),
             starts=np.array(starts, np.int64), sources=np.array(sources), deleted=np.array(deleted_flags))
    with open(os.path.join(out, f"part{part}.words"), "w", encoding="utf8") as f:
        f.write("\n".join(words_list))
    print(f"part {part}: {len(starts)} texts, {total} words, {len(words_list)} different", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("articles")
    ap.add_argument("out")
    ap.add_argument("--deleted", type=float, default=0.15)
    ap.add_argument("--processes", type=int, default=2)
    o = ap.parse_args()
    os.makedirs(o.out, exist_ok=True)
    jobs = [multiprocessing.Process(target=encode_part, args=(o.articles, o.out, p, o.processes, o.deleted)) for p in range(o.processes)]
    for j in jobs:
        j.start()
    for j in jobs:
        j.join()


if __name__ == "__main__":
    main()
