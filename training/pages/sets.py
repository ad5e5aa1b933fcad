"""The sets that the model of pages learns from. `news-validate` is none of them."""

import hashlib
from typing import NamedTuple


class Set(NamedTuple):
    # What a page of the set weighs beside those of the others.
    weight: float
    # Whether the set's texts have the standfirst.
    standfirst: bool
    # Whether captions stand in the gold against the convention; those blocks are not learned from.
    has_captions: bool = False
    # Whether only strings to be kept and left out are known.
    is_partial: bool = False
    # The set whose pages these are, read as if no class, id or role said anything.
    bare_copy_of: str | None = None


SETS = {
    "wcxb": Set(1.0, False),
    "fundus": Set(2.5, False),
    "fundus-earlier": Set(2.3, False),
    "news": Set(1.2, False, has_captions=True),
    "news-silver": Set(0.6, False, has_captions=True),
    "trafilatura-text": Set(0.8, True),
    "trafilatura": Set(1.2, True, is_partial=True),
    # Forum, product and listing pages only teach what is not an article.
    "wcxb-other": Set(0.3, False),
}

# Many sites have classes that say nothing ("css-1x2y3z"). Of every other page of these sets a copy without
# classes is learned from as well, so that the model does not lean on them alone.
BARE_WEIGHT = 0.5
for name in ("wcxb", "fundus", "news", "news-silver", "trafilatura-text"):
    original = SETS[name]
    SETS[f"{name}-bare"] = original._replace(weight=original.weight * BARE_WEIGHT, bare_copy_of=name)


def has_bare_copy(page_id):
    return hashlib.md5(page_id.encode()).digest()[0] % 2 == 0


# Pages whose gold is only a part of the article.
PARTIAL = {
    "wcxb": {"2218", "4677", "2498", "1708", "2020", "4694"},
    "fundus": {"Telegraph_2023_08_30", "DailyStar_2024_04_23"},
}
