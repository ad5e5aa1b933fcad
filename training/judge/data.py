"""Labelled lines, and what the judge sees of them (through the example `judge_lines`)."""

import hashlib
import json
import lzma
import re
import subprocess
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from domains import site as site_of_address

FOLDS = 4
EXTRACTS = ["fundus-extract", "wcxb-extract", "news-extract"]
DUMPS = ["fundus-dump", "wcxb-dump", "news-dump"]
# Pages whose gold holds a part of the article only, or none of its tables: what it skips is no
# boilerplate. Found among those of which most is called boilerplate, and read.
PARTIAL = {
    *(f"wcxb/{page}" for page in "2218 4677 2498 1708 2020 4694 0355 0151 0232 2269".split()),
    *(f"fundus/{page}" for page in "TheTelegraph_2023_08_30 DailyStar_2024_04_23 LaVanguardia_2026_07_11 SeznamZpravy_2025_04_08".split()),
    "mercury:www.ndtv.com.html@64eb4f7",
}
# A third of the captions stand in the gold of these sets, against the convention: lines that such
# a rule finds have no label there.
CAPTIONS_IN_GOLD = re.compile("^news")
CAPTION_RULES = ("photo-caption/", "photo-credit/", "structure/caption-title")
# Scripts without spaces between words: so many characters count as a word.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
CHARACTERS_A_WORD = 2


def records(shared, name):
    """The records of a set, but for those whose gold is partial."""
    with lzma.open(Path(shared) / "data" / "lines" / f"{name}.jsonl.xz", "rt") as lines:
        pages = map(json.loads, lines)
        return [page for page in pages if page_of(page["id"]) not in PARTIAL]


def page_of(identifier):
    return identifier.split("#")[0]


def hosts(shared):
    """The site of each page, so that all pages of a site fall into one fold."""
    found = {}
    for name in ("wcxb", "fundus"):
        with lzma.open(Path(shared) / "data" / "pages" / f"{name}.jsonl.xz", "rt") as lines:
            for page in map(json.loads, lines):
                short = page["id"].split("/")[-1].removesuffix(".html.gz")
                found[f"{name}/{short}"] = site_of_address(page["url"], short)
    return found


def site(hosts, page):
    name = page_of(page["id"])
    return hosts.get(name) or site_of_address(page.get("url"), name)


def fold(site_name):
    return int(hashlib.md5((site_name + "f").encode()).hexdigest(), 16) % FOLDS


def documents(pages):
    """The input of `judge_lines`."""
    for page in pages:
        text = page["text"].encode()
        yield f"{page['id']}\t{len(text)}\n".encode() + text


def run(judge, arguments, pages):
    command = [judge, *arguments]
    return subprocess.run(command, input=b"".join(documents(pages)), capture_output=True, check=True).stdout


