"""Every address that the project answers, read from the URL resolver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# `<int:position>` of a path, `(?P<key>...)` of an expression; none of ours nests brackets.
PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, slots=True)
class Route:
    """One address. Where it has no name its pattern stands for it."""

    name: str
    pattern: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(path or regex for path, regex in PART.findall(self.pattern))

    def path(self, **values: Any) -> str:
        filled = PART.sub(lambda found: str(values[found[1] or found[2]]), self.pattern)
        return "/" + re.sub(r"[\^$]", "", filled)


def routes() -> dict[str, Route]:
    """All routes by name. Two of one name would hide one of them, and are refused."""
    found: dict[str, Route] = {}
    for route in _walk(get_resolver(), "", ""):
        assert route.name not in found, f"two addresses are called {route.name}"
        found[route.name] = route
    return found


def _walk(resolver: URLResolver, prefix: str, spaces: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            space = f"{entry.namespace}:" if entry.namespace else ""
            yield from _walk(entry, pattern, spaces + space)
        elif isinstance(entry, URLPattern):
            yield Route(f"{spaces}{entry.name}" if entry.name else pattern, pattern)
