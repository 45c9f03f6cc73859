"""Small knowledge and lessons for tests of what a student reads."""

from __future__ import annotations

from itertools import count
from typing import Any

from learning.models import (
    Citation,
    Claim,
    Concept,
    Disagreement,
    Figure,
    Heading,
    Lesson,
    LessonNote,
    LessonObjective,
    Module,
    Objective,
    Pack,
    Source,
)
from tests.factories import LONG_AGO, make_module

_numbers = count(1)


def make_source(pack: Pack, **fields: Any) -> Source:
    number = next(_numbers)
    name = f"source {number}"
    defaults = {"slug": f"source-{number}", "file": "a.txt", "title": name, "short": name}
    source = Source.objects.create(pack=pack, **{**defaults, **fields})
    for position, text in enumerate(("Start", "Where it goes"), start=1):
        Heading.objects.create(source=source, text=text, position=position)
    return source


def make_claim(
    pack: Pack, *sources: Source, figure: dict[str, Any] | None = None, **fields: Any
) -> Claim:
    """Cited from each of the sources (a new one unless some are given), at "Where it goes"."""
    number = next(_numbers)
    subject = Concept.objects.create(
        pack=pack, slug=f"concept-{number}", kind="site", name=f"concept {number}"
    )
    defaults = {"slug": f"claim-{number}", "relation": "spreads_to", "statement": f"So {number}."}
    claim = Claim.objects.create(pack=pack, subject=subject, **{**defaults, **fields})
    for source in sources or (make_source(pack),):
        Citation.objects.create(claim=claim, source=source, locator="Where it goes")
    if figure:
        Figure.objects.create(claim=claim, **{"measure": "share", **figure})
    return claim


def make_disagreement(pack: Pack, *claims: Claim, **fields: Any) -> Disagreement:
    defaults = {"slug": f"clash-{next(_numbers)}", "kind": "value", "explanation": "Why."}
    made = Disagreement.objects.create(pack=pack, **{**defaults, **fields})
    made.claims.set(claims)
    return made


def make_lesson(
    *, module: Module | None = None, published: bool = True, body: str = "Text.", **fields: Any
) -> Lesson:
    number = next(_numbers)
    defaults = {"slug": f"lesson-{number}", "title": f"Lesson {number}", "position": number}
    return Lesson.objects.create(
        module=module or make_module(),
        published_at=LONG_AGO if published else None,
        body=body,
        **{**defaults, **fields},
    )


def make_full_lesson(*, parts: int = 1, **fields: Any) -> Lesson:
    """With so many objectives, notes, cited claims, figures and check-yourself claims."""
    module = fields.pop("module", None) or make_module()
    pack = module.pack
    claims = [make_claim(pack) for _ in range(parts)]
    clashes = [
        make_disagreement(pack, *[make_claim(pack, figure={"low": "15"}) for _ in range(parts)])
        for _ in range(parts)
    ]
    cited = "\n\n".join(f"It goes there [[{claim.slug}]]." for claim in claims)
    tables = "\n\n".join(f"{{{{figures {clash.slug}}}}}" for clash in clashes)
    lesson = make_lesson(
        module=module,
        body=f"## Where\n\n{cited}\n\n{tables}\n",
        check_question="Where does it go?",
        check_answer="There.",
        **fields,
    )
    lesson.check_claims.set(claims)
    for number in range(parts):
        objective = Objective.objects.create(
            pack=pack, slug=f"{lesson.slug}-aim-{number}", text=f"Name place {number}"
        )
        LessonObjective.objects.create(lesson=lesson, objective=objective, position=number + 1)
        for kind in LessonNote.Kind.values:
            LessonNote.objects.create(
                lesson=lesson, kind=kind, text=f"{kind} {number}", position=number + 1
            )
    return lesson
