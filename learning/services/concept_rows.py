"""Concepts as rows of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F

from ..content.documents import Problem
from ..content.knowledge import ConceptRow
from ..content.rows import Row
from ..models import Concept, Pack, Synonym
from .kinds import Kind, Rows

PLAIN = ("kind", "name", "plural", "abbreviation", "respelling", "note")


def read(pack: Pack) -> dict[str, Row]:
    found = pack.concepts.filter(retired_at=None).prefetch_related(
        "synonyms", "broader", "neighbours"
    )
    return {concept.slug: to_row(concept) for concept in found}


def to_row(concept: Concept) -> ConceptRow:
    return ConceptRow(
        slug=concept.slug,
        synonyms=[synonym.text for synonym in concept.synonyms.all()],
        broader=sorted(other.slug for other in concept.broader.all()),
        neighbours=sorted(other.slug for other in concept.neighbours.all()),
        **{name: getattr(concept, name) for name in PLAIN},
    )


def write(pack: Pack, row: ConceptRow, _now: datetime) -> None:
    fields = {name: getattr(row, name) for name in PLAIN}
    concept, made = Concept.objects.get_or_create(pack=pack, slug=row.slug, defaults=fields)
    if not made:
        Concept.objects.filter(pk=concept.pk).update(
            **fields, retired_at=None, version=F("version") + 1
        )
    concept.synonyms.all().delete()
    Synonym.objects.bulk_create(
        Synonym(concept=concept, text=text, position=position)
        for position, text in enumerate(row.synonyms, start=1)
    )
    concept.broader.set(_concepts(pack, row.broader))
    concept.neighbours.set(_concepts(pack, row.neighbours))


def _concepts(pack: Pack, slugs: Sequence[str]) -> list[Concept]:
    """Those named, made blank where their own row is still to come in this load."""
    for slug in slugs:
        Concept.objects.get_or_create(pack=pack, slug=slug, defaults={"kind": "term", "name": slug})
    return list(pack.concepts.filter(slug__in=slugs))


def retire(pack: Pack, slug: str, now: datetime) -> None:
    pack.concepts.filter(slug=slug).update(retired_at=now, version=F("version") + 1)


def check(rows: Rows) -> Iterable[Problem]:
    """Links lead to concepts of the pack and neighbours name each other; no circles."""
    concepts = {
        slug: placed.row
        for slug, placed in rows["concept"].items()
        if isinstance(placed.row, ConceptRow)
    }
    for slug, placed in rows["concept"].items():
        row = concepts[slug]
        for field in ("broader", "neighbours"):
            for index, other in enumerate(getattr(row, field)):
                if other not in concepts:
                    yield placed.problem((field, index), f"There is no concept {other}.")
                elif field == "neighbours" and slug not in concepts[other].neighbours:
                    yield placed.problem((field, index), f"{other} does not name {slug} back.")
        if row.broader != sorted(row.broader) or row.neighbours != sorted(row.neighbours):
            yield placed.problem(("slug",), "broader and neighbours are kept in order of slug.")
        if _is_own_ancestor(slug, concepts):
            yield placed.problem(("broader",), f"{slug} is broader than itself by a circle.")


def _is_own_ancestor(slug: str, concepts: dict[str, ConceptRow]) -> bool:
    seen: set[str] = set()
    waiting = list(concepts[slug].broader)
    while waiting:
        here = waiting.pop()
        if here == slug:
            return True
        if here not in seen and here in concepts:
            seen.add(here)
            waiting += concepts[here].broader
    return False


CONCEPTS = Kind("concept", "knowledge.yaml", "concepts", ConceptRow, 20, read, write, retire, check)
