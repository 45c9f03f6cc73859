"""Rows of knowledge that the database must refuse, for tests/test_constraints.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models

from accounts.models import User
from learning.models import (
    Claim,
    Closure,
    Concept,
    Disagreement,
    Heading,
    Lesson,
    LessonClaim,
    LessonObjective,
    Objective,
    ObjectiveTag,
    Review,
    Source,
    Synonym,
    Veto,
)
from progress.models import LessonRead
from quizzes.models import Attempt, ItemClaim, ItemConcept, ItemQuestion
from tests.factories import NOW, make_attempt, make_module, make_pack, make_single_item
from tests.support.knowledge import make_knowledge

Case = Callable[[User], object]


def changed(row: models.Model, **fields: Any) -> object:
    return type(row)._default_manager.filter(pk=row.pk).update(**fields)


def again(row: models.Model) -> object:
    """The same row once more, under a key of its own."""
    copy = type(row)._default_manager.get(pk=row.pk)
    copy.pk = uuid4() if isinstance(copy, Attempt) else None
    copy._state.adding = True
    copy.save(force_insert=True)
    return copy


def known(kind: type[models.Model]) -> Any:
    """A row of the kind, among a little knowledge."""
    pack = make_pack()
    rows = make_knowledge(pack, make_module(pack=pack))
    return next(row for row in rows if isinstance(row, kind))


def repeated(kind: type[models.Model]) -> list[Case]:
    return [lambda _ada: again(known(kind))]


def twice(make: Callable[[], object]) -> list[Case]:
    def case(_ada: User) -> object:
        row = make()
        assert isinstance(row, models.Model)
        return again(row)

    return [case]


def heading() -> Heading:
    return Heading.objects.create(source=known(Source), text="Lungs", position=9)


def tag() -> ObjectiveTag:
    return ObjectiveTag.objects.create(objective=known(Objective), framework="F", category="C")


def cited() -> object:
    return known(Claim).citations.first()


def taught() -> LessonClaim:
    return LessonClaim.objects.create(lesson=known(Lesson), claim=known(Claim))


def aimed() -> LessonObjective:
    return LessonObjective.objects.create(lesson=known(Lesson), objective=known(Objective))


def asked(ada: User) -> ItemQuestion:
    response = make_attempt(ada).responses.get(position=1)
    return ItemQuestion.objects.create(response=response, learner=ada, reason="So?", asked_at=NOW)


KNOWLEDGE_CASES: dict[str, list[Case]] = {
    "source_unique_in_pack": repeated(Source),
    "concept_unique_in_pack": repeated(Concept),
    "claim_unique_in_pack": repeated(Claim),
    "closure_unique_in_pack": repeated(Closure),
    "disagreement_unique_in_pack": repeated(Disagreement),
    "objective_unique_in_pack": repeated(Objective),
    "veto_unique_in_pack": repeated(Veto),
    "heading_unique_in_source": twice(heading),
    "synonym_unique_in_concept": twice(
        lambda: Synonym.objects.create(concept=known(Concept), text="ache")
    ),
    "citation_unique_place": twice(cited),
    "objective_tag_once": twice(tag),
    "lesson_claim_once": twice(taught),
    "lesson_objective_once": twice(aimed),
    "lesson_read_once": [
        lambda ada: again(
            LessonRead.objects.create(learner=ada, lesson=known(Lesson), first_read_at=NOW)
        )
    ],
    "claim_reason_unless_accepted": [
        lambda _ada: changed(known(Claim), status="contested", reason="")
    ],
    "claim_caution_with_caveat": [
        lambda _ada: changed(known(Claim), status="caveat", reason="Dated.", caution="")
    ],
    "review_of_one_thing": [
        lambda _ada: changed(known(Review), module=None),
        lambda _ada: changed(known(Review), claim=known(Claim)),
    ],
    "review_due_after_reading": [
        lambda _ada: changed(known(Review), next_due=date(2026, 1, 1)),
    ],
    "item_claim_once": twice(
        lambda: ItemClaim.objects.create(item=make_single_item(), claim=known(Claim), role="key")
    ),
    "item_concept_once": twice(
        lambda: ItemConcept.objects.create(item=make_single_item(), concept=known(Concept))
    ),
    "item_fallen_with_reason": [
        lambda _ada: changed(make_single_item(), fallen_at=NOW),
        lambda _ada: changed(make_single_item(), fallen_reason="Unproved."),
    ],
    "item_question_with_reason": [lambda ada: changed(asked(ada), reason="")],
    "item_question_answered_by_somebody": [
        lambda ada: changed(asked(ada), answer="Yes."),
        lambda ada: changed(asked(ada), answered_by=ada),
        lambda ada: changed(asked(ada), answered_at=NOW),
    ],
}
