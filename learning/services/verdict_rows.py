"""Closed lists, disagreements, vetoes and objectives as rows of a pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Model

from ..content.documents import Problem
from ..content.knowledge import (
    CitationPart,
    ClosureRow,
    DisagreementRow,
    ObjectiveRow,
    TagPart,
    VerdictPart,
    VetoRow,
)
from ..content.rows import Row
from ..models import Closure, Disagreement, Objective, ObjectiveTag, Pack, Veto
from .claim_rows import check_citations
from .kinds import Kind, Rows


def keep(model: type[Any], pack: Pack, slug: str, fields: dict[str, Any]) -> Any:
    """Make the row, or change it and bring it back where it was retired."""
    row, made = model.objects.get_or_create(pack=pack, slug=slug, defaults=fields)
    if not made:
        model.objects.filter(pk=row.pk).update(**fields, retired_at=None, version=F("version") + 1)
    return row


def retire_from(model: type[Any]) -> Any:
    def retire(pack: Pack, slug: str, now: datetime) -> None:
        model.objects.filter(pack=pack, slug=slug).update(retired_at=now, version=F("version") + 1)

    return retire


def live(model: type[Any], pack: Pack) -> Any:
    return model.objects.filter(pack=pack, retired_at=None)


def read_closures(pack: Pack) -> dict[str, Row]:
    return {
        c.slug: ClosureRow(
            slug=c.slug,
            subject=c.subject.slug,
            relation=c.relation,
            citations=[CitationPart(source=c.source.slug, locator=c.locator)],
        )
        for c in live(Closure, pack).select_related("subject", "source")
    }


def write_closure(pack: Pack, row: ClosureRow, _now: datetime) -> None:
    cited = row.citations[0]
    fields = {
        "subject": pack.concepts.get(slug=row.subject),
        "relation": row.relation,
        "source": pack.sources.get(slug=cited.source),
        "locator": cited.locator,
    }
    keep(Closure, pack, row.slug, fields)


def read_disagreements(pack: Pack) -> dict[str, Row]:
    return {
        d.slug: DisagreementRow(
            slug=d.slug,
            kind=d.kind,
            claims=sorted(claim.slug for claim in d.claims.all()),
            explanation=d.explanation,
            verdict=VerdictPart(
                key=d.may_key, proof=d.may_prove, attributed=d.may_attribute, teaching=d.may_teach
            ),
        )
        for d in live(Disagreement, pack).prefetch_related("claims")
    }


def write_disagreement(pack: Pack, row: DisagreementRow, _now: datetime) -> None:
    fields = {
        "kind": row.kind,
        "explanation": row.explanation,
        "may_key": row.verdict.key,
        "may_prove": row.verdict.proof,
        "may_attribute": row.verdict.attributed,
        "may_teach": row.verdict.teaching,
    }
    disagreement = keep(Disagreement, pack, row.slug, fields)
    disagreement.claims.set(pack.claims.filter(slug__in=row.claims))


def read_vetoes(pack: Pack) -> dict[str, Row]:
    return {
        v.slug: VetoRow(
            slug=v.slug,
            subject=v.subject.slug,
            relation=v.relation,
            object=v.object.slug,
            reason=v.reason,
            reviewed_by=v.reviewed_by,
        )
        for v in live(Veto, pack).select_related("subject", "object")
    }


def write_veto(pack: Pack, row: VetoRow, _now: datetime) -> None:
    fields = {
        "subject": pack.concepts.get(slug=row.subject),
        "relation": row.relation,
        "object": pack.concepts.get(slug=row.object),
        "reason": row.reason,
        "reviewed_by": row.reviewed_by,
    }
    keep(Veto, pack, row.slug, fields)


def read_objectives(pack: Pack) -> dict[str, Row]:
    return {
        o.slug: ObjectiveRow(
            slug=o.slug,
            text=o.text,
            claims=sorted(claim.slug for claim in o.claims.all()),
            tags=[TagPart(framework=t.framework, category=t.category) for t in o.tags.all()],
        )
        for o in live(Objective, pack).prefetch_related("claims", "tags")
    }


def write_objective(pack: Pack, row: ObjectiveRow, _now: datetime) -> None:
    objective = keep(Objective, pack, row.slug, {"text": row.text})
    objective.claims.set(pack.claims.filter(slug__in=row.claims))
    objective.tags.all().delete()
    ObjectiveTag.objects.bulk_create(
        ObjectiveTag(
            objective=objective, framework=tag.framework, category=tag.category, position=position
        )
        for position, tag in enumerate(row.tags, start=1)
    )


def check_claim_lists(kind: str) -> Any:
    """The claims named are in the pack, once each and in order of slug."""

    def check(rows: Rows) -> Iterable[Problem]:
        for placed in rows[kind].values():
            slugs: list[str] = getattr(placed.row, "claims", [])
            for index, slug in enumerate(slugs):
                if slug not in rows["claim"]:
                    yield placed.problem(("claims", index), f"There is no claim {slug}.")
            if slugs != sorted(set(slugs)):
                yield placed.problem(("claims",), "Claims are named once each, in order of slug.")

    return check


def check_ends(kind: str) -> Any:
    def check(rows: Rows) -> Iterable[Problem]:
        for placed in rows[kind].values():
            for field in ("subject", "object"):
                slug = getattr(placed.row, field, None)
                if slug is not None and slug not in rows["concept"]:
                    yield placed.problem((field,), f"There is no concept {slug}.")
            yield from check_citations(placed, rows)

    return check


def _kind(
    name: str, section: str, row: type[Row], order: int, model: type[Model], *rest: Any
) -> Kind:
    read, write, check = rest
    return Kind(name, "knowledge.yaml", section, row, order, read, write, retire_from(model), check)


CLOSURES = _kind(
    "closure",
    "closures",
    ClosureRow,
    35,
    Closure,
    read_closures,
    write_closure,
    check_ends("closure"),
)
DISAGREEMENTS = _kind(
    "disagreement",
    "disagreements",
    DisagreementRow,
    40,
    Disagreement,
    read_disagreements,
    write_disagreement,
    check_claim_lists("disagreement"),
)
VETOES = _kind("veto", "vetoes", VetoRow, 45, Veto, read_vetoes, write_veto, check_ends("veto"))
OBJECTIVES = _kind(
    "objective",
    "objectives",
    ObjectiveRow,
    50,
    Objective,
    read_objectives,
    write_objective,
    check_claim_lists("objective"),
)
