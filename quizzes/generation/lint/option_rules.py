"""Rules on the options: S03 to S08, T07, C01 to C07, F02 to F08.

Cue rules are published about the key. They run with each option in turn as the key, so that
the filter leaves no trace of which one it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..words import nested
from . import language
from .view import Seen, View

ABOVE = re.compile(r"\b(all|none|both) of (the|these)\b.*\b(above|following)?", re.IGNORECASE)
COMBINED = re.compile(r"\b[A-E] (and|or) [A-E]\b|\bonly [A-E]\b")
MARKS = {
    "bracket": re.compile(r"[()\[\]]"),
    "number": re.compile(r"\d"),
    "list": re.compile(r",|;"),
    "stop": re.compile(r"\.$"),
    "quotation": re.compile(r"[\"“”«»]"),
    "slash": re.compile(r"/"),
}
COUNTS = {"single": (3, 5), "multiple": (5, 10), "matching": (3, 10)}


def option_rules(seen: View) -> Iterator[tuple[str, str]]:
    fewest, most = COUNTS[seen.type]
    if not fewest <= len(seen.options) <= most:
        yield "S03", str(len(seen.options))
    yield from _equal_or_nested(seen)
    yield from _in_stem(seen)
    for option in seen.options:
        if ABOVE.search(option.text):
            yield "C06", option.text
        if COMBINED.search(option.text):
            yield "C07", option.text
    if seen.type == "matching":
        yield from _pairs(seen)
    else:
        yield from _cues(seen)
    yield from _form(seen)


def unavoidable_clang(stem: str, key: str, lures: Sequence[str]) -> frozenset[str]:
    """Words of the stem that stand in the key and could stand in no lure (C02)."""
    shared = language.content(key) & language.content(stem)
    return shared.difference(*(language.content(lure) for lure in lures))


def _equal_or_nested(seen: View) -> Iterator[tuple[str, str]]:
    options = seen.options
    for index, one in enumerate(options):
        for other in options[index + 1 :]:
            if language.folded(one.text) == language.folded(other.text):
                yield "S04", one.text
            elif nested(one.text, other.text):
                yield ("S08" if one.correct == other.correct else "S05"), one.text


def _in_stem(seen: View) -> Iterator[tuple[str, str]]:
    inside = [o.text.casefold() in seen.stem.casefold() for o in seen.options]
    if any(inside) and not all(inside):
        yield "T07", seen.stem


def _cues(seen: View) -> Iterator[tuple[str, str]]:
    """Each option in turn as the key of a single; for several keys, the keyed set as it is
    and the rest as if it were keyed."""
    if seen.type == "single":
        for option in seen.options:
            others = [other for other in seen.options if other is not option]
            yield from _stands_out([option], others, seen.stem)
    else:
        keys = [option for option in seen.options if option.correct]
        rest = [option for option in seen.options if not option.correct]
        yield from _stands_out(keys, rest, seen.stem)
        yield from _stands_out(rest, keys, seen.stem)


def _stands_out(
    keys: Sequence[Seen], others: Sequence[Seen], stem: str
) -> Iterator[tuple[str, str]]:
    lengths = [len(other.text) for other in others]
    for key in keys:
        long = len(key.text) > 1.25 * max(lengths) or len(key.text) > 1.6 * (
            sum(lengths) / len(lengths)
        )
        if long and len(language.words(key.text)) >= 3:
            yield "C01", key.text
        shared = language.content(key.text) & language.content(stem)
        for other in others:
            shared = shared - language.content(other.text)
        if shared:
            yield "C02", ", ".join(sorted(shared))
    yield from _alone(keys, others)


def _alone(keys: Sequence[Seen], others: Sequence[Seen]) -> Iterator[tuple[str, str]]:
    """The keys alone converge, or differ in number, form or marks from all the others."""
    if len(keys) == 1 and len(others) > 1:
        overlap = [_shared(option, [*keys, *others]) for option in [*keys, *others]]
        if overlap[0] > max(overlap[1:]):
            yield "C03", keys[0].text
    for code, measure in (("C04", language.is_plural), ("C04", language.form)):
        mine, theirs = {measure(k.text) for k in keys}, {measure(o.text) for o in others}
        if len(mine) == 1 and not mine & theirs and len(others) > 1:
            yield code, keys[0].text
    for name, mark in MARKS.items():
        mine = {bool(mark.search(k.text)) for k in keys}
        theirs = {bool(mark.search(o.text)) for o in others}
        if len(mine) == 1 and not mine & theirs and len(others) > 1:
            yield "C05", name


def _shared(option: Seen, everyone: Sequence[Seen]) -> int:
    mine = language.content(option.text)
    return sum(len(mine & language.content(o.text)) for o in everyone if o is not option)


def _pairs(seen: View) -> Iterator[tuple[str, str]]:
    if len(seen.rights) <= len(seen.pairs):
        yield "F02", "as many right entries as left"
    folded = [language.folded(text) for text in seen.rights]
    if len(set(folded)) < len(folded):
        yield "S04", ", ".join(seen.rights)
    for left, right in seen.pairs:
        elsewhere = [language.content(text) for text in seen.rights if text != right]
        shared = language.content(left) & language.content(right)
        if shared.difference(*elsewhere):
            yield "F07", f"{left}: {right}"


def _form(seen: View) -> Iterator[tuple[str, str]]:
    if seen.type != "multiple":
        return
    if not re.search(r"select (all that apply|\d+|two|three|four)", seen.stem, re.IGNORECASE):
        yield "F05", seen.stem
    keys = sum(option.correct for option in seen.options)
    if keys > len(seen.options) - keys:
        yield "F08", f"{keys} keys of {len(seen.options)}"
