"""Ways to change knowledge a little, for what must or must not change with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from learning.facts import CitedAt, Concept, Fact, Knowledge
from tests.oracle.words import RARE_WORDS


def retract(knowledge: Knowledge, claim_id: str) -> Knowledge:
    facts = (replace(f, status="retracted") if f.id == claim_id else f for f in knowledge.facts)
    return replace(knowledge, facts=tuple(facts))


def add_claim(knowledge: Knowledge, fact: Fact) -> Knowledge:
    return replace(knowledge, facts=(*knowledge.facts, fact))


def add_unrelated(knowledge: Knowledge) -> Knowledge:
    """Two processes nobody has heard of, and a claim that one is a step of the other."""
    new = {
        f"process-{n}": Concept(f"process-{n}", "process", " ".join(RARE_WORDS[n : n + 2]))
        for n in (0, 2)
    }
    cited = (CitedAt(min(knowledge.sources), "p. 1"),) if knowledge.sources else ()
    statement = f"{new['process-2'].name} is a step of {new['process-0'].name}."
    step = Fact(
        "claim-unrelated",
        "process-0",
        "has_step",
        "process-2",
        statement=statement.capitalize(),
        citations=cited,
    )
    grown = replace(knowledge, concepts=dict(sorted({**knowledge.concepts, **new}.items())))
    return add_claim(grown, step)


def rename(knowledge: Knowledge, words: Mapping[str, str]) -> Knowledge:
    """Apply a bijection of words to every label and statement, so that nesting stays as it is.

    The case of a first letter and a plural s stay too. Ids do not change.
    """
    concepts = {
        slug: replace(
            known,
            name=renamed(known.name, words),
            plural=renamed(known.plural, words),
            synonyms=tuple(renamed(text, words) for text in known.synonyms),
        )
        for slug, known in knowledge.concepts.items()
    }
    facts = (replace(f, statement=renamed(f.statement, words)) for f in knowledge.facts)
    return replace(knowledge, concepts=concepts, facts=tuple(facts))


def renamed(text: str, words: Mapping[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        word = match[0]
        bare = word.lower()
        if bare in words:
            new = words[bare]
        elif bare.endswith("s") and bare[:-1] in words:
            new = f"{words[bare[:-1]]}s"
        else:
            return word
        return new.capitalize() if word[0].isupper() else new

    return re.sub(r"\w+", one, text)


def shuffle(knowledge: Knowledge, rng: Random) -> Knowledge:
    """The same knowledge in another order of concepts, claims, closures, vetoes and sources."""
    return Knowledge(
        concepts=dict(rng.sample(list(knowledge.concepts.items()), len(knowledge.concepts))),
        facts=tuple(rng.sample(knowledge.facts, len(knowledge.facts))),
        closures=tuple(rng.sample(knowledge.closures, len(knowledge.closures))),
        vetoes=tuple(rng.sample(knowledge.vetoes, len(knowledge.vetoes))),
        sources=dict(rng.sample(list(knowledge.sources.items()), len(knowledge.sources))),
    )
