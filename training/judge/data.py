"""Labelled lines, and what the judge sees of them (through the example `judge_lines`)."""

import hashlib
import json
import lzma
import re
import struct
import subprocess
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

FOLDS = 4


def records(shared, name):
    with lzma.open(Path(shared) / "data" / "lines" / f"{name}.jsonl.xz", "rt") as lines:
        return [json.loads(line) for line in lines]


def hosts(shared):
    """The registered domain of each page, so that all pages of a site fall into one fold."""
    found = {}
    for name in ("wcxb", "fundus"):
        with lzma.open(Path(shared) / "data" / "pages" / f"{name}.jsonl.xz", "rt") as lines:
            for line in lines:
                page = json.loads(line)
                parts = (urlparse(page["url"] or "").hostname or page["id"]).lower().split(".")
                second_level = len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2
                found[page["id"]] = ".".join(parts[-3:] if second_level else parts[-2:])
    return found


def site(hosts, record_id):
    page = record_id.split("#")[0]
    return hosts.get(page) or re.sub(r"_\d.*", "", page)


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


def labelled_stretches(page):
    """Byte ranges of the page's text with their labels, in order."""
    text, at = page["text"].encode(), 0
    for line in page["lines"]:
        start = text.find(line["text"].encode(), at)
        if start < 0:
            continue
        at = start + len(line["text"].encode())
        if line["label"] == "mixed":
            for begin, end, label in line["spans"]:
                before, until = (len(line["text"][:cut].encode()) for cut in (begin, end))
                yield start + before, start + until, label
        else:
            yield start, at, line["label"]


class Lines:
    """Every line of every page: features, tokens, words of content and of boilerplate."""

    # What `judge_lines` is told of the text, and where its labels stand.
    state, stretches = [], staticmethod(labelled_stretches)

    def __init__(self, judge, shared, sets):
        by_page = hosts(shared)
        self.names, self.pages, self.set_of_page = list(sets), [], []
        features, tokens, token_counts, content, boilerplate, page_of, rules = [], [], [], [], [], [], []
        for number, pages in enumerate(sets.values()):
            seen = run(judge, ["observe", *self.state], pages)
            at = 0
            for page in pages:
                head_end = seen.index(b"\n", at)
                count = int(seen[at:head_end].rsplit(b"\t", 1)[1])
                at = head_end + 1
                text, stretches, first = page["text"].encode(), list(self.stretches(page)), 0
                for _ in range(count):
                    start, end, width, length, name_length = struct.unpack_from("<5I", seen, at)
                    at += 20
                    features.append(np.frombuffer(seen, "<f4", width, at))
                    at += 4 * width
                    tokens.append(np.frombuffer(seen, "<u2", length, at))
                    at += 2 * length
                    rules.append(seen[at : at + name_length].decode())
                    at += name_length
                    token_counts.append(length)
                    while first and stretches[min(first, len(stretches) - 1)][0] > start:
                        first -= 1
                    words, here = {"content": 0, "boilerplate": 0}, first
                    while here < len(stretches) and stretches[here][0] < end:
                        begin, until, label = stretches[here]
                        if until > start and label in words:
                            words[label] += len(text[max(start, begin) : min(end, until)].split())
                        first, here = here, here + 1
                    content.append(words["content"])
                    boilerplate.append(words["boilerplate"])
                    page_of.append(len(self.pages))
                self.pages.append(page)
                self.set_of_page.append(number)
        self.features = np.array(features, np.float32)
        self.tokens = np.concatenate(tokens).astype(np.int64)
        self.token_counts = np.array(token_counts)
        self.content, self.boilerplate = np.array(content, float), np.array(boilerplate, float)
        self.words = self.content + self.boilerplate
        self.label = self.boilerplate / np.maximum(1, self.words)
        self.page = np.array(page_of)
        self.rules = np.array(rules)
        self.set = np.array(self.set_of_page)[self.page]
        sites = [site(by_page, page["id"]) for page in self.pages]
        self.sites = list(dict.fromkeys(sites))
        number_of = {name: number for number, name in enumerate(self.sites)}
        self.site_of_page = np.array([number_of[name] for name in sites])
        self.fold_of_site = np.array([fold(name) for name in self.sites])
        self.site = self.site_of_page[self.page]
        self.fold = self.fold_of_site[self.site]
        sources = [page["id"].split("#")[0] for page in self.pages]
        number_of = {name: number for number, name in enumerate(dict.fromkeys(sources))}
        self.source = np.array([number_of[name] for name in sources])[self.page]
