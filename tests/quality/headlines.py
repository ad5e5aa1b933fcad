"""Titles that differ from the labels' only because the labels took another of the page's headlines.

A page often gives two: one over the story, one for search engines and social networks. Which of them a
label has depends on who made it. So beside the exact matches this counts the pages of which both titles
are headlines that the page gives: a heading of the first level, `<title>`, Open Graph, Twitter, JSON-LD.
"""
import html
import json
import re
import unicodedata
from html.parser import HTMLParser

TAGS = {"og:title", "twitter:title", "headline", "title", "dc.title", "parsely-title", "sailthru.title"}
JSON_HEADLINE = re.compile(r'"headline"\s*:\s*("(?:[^"\\]|\\.)*")')
# What parts a headline from the site's name in `<title>`.
EDGES = re.compile(r"\s+[|\-–—»:·]\s+|\s*[|｜_]\s*")


def plain(text):
    text = unicodedata.normalize("NFKC", html.unescape(text or "").lower())
    return " ".join(re.findall(r"\w+", text))


class Headlines(HTMLParser):
    """Collects the headlines of one page."""

    def __init__(self):
        super().__init__()
        self.found = set()
        self.within = None
        self.text = ""

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            if name.lower() in TAGS:
                self.found.add(plain(values.get("content") or values.get("value")))
        elif tag in ("h1", "title") and self.within is None:
            self.within, self.text = tag, ""

    def handle_data(self, data):
        if self.within:
            self.text += data + " "

    def handle_endtag(self, tag):
        if tag != self.within:
            return
        self.within = None
        self.found.add(plain(self.text))
        if tag == "title":
            pieces = EDGES.split(self.text)
            ends = range(1, len(pieces) + 1)
            self.found.update(plain(" ".join(pieces[:end])) for end in ends)


def of_page(page):
    """Every headline that the page gives, in plain letters."""
    reader = Headlines()
    reader.feed(page)
    for quoted in JSON_HEADLINE.findall(page):
        try:
            reader.found.add(plain(json.loads(quoted, strict=False)))
        except ValueError:
            pass
    return reader.found - {""}


def share(records, answers):
    """The share of pages whose title is the labels', or another headline of a page that gives the labels' too."""
    right = labelled = 0
    for record in records:
        gold = plain(record["gold"].get("title"))
        if not gold or not record.get("html"):
            continue
        labelled += 1
        ours = plain(answers.get(record["id"], {}).get("title"))
        right += ours == gold or {ours, gold} <= of_page(record["html"])
    return right / labelled if labelled else None
