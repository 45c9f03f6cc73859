"""Read stored or uploaded item payloads strictly, and say which part is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .base import Citation, ItemError, Json, Option, Payload, Rationale, marked, require

LONGEST_STEM = 4000
LONGEST_OPTION = 500
LONGEST_RATIONALE = 2000
MOST_OPTIONS = 30
LONGEST_NAME = 100
OPTION_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
NOT_TEXT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL refuses them, pages cannot be encoded


def only(payload: Payload, known: Iterable[str], *, place: str = "") -> None:
    """Refuse a key that the type does not know: a misspelt one would be dropped in silence."""
    unknown = sorted(str(key) for key in payload if key not in set(known))
    require(
        not unknown, marked("There is no field %(name)r."), place=place, name=", ".join(unknown)
    )


def text(payload: Payload, name: str, *, longest: int, place: str = "", blank: bool = False) -> str:
    value = payload.get(name, "")
    here = f"{place}.{name}" if place else name
    if not isinstance(value, str):
        raise ItemError(marked("This must be text."), place=here)
    require(blank or value.strip(), marked("This is empty."), place=here)
    require(
        len(value) <= longest,
        marked("This is longer than %(most)d characters."),
        place=here,
        most=longest,
    )
    _is_text(value, place=here)
    return value


def _is_text(value: str, *, place: str) -> None:
    require(
        not NOT_TEXT.search(value), marked("This holds a character that is not text."), place=place
    )


def mapping(value: Any, *, place: str) -> dict[str, Json]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise ItemError(marked("This must be a group of named fields."), place=place)
    return value


def sequence(value: Any, *, place: str, most: int = MOST_OPTIONS) -> list[Json]:
    if not isinstance(value, list):
        raise ItemError(marked("This must be a list."), place=place)
    require(
        len(value) <= most, marked("This has more than %(most)d entries."), place=place, most=most
    )
    return value


def names(value: Any, *, place: str) -> tuple[str, ...]:
    entries = sequence(value, place=place)
    for index, entry in enumerate(entries):
        here = f"{place}[{index}]"
        readable = isinstance(entry, str) and 0 < len(entry) <= LONGEST_NAME
        require(readable, marked("This must be a name."), place=here)
        _is_text(entry, place=here)
    return tuple(entries)


def citations(value: Any, *, place: str) -> tuple[Citation, ...]:
    found = []
    for index, entry in enumerate(sequence(value, place=place)):
        here = f"{place}[{index}]"
        fields = mapping(entry, place=here)
        only(fields, ("source", "locator"), place=here)
        found.append(
            Citation(
                source=text(fields, "source", longest=100, place=here),
                locator=text(fields, "locator", longest=300, place=here),
            )
        )
    return tuple(found)


def rationale(value: Any, *, place: str) -> Rationale:
    if value is None:
        return Rationale()
    fields = mapping(value, place=place)
    only(fields, ("text", "citations", "reason", "proof"), place=place)
    return Rationale(
        text=text(fields, "text", longest=LONGEST_RATIONALE, place=place, blank=True),
        citations=citations(fields.get("citations", []), place=f"{place}.citations"),
        reason=text(fields, "reason", longest=2, place=place, blank=True),
        proof=names(fields.get("proof", []), place=f"{place}.proof"),
    )


def options(value: Any, *, place: str) -> tuple[Option, ...]:
    found = []
    for index, entry in enumerate(sequence(value, place=place)):
        here = f"{place}[{index}]"
        fields = mapping(entry, place=here)
        only(fields, ("id", "text", "rationale"), place=here)
        found.append(
            Option(
                id=text(fields, "id", longest=40, place=here),
                text=text(fields, "text", longest=LONGEST_OPTION, place=here),
                rationale=rationale(fields.get("rationale"), place=f"{here}.rationale"),
            )
        )
    return tuple(found)


def dump_rationale(value: Rationale) -> dict[str, Json]:
    dumped: dict[str, Json] = {
        "text": value.text,
        "citations": [{"source": c.source, "locator": c.locator} for c in value.citations],
    }
    if value.reason:
        dumped["reason"] = value.reason
    if value.proof:
        dumped["proof"] = list(value.proof)
    return dumped


def dump_options(values: Iterable[Option]) -> list[Json]:
    return [{"id": o.id, "text": o.text, "rationale": dump_rationale(o.rationale)} for o in values]


def check_options(values: tuple[Option, ...], *, fewest: int, place: str = "options") -> None:
    """Ids are usable and unique, and no two options read the same."""
    require(
        len(values) >= fewest,
        marked("There must be at least %(fewest)d options."),
        place=place,
        fewest=fewest,
    )
    ids: set[str] = set()
    texts: set[str] = set()
    for index, option in enumerate(values):
        here = f"{place}[{index}]"
        require(
            OPTION_ID.fullmatch(option.id),
            marked("The id has other characters than letters, digits, _ and -."),
            place=f"{here}.id",
        )
        require(
            option.id not in ids,
            marked("The id %(id)r stands twice."),
            place=f"{here}.id",
            id=option.id,
        )
        require(option.text.strip(), marked("This is empty."), place=f"{here}.text")
        folded = " ".join(option.text.casefold().split())
        require(folded not in texts, marked("Two options read the same."), place=f"{here}.text")
        ids.add(option.id)
        texts.add(folded)
