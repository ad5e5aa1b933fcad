"""Turns a scraped news article into a clean one, and says why for every word it struck.

>>> import copydesk
>>> cleaner = copydesk.Cleaner()
>>> article = cleaner.lines('The ferry sank at noon, officials said.\\n\\nSign up for our newsletter')
>>> print(article)
The ferry sank at noon, officials said.
>>> [(removal.reason, removal.text) for removal in article.removed]
[('newsletter', 'Sign up for our newsletter')]
"""

from ._copydesk import (
    REASONS,
    ROLES,
    Article,
    Block,
    Cleaner,
    Error,
    Removal,
    Restored,
    __version__,
    restore,
    sentences,
)

__all__ = [
    "REASONS",
    "ROLES",
    "Article",
    "Block",
    "Cleaner",
    "Error",
    "Removal",
    "Restored",
    "__version__",
    "restore",
    "sentences",
]
