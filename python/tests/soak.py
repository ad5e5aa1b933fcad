#!/usr/bin/env python3
"""Clean a million documents in one process and say what memory it holds.

  python python/tests/soak.py [--documents 1000000] [--jobs 2]

The documents are invented as those of tests/corpus, but shorter: texts, and a page in every twentieth
place, no two the same. Of ten batches nine go through `clean_batch` and one through `clean`, document by document.
Fails where the process holds over 16 MB more at the end than after the first tenth. Needs Linux's /proc.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import copydesk
import pyarrow

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests/corpus"))
from generate import Writer  # noqa: E402

ROWS = 1000
MOST_GROWTH = 16


class Short(Writer):
    """Writes documents of one to three paragraphs."""

    def paragraphs(self):
        return [f"{self.sentence()} {self.sentence()}" for _ in range(self.chance.randint(1, 3))]


def resident():
    """Megabytes that the process holds."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def documents(writer, start):
    """The next documents: a page in every twentieth place, texts in the others."""
    for number in range(start, start + ROWS):
        url = f"https://kestrel.example/{number}"
        yield url, writer.text() if number % 20 else writer.page(url)


def clean(cleaner, rows, as_batch, jobs):
    """Cleans the documents; gives how many removals there were."""
    if as_batch:
        urls, texts = zip(*rows)
        batch = pyarrow.record_batch({"url": urls, "text": texts})
        cleaned = cleaner.clean_batch(batch, jobs=jobs, removed=True)
        assert cleaned["error"].null_count == ROWS
        return len(cleaned["removed"].flatten())
    articles = [cleaner.clean(text, url) for url, text in rows]
    assert all(article.to_json() for article in articles)
    return sum(len(article.removed) for article in articles)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    settings = parser.parse_args()
    cleaner, writer = copydesk.Cleaner(), Short(7)
    tenth = max(ROWS, settings.documents // 10)
    started, removals, held = time.monotonic(), 0, []
    for start in range(0, settings.documents, ROWS):
        as_batch = start // ROWS % 10 != 9
        removals += clean(cleaner, list(documents(writer, start)), as_batch, settings.jobs)
        done = start + ROWS
        if done % tenth == 0:
            held.append(resident())
            print(f"{done:,} documents, {removals:,} removals: {held[-1]:.1f} MB, {time.monotonic() - started:.0f} s, "
                  f"processor {time.process_time():.0f} s", flush=True)
    return 0 if held[-1] <= held[0] + MOST_GROWTH else f"it holds {held[-1] - held[0]:.1f} MB more than after the first tenth"


if __name__ == "__main__":
    sys.exit(main())
