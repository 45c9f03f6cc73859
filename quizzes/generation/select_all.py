"""Select all that apply: two to four findings of a site among five to eight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..items import MultipleResponse, Option, Rationale
from . import distractors, frames
from .base import Bench, Draft, Model, Query, Refusal, Slot
from .findings import RELATION, Findings
from .levels import prior
from .reasons import Reason
from .wording import cap, key_text, why_right, why_wrong

KEYS = (2, 3, 4)
SIZES = (5, 6, 7, 8)
MOST_KEY_SETS = 12  # canonical items a site, evenly over the key counts


def slots(findings: Findings) -> Iterator[Slot | Refusal]:
    for site in findings.sites:
        known = findings.keys(site)
        query = Query(RELATION, subject=site)
        if len(known) < KEYS[0]:
            yield Refusal("findings-of-site", f"{site} {RELATION} ?", "Fewer than two findings.")
        for keys in _key_sets(known):
            yield Slot("findings-of-site", query, keys)


def _key_sets(known: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Sets of each size, going round the findings so that each is key about as often."""
    for count in KEYS:
        if len(known) < count:
            continue
        sets = {
            tuple(sorted(known[(start + step * i) % len(known)] for i in range(count)))
            for start in range(len(known))
            for step in (1, 2)
        }
        whole = sorted(keys for keys in sets if len(set(keys)) == count)
        yield from whole[:MOST_KEY_SETS]


def draft(findings: Findings, slot: Slot, frame: str, bench: Bench) -> Draft | Refusal:
    """Keys are right because each is supported; every other option is safe and has a reason."""
    graph, site, keys = findings.graph, slot.query.subject or "", slot.keys
    safe = distractors.safe_values(graph, site, RELATION, findings.findings, frozenset(keys))
    why = {value: why_wrong(graph, site, value, reason) for value, reason in safe.items()}
    why |= {key: why_right(graph, site, key, findings.claims(site, key)) for key in keys}
    sizes = [size for size in SIZES if len(keys) * 2 <= size and size - len(keys) <= len(safe)]
    if not sizes:
        return Refusal(slot.model, slot.canonical, f"Only {len(safe)} safe lures.")
    stem = frame.format(subject=graph.concepts[site].name)
    if given_away := distractors.given_away(graph, stem, keys, safe):
        return Refusal(slot.model, slot.canonical, given_away)
    bench.rng.shuffle(sizes)
    for size in sizes:
        count = size - len(keys)
        per_key = count / len(keys)
        for lures in distractors.lure_sets(sorted(safe), count, bench, per_key=per_key):
            made = _draft(findings, slot, frame, bench, (lures, safe, why))
            if bench.accept(made):
                return made
    return Refusal(slot.model, slot.canonical, "No set of safe lures passes the item rules.")


def _draft(
    findings: Findings,
    slot: Slot,
    frame: str,
    bench: Bench,
    chosen: tuple[tuple[str, ...], Mapping[str, Reason], Mapping[str, Rationale]],
) -> Draft:
    lures, safe, why = chosen
    graph, site = findings.graph, slot.query.subject or ""
    order = [*slot.keys, *lures]
    bench.rng.shuffle(order)
    ids = dict(zip("abcdefghij", order, strict=False))
    item = MultipleResponse(
        stem=frame.format(subject=graph.concepts[site].name),
        options=tuple(Option(name, cap(graph.concepts[c].name), why[c]) for name, c in ids.items()),
        keys=tuple(name for name, concept in ids.items() if concept in slot.keys),
        rationale=key_text(*(why[key] for key in slot.keys)),
    )
    claims = tuple(fact.id for key in slot.keys for fact in findings.claims(site, key))
    return Draft(
        model=slot.model,
        seed=bench.seed,
        slot=slot,
        item=item,
        concepts_of=ids,
        key_claims=claims,
        proof_claims=tuple(sorted({p for lure in lures for p in safe[lure].proof})),
        difficulty=prior(graph, "multiple", slot.keys, lures, claims),
    )


MODELS = (Model("findings-of-site", "multiple", frames.SELECT_FINDINGS, 1.5, slots, draft),)
