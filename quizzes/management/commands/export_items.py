from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.models import Pack
from learning.selectors import knowledge_of
from quizzes.generation.bank import draw
from quizzes.generation.base import Draft
from quizzes.generation.export import exported
from quizzes.services.generating import line_slug


class Command(BaseCommand):
    help = (
        "Draw items from a pack's knowledge and print one JSON object a line: the same bytes "
        "for the same seed and knowledge. Nothing is stored."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "pack", nargs="?", default="metastatic_breast_cancer", help="the pack's short name"
        )
        parser.add_argument("--count", type=int, default=100, help="how many at the most")
        parser.add_argument("--seed", default="1", help="the same seed draws the same items")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = Pack.objects.filter(slug=options["pack"]).first()
        if pack is None:
            raise CommandError(f"There is no pack {options['pack']}. Run load_content first.")
        knowledge = knowledge_of(pack)
        printed = 0
        for step in draw(knowledge, seed=options["seed"]):
            if printed >= options["count"]:
                return
            if isinstance(step, Draft):
                line = json.dumps(
                    exported(step, knowledge, line=line_slug(step)), ensure_ascii=False
                )
                self.stdout.write(line)
                printed += 1
        if printed < options["count"]:
            self.stderr.write(f"That is all: the item space holds {printed} for this seed.")
