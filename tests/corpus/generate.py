#!/usr/bin/env python3
"""Write a corpus of invented pages and texts, the same for the same seed.

  tests/corpus/generate.py corpus --documents 200000        pages.jsonl, texts.jsonl and crawl.warc.gz
"""
import argparse
import gzip
import json
import random
from pathlib import Path

NOUNS = "ferry harbour pilot storm council market bridge price water school budget vote road train crew island report minister".split()
VERBS = "left met said reached closed opened raised lost found built sold repaired crossed announced delayed reviewed".split()
OTHERS = "the a of in near on after before with old new long quiet early northern local public second open broken".split()
NAMES = ["Ana Ruiz", "Tomas Berg", "Lena Okafor", "Ivo Marsh", "Clara Nunes", "Piet Van Holt"]
PLACES = ["Porto Azul", "Norvik", "Saint Alder", "Kestrel Bay", "Lower Hatch"]
PROMOS = ["Sign up for our newsletter", "Advertisement", "Share this article", "Subscribe for unlimited access",
          "Read more: the storm in pictures", "Download our app", "Follow us on social media"]


class Writer:
    """Writes documents by the numbers that a seed gives."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def sentence(self):
        words = self.chance.choices(OTHERS, k=self.chance.randint(4, 12)) + self.chance.choices(NOUNS, k=4)
        words.insert(self.chance.randint(2, len(words)), self.chance.choice(VERBS))
        return " ".join(words).capitalize() + "."

    def paragraphs(self):
        return [" ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))
                for _ in range(self.chance.randint(4, 16))]

    def title(self):
        return f"{self.chance.choice(NOUNS).capitalize()} {self.chance.choice(VERBS)} in {self.chance.choice(PLACES)}"

    def text(self):
        lines = [self.title(), f"By {self.chance.choice(NAMES)}", *self.paragraphs()]
        for _ in range(self.chance.randint(1, 4)):
            lines.insert(self.chance.randint(2, len(lines)), self.chance.choice(PROMOS))
        return "\n\n".join(lines)

    def page(self, url):
        title = self.title()
        menu = "".join(f'<li><a href="/{noun}">{noun.capitalize()}</a></li>' for noun in self.chance.sample(NOUNS, 10))
        related = "".join(f'<li><a href="/{number}">{self.title()}</a></li>' for number in range(8))
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs())
        return (f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | The Kestrel</title>"
                f'<link rel=canonical href="{url}">{self.script()}{self.style()}</head><body>{self.drawing()}<nav><ul>{menu}</ul></nav><main><article>'
                f"<h1>{title}</h1><p class=byline>By {self.chance.choice(NAMES)}</p>{body}</article>"
                f"<aside class=related><h2>Related</h2><ul>{related}</ul></aside></main>"
                f"<footer><p>{self.chance.choice(PROMOS)}</p><p>© The Kestrel. All rights reserved.</p></footer></body></html>")

    # What no reader sees, in the shares that it has of real pages: 30, 26 and 4 of 100 bytes.

    def script(self):
        return f"<script>var state = {json.dumps({'seen': [self.chance.random() for _ in range(150)]})};</script>"

    def style(self):
        rules = "".join(f".{noun}-{self.chance.randint(1, 99)}{{margin:0 {self.chance.randint(1, 40)}px;color:#{self.chance.randrange(1 << 24):06x}}}"
                        for noun in self.chance.choices(NOUNS, k=64))
        return f"<style>{rules}</style>"

    def drawing(self):
        path = " ".join(f"L{self.chance.randint(0, 999)} {self.chance.randint(0, 999)}" for _ in range(45))
        return f'<svg viewBox="0 0 999 999"><path d="M0 0 {path}"/></svg>'


def warc_record(number, url, page):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:kestrel:{number}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2026-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(options.seed)
    with (open(options.folder / "pages.jsonl", "w") as pages, open(options.folder / "texts.jsonl", "w") as texts,
          open(options.folder / "crawl.warc.gz", "wb") as crawl):
        for number in range(options.documents):
            url = f"https://kestrel.example/{number}"
            if number % 5 < 2:
                pages.write(json.dumps({"id": number, "url": url, "html": writer.page(url)}) + "\n")
            elif number % 5 < 4:
                texts.write(json.dumps({"id": number, "text": writer.text()}) + "\n")
            else:
                crawl.write(gzip.compress(warc_record(number, url, writer.page(url)), compresslevel=1, mtime=0))


if __name__ == "__main__":
    main()
