from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from learning.models import Pack
from quizzes.generation.bank import MODELS
from quizzes.services import generating


class Command(BaseCommand):
    help = (
        "Draw items from a pack's knowledge and keep them as drafts. Each is stored by itself, so "
        "it can be stopped at any time; items that are there already stay as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ", ".join(model.name for model in MODELS)
        parser.add_argument("pack", help="the pack's short name")
        parser.add_argument("--count", type=int, default=60, help="how many at the most")
        parser.add_argument("--seed", default="1", help="the same seed draws the same items")
        parser.add_argument("--model", action="append", default=[], help=f"only these: {names}")
        parser.add_argument("--approve", action="store_true", help="approve them: for a demo")
        parser.add_argument("--refusals", action="store_true", help="list each refusal")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = Pack.objects.filter(slug=options["pack"]).first()
        if pack is None:
            raise CommandError(f"There is no pack {options['pack']}.")
        unknown = set(options["model"]) - {model.name for model in MODELS}
        if unknown or options["count"] < 1:
            what = f"no item model {', '.join(sorted(unknown))}" if unknown else "nothing to draw"
            raise CommandError(f"There is {what}.")
        now = timezone.now()
        steps = generating.generate(
            pack=pack,
            seed=options["seed"],
            count=options["count"],
            author=None,
            now=now,
            models=options["model"],
        )
        counts: Counter[str] = Counter()
        quiet = Console(stderr=True, quiet=not self.stderr.isatty())
        for made in track(steps, "Drawing items", total=options["count"], console=quiet):
            counts[_what(made)] += 1
            if made.refusal and options["refusals"]:
                self.stdout.write(
                    f"refused {made.refusal.model}: {made.refusal.slot}: {made.refusal.reason}"
                )
            if options["approve"]:
                generating.approve_generated(made=[made], person=None, now=now)
        said = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        self.stdout.write(f"{pack.slug}: {said or 'nothing to draw'}")


def _what(made: generating.Made) -> str:
    if made.item is None:
        return "refused"
    return "there already" if made.known else "new"
