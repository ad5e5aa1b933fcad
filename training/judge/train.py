#!/usr/bin/env python3
"""Trains the model of lines, and one model a fold for figures on sites left out.

  cargo build --release --features training --example judge_lines
  train.py target/release/examples/judge_lines SHARED OUT

writes OUT/lines.model (trained on everything) and OUT/fold0.model … OUT/fold3.model.
"""

import sys
from pathlib import Path

import lightgbm
import numpy as np

import around
import export
from data import FOLDS, Lines
from tokens import TokenTable, fill

RECIPE = "lines-1"
SETS = ["fundus-extract", "wcxb-extract", "fundus-dump", "wcxb-dump"]
# Recall, balanced, precision: without a rule's word, with it. Chosen on the folds (MODEL_CARD.md).
THRESHOLDS = (0.9, 0.7, 0.8, 0.6, 0.55, 0.4)
TREES = 80
PARAMETERS = dict(
    objective="binary",
    learning_rate=0.15,
    num_leaves=24,
    min_data_in_leaf=40,
    feature_fraction=0.4,
    bagging_fraction=0.7,
    bagging_freq=1,
    lambda_l2=5.0,
    max_bin=40,
    seed=1,
    deterministic=True,
    force_row_wise=True,
    num_threads=1,
    verbose=-1,
)


def fit(features, lines, weight, chosen):
    data = lightgbm.Dataset(features[chosen], label=lines.label[chosen] >= 0.5, weight=weight[chosen])
    return lightgbm.train(PARAMETERS, data, num_boost_round=TREES)


def sample(lines):
    """Lines to train on, and their weights: fewer of the many that are alike."""
    draw = np.random.RandomState(0)
    similar = [page["render"] in ("x_np4k", "x_rdbl") and draw.rand() >= 0.3 for page in lines.pages]
    is_long, above, below = (lines.features[:, column] for column in (16, 61, 62))
    easy = (is_long > 0) & (lines.boilerplate == 0) & (above < 3) & (below < 3)
    dump = np.array([name.endswith("dump") for name in lines.names])[lines.set]
    rate = np.where(easy, 0.25, np.where(dump, 0.35, 1))
    chosen = (lines.words > 0) & ~np.array(similar)[lines.page] & (draw.rand(len(rate)) < rate)
    return chosen, (np.minimum(lines.words, 60) ** 0.75 + 1) / rate


def main():
    judge, shared, out = sys.argv[1:]
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    lines = Lines(judge, shared, SETS)
    chosen, weight = sample(lines)
    tokens = TokenTable(lines)
    alone = np.zeros(len(lines.words))
    folds = []
    for fold in range(FOLDS):
        scores, table = tokens.scores(lines.fold_of_site != fold)
        features = fill(lines, scores)
        model = fit(features, lines, weight, chosen & (lines.fold != fold))
        held_out = lines.fold == fold
        alone[held_out] = model.predict(features[held_out], num_threads=1)
        folds.append((table, model))
    scores, table = tokens.scores(np.ones(len(lines.sites), bool))
    features = fill(lines, scores)
    both = np.hstack([features, around.features(lines, alone)])
    for fold, (fold_table, model) in enumerate(folds):
        second = fit(both, lines, weight, chosen & (lines.fold != fold))
        export.write(out / f"fold{fold}.model", f"{RECIPE}, without fold {fold}", fold_table, THRESHOLDS, model, second)
    first, second = fit(features, lines, weight, chosen), fit(both, lines, weight, chosen)
    export.write(out / "lines.model", RECIPE, table, THRESHOLDS, first, second)


if __name__ == "__main__":
    main()
