#!/usr/bin/env python3
"""Labels for the blocks of pages: which share of each block's words the gold text has.

  label.py SET PAGES.jsonl BLOCKS.jsonl > LABELS.jsonl

PAGES has the gold text, BLOCKS comes from `page_dump blocks`. Pages that have strings to be kept and
left out instead of a text get 1 and 0 where a string stands in a block, and null elsewhere; where a page has
both, the strings go before the text. Captions get null
where the set's gold has them against the convention.
Runs of words are matched longest first in order, then short runs in the gaps between them.
"""
import json
import re
import sys
from difflib import SequenceMatcher

from sets import SETS

WORD = re.compile(r"\w+")


def words(text):
    return [w.lower() for w in WORD.findall(text or "")]


def match(a, b, shortest):
    """Matching runs of at least `shortest` words, as (start in a, start in b, length)."""
    if len(a) < 3 or len(b) < 3:
        return
    ta, tb = list(zip(a, a[1:], a[2:])), list(zip(b, b[1:], b[2:]))
    for x, y, n in SequenceMatcher(None, ta, tb, autojunk=False).get_matching_blocks():
        if n and n + 2 >= shortest:
            yield x, y, n + 2


def align(blocks, gold):
    """The share of each block's words that the gold has, and the share of the gold that is found."""
    page, owner = [], []
    for i, b in enumerate(blocks):
        page += b
        owner += [i] * len(b)
    link, used = [-1] * len(page), [False] * len(gold)

    def take(x, y, n, pi, gi):
        for q in range(n):
            if link[pi[x + q]] < 0 and not used[gi[y + q]]:
                link[pi[x + q]] = gi[y + q]
                used[gi[y + q]] = True

    shortest = 3
    for _ in range(4):
        pi = [i for i, g in enumerate(link) if g < 0]
        gi = [i for i, u in enumerate(used) if not u]
        runs = list(match([page[i] for i in pi], [gold[i] for i in gi], shortest))
        for x, y, n in runs:
            take(x, y, n, pi, gi)
        if not runs:
            break
        shortest = 8
    gaps(page, owner, gold, link, used)
    kept, size = [0] * len(blocks), [0] * len(blocks)
    for i, o in enumerate(owner):
        size[o] += 1
        kept[o] += link[i] >= 0
    return [k / s if s else 0 for k, s in zip(kept, size)], sum(used) / max(1, len(gold))


def gaps(page, owner, gold, link, used):
    """Short runs between two matches that follow one another in both texts."""
    last = (-1, -1)
    for i, g in [(i, g) for i, g in enumerate(link) if g >= 0] + [(len(page), len(gold))]:
        a, b = last
        last = (i, g)
        if not (i - a > 1 and 1 < g - b < 400 and i - a < 2000):
            continue
        ps, gs = list(range(a + 1, i)), [x for x in range(b + 1, g) if not used[x]]
        for x, y, n in SequenceMatcher(None, [page[q] for q in ps], [gold[q] for q in gs], autojunk=False).get_matching_blocks():
            if not n:
                continue
            s, e = ps[x], ps[x + n - 1]
            whole = (s == 0 or owner[s - 1] != owner[s]) and (e + 1 == len(page) or owner[e + 1] != owner[e]) and owner[s] == owner[e]
            touches = (s > 0 and link[s - 1] >= 0 and owner[s - 1] == owner[s]) or (e + 1 < len(page) and link[e + 1] >= 0 and owner[e + 1] == owner[e])
            if n >= 3 or touches or (whole and (n == len(gs) or i - a < 60)):
                for q in range(n):
                    link[ps[x + q]] = gs[y + q]
                    used[gs[y + q]] = True


def squeeze(text):
    return " ".join(text.replace("\u00ad", "").split())


def strings(blocks, wanted, unwanted):
    """Labels by strings that the text must or must not have; null where none says anything."""
    out = [None] * len(blocks)
    flat = [squeeze(b) for b in blocks]
    for found, value in ((unwanted, 0.0), (wanted, 1.0)):
        for s in map(squeeze, found):
            for i, b in enumerate(flat):
                if s and (s in b or (len(b) > 20 and b in s)):
                    out[i] = value
    return out


def main():
    pages, blocks = (open(p, encoding="utf8") for p in sys.argv[2:4])
    has_captions = SETS[sys.argv[1]].has_captions
    for p, b in zip(pages, blocks):
        p, b = json.loads(p), json.loads(b)
        assert p["id"] == b["id"]
        g = p["gold"]
        if g.get("text") is not None:
            labels, found = align([words(t) for t in b["blocks"]], words(g["text"]))
            if "with" in g:
                said = strings(b["blocks"], g["with"], g["without"])
                labels = [label if by_string is None else by_string for label, by_string in zip(labels, said)]
        else:
            labels, found = strings(b["blocks"], g["with"], g["without"]), 1.0
        if has_captions:
            for at in b["captions"]:
                labels[at] = None if labels[at] else labels[at]
        print(json.dumps({"id": p["id"], "url": p.get("url"), "labels": labels, "found": found}))


if __name__ == "__main__":
    main()
