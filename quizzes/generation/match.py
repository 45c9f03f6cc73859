"""Match findings to sites: three findings, four sites, one left over. Every cross pair is safe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product

from ..items import Matching, Option, Rationale
from . import frames
from .base import Bench, Draft, Model, Query, Refusal, Slot
from .findings import RELATION, Findings
from .levels import prior
from .reasons import Reason, reason_for
from .wording import cap, key_text, why_right, why_wrong

LEFT = 3
RIGHT = 4
MOST_SLOTS = 600


def slots(findings: Findings) -> Iterator[Slot | Refusal]:
    """Three findings of three sites. The extra site is chosen with the wording, not asked."""
    if len(findings.sites) < RIGHT:
        reason = f"Only {len(findings.sites)} sites have findings of their own."
        yield Refusal("match-findings", f"? {RELATION} ?", reason)
        return
    for sites in combinations(findings.sites, LEFT):
        choices = product(*(findings.keys(site) for site in sites))
        for chosen in islice(choices, MOST_SLOTS):
            pairs = tuple(f"{finding}>{site}" for finding, site in zip(chosen, sites, strict=True))
            yield Slot("match-findings", Query(RELATION, object=", ".join(chosen)), pairs)


def draft(findings: Findings, slot: Slot, frame: str, bench: Bench) -> Draft | Refusal:
    pairs = [tuple(pair.split(">")) for pair in slot.keys]
    paired = {site for _, site in pairs}
    extras = [site for site in findings.sites if site not in paired]
    bench.rng.shuffle(extras)
    blocked = ""
    for extra in extras:
        wrong = wrong_pairs(findings, pairs, [*sorted(paired), extra])
        if isinstance(wrong, str):
            blocked = wrong
            continue
        made = _draft(findings, slot, frame, bench, extra, wrong)
        if bench.accept(made):
            return made
    reason = blocked or "No extra site passes the item rules."
    return Refusal(slot.model, slot.canonical, reason)


def wrong_pairs(
    findings: Findings, pairs: list[tuple[str, ...]], sites: list[str]
) -> dict[tuple[str, str], Reason] | str:
    """Why each finding is wrong for each site but its own; the pair that is not safe in words."""
    graph, found = findings.graph, {}
    for (finding, own), site in product(pairs, sites):
        if site == own:
            continue
        if graph.inverse_unsafe(site, RELATION, finding, frozenset({own})):
            return f"{finding} may belong to {site} as well."
        reason = reason_for(graph, site, RELATION, finding)
        if reason is None:
            return f"Nothing shows that {finding} does not belong to {site}."
        found[finding, site] = reason
    return found


def _draft(
    findings: Findings,
    slot: Slot,
    frame: str,
    bench: Bench,
    extra: str,
    wrong: dict[tuple[str, str], Reason],
) -> Draft:
    graph = findings.graph
    pairs = dict(pair.split(">") for pair in slot.keys)
    lefts, rights = list(pairs), [*pairs.values(), extra]
    bench.rng.shuffle(lefts)
    bench.rng.shuffle(rights)
    left_ids = {finding: f"l{n}" for n, finding in enumerate(lefts, start=1)}
    right_ids = {site: f"r{n}" for n, site in enumerate(rights, start=1)}
    right_reasons = {
        finding: why_right(graph, site, finding, findings.claims(site, finding))
        for finding, site in pairs.items()
    }
    item = Matching(
        stem=frame,
        left=tuple(
            Option(left_ids[f], cap(graph.concepts[f].name), right_reasons[f]) for f in lefts
        ),
        right=tuple(Option(right_ids[s], cap(graph.concepts[s].name)) for s in rights),
        keys={
            left_ids[f]: right_ids[s]
            for f, s in sorted(pairs.items(), key=lambda p: left_ids[p[0]])
        },
        lures=_lures(findings, pairs, wrong, left_ids, right_ids),
        rationale=key_text(*right_reasons.values()),
    )
    claims = tuple(f.id for finding, site in pairs.items() for f in findings.claims(site, finding))
    return Draft(
        model=slot.model,
        seed=bench.seed,
        slot=slot,
        item=item,
        concepts_of={
            **{name: finding for finding, name in left_ids.items()},
            **{name: site for site, name in right_ids.items()},
        },
        key_claims=claims,
        proof_claims=tuple(sorted({claim for r in wrong.values() for claim in r.proof})),
        ncjmm="analyze cues",
        difficulty=prior(graph, "matching", tuple(pairs.values()), (extra,), claims),
    )


def _lures(
    findings: Findings,
    pairs: Mapping[str, str],
    wrong: Mapping[tuple[str, str], Reason],
    left_ids: Mapping[str, str],
    right_ids: Mapping[str, str],
) -> dict[str, dict[str, Rationale]]:
    """Why each wrong pairing is wrong, by the ids of the item."""
    names = {concept: cap(findings.graph.concepts[concept].name) for concept in right_ids}
    return {
        left_ids[finding]: {
            right_ids[site]: why_wrong(
                findings.graph, site, finding, wrong[finding, site], shown=names[site]
            )
            for site in right_ids
            if site != pairs[finding]
        }
        for finding in left_ids
    }


MODELS = (Model("match-findings", "matching", frames.MATCH_FINDINGS, 1.0, slots, draft),)
