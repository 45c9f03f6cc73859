"""Runs of words, hashed: the sources' own texts stay out of the project."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

LENGTH = 7  # words
DIGITS = 12  # of the hash, hexadecimal
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
BREAK = re.compile(r"[.!?;|]|\n\s*\n|\n\s*(?:[-*#•]|\d+\.)\s")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of seven words inside one sentence or list entry."""
    for part in BREAK.split(text):
        words = WORD.findall(part.lower())
        for start in range(len(words) - LENGTH + 1):
            yield tuple(words[start : start + LENGTH])


def hashed(run: tuple[str, ...]) -> str:
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:DIGITS]
