from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learning.content.diff import Action
from learning.content.documents import BadPackError
from learning.management.pack_files import read_pack
from learning.services import content

QUIET = {Action.SAME, Action.ADOPT}


class Command(BaseCommand):
    help = (
        "Load a content pack. Running it again changes nothing; edits made in the admin stay, "
        "and where file and admin both changed a row it asks."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", help="a pack's folder, or its name in fixtures/")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, row by row, and stop"
        )
        parser.add_argument(
            "--prefer",
            choices=["ask", "file", "admin"],
            default="ask",
            help="whose text stays where file and admin both changed a row",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for name in options["folders"]:
            self._load(pack_folder(name), options["prefer"], dry_run=options["dry_run"])

    def _load(self, folder: Path, prefer: content.Prefer, *, dry_run: bool) -> None:
        try:
            parsed = content.parse(read_pack(folder))
        except BadPackError as error:
            problems = "\n".join(f"  {folder.name}/{problem}" for problem in error.problems)
            raise CommandError(f"Nothing was loaded:\n{problems}") from None
        now = timezone.now()
        try:
            steps = content.load(parsed, now=now, prefer=prefer, dry_run=dry_run)
        except content.ConflictError as error:
            chosen = self._ask(error.steps)
            steps = content.load(parsed, now=now, prefer=chosen)
        self._report(parsed.pack.slug, steps, dry_run=dry_run)

    def _ask(self, conflicts: list[content.Step]) -> content.Prefer:
        self.stderr.write("These rows changed in the files and in the admin:")
        for step in conflicts:
            self.stderr.write(f"  {step.kind} {step.slug}")
        if sys.stdin.isatty():
            answer = input("Whose text stays for all of them? [file/admin/stop] ").strip()
            if answer == "file":
                return "file"
            if answer == "admin":
                return "admin"
        raise CommandError("Nothing was loaded. Say --prefer file or --prefer admin.")

    def _report(self, slug: str, steps: list[content.Step], *, dry_run: bool) -> None:
        for step in steps:
            if dry_run or step.action not in QUIET:
                self.stdout.write(f"{step.action.value:24} {step.kind:12} {step.slug}")
        counts = Counter(step.action.value for step in steps)
        summary = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        verb = "would load" if dry_run else "loaded"
        self.stdout.write(f"{slug}: {verb} {len(steps)} rows ({summary})")


def pack_folder(name: str) -> Path:
    """A folder as given, or a pack's name below fixtures/."""
    folder = Path(name)
    return folder if folder.is_dir() else Path(settings.BASE_DIR) / "fixtures" / name
