"""Small graphs written by hand: four conditions and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from learning.facts import Closure, Concept, Fact, Knowledge, Veto

HAS = "has_finding"


def concept(
    slug: str,
    *broader: str,
    also: tuple[str, ...] = (),
    near: tuple[str, ...] = (),
    kind: str = "finding",
    plural: str = "",
) -> Concept:
    """Its name is its slug, with spaces for hyphens; a spread is called a disease."""
    name = slug.replace("-", " ") + (" disease" if kind == "spread" else "")
    return Concept(slug, kind, name, plural, also, broader, near)


def claim(said: str, *, polarity: bool = True, status: str = "accepted", **more: str) -> Fact:
    """From "subject relation object", which is the id too unless one is given."""
    subject, relation, value = said.split()
    return Fact(
        more.get("slug", said),
        subject,
        relation,
        value,
        polarity=polarity,
        status=status,
        strength=more.get("strength", "stated"),
    )


CONDITIONS = (
    concept("illness", kind="disease"),
    concept("bone", "illness", kind="spread"),
    concept("spine", "bone", kind="spread"),
    concept("liver", "illness", kind="spread"),
    concept("brain", "illness", kind="spread"),
)


def world(
    findings: Iterable[Concept | str],
    said: Iterable[Fact | str],
    *,
    vetoes: Iterable[str] = (),
    closures: Iterable[str] = (),
    conditions: Iterable[Concept] = CONDITIONS,
) -> Knowledge:
    """A word in place of a finding or a claim stands for a plain one."""
    things = [f if isinstance(f, Concept) else concept(f) for f in findings]
    return Knowledge(
        concepts={c.id: c for c in (*conditions, *things)},
        facts=tuple(f if isinstance(f, Fact) else claim(f) for f in said),
        closures=tuple(Closure(c, c.split()[0], c.split()[1]) for c in closures),
        vetoes=tuple(Veto(v, *v.split()) for v in vetoes),
    )
