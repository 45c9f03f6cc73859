"""Random knowledge to judge on. Every word is made up, and the same rng gives the same graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from learning.facts import CitedAt, Closure, Concept, Fact, Knowledge, SourceCard, Veto
from learning.relations import RELATIONS
from tests.oracle.words import FINDING_WORDS, PLACE_WORDS, SPREAD_WORDS, finding_label, label

SITE_RELATIONS = ("spreads_to", "commonly_spreads_to", "most_often_spreads_to")
STATUSES = ("accepted", "caveat", "contested", "withheld", "retracted")


def random_knowledge(rng: Random, size: int) -> Knowledge:
    """A graph of exactly this many claims, 5 to 200."""
    return Grower(rng, size).knowledge()


def some(rng: Random, chance: float) -> bool:
    return rng.random() < chance


class Grower:
    """Concepts first, then claims between them."""

    def __init__(self, rng: Random, size: int) -> None:
        self.rng = rng
        self.size = size
        self.concepts: dict[str, Concept] = {}
        self.facts: list[Fact] = []
        self.sources = [f"source-{n}" for n in range(1, rng.randint(2, 4))]
        self.diseases = self.conditions("disease", rng.randint(1, 2))
        self.spreads = self.conditions("spread", 3 + min(size, 120) // rng.randint(10, 20))
        self.findings = self.grown_findings(5 + min(size, 120) // rng.randint(3, 6))
        self.sites = self.places(rng.randint(3, 6))
        self.share_names(self.findings, 0.7)
        self.share_names(self.spreads, 0.4)
        self.name_neighbours()

    # Concepts

    def conditions(self, kind: str, number: int) -> list[str]:
        """A disease is above most spreads; a few spreads lie inside another one."""
        made: list[str] = []
        for n in range(1, number + 1):
            above: list[str] = []
            if made and some(self.rng, 0.2):
                above = [self.rng.choice(made)]
            elif kind == "spread" and some(self.rng, 0.9):
                above = [self.rng.choice(self.diseases)]
            made.append(self.concept(kind, n, label(self.rng, SPREAD_WORDS), above))
        return made

    def grown_findings(self, number: int) -> list[str]:
        """Each may be a kind of one that stands before it, and then often says so in its name."""
        made: list[str] = []
        nesting = self.rng.choice((0.05, 0.15, 0.3))
        for n in range(1, number + 1):
            above = [f for f in made[-8:] if some(self.rng, nesting / 3)][:2]
            tail = self.concepts[above[0]].name if above and some(self.rng, 0.6) else ""
            if not above and made and some(self.rng, nesting / 4):
                tail = self.concepts[self.rng.choice(made)].name
            made.append(self.concept("finding", n, finding_label(self.rng, tail), above))
        return made

    def places(self, number: int) -> list[str]:
        made: list[str] = []
        for n in range(1, number + 1):
            above = [self.rng.choice(made)] if made and some(self.rng, 0.15) else []
            made.append(self.concept("site", n, label(self.rng, PLACE_WORDS), above))
        return made

    def concept(self, kind: str, number: int, name: str, above: Sequence[str]) -> str:
        taken = {known.name for known in self.concepts.values()}
        pool = {"finding": FINDING_WORDS, "site": PLACE_WORDS}.get(kind, SPREAD_WORDS)
        while name in taken:
            name = label(self.rng, pool)
        synonyms = tuple(label(self.rng, pool) for _ in range(2) if some(self.rng, 0.15))
        plural = f"{name}s" if kind == "finding" and some(self.rng, 0.2) else ""
        slug = f"{kind}-{number:03}"
        self.concepts[slug] = Concept(slug, kind, name, plural, synonyms, tuple(above))
        return slug

    def share_names(self, slugs: Sequence[str], chance: float) -> None:
        """Give one concept another's name as a synonym, in capitals or wide now and then."""
        for _ in range(1 + len(slugs) // 20):
            if some(self.rng, chance):
                one, other = self.rng.sample(slugs, 2)
                shared = self.rng.choice(self.concepts[other].labels)
                shape = self.rng.choice((str, str.title, lambda text: text.replace(" ", "  ")))
                known = self.concepts[one]
                synonyms = (*known.synonyms, str(shape(shared)))
                self.concepts[one] = replace(known, synonyms=synonyms)

    def name_neighbours(self) -> None:
        for slugs in (self.findings, self.spreads):
            for _ in range(self.rng.randint(0, 1 + len(slugs) // 12)):
                one, other = self.rng.sample(slugs, 2)
                known = self.concepts[one]
                listed = dict.fromkeys((*known.neighbours, other))
                self.concepts[one] = replace(known, neighbours=tuple(listed))

    # Claims

    def knowledge(self) -> Knowledge:
        while len(self.facts) < self.size:
            self.next_claim()
        return Knowledge(
            concepts=dict(sorted(self.concepts.items())),
            facts=tuple(self.facts),
            closures=tuple(self.closures()),
            vetoes=tuple(self.vetoes()),
            sources={s: SourceCard(s, f"{s}.pdf", s.title(), s.title()) for s in self.sources},
        )

    def next_claim(self) -> None:
        kind = self.rng.random()
        if kind < 0.06 and self.facts:
            self.contradict()
        elif kind < 0.09 and self.facts:
            self.exclude_all()
        elif kind < 0.12:
            group = self.rng.choice((self.findings, self.findings, self.spreads))
            one, other = self.rng.sample(group, 2)
            self.claim(one, "disjoint_from", other)
        elif kind < 0.17:
            place = self.rng.choice(self.sites)
            self.claim(self.rng.choice(self.spreads), "located_in", place)
        elif kind < 0.22:
            relation = self.rng.choice(SITE_RELATIONS)
            place = self.rng.choice(self.sites)
            self.claim(self.rng.choice(self.diseases), relation, place)
        elif kind < 0.25:
            finding = self.rng.choice(self.findings)
            self.claim(self.rng.choice(self.diseases), "to_report", finding)
        else:
            general = some(self.rng, 0.08)
            parents = sorted({b for f in self.findings for b in self.concepts[f].broader})
            likely = parents if general and some(self.rng, 0.5) else self.findings
            subject = self.rng.choice(self.diseases if general else self.spreads)
            self.claim(subject, "has_finding", self.rng.choice(likely or self.findings))

    def claim(self, subject: str, relation: str, value: str, *, polarity: bool = True) -> None:
        """Add one; its status, strength and scope are drawn."""
        if len(self.facts) >= self.size:
            return
        rng = self.rng
        names = self.concepts[subject].name, self.concepts[value].name
        said = RELATIONS[relation].reading.format(s=names[0], o=names[1])
        status = rng.choices(STATUSES, (80, 8, 4, 3, 5))[0]
        self.facts.append(
            Fact(
                id=f"claim-{len(self.facts) + 1:04}",
                subject=subject,
                relation=relation,
                object=value,
                polarity=polarity and not some(rng, 0.06),
                strength="implied" if some(rng, 0.1) else "stated",
                modality=rng.choice(("is", "may", "often")),
                population="in some" if some(rng, 0.03) else "",
                weight=rng.choice(("core", "supporting", "detail")),
                status=status,
                caution="Sources differ." if status == "caveat" else "",
                statement=f"{said[0].upper()}{said[1:]}.",
                citations=(CitedAt(rng.choice(self.sources), f"p. {rng.randint(1, 9)}"),),
            )
        )

    def contradict(self) -> None:
        """Deny an earlier claim, or give its slot another value where it may have but one."""
        known = self.rng.choice(self.facts)
        if known.relation in ("located_in", "most_often_spreads_to"):
            self.claim(known.subject, known.relation, self.rng.choice(self.sites))
        else:
            self.claim(known.subject, known.relation, known.object, polarity=not known.polarity)

    def exclude_all(self) -> None:
        """Declare a finding disjoint from all that a spread, or a disease, has been said to have.

        Once that was true; what is claimed later may undo it.
        """
        holders = [f.subject for f in self.facts if f.relation == "has_finding"]
        spread = self.rng.choice(holders or self.spreads)
        held = {f.object for f in self.facts if f.subject in (spread, *self.diseases)}
        values = sorted(held & set(self.findings))
        others = sorted(set(self.findings) - held)
        if others and len(values) <= 6:
            finding = self.rng.choice(others)
            for value in values:
                pair = [finding, value]
                self.rng.shuffle(pair)
                self.claim(pair[0], "disjoint_from", pair[1])

    def closures(self) -> list[Closure]:
        slots = sorted({(f.subject, f.relation) for f in self.facts})
        chosen = sorted(self.rng.sample(slots, min(len(slots), self.rng.randint(0, 3))))
        return [
            Closure(f"closure-{n:02}", s, r, (CitedAt(self.rng.choice(self.sources), "p. 1"),))
            for n, (s, r) in enumerate(chosen, 1)
        ]

    def vetoes(self) -> list[Veto]:
        made = []
        for n in range(1, self.rng.randint(0, 2 + self.size // 30) + 1):
            subject = self.rng.choice(self.spreads + self.diseases)
            made.append(
                Veto(f"veto-{n:02}", subject, "has_finding", self.rng.choice(self.findings))
            )
        return made
