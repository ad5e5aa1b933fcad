#!/bin/sh
# Trains both models of text from the labelled sets and puts them in place.
#
#   training/judge/train.sh SHARED [OUT]
#
# SHARED holds data/ (see README.md). OUT keeps what the steps hand on, target/judge by default.
set -eu
cd "$(dirname "$0")/../.."
shared=$1
out=${2:-target/judge}
export OMP_NUM_THREADS=1
mkdir -p "$out"
cargo build --release --features training --example judge_lines
judge=target/release/examples/judge_lines
python3 training/judge/train.py "$judge" "$shared" "$out"
python3 training/judge/flat.py "$judge" "$shared" "$out"
cp "$out/lines.model" src/judge/lines.model
cp "$out/flat.model" src/judge/flat.model
python3 training/judge/bars.py "$judge" "$shared" src/judge/lines.model
python3 training/judge/bars.py "$judge" "$shared" src/judge/flat.model flat
