"""Ways to walk through an item's native JSON without knowing its type."""

import copy
from collections.abc import Callable, Iterator

from quizzes.items import Json

Path = tuple[str | int, ...]


def walk(value: Json, path: Path = ()) -> Iterator[tuple[Path, Json]]:
    """Every part of a JSON value with the way to it, the whole first."""
    yield path, value
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from walk(part, (*path, name))


def changed(value: Json, path: Path, change: Callable[[Json], Json]) -> Json:
    """A copy in which the part at `path` went through `change`."""
    if not path:
        return change(copy.deepcopy(value))
    copied = copy.deepcopy(value)
    holder = copied
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = change(holder[path[-1]])
    return copied


def replaced(value: Json, path: Path, new: Json) -> Json:
    """A copy with something else at `path`."""
    return changed(value, path, lambda _old: new)


def place(path: Path) -> str:
    """`options[2].rationale`: how an ItemError names a part."""
    text = ""
    for name in path:
        text += f"[{name}]" if isinstance(name, int) else f".{name}"
    return text.removeprefix(".")


def with_rationales(payload: Json, text: str, source: str) -> Json:
    """A copy whose every rationale says `text` and cites `source`."""
    rationale = {
        "text": text,
        "citations": [{"source": source, "locator": text}],
        "reason": "F1",
        "proof": [source],
    }
    for path, _part in list(walk(payload)):
        if path and path[-1] == "rationale":
            payload = replaced(payload, path, copy.deepcopy(rationale))
    return payload


def reordered(payload: Json) -> Iterator[Json]:
    """The payload with each list of named entries turned round."""
    for path, part in walk(payload):
        if isinstance(part, list) and len(part) > 1 and all(_is_named(entry) for entry in part):
            yield changed(payload, path, lambda entries: entries[::-1])


def _is_named(entry: Json) -> bool:
    return isinstance(entry, dict) and "id" in entry
