"""Labels as words: when two names are the same, and when one lies inside the other."""

from __future__ import annotations

import re
from functools import lru_cache

SMALL = frozenset({"a", "an", "the", "of", "in", "on", "to", "and", "or", "with"})
WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")


def same_text(label: str) -> str:
    """The label without regard to case and white space."""
    return " ".join(label.casefold().split())


@lru_cache(maxsize=50_000)
def content_words(label: str) -> frozenset[str]:
    """Lower-case words without the small ones, a final plural s removed."""
    return frozenset(singular(word) for word in WORD.findall(label.lower()) if word not in SMALL)


def singular(word: str) -> str:
    if len(word) >= 4 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def nested(one: str, other: str) -> bool:
    """Whether all content words of one label are among those of the other."""
    a, b = content_words(one), content_words(other)
    return bool(a) and bool(b) and (a <= b or b <= a)
