#!/usr/bin/env python3
"""How processor time grows with the size of one document, from 10 KB to 50 MB.

  growth.py target/release/copydesk page DOCUMENTS.jsonl [MOST_BYTES]
  growth.py target/release/copydesk lines DOCUMENTS.jsonl [MOST_BYTES]
  growth.py target/release/copydesk flat DOCUMENTS.jsonl [MOST_BYTES]

The field `html` or `text` of the documents, one after the other, makes one document of each size; of
pages, what stands in `<body>`. Starting is measured on a document of two words and taken off. The
exponent is the slope of time over size, both in logarithms: 1 where time is proportional to size.
"""

import json
import math
import re
import resource
import subprocess
import sys
import tempfile
from itertools import cycle

SIZES = [10_000, 100_000, 1_000_000, 10_000_000, 50_000_000]
BODY = re.compile(r"(?is)<body[^>]*>(.*)</body>")
BETWEEN = {"page": "", "lines": "\n", "flat": " "}


def pieces(path, state):
    with open(path) as documents:
        for line in documents:
            document = json.loads(line)
            if state != "page":
                yield document["text"]
            elif body := BODY.search(document["html"]):
                yield f"<div>{body[1]}</div>"


def document(parts, state, size):
    taken, length = [], 0
    for part in cycle(parts):
        taken.append(part)
        length += len(part) + 1
        if length >= size:
            break
    text = BETWEEN[state].join(taken)[:size]
    return f"<!doctype html><html><body>{text}" if state == "page" else text


def seconds(command, state, text, runs):
    """The least processor time of so many runs."""
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(text)
        file.flush()
        taken = []
        for _ in range(runs):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            arguments = [command, "clean", "--from", state, "--max-bytes", "1G", file.name]
            subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def slope(points):
    xs, ys = zip(*[(math.log(size), math.log(time)) for size, time in points])
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def main():
    command, state, path, *most = sys.argv[1:]
    parts = list(pieces(path, state))
    start = seconds(command, state, "It rained.", 20)
    points = []
    for size in SIZES:
        if most and size > int(most[0]):
            break
        text = document(parts, state, size)
        time = max(1e-4, seconds(command, state, text, 20 if size < 1_000_000 else 3) - start)
        points.append((len(text.encode()), time))
        print(f"{state:6} {points[-1][0]:>11,} bytes {time:9.3f} s {points[-1][0] / time / 1e6:7.2f} MB/s", flush=True)
    print(f"{state:6} exponent {slope(points):.3f}")


if __name__ == "__main__":
    main()
