from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from ..models import Claim, Lesson, LessonClaim, LessonObjective, Objective


@transaction.atomic
def set_lists(*, lesson: Lesson, claims: Iterable[Claim], objectives: Iterable[Objective]) -> None:
    """Make the lesson's lists these. What stays keeps its place; what is new comes last."""
    chosen, last = set(claims), 0
    for entry in lesson.claim_entries.select_related("claim"):
        if entry.claim in chosen:
            chosen.remove(entry.claim)
            last = entry.position
        else:
            entry.delete()
    LessonClaim.objects.bulk_create(
        LessonClaim(lesson=lesson, claim=claim, position=place)
        for place, claim in enumerate(sorted(chosen, key=lambda c: c.slug), start=last + 1)
    )
    wanted, last = set(objectives), 0
    for goal in lesson.objective_entries.select_related("objective"):
        if goal.objective in wanted:
            wanted.remove(goal.objective)
            last = goal.position
        else:
            goal.delete()
    LessonObjective.objects.bulk_create(
        LessonObjective(lesson=lesson, objective=objective, position=place)
        for place, objective in enumerate(sorted(wanted, key=lambda o: o.slug), start=last + 1)
    )
