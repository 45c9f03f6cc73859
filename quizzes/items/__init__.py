"""Item types, by name. A new type is one file here and one line in `TYPES`."""

from __future__ import annotations

from .base import (
    Answer,
    AnswerError,
    Citation,
    Item,
    ItemError,
    Json,
    Option,
    Payload,
    Prompt,
    Rationale,
    ReviewLine,
    ReviewPart,
    Sample,
    Score,
    marked,
)
from .matching import Matching
from .multiple import MultipleResponse
from .single import SingleChoice

TYPES: dict[str, type[Item]] = {
    Matching.type: Matching,
    MultipleResponse.type: MultipleResponse,
    SingleChoice.type: SingleChoice,
}


def load(payload: Payload) -> Item:
    """Read an item from its native JSON. Raises ItemError naming the part that is wrong."""
    if not isinstance(payload, dict):
        raise ItemError(marked("An item must be a group of named fields."))
    name = payload.get("type")
    if not isinstance(name, str) or name not in TYPES:
        raise ItemError(marked("There is no item type %(name)r."), place="type", name=name)
    return TYPES[name].load(payload)


def dump(item: Item) -> dict[str, Json]:
    """The item's native JSON: `load(dump(item)) == item`."""
    return item.dump()


__all__ = [
    "TYPES",
    "Answer",
    "AnswerError",
    "Citation",
    "Item",
    "ItemError",
    "Json",
    "Matching",
    "MultipleResponse",
    "Option",
    "Payload",
    "Prompt",
    "Rationale",
    "ReviewLine",
    "ReviewPart",
    "Sample",
    "Score",
    "SingleChoice",
    "dump",
    "load",
    "marked",
]
