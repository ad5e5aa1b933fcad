#!/usr/bin/env python3
"""Pages a second beside other extractors, with F1, in one process and one thread.

  python python/bench.py [PAGES.jsonl.xz] [--pages N]

Each page goes through all extractors that are installed, in another order each time; what counts is
the processor time of the calls, text to text. PAGES is a labelled set; score.py beside it scores.
"""

import argparse
import importlib.metadata
import json
import logging
import lzma
import os
import re
import statistics
import sys
import time
import warnings
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COPYDESK_SHARED", REPOSITORY.parent / "shared"))
DECLARED = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']", re.I)


def copydesk():
    import copydesk

    cleaner = copydesk.Cleaner()
    return lambda page, url: cleaner.page(page, url).text


def trafilatura():
    from trafilatura import extract

    return lambda page, url: extract(page, include_comments=False)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    return lambda page, url: extract_plain_text(HTMLTree.parse(page), main_content=True)


def readability_lxml():
    import html_text
    from readability import Document

    # lxml takes no text that declares an encoding.
    return lambda page, url: html_text.extract_text(Document(DECLARED.sub(r"\1", page)).summary(html_partial=True))


def newspaper4k():
    from newspaper import Article

    def extract(page, url):
        article = Article(url or "https://kestrel.example/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        return article.text

    return extract


EXTRACTORS = {"copydesk": copydesk, "trafilatura": trafilatura, "resiliparse": resiliparse,
              "readability-lxml": readability_lxml, "newspaper4k": newspaper4k}


def installed():
    """The extractors that can be imported, each warmed up."""
    found = {}
    page = "<html><body><article>" + "<p>The ferry sank at noon, officials said on Monday.</p>" * 9 + "</article></body></html>"
    for name, load in EXTRACTORS.items():
        try:
            extract = load()
            extract(page, "https://kestrel.example/")
        except ImportError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
        else:
            found[name] = extract
    return found


def measure(extractors, pages):
    """Texts by page, seconds of each page, and failures, for each extractor."""
    texts, seconds, failures = ({name: start() for name in extractors} for start in (dict, list, int))
    names = list(extractors)
    for number, page in enumerate(pages):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            started = time.thread_time()
            try:
                text = extractors[name](page["html"], page.get("url"))
            except Exception:  # An extractor may raise anything on a page that it does not like.
                text = ""
                failures[name] += 1
            seconds[name].append(time.thread_time() - started)
            texts[name][page["id"]] = {"text": text or ""}
    return texts, seconds, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=Path, default=SHARED / "data/pages/news-validate.jsonl.xz")
    parser.add_argument("--pages", dest="count", type=int, help="the first so many only")
    settings = parser.parse_args()
    sys.path.insert(0, str(SHARED / "tools"))
    import score

    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    with lzma.open(settings.pages, "rt", encoding="utf8") as file:
        pages = [json.loads(line) for line in file][: settings.count]
    extractors = installed()
    texts, seconds, failures = measure(extractors, pages)
    gold = {page["id"]: page for page in pages}
    megabytes = sum(len(page["html"].encode("utf8", "replace")) for page in pages) / 1e6
    print(f"{len(pages)} pages, {megabytes:.1f} MB, Python {sys.version.split()[0]}\n")
    print("| | pages a second | MB a second | median page | F1 | exact | failed |\n|---|---|---|---|---|---|---|")
    for name in extractors:
        figures, _ = score.score_pages(gold, texts[name])
        total, median = sum(seconds[name]), statistics.median(seconds[name])
        print(f"| {name} {importlib.metadata.version(name)} | {len(pages) / total:.0f} | {megabytes / total:.1f} | {1000 * median:.1f} ms | "
              f"{figures['f1']:.3f} | {figures['exact']:.3f} | {failures[name]} |")


if __name__ == "__main__":
    main()
