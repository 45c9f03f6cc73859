"""Small content for tests: one call makes a thing and whatever it must stand in.

Names are counted, so that two calls never meet in a unique column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import User
from learning.models import Claim, Concept, Module, Pack
from quizzes import items, services
from quizzes.models import Attempt, Item, ItemClaim, ItemLine, Quiz, QuizEntry

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=56)
OPTIONS = {"a": "Headache", "b": "Bone pain", "c": "Jaundice", "d": "Cough"}
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


def make_single(
    stem: str = "Which finding fits first?",
    options: Mapping[str, str] = OPTIONS,
    *,
    key: str = "b",
    fixed_order: bool = True,
) -> items.SingleChoice:
    """A value, in no database. Every option has a rationale and cites a place in one source."""
    return items.SingleChoice(
        stem=stem,
        options=tuple(
            items.Option(name, text, make_rationale(f"Reason about {text}.", f"Section {name}"))
            for name, text in options.items()
        ),
        key=key,
        fixed_order=fixed_order,
    )


def make_rationale(text: str, locator: str) -> items.Rationale:
    return items.Rationale(text=text, citations=(items.Citation("Guide", locator),))


def make_item(
    value: items.Item | None = None,
    *,
    pack: Pack | None = None,
    line: ItemLine | None = None,
    status: str = Item.Status.APPROVED,
    **fields: Any,
) -> Item:
    """A version of a line (a new line unless one is given)."""
    value = value or make_single()
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
    options: Mapping[str, str] = OPTIONS,
    *,
    key: str = "b",
    **fields: Any,
) -> Item:
    return make_item(make_single(stem, options, key=key), **fields)


def make_concept(pack: Pack, *, kind: str = "finding", **fields: Any) -> Concept:
    number = next(_numbers)
    defaults = {"slug": f"concept-{number}", "name": f"concept {number}"}
    return Concept.objects.create(pack=pack, kind=kind, **{**defaults, **fields})


def make_claim(pack: Pack, **fields: Any) -> Claim:
    defaults = {
        "slug": f"claim-{next(_numbers)}",
        "subject": fields.pop("subject", None) or make_concept(pack, kind="spread"),
        "relation": "has_finding",
        "object": make_concept(pack),
    }
    return Claim.objects.create(pack=pack, **{**defaults, **fields})


def key_on(claim: Claim, *items: Item) -> None:
    """As generation does it: the items' key rests on the claim."""
    for item in items:
        ItemClaim.objects.create(item=item, claim=claim, role=ItemClaim.Role.KEY)


def make_quiz(
    *,
    items: int | Sequence[Item] = 3,
    time_limit_minutes: int | None = None,
    module: Module | None = None,
    published: bool = True,
    **fields: Any,
) -> Quiz:
    """A quiz on the lines of the given items, or on so many new single items."""
    number = next(_numbers)
    module = module or make_module()
    if isinstance(items, int):
        items = [make_single_item(f"Stem {n}?", pack=module.pack) for n in range(1, items + 1)]
    defaults = {"slug": f"quiz-{number}", "title": f"Quiz {number}"}
    quiz = Quiz.objects.create(
        module=module,
        time_limit_minutes=time_limit_minutes,
        published_at=LONG_AGO if published else None,
        **{**defaults, **fields},
    )
    for place, item in enumerate(items, start=1):
        QuizEntry.objects.create(quiz=quiz, line=item.line, position=place)
    return quiz


def make_attempt(
    learner: User,
    *,
    quiz: Quiz | None = None,
    items: int | Sequence[Item] = 3,
    time_limit_minutes: int | None = None,
    now: datetime = NOW,
    seed: int = 1,
) -> Attempt:
    """An open attempt, begun at NOW unless the story says when."""
    quiz = quiz or make_quiz(items=items, time_limit_minutes=time_limit_minutes)
    return services.start_attempt(learner=learner, quiz=quiz, seed=seed, now=now)


def let_deadline_pass(attempt: Attempt, *, by: timedelta = timedelta(hours=1)) -> None:
    """As if time had gone by: the attempt began and ended in the past."""
    end = timezone.now() - by
    began = min(attempt.started_at, end - timedelta(minutes=1))
    Attempt.objects.filter(pk=attempt.pk).update(started_at=began, deadline_at=end)
    attempt.refresh_from_db()
