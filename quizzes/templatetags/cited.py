from __future__ import annotations

from collections.abc import Mapping

from django import template

from ..selectors import SourceShown

register = template.Library()


@register.filter
def card(sources: Mapping[str, SourceShown] | str, slug: str) -> SourceShown | None:
    """`{{ sources|card:citation.source }}`: the source's card, where the pack has one."""
    return sources.get(slug) if isinstance(sources, Mapping) else None
