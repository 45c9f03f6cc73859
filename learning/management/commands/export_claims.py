from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.models import Claim, Pack
from learning.selectors import all_claims_of


class Command(BaseCommand):
    help = "Print every claim of a pack as one JSON object a line, in order of id."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "pack", nargs="?", help="the pack's short name; without it, every pack that has claims"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        packs = Pack.objects.order_by("slug")
        if options["pack"]:
            packs = packs.filter(slug=options["pack"])
            if not packs:
                raise CommandError(f"There is no pack {options['pack']}.")
        for pack in packs:
            for claim in all_claims_of(pack):
                self.stdout.write(json.dumps(exported(claim), ensure_ascii=False))


def exported(claim: Claim) -> dict[str, Any]:
    """The claim for other programs and judges. A figure fills value and unit, not object."""
    figure = getattr(claim, "figure", None)
    return {
        "id": claim.slug,
        "subject": claim.subject.name,
        "relation": claim.relation,
        "object": claim.object.name if claim.object else None,
        "value": _value(figure) if figure else None,
        "unit": figure.unit if figure else None,
        "polarity": claim.polarity,
        "strength": claim.strength,
        "modality": claim.modality,
        "condition": claim.condition,
        "scope": _scope(claim, figure),
        "weight": claim.weight,
        "status": claim.status,
        "reason": claim.reason,
        "statement": claim.statement,
        "citations": [
            {"source": c.source.file, "locator": c.locator, "note": c.note}
            for c in claim.citations.all()
        ],
    }


def _value(figure: Any) -> str:
    number = f"{figure.low}-{figure.high}" if figure.high else figure.low
    words = {"about": "about ", "fewer_than": "fewer than "}
    return f"{words.get(figure.bound, '')}{number}"


def _scope(claim: Claim, figure: Any) -> dict[str, str]:
    return {
        "population": claim.population or (figure.of_whom if figure else ""),
        "time": claim.time or (figure.period if figure else ""),
        "place": figure.place if figure else "",
        "note": claim.scope_note,
    }