def count_words(text):
    """Words, as far as they can be told from spaces, and from characters where there are none."""
    unspaced = len(UNSPACED.findall(text))
    return len(text.split()) if unspaced * 3 < len(text) else max(1, unspaced // CHARACTERS_A_WORD)


def labelled_stretches(page):
    """Byte ranges of the page's text with their labels and words, in order."""
    text, at = page["text"].encode(), 0
    for line in page["lines"]:
        start = text.find(line["text"].encode(), at)
        if start < 0:
            continue
        at = start + len(line["text"].encode())
        if line["label"] == "mixed":
            for begin, end, label in line["spans"]:
                before, until = (len(line["text"][:cut].encode()) for cut in (begin, end))
                yield start + before, start + until, label, line["text"][begin:end]
        else:
            yield start, at, line["label"], line["text"]


def seen_documents(seen):
    """What `judge_lines observe` writes, document by document."""
    at = 0
    while at < len(seen):
        head_end = seen.index(b"\n", at)
        count, width, tokens, bytes_of_names = map(int, seen[at:head_end].rsplit(b"\t", 4)[1:])
        at = head_end + 1

        def take(kind, length):
            nonlocal at
            part = np.frombuffer(seen, kind, length, at)
            at += part.nbytes
            return part

        places, counts = take("<u4", 2 * count).reshape(-1, 2), take("<u4", count)
        features, buckets = take("<f4", count * width).reshape(count, width), take("<u2", tokens)
        names = seen[at : at + bytes_of_names].decode().split("\n")[:-1]
        at += bytes_of_names
        yield places, counts, features, buckets, names


def labels_of(page, places, stretches):
    """Words of content, of boilerplate and of the headline in each line that the judge sees."""
    text = page["text"].encode()
    words, first = np.zeros((len(places), 3)), 0
    column = {"content": 0, "boilerplate": 1, "title": 2}
    for row, (start, end) in enumerate(places.tolist()):
        while first and stretches[min(first, len(stretches) - 1)][0] > start:
            first -= 1
        here = first
        while here < len(stretches) and stretches[here][0] < end:
            begin, until, label, said = stretches[here]
            if until > start and label in column:
                whole = start <= begin and until <= end
                words[row, column[label]] += count_words(said if whole else text[max(start, begin) : min(end, until)].decode("utf8", "ignore"))
            first, here = here, here + 1
    return words


class Lines:
    """Every line of every page: features, tokens, words of content and of boilerplate."""

    # What `judge_lines` is told of the text, and where its labels stand.
    state, stretches = [], staticmethod(labelled_stretches)
    # Documents that are read at once, for the sake of memory.
    PART = 500

    def __init__(self, judge, shared, sets):
        by_page = hosts(shared)
        self.names, self.pages, self.set_of_page = list(sets), [], []
        parts = {name: [] for name in ("places", "token_counts", "features", "tokens", "words_of", "rules", "page")}
        for number, (name, pages) in enumerate(sets.items()):
            for first in range(0, len(pages), self.PART):
                part = pages[first : first + self.PART]
                for page, seen in zip(part, seen_documents(run(judge, ["observe", *self.state], part)), strict=True):
                    places, counts, features, tokens, rules = seen
                    words = labels_of(page, places, list(self.stretches(page)))
                    if CAPTIONS_IN_GOLD.match(name):
                        words[[rule.startswith(CAPTION_RULES) for rule in rules]] = 0
                    row = places, counts, features, tokens, words, rules, np.full(len(places), len(self.pages))
                    for values, value in zip(parts.values(), row):
                        values.append(value)
                    self.pages.append(page)
                    self.set_of_page.append(number)
        joined = {name: np.concatenate([value for value in values if len(value)]) for name, values in parts.items()}
        self.places, self.features, self.rules, self.page = (joined[name] for name in ("places", "features", "rules", "page"))
        self.tokens, self.token_counts = joined["tokens"].astype(np.int64), joined["token_counts"].astype(np.int64)
        self.content, self.boilerplate, self.title = joined["words_of"].T
        self.words = self.content + self.boilerplate
        self.label = self.boilerplate / np.maximum(1, self.words)
        self.set = np.array(self.set_of_page)[self.page]
        self.number(by_page)

    def number(self, by_page):
        """Numbers for the sites and for the pages that several documents were made of."""
        sites = [site(by_page, page) for page in self.pages]
        self.sites = list(dict.fromkeys(sites))
        number_of = {name: number for number, name in enumerate(self.sites)}
        self.site_of_page = np.array([number_of[name] for name in sites])
        self.fold_of_site = np.array([fold(name) for name in self.sites])
        self.site = self.site_of_page[self.page]
        self.fold = self.fold_of_site[self.site]
        sources = [page_of(page["id"]) for page in self.pages]
        number_of = {name: number for number, name in enumerate(dict.fromkeys(sources))}
        self.source_of_page = np.array([number_of[name] for name in sources])
        self.source = self.source_of_page[self.page]
