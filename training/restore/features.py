"""What the model sees of a word. `src/restore/features.rs` computes the same; golden vectors hold the two together."""
import numpy as np

WORDS, SUFFIXES, PREFIXES, SHAPES, SPELLINGS, PAIRS = 40000, 4096, 4096, 24, 16384, 65536
MASK = 0xFFFFFFFF


def fnv1a(data):
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & MASK
    return h


def shape(word):
    """0–7 by length for words without a digit, 8–15 with one, 16–23 digits only."""
    digits = sum(c in "0123456789" for c in word)
    kind = 0 if not digits else 2 if digits == len(word) else 1
    return kind * 8 + min(len(word), 8) - 1


def suffix(word):
    return fnv1a(word[-3:].encode()) % SUFFIXES


def prefix(word):
    return fnv1a(b"^" + word[:4].encode()) % PREFIXES


def spelling(word):
    return fnv1a(b"=" + word.encode()) % SPELLINGS


def pair_key(number, shape_):
    """The word's part of a pair: its number, or, for a word not in the vocabulary, its shape."""
    return np.where(number > 0, number, WORDS + shape_)


def pair(left, right):
    x = left.astype(np.uint32) * np.uint32(0x9E3779B1) + right.astype(np.uint32) * np.uint32(0x85EBCA77)
    x ^= x >> np.uint32(15)
    x *= np.uint32(0x2C1B3C6D)
    x ^= x >> np.uint32(12)
    return (x & np.uint32(PAIRS - 1)).astype(np.int32)


def static_features(words, order):
    """number, suffix, prefix, shape, spelling of every word of a list; `order` holds the indices of the vocabulary words."""
    number = np.zeros(len(words), np.int32)
    kept = order[:WORDS - 1]
    number[kept] = np.arange(1, len(kept) + 1)
    return np.array([number, *(np.fromiter((f(w) for w in words), np.int32, len(words)) for f in (suffix, prefix, shape, spelling))])
