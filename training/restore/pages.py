"""Page lines as ends without a mark: python pages.py LINES_DIR PAGES_DIR OUT.json [--all]

Headlines, menus, captions, footers, bylines: the lines around and inside articles on pages. Lines keep their order, so that runs of a
menu or a footer come as they do on pages. One host in five is held out (`--all` keeps it), for the figure of ends without a mark.
"""
import argparse
import glob
import hashlib
import json
import os
import re
from urllib.parse import urlsplit

import numpy as np

from labels import ENDS, IGNORE, PIECE
from prepare import opened

HELD_OUT = 5  # one host in so many
LONGEST = 45  # words of a line that may be inserted
SEE_ALSO = ["See also", "Related", "Read more", "Read also", "More", "Also read", "Read next", "Related story", "Watch", "Don't miss",
            "Recommended", "Most read", "In pictures", "Photo", "Video", "Listen", "Editorial", "Opinion", "Live updates", "Up next",
            "More on this", "You may also like", "Trending", "ALSO", "RELATED"]


def host(url):
    name = (urlsplit(url).hostname or "").lower()
    return re.sub(r"^(www|m|amp|edition)\.", "", name)


def held_out(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def hosts(pages_dir):
    found = {}
    for path in sorted(glob.glob(os.path.join(pages_dir, "*.jsonl.xz"))):
        with opened(path) as lines:
            for line in lines:
                record = json.loads(line)
                found[record["id"]] = host(record.get("url") or record["id"])
    return found


def site(page, of_page):
    """The host of a page of the line sets, which are named by number or by outlet and date."""
    name = page.split("/")[-1]
    return of_page.get(name) or re.sub(r"_\d{4}_.*", "", name) if "_" in name else of_page.get(name, "")


def clean(text):
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"^([-•*–#>]+\s+)+", "", text)


def usable(text):
    words = PIECE.findall(text)
    return bool(words) and "http" not in text and "{" not in text and sum(c.isascii() for c in text) >= .9 * len(text)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("lines")
    ap.add_argument("pages")
    ap.add_argument("out")
    ap.add_argument("--all", action="store_true")
    o = ap.parse_args()
    of_page = hosts(o.pages)
    pages = {}
    unknown = 0
    for path in sorted(glob.glob(os.path.join(o.lines, "*-extract.jsonl.xz")) + glob.glob(os.path.join(o.lines, "*-dump.jsonl.xz"))):
        with opened(path) as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("lang") != "en":
                    continue
                page = record["id"].split("#")[0]
                name = site(page, of_page)
                unknown += not name
                if held_out(name or page) and not o.all:
                    continue
                kept = [(clean(x["text"]), x["label"]) for x in record["lines"]]
                kept = [x for x in kept if usable(x[0])]
                if kept:
                    pages.setdefault(page, {})[record["render"]] = kept
    with open(o.out, "w", encoding="utf8") as f:
        json.dump(pages, f)
    print(f"{len(pages)} pages, {sum(len(r) for p in pages.values() for r in p.values())} lines, {unknown} records without a known host")


class Pages:
    """Page lines encoded for one corpus, and the change that mixes them into articles."""

    def __init__(self, path, corpus):
        self.corpus = corpus
        self.cache = {}
        with open(path, encoding="utf8") as f:
            self.pages = [list(renders.values()) for _, renders in sorted(json.load(f).items())]
        self.runs, self.headlines = [], []
        for renders in self.pages:
            for lines in renders:
                run = []
                for text, label in lines:
                    words = len(PIECE.findall(text))
                    if label in ("content", "mixed") or words > LONGEST:
                        if run:
                            self.runs.append(run)
                        run = []
                    else:
                        run.append(text)
                    if label == "title" or (label == "boilerplate" and 5 <= words <= 14 and not re.search(r"[.?!…:]\W*$", text)):
                        self.headlines.append(text)
                if run:
                    self.runs.append(run)
        for deleted in (False, True):
            for renders in self.pages:
                for lines in renders:
                    for text, _ in lines:
                        self.encode(text, deleted)
        for word in "\n".join(SEE_ALSO).lower().replace("'", " ").split() + ["dont"]:
            corpus.number(word)

    def encode(self, text, deleted):
        key = text, deleted
        if key not in self.cache:
            ids, label = self.corpus.encode(text, deleted)
            case = label >> 4 & 7
            if len(ids) > 2 and (case > 0).sum() > .55 * len(case):
                label = label & ~np.uint16(7 << 4) | np.uint16(IGNORE << 4)
            self.cache[key] = ids, label
        return self.cache[key]

    def change(self, rng):
        pick = lambda items: items[int(rng.integers(len(items)))]

        def run(deleted):
            lines = pick(self.runs)
            n = min(len(lines), int(rng.geometric(.18)))
            at = int(rng.integers(len(lines) - n + 1))
            return [self.encode(t, deleted) for t in lines[at:at + n]]

        def see_also(deleted):
            text = pick(self.headlines)
            if rng.random() < .6:
                text = pick(SEE_ALSO) + (": " if rng.random() < .75 else " ") + text
            return [self.encode(text, deleted)]

        def page(deleted):
            lines = pick(pick(self.pages))
            start = 0 if rng.random() < .6 else int(rng.integers(len(lines)))
            out, total = [], 0
            for text, _ in lines[start:]:
                out.append(self.encode(text, deleted))
                total += len(out[-1][0])
                if total > 1500:
                    break
            return out

        def change(segment, deleted):
            parts = []
            if rng.random() < .05:
                parts += page(deleted)
            if rng.random() < .35:
                parts += run(deleted)
                if rng.random() < .5:
                    parts += [self.encode(pick(self.headlines), deleted)]
            ids, label = segment
            ends = np.where(np.isin(label & 15, ENDS))[0]
            last = 0
            if len(ends) > 3 and rng.random() < .3:
                n = min(len(ends) - 1, 1 + int(rng.geometric(.6)), 1 + len(ends) // 6)
                for c in sorted(rng.choice(len(ends) - 1, n, replace=False)):
                    stop = int(ends[c]) + 1
                    parts.append((ids[last:stop], label[last:stop]))
                    last = stop
                    parts += see_also(deleted) if rng.random() < .6 else run(deleted)[:3]
            parts.append((ids[last:], label[last:]))
            if rng.random() < .35:
                parts += run(deleted)
            return tuple(np.concatenate([p[k] for p in parts]) for k in (0, 1))

        return change


if __name__ == "__main__":
    main()
