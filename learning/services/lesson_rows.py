"""Lessons as rows of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F

from ..content.documents import Problem
from ..content.lessons import CheckPart, LessonRow
from ..content.rows import Placed, Row
from ..models import Lesson, LessonClaim, LessonNote, LessonObjective, Pack
from .kinds import Kind, Rows

NOTES = {
    "key_points": LessonNote.Kind.KEY_POINT,
    "not_covered": LessonNote.Kind.NOT_COVERED,
}


def read(pack: Pack) -> dict[str, Row]:
    found = Lesson.objects.filter(module__pack=pack).select_related("module")
    found = found.prefetch_related(
        "objective_entries__objective", "claim_entries__claim", "notes", "check_claims"
    )
    return {lesson.slug: to_row(lesson) for lesson in found}


def to_row(lesson: Lesson) -> LessonRow:
    check = None
    if lesson.check_question:
        check = CheckPart(
            question=lesson.check_question,
            answer=lesson.check_answer,
            claims=sorted(claim.slug for claim in lesson.check_claims.all()),
        )
    notes = list(lesson.notes.all())
    return LessonRow(
        slug=lesson.slug,
        title=lesson.title,
        module=lesson.module.slug,
        position=lesson.position,
        objectives=[entry.objective.slug for entry in lesson.objective_entries.all()],
        claims=[entry.claim.slug for entry in lesson.claim_entries.all()],
        check=check,
        published=lesson.published_at is not None,
        body=lesson.body,
        **{
            name: [note.text for note in notes if note.kind == kind] for name, kind in NOTES.items()
        },
    )


def write(pack: Pack, row: LessonRow, now: datetime) -> None:
    module = pack.modules.get(slug=row.module)
    lesson, _ = Lesson.objects.get_or_create(
        slug=row.slug, defaults={"module": module, "title": row.title, "body": row.body}
    )
    Lesson.objects.filter(pk=lesson.pk).update(
        module=module,
        title=row.title,
        position=row.position,
        body=row.body,
        check_question=row.check.question if row.check else "",
        check_answer=row.check.answer if row.check else "",
        published_at=(lesson.published_at or now) if row.published else None,
        version=F("version") + 1,
    )
    _write_lists(pack, lesson, row)


def _write_lists(pack: Pack, lesson: Lesson, row: LessonRow) -> None:
    objectives = {o.slug: o for o in pack.objectives.filter(slug__in=row.objectives)}
    claims = {c.slug: c for c in pack.claims.filter(slug__in=row.claims)}
    lesson.objective_entries.all().delete()
    LessonObjective.objects.bulk_create(
        LessonObjective(lesson=lesson, objective=objectives[slug], position=position)
        for position, slug in enumerate(row.objectives, start=1)
    )
    lesson.claim_entries.all().delete()
    LessonClaim.objects.bulk_create(
        LessonClaim(lesson=lesson, claim=claims[slug], position=position)
        for position, slug in enumerate(row.claims, start=1)
    )
    lesson.notes.all().delete()
    for name, kind in NOTES.items():
        LessonNote.objects.bulk_create(
            LessonNote(lesson=lesson, kind=kind, text=text, position=position)
            for position, text in enumerate(getattr(row, name), start=1)
        )
    lesson.check_claims.set(pack.claims.filter(slug__in=row.check.claims) if row.check else [])


def retire(pack: Pack, slug: str, _now: datetime) -> None:
    """A lesson gone from the pack is unpublished; who read it stays known."""
    Lesson.objects.filter(module__pack=pack, slug=slug).update(
        published_at=None, version=F("version") + 1
    )


def check(rows: Rows) -> Iterable[Problem]:
    for placed in rows["lesson"].values():
        row = placed.row
        assert isinstance(row, LessonRow)  # noqa: S101 - the kind of the section
        if row.module not in rows["module"]:
            yield placed.problem(("module",), f"There is no module {row.module}.")
        yield from _missing(placed, "objectives", row.objectives, rows["objective"], "objective")
        yield from _missing(placed, "claims", row.claims, rows["claim"], "claim")
        for slug in row.figures():
            if slug not in rows["disagreement"]:
                yield placed.problem(("body",), f"There is no disagreement {slug} to tabulate.")
        if row.check:
            yield from _missing(placed, "check", row.check.claims, rows["claim"], "claim")
            if row.check.claims != sorted(set(row.check.claims)):
                yield placed.problem(("check",), "Claims are named once each, in order of slug.")


def _missing(
    placed: Placed, field: str, slugs: Sequence[str], known: object, what: str
) -> Iterable[Problem]:
    for index, slug in enumerate(slugs):
        if slug not in known:  # type: ignore[operator]
            yield placed.problem((field, index), f"There is no {what} {slug}.")


LESSONS = Kind("lesson", "lessons", "lessons", LessonRow, 65, read, write, retire, check)
