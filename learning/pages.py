"""What the pages of modules, lessons and sources read. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from . import rendering
from .models import (
    Claim,
    Disagreement,
    Figure,
    Heading,
    Lesson,
    LessonNote,
    Module,
    Objective,
    Review,
    Source,
)


@dataclass(frozen=True, slots=True)
class ModulePage:
    module: Module
    aims: list[Objective]
    lessons: list[Lesson]
    reviewed: bool


@dataclass(frozen=True, slots=True)
class LessonPage:
    lesson: Lesson
    objectives: list[Objective]
    key_points: list[LessonNote]
    not_covered: list[LessonNote]
    check_slugs: list[str]
    claims: dict[str, Claim]
    disagreements: dict[str, list[Claim]]
    lessons: list[Lesson]
    reviewed: bool

    @property
    def next_lesson(self) -> Lesson | None:
        after = [i for i, other in enumerate(self.lessons, start=1) if other.pk == self.lesson.pk]
        return next(iter(self.lessons[after[0] :]), None) if after else None


def module_page(module: Module) -> ModulePage:
    lessons = lessons_of(module)
    aims = Objective.objects.filter(
        retired_at=None,
        lessonobjective__lesson__in=[lesson.pk for lesson in lessons],
    ).order_by(
        "lessonobjective__lesson__position",
        "lessonobjective__lesson__slug",
        "lessonobjective__position",
    )
    return ModulePage(
        module=module,
        aims=list(dict.fromkeys(aims)),
        lessons=lessons,
        reviewed=is_reviewed(module),
    )


def lesson_page(lesson: Lesson) -> LessonPage:
    """Everything that a lesson's page shows; as many queries for a long lesson as for a short."""
    entries = lesson.objective_entries.filter(objective__retired_at=None)
    notes = list(lesson.notes.all())
    check_slugs = [claim.slug for claim in lesson.check_claims.order_by("slug")]
    disagreements = _disagreements(lesson)
    names = {*rendering.cited(lesson.body), *check_slugs}
    shown = Q(slug__in=names) | Q(disagreements__in=[d.pk for d in disagreements])
    claims = {claim.slug: claim for claim in _claims(lesson, shown)}
    return LessonPage(
        lesson=lesson,
        objectives=[entry.objective for entry in entries.select_related("objective")],
        key_points=[n for n in notes if n.kind == LessonNote.Kind.KEY_POINT],
        not_covered=[n for n in notes if n.kind == LessonNote.Kind.NOT_COVERED],
        check_slugs=check_slugs,
        claims=claims,
        disagreements={
            d.slug: [claims[c.slug] for c in d.claims.all() if c.slug in claims]
            for d in disagreements
        },
        lessons=lessons_of(lesson.module),
        reviewed=is_reviewed(lesson.module),
    )


def lessons_of(module: Module) -> list[Lesson]:
    """The module's published lessons in their order, without their texts."""
    found = Lesson.objects.published().filter(module=module)
    return list(found.defer("body").order_by("position", "slug"))


def headings_of(source: Source) -> list[Heading]:
    return list(source.headings.all())


def figure_of(claim: Claim) -> Figure | None:
    found: Figure | None = getattr(claim, "figure", None)
    return found


def is_reviewed(module: Module) -> bool:
    """Has a nurse read it and signed?"""
    return Review.objects.filter(module=module, is_nurse=True).exists()


def _disagreements(lesson: Lesson) -> list[Disagreement]:
    """Those that the text shows as tables, as far as they may be taught."""
    found = Disagreement.objects.filter(
        pack=lesson.module.pack_id,
        slug__in=rendering.figures(lesson.body),
        retired_at=None,
        may_teach=True,
    )
    return list(found.prefetch_related("claims"))


def _claims(lesson: Lesson, shown: Q) -> list[Claim]:
    headings = Prefetch("citations__source__headings")
    found = Claim.objects.filter(shown, pack=lesson.module.pack_id).select_related("figure")
    in_force = found.exclude(status=Claim.Status.RETRACTED).distinct()
    return list(in_force.prefetch_related("citations__source__pack", headings))
