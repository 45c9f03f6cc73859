"""A draft as the rules read it: words, sides and rationales, whatever its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...items import Item, Matching, MultipleResponse, Option, Rationale, SingleChoice


@dataclass(frozen=True, slots=True)
class Seen:
    """One option with its side."""

    text: str
    correct: bool
    rationale: Rationale


@dataclass(frozen=True, slots=True)
class View:
    """`pairs` and `rights` are of matching, whose left entries are the options."""

    type: str
    stem: str
    options: tuple[Seen, ...]
    pairs: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]
    rationale: Rationale
    wrong: tuple[Rationale, ...]  # of every wrong pairing


def view(item: Item) -> View:
    if isinstance(item, SingleChoice):
        return _choice(item, item.options, {item.key})
    if isinstance(item, MultipleResponse):
        return _choice(item, item.options, set(item.keys))
    if isinstance(item, Matching):
        return _matching(item)
    raise ValueError(f"No rules for {item.type}.")


def _choice(
    item: SingleChoice | MultipleResponse, options: tuple[Option, ...], keys: set[str]
) -> View:
    seen = tuple(Seen(o.text, o.id in keys, o.rationale) for o in options)
    wrong = tuple(entry.rationale for entry in seen if not entry.correct)
    return View(item.type, item.stem, seen, (), (), item.rationale, wrong)


def _matching(item: Matching) -> View:
    rights = {option.id: option.text for option in item.right}
    return View(
        type=item.type,
        stem=item.stem,
        options=tuple(Seen(o.text, True, o.rationale) for o in item.left),
        pairs=tuple((o.text, rights[item.keys[o.id]]) for o in item.left),
        rights=tuple(rights.values()),
        rationale=item.rationale,
        wrong=tuple(why for wrong in item.lures.values() for why in wrong.values()),
    )


def texts(seen: View) -> Iterator[str]:
    """Everything that a learner reads before feedback."""
    yield seen.stem
    yield from (option.text for option in seen.options)
    yield from seen.rights
