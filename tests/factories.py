"""Small content for tests: one call makes a thing and whatever it must stand in.

Names are counted, so that two calls never meet in a unique column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import User
from learning.models import Module, Pack
from quizzes import items, services
from quizzes.models import Attempt, Item, ItemLine, Quiz, QuizEntry

LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_pack(*, editors: Iterable[User] = (), **fields: Any) -> Pack:
    number = next(_numbers)
    pack = Pack.objects.create(**{"slug": f"pack-{number}", "title": f"Pack {number}", **fields})
    pack.editors.set(editors)
    return pack


def make_module(
    *, pack: Pack | None = None, editors: Iterable[User] = (), published: bool = True, **fields: Any
) -> Module:
    number = next(_numbers)
    defaults = {"slug": f"module-{number}", "title": f"Module {number}"}
    module = Module.objects.create(
        pack=pack or make_pack(),
        published_at=LONG_AGO if published else None,
        **{**defaults, **fields},
    )
    module.editors.set(editors)
    return module


def single_choice(
    stem: str = "Which finding fits first?",
    options: Sequence[str] = ("Bone pain", "Headache", "Jaundice"),
    *,
    key: int = 0,
    rationales: Sequence[str] = (),
    fixed_order: bool = True,
) -> items.SingleChoice:
    """A value. The options' ids are o1, o2, ...; `key` is a position; all cite one source."""
    texts = rationales or [f"Reason about {text}." for text in options]
    return items.SingleChoice(
        stem=stem,
        options=tuple(
            items.Option(
                id=f"o{place}",
                text=text,
                rationale=items.Rationale(
                    text=rationale,
                    citations=(items.Citation("Guide", f"Section {place}"),),
                ),
            )
            for place, (text, rationale) in enumerate(zip(options, texts, strict=True), start=1)
        ),
        key=f"o{key + 1}",
        fixed_order=fixed_order,
    )


def make_item(
    value: items.Item | None = None,
    *,
    pack: Pack | None = None,
    line: ItemLine | None = None,
    status: str = Item.Status.APPROVED,
    **fields: Any,
) -> Item:
    """A version of a line (a new line unless one is given)."""
    value = value or single_choice()
    line = line or ItemLine.objects.create(pack=pack or make_pack(), slug=f"line-{next(_numbers)}")
    payload = items.dump(value)
    payload.pop("type")
    defaults = {
        "number": line.items.count() + 1,
        "created_at": LONG_AGO,
        "decided_at": None if status == Item.Status.DRAFT else LONG_AGO,
    }
    return Item.objects.create(
        line=line, type=value.type, payload=payload, status=status, **{**defaults, **fields}
    )


def make_single_item(
    stem: str = "Which finding fits first?",
    options: Sequence[str] = ("Bone pain", "Headache", "Jaundice"),
    *,
    key: int = 0,
    **fields: Any,
) -> Item:
    return make_item(single_choice(stem, options, key=key), **fields)


def make_quiz(
    *,
    item_count: int = 3,
    values: Sequence[items.Item] | None = None,
    time_limit_minutes: int | None = None,
    module: Module | None = None,
    published: bool = True,
    **fields: Any,
) -> Quiz:
    """A quiz with `item_count` single items, or with the items given as `values`."""
    number = next(_numbers)
    module = module or make_module()
    if values is None:
        values = [single_choice(f"Stem {place}?") for place in range(1, item_count + 1)]
    defaults = {"slug": f"quiz-{number}", "title": f"Quiz {number}"}
    quiz = Quiz.objects.create(
        module=module,
        time_limit_minutes=time_limit_minutes,
        published_at=LONG_AGO if published else None,
        **{**defaults, **fields},
    )
    for place, value in enumerate(values, start=1):
        line = make_item(value, pack=module.pack).line
        QuizEntry.objects.create(quiz=quiz, line=line, position=place)
    return quiz


def start_attempt(
    *,
    learner: User,
    quiz: Quiz | None = None,
    item_count: int = 3,
    time_limit_minutes: int | None = None,
    now: datetime | None = None,
    seed: int = 1,
) -> Attempt:
    """An open attempt, begun now unless the story says when."""
    quiz = quiz or make_quiz(item_count=item_count, time_limit_minutes=time_limit_minutes)
    return services.start_attempt(learner=learner, quiz=quiz, seed=seed, now=now or timezone.now())


def let_deadline_pass(attempt: Attempt, *, by: timedelta = timedelta(hours=1)) -> None:
    """As if time had gone by: the attempt began and ended in the past."""
    end = timezone.now() - by
    began = min(attempt.started_at, end - timedelta(minutes=1))
    Attempt.objects.filter(pk=attempt.pk).update(started_at=began, deadline_at=end)
    attempt.refresh_from_db()
