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
RUN, HEADING, SAID = 121, 127, (132, 133, 135)
# Columns that it reads: whether the line is long, whether it ends with a stop.
LONG, STOP = 16, 9
# `HEADING_WORDS` of `features/around.rs`.
HEADING_WORDS = 10


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
        """Sum, mean, least and most of each line's tokens; `trained` says which sites count.

        A trained site's lines are scored by a table that has not seen the site.
        """
        lines = self.lines
        share, pages = self.count(trained[self.site])
        whole = self.table(share, pages)
        start = np.concatenate([[0], np.cumsum(lines.token_counts)])
        out = np.zeros((len(lines.token_counts), 4), np.float32)
        by_site = np.argsort(lines.site, kind="stable")
        ends = np.searchsorted(lines.site[by_site], np.arange(len(lines.sites) + 1))
        own = np.argsort(self.site, kind="stable")
        own_ends = np.searchsorted(self.site[own], np.arange(len(lines.sites) + 1))
        for site in range(len(lines.sites)):
            table = whole
            if trained[site]:
                own_share, own_pages = self.count(own[own_ends[site] : own_ends[site + 1]])
                table = self.table(share - own_share, pages - own_pages)
            chosen = by_site[ends[site] : ends[site + 1]]
            counts = lines.token_counts[chosen]
            first = np.cumsum(counts) - counts
            places = np.repeat(start[chosen] - first, counts) + np.arange(counts.sum())
            out[chosen] = said_by(table[lines.tokens[places]], counts)
        return out, whole


def said_by(said, counts):
    """Sum, mean, least and most of so many numbers for each line, one line's after the other's."""
    first, padded = np.cumsum(counts) - counts, np.r_[said, 0.0]
    sums, least, most = (of.reduceat(padded, first) for of in (np.add, np.minimum, np.maximum))
    scores = np.stack([sums, sums / np.maximum(1, counts), np.minimum(0, least), np.maximum(0, most)], 1)
    return np.where(counts[:, None] > 0, scores, 0)


def fill(lines, scores):
    """The features with the columns that the token table fills."""
    features = lines.features.copy()
    features[:, OWN] = scores
    count, mean = len(features), scores[:, 1]
    for distance, (mean_column, sum_column) in NEIGHBOURS.items():
        there = np.arange(count) + distance
        inside = (there >= 0) & (there < count)
        there = np.clip(there, 0, count - 1)
        inside &= lines.page[there] == lines.page
        features[:, mean_column] = np.where(inside, mean[there], -1)
        features[:, sum_column] = np.where(inside, scores[there, 0], -1)
    around(lines, features, mean)
    return features


def around(lines, features, mean):
    """The table's word on the line's run, on the heading above it, and on the document."""
    words, is_long, at = features[:, 0], features[:, LONG] > 0, np.arange(len(features))
    opens_page = np.r_[True, lines.page[1:] != lines.page[:-1]]
    run = np.cumsum(opens_page | is_long | np.r_[True, is_long[:-1]]) - 1
    features[:, RUN] = (np.bincount(run, weights=mean) / np.bincount(run))[run]
    heads = (words >= 1) & (words <= HEADING_WORDS) & (features[:, STOP] == 0)
    heading = np.r_[-1, np.maximum.accumulate(np.where(heads, at, -1))[:-1]]
    first_of_page = np.flatnonzero(opens_page)[np.cumsum(opens_page) - 1]
    features[:, HEADING] = np.where(heading >= first_of_page, mean[np.clip(heading, 0, None)], 0)

    def sums(values):
        return np.bincount(lines.page, weights=values)

    long_words = np.maximum(1, sums(words * is_long))
    features[:, SAID[0]] = (sums(mean * words) / np.maximum(1, sums(words)))[lines.page]
    features[:, SAID[1]] = (sums(mean * words * is_long) / long_words)[lines.page]
    features[:, SAID[2]] = (sums(mean * ~is_long) / np.bincount(lines.page))[lines.page]
