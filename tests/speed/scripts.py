#!/usr/bin/env python3
"""Count the processor's instructions for a byte of one story in several scripts, and hold that none costs
more than twice a byte of Latin letters.

  tests/speed/scripts.py    instructions a byte beside those of English; exit 1 where one is over twice

Counted as instructions.py counts. The story is that of fixtures/languages, its paragraphs told over
again with other numbers. Without valgrind nothing is measured, which is said and is no failure.
"""
import argparse
import shutil
import sys

from instructions import REPOSITORY, count

STORY = REPOSITORY / "fixtures/languages/story.txt"
LATIN = "en"
OTHERS = {
    "de": "Latin with accents",
    "vi": "Latin with many accents",
    "ru": "Cyrillic",
    "el": "Greek",
    "ar": "Arabic",
    "hi": "Devanagari",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "th": "Thai",
}
MOST = 2.0
TELLINGS = 8
DOCUMENTS = 5


def story(language):
    """Title and chrome by kind, and the paragraphs."""
    part = STORY.read_text(encoding="utf8").split(f"\n== {language}\n")[1].split("\n\n")[0]
    lines = part.splitlines()
    chrome = dict(line.split(": ", 1) for line in lines if not line.startswith("> ") and ": " in line)
    return chrome, [line[2:] for line in lines if line.startswith("> ")]


def told(paragraphs):
    return [f"{paragraph} ({number + 1}, {number + 21})" for number in range(TELLINGS) for paragraph in paragraphs]


def as_lines(language):
    chrome, paragraphs = story(language)
    head = [chrome[kind] for kind in ("title", "byline", "date")]
    foot = [chrome[kind] for kind in ("read", "share", "comments", "legal")]
    return "\n\n".join([*head, *told(paragraphs), *foot])


def as_page(language):
    chrome, paragraphs = story(language)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in told(paragraphs))
    foot = "".join(f"<div>{chrome[kind]}</div>" for kind in ("share", "comments", "legal"))
    return (
        f'<html lang="{language}"><head><title>{chrome["title"]}</title></head><body><h1>{chrome["title"]}</h1>'
        f'<div>{chrome["byline"]}</div><div>{chrome["date"]}</div>{body}{foot}</body></html>'
    )


def a_byte(command, field, document):
    many, one = (count(command, field, document, documents) for documents in (DOCUMENTS, 1))
    return (many - one) / (DOCUMENTS - 1) / len(document.encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=REPOSITORY / "target/debug/copydesk", help="the build to count")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("speed: no valgrind here, nothing was counted")
        return 0
    over = []
    for field, document in (("text", as_lines), ("html", as_page)):
        latin = a_byte(options.command, field, document(LATIN))
        print(f"{field}: English {latin:.0f} instructions a byte")
        for language, script in OTHERS.items():
            share = a_byte(options.command, field, document(language)) / latin
            print(f"  {language} {script:24} {share:5.2f}")
            if share > MOST:
                over.append(f"{field} {language}")
    if over:
        print(f"speed: a byte costs over {MOST} times one of English: {', '.join(over)}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
