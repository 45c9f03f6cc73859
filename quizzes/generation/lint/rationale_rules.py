"""Rules on rationales and citations: R01 to R05, P01 to P03."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...items import Rationale
from . import language
from .view import View

POSITION = re.compile(
    r"\boption [A-E1-9]\b|\bthe (first|second|third|last) (answer|option)\b", re.IGNORECASE
)
SAYS_WRONG = re.compile(r"^\s*(incorrect|wrong|false)\b", re.IGNORECASE)
SAYS_RIGHT = re.compile(r"\b(correct answer|is correct)\b", re.IGNORECASE)


def rationale_rules(seen: View) -> Iterator[tuple[str, str]]:
    keyed = [option.rationale for option in seen.options if option.correct]
    yield from _length(seen, keyed)
    yield from _generic(seen)
    for why in [seen.rationale, *keyed, *seen.wrong]:
        if POSITION.search(why.text):
            yield "R04", why.text
        if any(not at.locator for at in why.citations):
            yield "P02", why.text
    says_wrong = any(SAYS_WRONG.search(why.text) for why in keyed)
    if says_wrong or any(SAYS_RIGHT.search(why.text) for why in seen.wrong):
        yield "R05", seen.stem
    if not seen.rationale.citations and not all(why.citations for why in keyed):
        yield "P01", seen.stem
    if any(not why.citations for why in seen.wrong):
        yield "P05", seen.stem


def _length(seen: View, keyed: list[Rationale]) -> Iterator[tuple[str, str]]:
    if any(len(why.text.split()) < 8 for why in [seen.rationale, *keyed]):
        yield "R01", seen.rationale.text
    if any(len(why.text.split()) < 5 for why in seen.wrong):
        yield "R02", ""


def _generic(seen: View) -> Iterator[tuple[str, str]]:
    read = language.content(seen.stem).union(*(language.content(o.text) for o in seen.options))
    read = read.union(*(language.content(text) for text in seen.rights))
    said: set[str] = set()
    for why in [*(option.rationale for option in seen.options if option.correct), *seen.wrong]:
        if why.text in said or not language.content(why.text) & read:
            yield "R03", why.text
        said.add(why.text)
