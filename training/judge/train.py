#!/usr/bin/env python3
"""Trains the model of lines: a forest, and a net whose log-odds are averaged with the forest's.

  cargo build --release --features training --example judge_lines
  train.py target/release/examples/judge_lines SHARED OUT [folds]

writes OUT/lines.model (trained on everything), OUT/mixed.jsonl for `flat.py` and, with `folds`, OUT/fold0.model … OUT/fold3.model for
figures on sites left out (`evaluate.py`).
"""

import json
import sys
from pathlib import Path

import lightgbm
import numpy as np

import export
import mixing
import net
from data import DUMPS, EXTRACTS, FOLDS, Lines, records
from tokens import TokenTable, fill

RECIPE = "lines-3"
SETS = EXTRACTS + DUMPS
# What a line of these sets weighs.
NEWS_WEIGHT = 1.2
TREES, FIRST_LOOK_TREES = 200, 60
PARAMETERS = dict(
    objective="binary",
    learning_rate=0.09,
    num_leaves=31,
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
# A label that a first look at sites left out contradicts so surely is taken for a slip of the
# gold, most often an article cut short, and not trained on: boilerplate of so many words that
# looks like content, and content that looks like boilerplate.
DOUBTED_BELOW, DOUBTED_ABOVE, DOUBTED_WORDS = 0.08, 0.92, 5


def fit(features, lines, weight, chosen, trees=TREES, **parameters):
    label = lines.label[chosen] >= 0.5
    data = lightgbm.Dataset(features[chosen], label=label, weight=weight[chosen])
    return lightgbm.train(PARAMETERS | parameters, data, num_boost_round=trees)


def sample(lines):
    """Lines to train on, and their weights: fewer of the many that are alike."""
    draw = np.random.RandomState(0)
    similar = [page["render"] in ("x_np4k", "x_rdbl") and draw.rand() >= 0.3 for page in lines.pages]
    is_long, above, below = (lines.features[:, column] for column in (16, 61, 62))
    easy = (is_long > 0) & (lines.boilerplate == 0) & (above < 3) & (below < 3)
    dump = np.array([name.endswith("dump") for name in lines.names])[lines.set]
    rate = np.where(easy, 0.25, np.where(dump, 0.35, 1))
    chosen = (lines.words > 0) & ~np.array(similar)[lines.page] & (draw.rand(len(rate)) < rate)
    of_set = np.array([NEWS_WEIGHT if name.startswith("news") else 1.0 for name in lines.names])
    return chosen, (np.minimum(lines.words, 60) ** 0.75 + 1) / rate * of_set[lines.set]


class Recipe:
    def __init__(self, lines):
        self.lines, self.tokens = lines, TokenTable(lines)
        self.chosen, self.weight = sample(lines)
        self.first_looks = {}

    def features(self, without):
        """The features where the token table knows nothing of these folds, and the table."""
        scores, table = self.tokens.scores(~np.isin(self.lines.fold_of_site, list(without)))
        return fill(self.lines, scores), table

    def first_look(self, without):
        """What a small model that has not seen these folds says of every line."""
        without = frozenset(without)
        if without not in self.first_looks:
            features, _ = self.features(without)
            seen = self.chosen & ~np.isin(self.lines.fold, list(without))
            model = fit(features, self.lines, self.weight, seen, FIRST_LOOK_TREES, learning_rate=0.18)
            self.first_looks[without] = model.predict(features, num_threads=1)
        return self.first_looks[without]

    def looks(self, without=()):
        """What models of other sites say of every line; of the folds left out, nothing."""
        said = np.full(len(self.lines.words), 0.5)
        for fold in set(range(FOLDS)) - set(without):
            here = self.lines.fold == fold
            said[here] = self.first_look({fold, *without})[here]
        return said

    def doubted(self, without):
        """Labels not to train on; no label of the folds left out has a say in it."""
        lines, look = self.lines, self.looks(without)
        content = (lines.label >= 0.5) & (look < DOUBTED_BELOW) & (lines.features[:, 0] >= DOUBTED_WORDS)
        return content | (lines.label < 0.5) & (look > DOUBTED_ABOVE)

    def model(self, without=()):
        features, table = self.features(without)
        seen = self.chosen & ~self.doubted(without) & ~np.isin(self.lines.fold, list(without))
        return fit(features, self.lines, self.weight, seen), table, features

    def net(self, judge, shared, out, without=()):
        """The net, on the documents of all but these folds and on what is mixed from them."""
        left_out = np.isin(self.lines.fold, list(without))
        documents = mixing.documents(self.lines, self.looks(without), shared, set(without))
        if not without:
            (out / "mixed.jsonl").write_text("".join(json.dumps(page) + "\n" for page in documents))
        mixed = Lines(judge, shared, {"mixed": documents})
        none = np.zeros(len(mixed.words), bool)
        return net.train(net.Data((self.lines, self.doubted(without) | left_out), (mixed, none)))

    def leave_out(self, name, out, prefix):
        """What models that have not seen a fold say of it, fold by fold; each is written to `out`."""
        said = np.zeros(len(self.lines.words))
        for fold in range(FOLDS):
            model, table, features = self.model({fold})
            export.write(out / f"{prefix}{fold}.model", f"{name}, without fold {fold}", table, model)
            held_out = self.lines.fold == fold
            said[held_out] = model.predict(features[held_out], num_threads=1)
            print(f"fold {fold}: {held_out.sum()} of {len(set(self.lines.site[held_out]))} sites left out", flush=True)
        return said


def main():
    judge, shared, out, *folds = sys.argv[1:]
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(Lines(judge, shared, {name: records(shared, name) for name in SETS}))
    kinds = [((), "lines", RECIPE)]
    if folds:
        kinds += [((fold,), f"fold{fold}", f"{RECIPE}, without fold {fold}") for fold in range(FOLDS)]
    for without, name, told in kinds:
        model, table, _ = recipe.model(without)
        print(f"{name}: {model.num_trees()} trees", flush=True)
        weights = recipe.net(judge, shared, out, without)
        export.write(out / f"{name}.model", told, table, model, net.packed(weights))


if __name__ == "__main__":
    main()
