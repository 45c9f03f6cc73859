"""A little knowledge for tests: one row of each kind, in one pack."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model

from learning.models import (
    Citation,
    Claim,
    Closure,
    Concept,
    Disagreement,
    Heading,
    Lesson,
    Module,
    Objective,
    Pack,
    Review,
    Source,
    Veto,
)

STATEMENT = "Metastatic disease in bone may cause back pain."


def make_source(pack: Pack, slug: str = "guide", headings: tuple[str, ...] = ("Bone",)) -> Source:
    source = Source.objects.create(
        pack=pack, slug=slug, file=f"{slug}.txt", title=slug.title(), short=slug.title()
    )
    for place, text in enumerate(headings, start=1):
        Heading.objects.create(source=source, text=text, position=place)
    return source


def make_concept(pack: Pack, name: str, kind: str = "finding", **fields: Any) -> Concept:
    slug = name.replace(" ", "-")
    return Concept.objects.create(pack=pack, slug=slug, kind=kind, name=name, **fields)


def make_claim(pack: Pack, subject: Concept, obj: Concept, source: Source, **fields: Any) -> Claim:
    slug = f"{subject.slug}-{obj.slug}"
    said = {"statement": STATEMENT, "relation": "has_finding", "modality": "may", **fields}
    claim = Claim.objects.create(pack=pack, slug=slug, subject=subject, object=obj, **said)
    Citation.objects.create(claim=claim, source=source, locator=source.headings.all()[0].text)
    return claim


def make_knowledge(pack: Pack, module: Module) -> list[Model]:
    source = make_source(pack)
    bone = make_concept(pack, "bone metastasis", "spread")
    pain = make_concept(pack, "back pain")
    claim = make_claim(pack, bone, pain, source)
    disagreement = Disagreement.objects.create(
        pack=pack, slug="clash", kind="wording", explanation="Words differ."
    )
    disagreement.claims.add(claim)
    objective = Objective.objects.create(pack=pack, slug="tell", text="Tell the sites apart.")
    objective.claims.add(claim)
    ends = {"pack": pack, "subject": bone, "relation": "has_finding"}
    return [
        source, pain, claim, disagreement, objective,
        Veto.objects.create(slug="veto", object=pain, reason="True.", **ends),
        Closure.objects.create(slug="closed", source=source, locator="Bone", **ends),
        Lesson.objects.create(module=module, slug=f"lesson-{module.pk}", title="Bone", body="Text"),
        Review.objects.create(
            module=module, name="N", credential="RN", read_on=date(2026, 1, 1),
            next_due=date(2027, 1, 1),
        ),
    ]  # fmt: skip
