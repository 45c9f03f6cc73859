"""Rationales: what an option really belongs to, never stronger than its claim."""

from __future__ import annotations

from collections.abc import Iterable

from learning.facts import Fact

from ..items import Citation, Rationale
from .graph import Graph
from .reasons import Reason


def cap(text: str) -> str:
    """The text with its first letter in upper case; abbreviations stay as they are."""
    return text[:1].upper() + text[1:]


def cited(facts: Iterable[Fact]) -> tuple[Citation, ...]:
    """Each place once, in the order of the claims."""
    places = [Citation(at.source, at.locator) for fact in facts for at in fact.citations]
    return tuple(dict.fromkeys(places))


def cautions(facts: Iterable[Fact]) -> str:
    """The cautions that the claims carry, to be said wherever they are used."""
    said = dict.fromkeys(fact.caution.strip() for fact in facts if fact.caution.strip())
    return "".join(f" {caution}" for caution in said)


def key_text(*rationales: Rationale) -> Rationale:
    """The item's own rationale: what its keys rest on, all together."""
    places = dict.fromkeys(place for why in rationales for place in why.citations)
    return Rationale(text=" ".join(why.text for why in rationales), citations=tuple(places))


def why_right(graph: Graph, subject: str, value: str, facts: tuple[Fact, ...]) -> Rationale:
    site, finding = graph.concepts[subject].name, graph.concepts[value].name
    text = (
        f"The sources list {finding} for {site}. It may suggest this spread and does not prove it."
    )
    return Rationale(text=text + cautions(facts), citations=cited(facts))


def why_wrong(
    graph: Graph, subject: str, value: str, reason: Reason, *, shown: str = ""
) -> Rationale:
    """Why (subject, has_finding, value) is offered as wrong. `shown` begins the sentence."""
    facts = tuple(graph.facts[claim] for claim in reason.proof if claim in graph.facts)
    site, finding = graph.concepts[subject].name, graph.concepts[value].name
    begin = shown or cap(finding)
    if reason.code == "F5":
        owners = " and ".join(dict.fromkeys(graph.concepts[f.subject].name for f in facts))
        what = f": the sources list {finding}" if shown else ": the sources list this"
        text = f"{begin}{what} for {owners}; none lists it for {site}."
    elif reason.code == "F1":
        text = f"{begin}: a source says that {finding} does not belong to {site}."
    elif reason.code == "F2":
        text = f"{begin}: a source names every entry for {site}, and {finding} is not among them."
    else:
        known = " and ".join(dict.fromkeys(_other_end(graph, f) for f in facts))
        text = f"{begin}: the sources name {known} for {site}, which leaves out {finding}."
    return Rationale(
        text=text + cautions(facts),
        citations=cited(facts),
        reason=reason.code,
        proof=reason.proof,
    )


def _other_end(graph: Graph, fact: Fact) -> str:
    return graph.concepts[fact.object].name
