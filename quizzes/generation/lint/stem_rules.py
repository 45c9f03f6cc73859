"""Rules on the stem: S06, S07, T01 to T08."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import language
from .view import View, texts

LEAK = re.compile(r"\{\w*\}|\b[a-z]+_[a-z_]+\b|\bTODO\b|\bNaN\b|\bNone\b|<[a-z]+>", re.ASCII)
NEGATIVE = re.compile(r"\b(not|except|least|false|never|incorrect|cannot)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(usually|often|sometimes|rarely|frequently|commonly|generally|mostly)\b", re.IGNORECASE
)
ABSOLUTE = re.compile(r"\b(always|never|all|only|must|completely|none|every)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
IMPERATIVE = re.compile(r"\b(match|choose|pair|select|put|mark|sort|enter|order)\b", re.IGNORECASE)
EMPTY = re.compile(r"which (of the following )?(statement )?is true", re.IGNORECASE)
LONG_SENTENCE, LONG_STEM, HARD = 35, 80, 12


def stem_rules(seen: View, hedges: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Code and detail of each fault. `hedges` are the vague words that the claims carry."""
    yield from _hygiene(seen)
    lead_in = language.sentences(seen.stem)[-1] if language.sentences(seen.stem) else ""
    focused = "?" in seen.stem or ":" in seen.stem or IMPERATIVE.search(seen.stem)
    if not focused or len(language.words(seen.stem)) < 4 or EMPTY.search(seen.stem):
        yield "T01", seen.stem
    if found := NEGATIVE.search(lead_in):
        yield "T02", found.group()
    yield from _readability(seen)
    yield from _strength(seen, hedges)
    if seen.stem.count("?") > 1:
        yield "T08", seen.stem


def _hygiene(seen: View) -> Iterator[tuple[str, str]]:
    for text in texts(seen):
        if found := LEAK.search(text):
            yield "S06", found.group()
        if DOUBLED.search(text) or "  " in text or text.count("(") != text.count(")"):
            yield "S07", text


def _strength(seen: View, hedges: frozenset[str]) -> Iterator[tuple[str, str]]:
    for text in texts(seen):
        for found in VAGUE.findall(text):
            if found.lower() not in hedges:
                yield "T05", found
    for option in seen.options:
        for found in ABSOLUTE.findall(option.text):
            yield "T06", found


def _readability(seen: View) -> Iterator[tuple[str, str]]:
    masked = frozenset(
        word.lower() for option in seen.options for word in language.words(option.text)
    ) | {"metastasis", "metastatic", "according", "colleague"}
    long = len(language.words(seen.stem)) >= 20
    if long and language.grade(seen.stem, masked) > HARD:
        yield "T03", f"grade {language.grade(seen.stem, masked):.1f}"
    for sentence in language.sentences(seen.stem):
        if len(language.words(sentence)) > LONG_SENTENCE:
            yield "T03", sentence
    if len(language.words(seen.stem)) > LONG_STEM:
        yield "T04", seen.stem
