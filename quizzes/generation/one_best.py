"""One best answer, in both directions: a finding for a site, a site for a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..items import Option, Rationale, SingleChoice
from . import distractors, frames
from .base import Bench, Draft, Model, Query, Refusal, Slot
from .findings import RELATION, Findings
from .levels import prior
from .reasons import Reason
from .wording import cap, key_text, why_right, why_wrong

LURES = 3
FEWEST = 2  # with fewer safe lures there is no item


@dataclass(frozen=True, slots=True)
class Options:
    """The concepts that may stand as options of one slot, with why each is right or wrong."""

    key: str
    key_claims: tuple[str, ...]
    safe: Mapping[str, Reason]
    why: Mapping[str, Rationale]


def site_slots(findings: Findings) -> Iterator[Slot | Refusal]:
    for site in findings.sites:
        for finding in findings.keys(site):
            yield Slot("finding-for-site", Query(RELATION, subject=site), (finding,))


def finding_slots(findings: Findings) -> Iterator[Slot | Refusal]:
    """A finding that points to several sites has no one best site."""
    for finding in findings.findings:
        sites = sorted(findings.graph.inverse_support(RELATION, finding))
        if len(sites) == 1 and sites[0] in findings.sites:
            yield Slot("site-for-finding", Query(RELATION, object=finding), (sites[0],))
        else:
            slot = f"? {RELATION} {finding}"
            yield Refusal("site-for-finding", slot, f"It points to {len(sites)} subjects.")


def draft_site(findings: Findings, slot: Slot, frame: str, bench: Bench) -> Draft | Refusal:
    """A finding for a site: the lures are findings of other sites."""
    graph, site, key = findings.graph, slot.query.subject or "", slot.keys[0]
    safe = distractors.safe_values(graph, site, RELATION, findings.findings, frozenset(slot.keys))
    claims = findings.claims(site, key)
    why = {value: why_wrong(graph, site, value, reason) for value, reason in safe.items()}
    why[key] = why_right(graph, site, key, claims)
    options = Options(key, tuple(fact.id for fact in claims), safe, why)
    return _first_accepted(findings, slot, frame, bench, options)


def draft_finding(findings: Findings, slot: Slot, frame: str, bench: Bench) -> Draft | Refusal:
    """A site for a finding: the lures are sites for which no source lists it."""
    graph, finding, key = findings.graph, slot.query.object or "", slot.keys[0]
    safe = distractors.safe_subjects(graph, RELATION, finding, findings.sites, frozenset(slot.keys))
    claims = findings.claims(key, finding)
    why = {
        site: why_wrong(graph, site, finding, reason, shown=cap(graph.concepts[site].name))
        for site, reason in safe.items()
    }
    why[key] = why_right(graph, key, finding, claims)
    options = Options(key, tuple(fact.id for fact in claims), safe, why)
    return _first_accepted(findings, slot, frame, bench, options)


def _first_accepted(
    findings: Findings, slot: Slot, frame: str, bench: Bench, options: Options
) -> Draft | Refusal:
    count = min(LURES, len(options.safe))
    if count < FEWEST:
        return Refusal(slot.model, slot.canonical, f"Only {count} safe lures.")
    given_away = distractors.given_away(
        findings.graph, stem_of(findings, slot, frame), [options.key], options.safe
    )
    if given_away:
        return Refusal(slot.model, slot.canonical, given_away)
    for lures in distractors.lure_sets(sorted(options.safe), count, bench, per_key=LURES):
        draft = _draft(findings, slot, frame, bench, options, lures)
        if bench.accept(draft):
            return draft
    return Refusal(slot.model, slot.canonical, "No set of safe lures passes the item rules.")


def stem_of(findings: Findings, slot: Slot, frame: str) -> str:
    asked = {"subject": slot.query.subject, "object": slot.query.object}
    return frame.format(**{k: findings.graph.concepts[c].name for k, c in asked.items() if c})


def _draft(
    findings: Findings,
    slot: Slot,
    frame: str,
    bench: Bench,
    options: Options,
    lures: tuple[str, ...],
) -> Draft:
    graph = findings.graph
    order = [options.key, *lures]
    bench.rng.shuffle(order)
    ids = dict(zip("abcde", order, strict=False))
    item = SingleChoice(
        stem=stem_of(findings, slot, frame),
        options=tuple(
            Option(name, cap(graph.concepts[c].name), options.why[c]) for name, c in ids.items()
        ),
        key=next(name for name, concept in ids.items() if concept == options.key),
        rationale=key_text(options.why[options.key]),
    )
    return Draft(
        model=slot.model,
        seed=bench.seed,
        slot=slot,
        item=item,
        concepts_of=ids,
        key_claims=options.key_claims,
        proof_claims=tuple(sorted({p for lure in lures for p in options.safe[lure].proof})),
        ncjmm="recognize cues" if slot.query.subject else "analyze cues",
        difficulty=prior(graph, "single", (options.key,), lures, options.key_claims),
    )


MODELS = (
    Model("finding-for-site", "single", frames.SITE_TO_FINDING, LURES, site_slots, draft_site),
    Model(
        "site-for-finding", "single", frames.FINDING_TO_SITE, LURES, finding_slots, draft_finding
    ),
)
