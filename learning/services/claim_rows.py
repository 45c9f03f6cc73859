"""Claims, with their figures and citations, as rows of a pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from ..content.documents import Problem
from ..content.knowledge import CitationPart, ClaimRow, ConceptRow, FigurePart
from ..content.rows import Placed, Row
from ..content.sources import SourceRow
from ..models import Citation, Claim, Figure, Pack
from ..relations import RELATIONS
from .kinds import Kind, Rows

PLAIN = [
    "relation",
    "polarity",
    "strength",
    "modality",
    "condition",
    "population",
    "time",
    "scope_note",
    "ordered_list",
    "position",
    "weight",
    "status",
    "reason",
    "caution",
    "statement",
]
FIGURE = ("measure", "low", "high", "unit", "of_whom", "place", "period", "bound")


def read(pack: Pack) -> dict[str, Row]:
    found = pack.claims.in_force().select_related("subject", "object", "figure")
    return {claim.slug: to_row(claim) for claim in found.prefetch_related("citations__source")}


def to_row(claim: Claim) -> ClaimRow:
    figure = getattr(claim, "figure", None)
    return ClaimRow(
        slug=claim.slug,
        subject=claim.subject.slug,
        object=claim.object.slug if claim.object else None,
        figure=FigurePart(**{name: getattr(figure, name) for name in FIGURE}) if figure else None,
        citations=[
            CitationPart(source=c.source.slug, locator=c.locator, note=c.note)
            for c in claim.citations.all()
        ],
        **{name: getattr(claim, name) for name in PLAIN},
    )


def write(pack: Pack, row: ClaimRow, now: datetime) -> None:
    fields = {name: getattr(row, name) for name in PLAIN}
    fields["subject"] = pack.concepts.get(slug=row.subject)
    fields["object"] = pack.concepts.get(slug=row.object) if row.object else None
    claim, made = Claim.objects.get_or_create(
        pack=pack, slug=row.slug, defaults={**fields, "status_at": now}
    )
    if not made:
        if claim.status != row.status:
            fields |= {"status_by": None, "status_at": now}
        Claim.objects.filter(pk=claim.pk).update(**fields, version=F("version") + 1)
    _write_figure(claim, row)
    claim.citations.all().delete()
    sources = {source.slug: source for source in pack.sources.all()}
    Citation.objects.bulk_create(
        Citation(
            claim=claim,
            source=sources[part.source],
            locator=part.locator,
            note=part.note,
            position=position,
        )
        for position, part in enumerate(row.citations, start=1)
    )


def _write_figure(claim: Claim, row: ClaimRow) -> None:
    Figure.objects.filter(claim=claim).delete()
    if row.figure:
        Figure.objects.create(claim=claim, **row.figure.model_dump())


def retire(pack: Pack, slug: str, now: datetime) -> None:
    """A claim gone from the pack is retracted; what rested on it leaves service."""
    pack.claims.filter(slug=slug).update(
        status=Claim.Status.RETRACTED,
        reason="Gone from the content pack.",
        status_by=None,
        status_at=now,
        version=F("version") + 1,
    )


def check(rows: Rows) -> Iterable[Problem]:
    for placed in rows["claim"].values():
        yield from _ends(placed, rows)
        yield from check_citations(placed, rows)


def _ends(placed: Placed, rows: Rows) -> Iterable[Problem]:
    """Subject and object exist and are of the kinds that the relation joins."""
    row = placed.row
    assert isinstance(row, ClaimRow)  # noqa: S101 - the kind of the section
    relation = RELATIONS[row.relation]
    for field, slug, kinds in (
        ("subject", row.subject, relation.subjects),
        ("object", row.object, relation.objects),
    ):
        if slug is None:
            continue
        concept = rows["concept"].get(slug)
        if concept is None:
            yield placed.problem((field,), f"There is no concept {slug}.")
        elif isinstance(concept.row, ConceptRow) and concept.row.kind not in kinds:
            message = (
                f"{slug} is a {concept.row.kind}, and {row.relation} takes {', '.join(kinds)}."
            )
            yield placed.problem((field,), message)


def check_citations(placed: Placed, rows: Rows) -> Iterable[Problem]:
    """Cited sources exist, and the locator is one of their headings."""
    parts: list[CitationPart] = getattr(placed.row, "citations", [])
    for index, part in enumerate(parts):
        source = rows["source"].get(part.source)
        if source is None:
            yield placed.problem(("citations", index), f"There is no source {part.source}.")
        elif isinstance(source.row, SourceRow) and part.locator not in source.row.headings:
            message = f"{part.source} has no heading «{part.locator}»."
            yield placed.problem(("citations", index, "locator"), message)


CLAIMS = Kind("claim", "knowledge.yaml", "claims", ClaimRow, 30, read, write, retire, check)
