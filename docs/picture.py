#!/usr/bin/env python3
"""Draw what `copydesk explain` prints of the bundled article: docs/explain.svg.

  docs/picture.py [--copydesk target/debug/copydesk]
"""
import argparse
import subprocess
from html import escape
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ARTICLE = "fixtures/demo/harbour.txt"
LINE, LETTER, WIDTH = 18, 7.4, 118
KEPT, REMOVED, RULE, TEXT = "#7ee2a8", "#ff9d8a", "#9aa4b2", "#d5dbe3"


def rows(copydesk):
    """Sign, label and text of each piece."""
    printed = subprocess.run([copydesk, "explain", ARTICLE], cwd=REPOSITORY, text=True,
                             capture_output=True, check=True).stdout
    lines = printed.splitlines()
    # Labels stand in a column of one width; the first kept paragraph ends it.
    column = next(line.index("By Ines Calder") for line in lines if "By Ines Calder" in line)
    return [(line[0], line[2:column].strip(), line[column:]) for line in lines]


def words(x, y, colour, text):
    return f'<text x="{x:.0f}" y="{y}" fill="{colour}">{escape(text)}</text>'


def picture(rows):
    label = max(len(label) for _, label, _ in rows) + 3
    space = WIDTH - label
    height = LINE * (len(rows) + 3)
    drawn = [words(16, LINE * 1.5, RULE, f"$ copydesk explain {ARTICLE}")]
    for number, (sign, name, text) in enumerate(rows):
        y = LINE * (number + 3)
        colour = KEPT if sign == "+" else REMOVED
        shown = text if len(text) <= space else text[: space - 1] + "…"
        drawn += [words(16, y, colour, sign), words(16 + 2 * LETTER, y, colour if sign == "-" else RULE, name),
                  words(16 + label * LETTER, y, TEXT if sign == "+" else RULE, shown)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH * LETTER + 48:.0f}" height="{height}" '
            'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12.3" xml:space="preserve">\n'
            '<rect width="100%" height="100%" rx="8" fill="#1d232b"/>\n' + "\n".join(drawn) + "\n</svg>\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--copydesk", default=str(REPOSITORY / "target/debug/copydesk"))
    copydesk = arguments.parse_args().copydesk
    (REPOSITORY / "docs/explain.svg").write_text(picture(rows(copydesk)))


main()
