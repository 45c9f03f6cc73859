"""Putting generated items together as the quizzes that a new installation starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from learning.models import Module

from ..models import Item, Quiz, QuizEntry
from .generating import approve_generated, generate

SEED = "starter"


@dataclass(frozen=True, slots=True)
class Starter:
    """A quiz drawn from a module's knowledge, so many items of each model."""

    slug: str
    title: str
    summary: str
    draws: tuple[tuple[str, int], ...]


STARTERS = (
    Starter(
        "match-findings-to-sites",
        "Match findings to sites",
        "Three findings, four sites: which finding may suggest spread to which site?",
        (("match-findings", 6),),
    ),
    Starter(
        "findings-and-sites",
        "Findings and sites: one best answer",
        "From a site to a finding, and from a finding to a site.",
        (("finding-for-site", 5), ("site-for-finding", 5)),
    ),
    Starter(
        "select-the-findings",
        "Select all the findings of a site",
        "More than one option is right. A wrong choice takes a point off, never below nothing.",
        (("findings-of-site", 6),),
    ),
)


@transaction.atomic
def start_quiz(*, module: Module, starter: Starter, position: int, now: datetime) -> Quiz | None:
    """The starter as a published quiz. None where it is there, or where nothing can be drawn."""
    if Quiz.objects.filter(slug=starter.slug).exists():
        return None
    items = [item for model, count in starter.draws for item in _drawn(module, model, count, now)]
    if not items:
        return None
    quiz = Quiz.objects.create(
        module=module,
        slug=starter.slug,
        title=starter.title,
        summary=starter.summary,
        position=position,
        published_at=now,
    )
    QuizEntry.objects.bulk_create(
        QuizEntry(quiz=quiz, line_id=item.line_id, position=place)
        for place, item in enumerate(items, start=1)
    )
    return quiz


def _drawn(module: Module, model: str, count: int, now: datetime) -> Sequence[Item]:
    steps = generate(
        pack=module.pack, seed=SEED, count=count, author=None, now=now, models=(model,)
    )
    made = [step for step in steps if step.item is not None]
    approve_generated(made=made, person=None, now=now)
    return [step.item for step in made if step.item is not None]
