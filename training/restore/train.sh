#!/bin/sh
# From text to weights: train.sh TRAIN.jsonl[.xz] DEV.jsonl[.xz] LINES_DIR PAGES_DIR WORK_DIR
#
# TRAIN has one article a line, {"source", "text"}, a paragraph a line of the text. DEV has {"sentences"}. LINES_DIR and PAGES_DIR hold
# the labelled page lines and the addresses of their pages (pages.py says how). Needs Python 3.11, numpy, torch and, for speed, a C
# compiler. About an hour and a half on one core with AMX; the weights land in WORK_DIR/weights.bin.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
train=$1 dev=$2 lines=$3 pages=$4 work=$5
cd "$here"
python3 prepare.py "$train" "$work"
python3 pages.py "$lines" "$pages" "$work/pages.json"
python3 lexicon.py "$work" "$train" "$work/lexicon.npz"
python3 train.py "$work" --dev "$dev" --out "$work/model.pt" --words 112e6 --pages "$work/pages.json" --pages-from 0.656
hash=$(sha256sum "$train" | cut -c1-16)
python3 export.py "$work/model.pt" "$work/lexicon.npz" "$work/weights.bin" --data-hash "$hash" --float-out "$work/quantised.pt"
python3 golden.py "$work/quantised.pt" "$work/golden.txt"
