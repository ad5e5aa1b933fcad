#!/usr/bin/env python3
"""What `news-validate` says of the thresholds in `src/judge/thresholds.rs`, which no model has seen.

  bars.py target/release/examples/judge_lines SHARED lines.model [flat]

For each kind of line (found by a rule or by the model alone, short or prose, English or not) the
threshold that is best on one half of the sites, and what it does to the other half; then the
thresholds that are best on both, for several prices of a word of the article. `flat` asks of flat
text, whose pieces have one threshold, behind a gate. Words of rules whose word is final are not in it.
"""

import hashlib
import sys

import numpy as np

from data import count_words, hosts, labelled_stretches, records, run, site

SETS = {"lines": "news-validate-extract", "flat": "news-validate-flat"}
KINDS = [f"{language} {found} {shape}" for language in ("English", "other") for found in ("rule", "alone") for shape in ("short", "prose")]
PRICES = (2, 3, 4, 6)
GRID = np.arange(0.2, 0.99, 0.02)
LEAST_WORDS = 150


class Said:
    """Every piece: words of content and boilerplate, probability, kind (-1 where no threshold counts), half."""

    def __init__(self, judge, shared, model, state):
        pages, by_page = records(shared, SETS[state]), hosts(shared)
        out = run(judge, ["said", model, *(["flat"] if state == "flat" else [])], pages).decode().split("\n")
        rows, at = [], 0
        for number, page in enumerate(pages):
            count = int(out[at].rsplit("\t", 1)[1])
            half = int(hashlib.md5((site(by_page, page) + "h").encode()).hexdigest(), 16) % 2
            stretches = list(self.stretches(page, state))
            is_judged = count_words(page["text"]) >= LEAST_WORDS
            for line in out[at + 1 : at + 1 + count]:
                start, end, probability, *marks = line.split("\t")
                is_prose, may_go, is_found, is_settled = (mark == "1" for mark in marks)
                kind = 4 * (page["lang"] != "en") + 2 * (not is_found) + is_prose
                counts = is_judged and not is_settled and (is_found or may_go or state == "flat")
                rows.append((*words_of(page, stretches, int(start), int(end)), float(probability), kind if counts else -1, half, number))
            at += 1 + count
        self.content, self.boilerplate, self.probability, kind, half, page = np.array(rows).T
        self.kind, self.half, self.page = kind.astype(int), half.astype(int), page.astype(int)

    @staticmethod
    def stretches(page, state):
        if state == "flat":
            from flat import labelled_words

            return labelled_words(page)
        return labelled_stretches(page)

    def lost_and_removed(self, goes, chosen):
        parts = (values[goes & chosen].sum() / values[chosen].sum() for values in (self.content, self.boilerplate))
        return "lost {:.3%}, removed {:.1%}".format(*parts)


def words_of(page, stretches, start, end):
    text, words = page["text"].encode(), {"content": 0, "boilerplate": 0}
    for begin, until, label, _ in stretches:
        if begin < end and until > start and label in words:
            words[label] += count_words(text[max(start, begin) : min(end, until)].decode("utf8", "ignore"))
    return words["content"], words["boilerplate"]


def best(said, chosen, price):
    """For each kind the threshold at which most boilerplate goes, less the price of the article's words."""
    thresholds = np.full(len(KINDS), 0.99)
    for kind in range(len(KINDS)):
        here = chosen & (said.kind == kind)
        gains = [(said.boilerplate - price * said.content)[here & (said.probability >= least)].sum() for least in GRID]
        if max(gains) > 0:
            thresholds[kind] = GRID[int(np.argmax(gains))]
    return thresholds


def lines(said):
    everything = np.ones(len(said.half), bool)
    for price in PRICES:
        print(f"a word of the article at {price} words of boilerplate")
        for name, chosen, other in (("first half", said.half == 0, said.half == 1), ("second half", said.half == 1, said.half == 0), ("both", everything, everything)):
            thresholds = best(said, chosen, price)
            goes = (said.kind >= 0) & (said.probability >= np.where(said.kind >= 0, thresholds[said.kind], 1))
            print(f"  {name}:", " ".join(f"{kind} {least:.2f}," for kind, least in zip(KINDS, thresholds)))
            print("    on what it was not chosen by:" if name != "both" else "    on both:", said.lost_and_removed(goes, other))


def flat(said):
    surest = np.zeros(said.page.max() + 1)
    np.maximum.at(surest, said.page, said.probability)
    for gate in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        for least in (0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8):
            goes = (said.probability >= least) & (surest[said.page] >= gate)
            halves = [said.lost_and_removed(goes, said.half == half) for half in (0, 1)]
            print(f"gate {gate}, least {least}: {said.lost_and_removed(goes, said.half >= 0)} (halves: {'; '.join(halves)})")


def main():
    judge, shared, model, *state = sys.argv[1:]
    said = Said(judge, shared, model, "flat" if state else "lines")
    flat(said) if state else lines(said)


if __name__ == "__main__":
    main()
