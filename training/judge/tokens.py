"""The token table: log-odds of boilerplate for hashed words and pairs of words."""

import numpy as np

BUCKETS = 1 << 15
# Steps of a log-odd in the model file.
STEPS = 16.0
# A token's counts are drawn towards the prior as if so many pages had said it.
PRIOR_PAGES = 2.0
# The columns of `features.rs` that the table fills: the line's own, and two of each neighbour.
OWN = [46, 47, 48, 49]
NEIGHBOURS = {-2: (85, 86), -1: (93, 94), 1: (101, 102), 2: (109, 110)}


class TokenTable:
    """Counts each token once a page, and can leave the page's own site out."""

    def __init__(self, lines):
        self.lines = lines
        line = np.repeat(np.arange(len(lines.token_counts)), lines.token_counts)
        used = lines.words[line] > 0
        key = lines.source[line[used]] * BUCKETS + lines.tokens[used]
        unique, inverse = np.unique(key, return_inverse=True)
        self.token = unique % BUCKETS
        self.share = np.bincount(inverse, weights=lines.label[line[used]]) / np.bincount(inverse)
        site_of_source = np.zeros(lines.source.max() + 1, int)
        site_of_source[lines.source] = lines.site
        self.site = site_of_source[unique // BUCKETS]

    def count(self, chosen):
        share = np.bincount(self.token[chosen], weights=self.share[chosen], minlength=BUCKETS)
        return share, np.bincount(self.token[chosen], minlength=BUCKETS).astype(float)

    def table(self, share, pages):
        prior = share.sum() / max(1, pages.sum())
        odds = (share + PRIOR_PAGES * prior) / (pages - share + PRIOR_PAGES * (1 - prior))
        table = np.log(odds) - np.log(prior / (1 - prior))
        table[pages < 1.5] = 0
        return np.clip(np.round(table * STEPS), -127, 127) / STEPS

    def scores(self, trained):
        """Sum, mean, least and most of each line's tokens; `trained` says which sites count."""
        lines = self.lines
        share, pages = self.count(trained[self.site])
        whole = self.table(share, pages)
        start = np.concatenate([[0], np.cumsum(lines.token_counts)])
        out = np.zeros((len(lines.token_counts), 4), np.float32)
        for site in range(len(lines.sites)):
            table = whole
            if trained[site]:
                own_share, own_pages = self.count(self.site == site)
                table = self.table(share - own_share, pages - own_pages)
            for line in np.flatnonzero(lines.site == site):
                said = table[lines.tokens[start[line] : start[line + 1]]]
                if len(said):
                    out[line] = said.sum(), said.mean(), min(0, said.min()), max(0, said.max())
        return out, whole


def fill(lines, scores):
    """The features with the columns of the token table."""
    features = lines.features.copy()
    features[:, OWN] = scores
    count = len(features)
    for distance, (mean, total) in NEIGHBOURS.items():
        there = np.arange(count) + distance
        inside = (there >= 0) & (there < count)
        there = np.clip(there, 0, count - 1)
        inside &= lines.page[there] == lines.page
        features[:, mean] = np.where(inside, scores[there, 1], -1)
        features[:, total] = np.where(inside, scores[there, 0], -1)
    return features
