#!/usr/bin/env python3
"""Count the processor's instructions for a document of each kind, and hold the ceilings of instructions.toml.

  tests/speed/instructions.py            counts beside ceilings; exit 1 where one is over
  tests/speed/instructions.py --bless    write the counts as the new ceilings

Noise cannot trip it: callgrind counts what one thread executes, and the count of a run over one
document is taken off that of a run over many, so that starting up is not in it. Valgrind knows no
AVX-512, so restoration is counted on the path of older processors. Without valgrind nothing is
measured, which is said and is no failure.
"""
import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
CEILINGS = HERE / "instructions.toml"
# A new compiler, or another library's version, moves counts by a few parts in a hundred.
SLACK = 1.05
DOCUMENTS = 11

KINDS = {
    "page": ("html", "harbour.html"),
    "lines": ("text", "harbour.txt"),
    "flat": ("flat", "harbour-flat.txt"),
}


def count(command, field, text, documents):
    """Instructions of a run over so many copies of a document."""
    records = "".join(json.dumps({field: text}) + "\n" for _ in range(documents))
    with tempfile.TemporaryDirectory() as folder:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts"]
        run = subprocess.run(
            [*valgrind, command, "filter", "--jobs", "1"], input=records.encode(), capture_output=True, check=True
        )
    return int(re.search(r"Collected : (\d+)", run.stderr.decode()).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--command", default=REPOSITORY / "target/debug/copydesk", help="the build to count")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("speed: no valgrind here, nothing was counted")
        return 0
    ceilings = tomllib.loads(CEILINGS.read_text()) if CEILINGS.exists() else {}
    found, over = {}, []
    for kind, (field, name) in KINDS.items():
        text = (REPOSITORY / "fixtures/demo" / name).read_text()
        many, one = (count(options.command, field, text, documents) for documents in (DOCUMENTS, 1))
        found[kind] = round((many - one) / (DOCUMENTS - 1))
        ceiling = ceilings.get(kind, found[kind])
        print(f"{kind:6} {found[kind]:>12,} instructions a document, ceiling {ceiling:,}")
        if found[kind] > SLACK * ceiling:
            over.append(kind)
    if options.bless:
        counts = "".join(f"{kind} = {number}\n" for kind, number in found.items())
        CEILINGS.write_text(f"# Instructions a document, in the profile of tests; see instructions.py.\n{counts}")
        return 0
    for kind in over:
        print(f"speed: {kind} costs over {SLACK - 1:.0%} more than its ceiling", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
