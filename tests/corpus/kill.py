#!/usr/bin/env python3
"""Kill a run over a corpus at random moments, resume it each time, and compare with one left alone.

  tests/corpus/generate.py corpus --documents 200000
  tests/corpus/kill.py corpus --kills 20 --copydesk target/release/copydesk

Every file that the two runs leave has to be the same to the byte, the file of rejected records
included, and so has everything that was counted. tests/command/resume.rs does this on a small scale.
"""
import argparse
import filecmp
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent


def command(options, folder, *more):
    return [options.copydesk, "clean", options.corpus, "-o", folder / "out", "--errors", folder / "errors.jsonl",
            "--stats", folder / "stats.json", "--jobs", str(options.jobs), "--quiet", "--resume", *more]


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def disturbed(options, folder, seconds):
    """Runs to the end through all the kills; gives the moments, in seconds of each attempt."""
    chance = random.Random(options.seed)
    moments = []
    while len(moments) < options.kills:
        # Shares of the time that is left, so that the last kill falls near the end.
        moment = chance.uniform(0, 2 * seconds / (options.kills + 1))
        process = subprocess.Popen(command(options, folder), stderr=subprocess.DEVNULL)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            moments.append(moment)
            continue
        print("the run was over before the last kill")
        return moments
    subprocess.run(command(options, folder), check=False)
    return moments


def counted(folder):
    stats = json.loads((folder / "stats.json").read_text())
    stats.pop("seconds")
    return stats


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path("kill"), help="a folder for the outputs, which is emptied")
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/release/copydesk")
    options = parser.parse_args()
    alone, killed = empty(options.work / "alone"), empty(options.work / "killed")
    started = time.monotonic()
    subprocess.run(command(options, alone), check=False)
    seconds = time.monotonic() - started
    moments = disturbed(options, killed, seconds)
    print(f"{len(moments)} kills of a run of {seconds:.0f} s, after", ", ".join(f"{moment:.2f}" for moment in moments), "s")
    files = sorted(path.relative_to(alone) for path in alone.rglob("*") if path.is_file() and path.name != "stats.json")
    found = sorted(path.relative_to(killed) for path in killed.rglob("*") if path.is_file() and path.name != "stats.json")
    different = [str(name) for name in files if not filecmp.cmp(alone / name, killed / name, shallow=False)] if files == found else ["the names"]
    if counted(alone) != counted(killed):
        different.append("stats.json")
    print(f"{counted(killed)['documents']} documents, {len(files)} files:", f"DIFFERENT: {different}" if different else "the same to the byte")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
