"""The prepared articles, the vocabulary, and streams of words to train on."""
import os

import numpy as np

import features
import labels

# Share of each source's articles in one stream: all the news, some of the rest.
MIX = dict(dmail=1, teftst=1, fnc=1, horne=1, reut=1, abc=1, gov=1, whw=.5, whs=.4, wiki=.4)
DELETED = 0.6  # of the articles that have a second copy with marks deleted, so many use it


class Corpus:
    def __init__(self, folder):
        self.words, known, ids, label, starts, sources, deleted = [], {}, [], [], [], [], []
        at = 0
        for name in sorted(f for f in os.listdir(folder) if f.startswith("part") and f.endswith(".npz")):
            z = np.load(os.path.join(folder, name))
            mine = open(os.path.join(folder, name[:-4] + ".words"), encoding="utf8").read().split("\n")
            numbers = np.empty(len(mine), np.int32)
            for k, w in enumerate(mine):
                n = known.get(w)
                if n is None:
                    n = known[w] = len(self.words)
                    self.words.append(w)
                numbers[k] = n
            ids.append(numbers[z["ids"]])
            label.append(z["labels"])
            starts.append(z["starts"] + at)
            sources.append(z["sources"])
            deleted.append(z["deleted"])
            at += len(z["ids"])
        self.known = known
        self.ids, self.labels, self.starts = np.concatenate(ids), np.concatenate(label), np.concatenate(starts)
        self.ends = np.append(self.starts[1:], at)
        self.sources, self.deleted = np.concatenate(sources), np.concatenate(deleted)
        self.share = np.array([MIX.get(s, 1) for s in self.sources])
        n = len(self.starts)
        self.has_copy = np.append(self.deleted[1:], False)[:n] & ~self.deleted
        weight = np.repeat(self.share * np.where(self.deleted, DELETED, 1), self.ends - self.starts).astype(np.float32)
        count = np.bincount(self.ids, weights=weight, minlength=len(self.words))
        order = np.lexsort((np.arange(len(count)), -count))
        order = order[count[order] >= 3]
        self.vocabulary = order[:features.WORDS - 1]
        self.static = features.static_features(self.words, order)
        self.plain_count = count

    def number(self, word):
        """The list number of a word; a new word is appended (call `refresh` afterwards)."""
        n = self.known.get(word)
        if n is None:
            n = self.known[word] = len(self.words)
            self.words.append(word)
        return n

    def refresh(self):
        more = features.static_features(self.words[self.static.shape[1]:], np.zeros(0, np.int64))
        self.static = np.concatenate([self.static, more], 1)

    def stream(self, rng, limit, change=None):
        """Articles in random order, joined: word numbers and labels."""
        ids, label, total = [], [], 0
        for k in rng.permutation(len(self.starts)):
            if self.deleted[k] or rng.random() >= self.share[k]:
                continue
            if self.has_copy[k] and rng.random() < DELETED:
                k += 1
            a, b = self.starts[k], self.ends[k]
            segment = self.ids[a:b], self.labels[a:b]
            if change is not None:
                segment = change(segment, bool(self.deleted[k]))
            ids.append(segment[0])
            label.append(segment[1])
            total += len(segment[0])
            if total >= limit:
                break
        return np.concatenate(ids), np.concatenate(label)

    def encode(self, text, deleted=False):
        words, mark, case, quote, inside = labels.label_text(text, deleted)
        ids = np.array([self.number(w) for w in words], np.int32)
        m, c, q, i = (np.array(x, np.uint16) for x in (mark, case, quote, inside))
        return ids, m | c << 4 | q << 7 | i << 9


def unpack(label):
    """mark, case, quote, inside"""
    return label & 15, label >> 4 & 7, label >> 7 & 3, label >> 9 & 7
