"""The second stage's features: what the first said around each line. `model.rs` has the same."""

import numpy as np

LANDMARK_WORDS = 8
WINDOW = 10


def distances(landmark, page):
    out, distance, before = np.zeros(len(page)), 99, -1
    for at in range(len(page)):
        if page[at] != before:
            distance, before = 99, page[at]
        out[at] = distance
        distance = 1 if landmark[at] else min(99, distance + 1)
    return out


def features(lines, alone):
    count = len(alone)
    at = np.arange(count)
    columns = [alone]
    for distance in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
        there = np.clip(at + distance, 0, count - 1)
        inside = (at + distance >= 0) & (at + distance < count) & (lines.page[there] == lines.page)
        columns.append(np.where(inside, alone[there], -0.1))
    words = lines.features[:, 0]
    pages = lines.page.max() + 1
    first = np.searchsorted(lines.page, np.arange(pages))
    end = np.append(first[1:], count)
    kept = np.concatenate([[0], np.cumsum((1 - alone) * words)])
    before = kept[at] - kept[first[lines.page]]
    after = kept[end[lines.page]] - kept[at + 1]
    whole = (kept[end] - kept[first])[lines.page] + 1e-6
    columns += [before / whole, after / whole, before, after, whole]
    landmark = (alone < 0.5) & (words >= LANDMARK_WORDS)
    columns += [distances(landmark, lines.page), distances(landmark[::-1], lines.page[::-1])[::-1]]
    sums = np.concatenate([[0], np.cumsum(alone)])
    low = np.maximum(first[lines.page], at - WINDOW)
    high = np.minimum(end[lines.page], at + 1 + WINDOW)
    columns.append((sums[at] - sums[low]) / np.maximum(1, at - low))
    columns.append((sums[high] - sums[at + 1]) / np.maximum(1, high - at - 1))
    columns.append(((sums[end] - sums[first]) / np.maximum(1, end - first))[lines.page])
    return np.stack(columns, 1).astype(np.float32)
