"""What other layers read of learning. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from . import facts
from .models import Claim, Closure, Concept, Pack, Source, Veto
from .relations import RELATIONS


def knowledge_of(pack: Pack) -> facts.Knowledge:
    """The pack's knowledge as frozen values, in slug order: the same for the same rows,
    whatever the database. Eleven queries, whatever its size.
    """
    return facts.Knowledge(
        concepts={concept.slug: _concept(concept) for concept in _concepts(pack)},
        facts=tuple(_fact(claim) for claim in claims_of(pack)),
        closures=tuple(
            _closure(c) for c in _live(pack.closures.select_related("subject", "source"))
        ),
        vetoes=tuple(_veto(v) for v in _live(pack.vetoes.select_related("subject", "object"))),
        sources={source.slug: _card(source) for source in _live(pack.sources.all())},
    )


def claims_of(pack: Pack) -> list[Claim]:
    """Every claim that was not retracted, with what a generator reads of it."""
    return [c for c in all_claims_of(pack) if c.status != Claim.Status.RETRACTED]


def all_claims_of(pack: Pack) -> list[Claim]:
    """Retracted ones as well, for exports."""
    found = pack.claims.select_related("subject", "object", "figure")
    return _in_slug_order(found.prefetch_related("citations__source"))


def _concepts(pack: Pack) -> list[Concept]:
    found = pack.concepts.filter(retired_at=None)
    return _in_slug_order(found.prefetch_related("synonyms", "broader", "neighbours"))


def _live(rows: QuerySet[Any]) -> list[Any]:
    return _in_slug_order(rows.filter(retired_at=None))


def _in_slug_order(rows: QuerySet[Any]) -> list[Any]:
    """Sorted here and not by the database, whose collation differs from one to the next."""
    return sorted(rows, key=lambda row: row.slug)


def _concept(concept: Concept) -> facts.Concept:
    return facts.Concept(
        id=concept.slug,
        kind=concept.kind,
        name=concept.name,
        plural=concept.plural,
        synonyms=tuple(synonym.text for synonym in concept.synonyms.all()),
        broader=tuple(sorted(other.slug for other in concept.broader.all())),
        neighbours=tuple(sorted(other.slug for other in concept.neighbours.all())),
    )


def _fact(claim: Claim) -> facts.Fact:
    return facts.Fact(
        id=claim.slug,
        subject=claim.subject.slug,
        relation=claim.relation,
        object=claim.object.slug if claim.object else "",
        figure=_figure(claim),
        polarity=claim.polarity,
        strength=claim.strength,
        modality=claim.modality,
        condition=claim.condition,
        population=claim.population,
        time=claim.time,
        position=claim.position,
        ordered_list=claim.ordered_list,
        weight=claim.weight,
        status=claim.status,
        caution=claim.caution,
        statement=claim.statement,
        citations=tuple(
            facts.CitedAt(c.source.slug, c.locator, c.note) for c in claim.citations.all()
        ),
    )


def _figure(claim: Claim) -> facts.Figure | None:
    figure = getattr(claim, "figure", None)
    if figure is None:
        return None
    return facts.Figure(
        measure=figure.measure,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        of_whom=figure.of_whom,
        place=figure.place,
        period=figure.period,
        bound=figure.bound,
    )


def _closure(closure: Closure) -> facts.Closure:
    return facts.Closure(
        id=closure.slug,
        subject=closure.subject.slug,
        relation=closure.relation,
        citations=(facts.CitedAt(closure.source.slug, closure.locator),),
    )


def _veto(veto: Veto) -> facts.Veto:
    return facts.Veto(veto.slug, veto.subject.slug, veto.relation, veto.object.slug)


def _card(source: Source) -> facts.SourceCard:
    return facts.SourceCard(source.slug, source.file, source.title, source.short, source.year)


def status_of(claim: Claim) -> str:
    """The status that is stored, whatever a form has set."""
    return Claim.objects.values_list("status", flat=True).get(pk=claim.pk)


def citation_count(source: Source, heading: str) -> int:
    """How many claims and closed lists cite the heading."""
    claims = source.citations.filter(locator=heading).count()
    return claims + source.closures.filter(locator=heading).count()


def makes_a_circle(concept: Concept, broader: Iterable[Concept]) -> bool:
    """Would the concept be broader than itself, if these were its broader concepts?"""
    links: dict[int, list[int]] = {}
    for low, high in Concept.broader.through.objects.filter(
        from_concept__pack=concept.pack_id
    ).values_list("from_concept", "to_concept"):
        links.setdefault(low, []).append(high)
    waiting, seen = [other.pk for other in broader], set[int]()
    while waiting:
        here = waiting.pop()
        if here == concept.pk:
            return True
        if here not in seen:
            seen.add(here)
            waiting += links.get(here, [])
    return False


def claim_against_kind(concept: Concept, kind: str) -> Claim | None:
    """A claim in force whose relation does not join things of this kind."""
    ends = (("subjects", concept.claims_about), ("objects", concept.claims_with))
    for side, claims in ends:
        for claim in claims.exclude(status=Claim.Status.RETRACTED):
            relation = RELATIONS.get(claim.relation)
            if relation is not None and kind not in getattr(relation, side):
                return claim
    return None
