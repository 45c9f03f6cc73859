"""The export form: one JSON object an item, for judges and other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from learning.facts import Fact, Knowledge

from .. import items
from .base import Draft
from .identity import item_id

FAMILIES = {"single": "single", "multiple": "multiple", "matching": "matching"}
Json = dict[str, Any]


def exported(draft: Draft, knowledge: Knowledge, *, line: str) -> Json:
    """The draft with stable key order. Sources by file name, concepts by preferred name."""
    item, out = draft.item, Out(knowledge)
    return {
        "id": item_id(item),
        "line": line,
        "type": FAMILIES[item.type],
        "subtype": item.type,
        "model": draft.model,
        "seed": draft.seed,
        "canonical": draft.slot.canonical,
        "stem": item.stem,
        **out.body(item),
        "query": out.query(draft),
        "claims": out.claims(draft),
        "rationale": item.rationale.text,
        "citations": out.citations(item.rationale.citations),
        "bloom": draft.bloom,
        "ncjmm": draft.ncjmm,
        "difficulty": draft.difficulty,
    }


class Out:
    """Names and sources as an export says them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.facts = {fact.id: fact for fact in knowledge.facts}

    def body(self, item: items.Item) -> Json:
        if isinstance(item, items.SingleChoice):
            return {"options": self.options(item.options, {item.key})}
        if isinstance(item, items.MultipleResponse):
            return {"options": self.options(item.options, set(item.keys))}
        if isinstance(item, items.Matching):
            return self.matching(item)
        raise ValueError(f"No export form for {item.type}.")

    def options(self, options: Iterable[items.Option], keys: set[str]) -> list[Json]:
        return [
            self.option(option, f"o{number}", correct=option.id in keys)
            for number, option in enumerate(options, start=1)
        ]

    def option(self, option: items.Option, name: str, *, correct: bool) -> Json:
        """Export ids are numbers of this list: they never meet those of a learner's page."""
        return {
            "id": name,
            "text": option.text,
            "correct": correct,
            **self.rationale(option.rationale),
            "reason": option.rationale.reason or None,
            "proof": list(option.rationale.proof),
        }

    def rationale(self, rationale: items.Rationale) -> Json:
        return {"rationale": rationale.text, "citations": self.citations(rationale.citations)}

    def matching(self, item: items.Matching) -> Json:
        rights = {option.id: option for option in item.right}
        used = set(item.keys.values())
        pairs = [
            {
                "left": left.text,
                "right": rights[item.keys[left.id]].text,
                **self.rationale(left.rationale),
            }
            for left in item.left
        ]
        lures = [
            {
                "left": left.text,
                "right": rights[other].text,
                **self.rationale(why),
                "reason": why.reason,
                "proof": list(why.proof),
            }
            for left in item.left
            for other, why in item.lures[left.id].items()
        ]
        extra = [option for option in item.right if option.id not in used]
        return {"pairs": pairs, "lures": lures, "choices": self.options(extra, set())}

    def query(self, draft: Draft) -> Json:
        query, concepts = draft.slot.query, self.knowledge.concepts
        objects = query.object.split(", ") if query.object else []
        return {
            "subject": concepts[query.subject].name if query.subject else None,
            "relation": query.relation,
            "object": ", ".join(concepts[o].name for o in objects) if objects else None,
        }

    def claims(self, draft: Draft) -> list[Json]:
        ids = dict.fromkeys((*draft.key_claims, *draft.proof_claims))
        return [self.claim(self.facts[claim]) for claim in ids if claim in self.facts]

    def claim(self, fact: Fact) -> Json:
        ends = [self.knowledge.concepts[end] for end in (fact.subject, fact.object) if end]
        names = {concept.name for concept in ends}
        labels = dict.fromkeys(label for c in ends for label in c.labels if label not in names)
        return {
            "id": fact.id,
            "subject": ends[0].name,
            "relation": fact.relation,
            "object": ends[1].name if len(ends) > 1 else fact.statement,
            "polarity": fact.polarity,
            "status": fact.status,
            "labels": list(labels),
        }

    def citations(self, citations: Iterable[items.Citation]) -> list[Json]:
        sources = self.knowledge.sources
        return [
            {
                "source": sources[c.source].file if c.source in sources else c.source,
                "locator": c.locator,
            }
            for c in citations
        ]
