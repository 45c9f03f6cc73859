"""What educators and admins read at their desk. Nothing here writes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.text import slugify

from accounts.models import User
from learning.access import own_modules
from learning.models import Pack

from . import access, items
from .models import Attempt, Item, ItemLine, Quiz

LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of a person's own content waits for a decision."""

    drafts: int
    quizzes: int
    modules: int

    @property
    def nothing(self) -> bool:
        return not (self.drafts or self.quizzes or self.modules)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a learner would miss in the feedback: how many options lack it."""

    explanations: int
    sources: int


def waiting_for(user: User) -> Waiting:
    return Waiting(
        drafts=access.own_items(user).filter(status=Item.Status.DRAFT).count(),
        quizzes=access.own_quizzes(user).filter(published_at=None).count(),
        modules=own_modules(user).filter(published_at=None).count(),
    )


def fingerprint(item: Item) -> str:
    """A short text that changes whenever the item's content does."""
    content = json.dumps([item.type, item.payload], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def gaps(value: items.Item) -> Gaps:
    lines = [line.rationale for part in value.review(None) for line in part.lines]
    return Gaps(
        explanations=sum(1 for rationale in lines if not rationale.text.strip()),
        sources=sum(1 for rationale in lines if not rationale.citations),
    )


def line_is_taken(pack: Pack, slug: str) -> bool:
    return ItemLine.objects.filter(pack=pack, slug=slug).exists()


def free_slug(pack: Pack, text: str) -> str:
    """A short name made of a text's first words that no line of the pack has yet."""
    base = slugify(text)[:LONGEST_SLUG].rstrip("-") or "item"
    taken = set(
        ItemLine.objects.filter(pack=pack, slug__startswith=base).values_list("slug", flat=True)
    )
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def in_service_of(line_id: int) -> Item | None:
    return Item.objects.in_service().filter(line=line_id).first()


def draft_of(line_id: int) -> Item | None:
    drafts = Item.objects.filter(line=line_id, status=Item.Status.DRAFT)
    return drafts.order_by("-number").first()


def with_counts(quizzes: QuerySet[Quiz]) -> QuerySet[Quiz]:
    """With `entry_count`, and `ready_count` of entries whose line has an item in service."""
    ready = Q(entries__line__items__status=Item.Status.APPROVED)  # at most one per line
    return quizzes.annotate(
        entry_count=Count("entries", distinct=True),
        ready_count=Count("entries", filter=ready, distinct=True),
    )


def quizzes_with(line_id: int) -> QuerySet[Quiz]:
    """The quizzes that a decision on the line touches, with their counts."""
    return with_counts(Quiz.objects.filter(pk__in=Quiz.objects.filter(lines=line_id).values("pk")))


def ready_count(quiz: Quiz) -> int:
    return Item.objects.in_service().filter(line__entries__quiz=quiz).count()


def open_attempt_count(quiz: Quiz) -> int:
    return quiz.attempts.filter(finished_at=None).count()


def lines_of(quiz: Quiz) -> QuerySet[ItemLine]:
    return ItemLine.objects.filter(entries__quiz=quiz)


def lines_to_choose(user: User, quiz: Quiz) -> QuerySet[ItemLine]:
    """The lines that the person may put into the quiz: their own, of the quiz's pack."""
    return access.own_lines(user).filter(pack=quiz.module.pack_id)


def live_items(lines: QuerySet[ItemLine], quiz: Quiz) -> dict[int, Item]:
    """For each of the lines, and each line of the quiz: the item in service, else a draft.

    Lines whose versions are all withdrawn or rejected are left out. Sorted by short name.
    """
    live = (Item.Status.DRAFT, Item.Status.APPROVED)
    wanted = Q(line__in=lines.values("pk")) | Q(line__in=lines_of(quiz).values("pk"))
    found = Item.objects.filter(wanted, status__in=live).select_related("line")
    newest: dict[int, Item] = {}
    for item in found.order_by("line__slug", "number"):
        known = newest.get(item.line_id)
        if known is None or known.status == Item.Status.DRAFT:
            newest[item.line_id] = item
    return newest


def attempts_for_oversight() -> QuerySet[Attempt]:
    """With `item_count` and `answer_count`: how far each learner has come, and no answer."""
    return Attempt.objects.select_related("learner", "quiz").annotate(
        item_count=Count("responses"),
        answer_count=Count("responses", filter=Q(responses__answer__isnull=False)),
    )


def in_state(
    attempts: QuerySet[Attempt], state: str, *, now: datetime, grace: timedelta
) -> QuerySet[Attempt]:
    """Open, finished, or over: past its deadline and grace, and not graded yet."""
    overdue = Q(finished_at__isnull=True, deadline_at__lt=now - grace)
    states = {
        "open": Q(finished_at__isnull=True) & ~overdue,
        "over": overdue,
        "finished": Q(finished_at__isnull=False),
    }
    return attempts.filter(states[state])


def state_of(attempt: Attempt, *, now: datetime, grace: timedelta) -> str:
    if attempt.finished_at is not None:
        return "finished"
    return "over" if attempt.is_closed(now=now, grace=grace) else "open"


def learner_named(key: str) -> User | None:
    """The person of this key, as it stands in an address."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return User.objects.filter(pk=int(key)).first()
