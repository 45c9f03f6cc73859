"""Making items from knowledge, and keeping their proofs true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from learning.models import Pack
from learning.selectors import knowledge_of

from .. import items
from ..generation.bank import draw
from ..generation.base import Draft, Refusal
from ..generation.graph import Graph
from ..generation.identity import item_id
from ..generation.prove import Provenance, failures, provenance_of
from ..models import Item, ItemClaim, ItemConcept, ItemLine
from .lifecycle import approve_item


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one step of the draw: an item, or why there is none."""

    item: Item | None
    refusal: Refusal | None = None
    known: bool = False  # the same item was there before


@transaction.atomic
def store_draft(*, pack: Pack, draft: Draft, author: User | None, now: datetime) -> Made:
    """Keep the draft as an item of its own line, once: a second time changes nothing."""
    digest = item_id(draft.item)
    line, fresh = ItemLine.objects.get_or_create(pack=pack, slug=line_slug(draft))
    if not fresh:
        return Made(item=line.items.order_by("-number").first(), known=True)
    payload = items.dump(draft.item)
    item = Item.objects.create(
        line=line,
        type=payload.pop("type"),
        payload=payload,
        provenance=provenance_of(draft).dump(),
        content_hash=digest,
        created_by=author,
        created_at=now,
    )
    _link(item, draft, pack)
    return Made(item=item)


def line_slug(draft: Draft) -> str:
    """Model and content: the same item gets the same line, whatever the seed."""
    return f"{draft.model}-{item_id(draft.item)}"


def _link(item: Item, draft: Draft, pack: Pack) -> None:
    claims = {claim.slug: claim for claim in pack.claims.all()}
    ItemClaim.objects.bulk_create(
        ItemClaim(item=item, claim=claims[slug], role=role)
        for role, slugs in (
            (ItemClaim.Role.KEY, draft.key_claims),
            (ItemClaim.Role.PROOF, draft.proof_claims),
            (ItemClaim.Role.CONTEXT, draft.context_claims),
        )
        for slug in dict.fromkeys(slugs)
        if slug in claims
    )
    concepts = pack.concepts.filter(slug__in=draft.concepts)
    ItemConcept.objects.bulk_create(ItemConcept(item=item, concept=c) for c in concepts)


def generate(
    *,
    pack: Pack,
    seed: str,
    count: int,
    author: User | None,
    now: datetime,
    models: Iterable[str] = (),
) -> Iterator[Made]:
    """Draw up to `count` items, each in a transaction of its own: it can be stopped at any time."""
    made = 0
    for step in draw(knowledge_of(pack), seed=seed, models=tuple(models)):
        if isinstance(step, Refusal):
            yield Made(item=None, refusal=step)
            continue
        if made == count:
            return
        made += 1
        yield store_draft(pack=pack, draft=step, author=author, now=now)


@transaction.atomic
def reprove(*, pack: Pack, now: datetime) -> list[Item]:
    """Prove every approved generated item of the pack again; what no longer proves is out of
    service, what proves again is back. Called in the transaction of every change of knowledge.
    """
    graph = Graph(knowledge_of(pack))
    changed = []
    generated = Item.objects.filter(line__pack=pack, status=Item.Status.APPROVED)
    for item in generated.exclude(provenance={}).select_for_update():
        reasons = "\n".join(failures(item.value, Provenance.load(item.provenance), graph))
        if reasons == item.fallen_reason:
            continue
        item.fallen_reason = reasons
        item.fallen_at = now if reasons else None
        changed.append(item)
    Item.objects.bulk_update(changed, ["fallen_at", "fallen_reason"], batch_size=200)
    return changed


def approve_generated(*, made: Iterable[Made], person: User | None, now: datetime) -> int:
    """For a demo: approve what was just drawn."""
    count = 0
    for step in made:
        if step.item is not None and step.item.status == Item.Status.DRAFT:
            approve_item(item=step.item, person=person, now=now)
            count += 1
    return count
