from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.content.rows import Row, canonical
from learning.management.pack_files import to_lesson, to_yaml
from learning.models import Pack
from learning.services import content


class Command(BaseCommand):
    help = "Write a pack to a folder in its canonical form: after a load, the same bytes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pack", help="the pack's short name")
        parser.add_argument("folder", help="where to write; it is made where it is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = Pack.objects.filter(slug=options["pack"]).first()
        if pack is None:
            raise CommandError(f"There is no pack {options['pack']}.")
        files: dict[str, dict[str, Any]] = {"pack.yaml": {"pack": canonical(content.head_of(pack))}}
        lessons: list[Row] = []
        for kind, rows in content.stored_rows(pack).items():
            if kind.file == "lessons":
                lessons = list(rows.values())
            elif rows:
                files.setdefault(kind.file, {})[kind.section] = [
                    canonical(row) for row in rows.values()
                ]
        try:
            self._write(Path(options["folder"]), files, lessons)
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written: {error.strerror}.") from None

    def _write(self, folder: Path, files: dict[str, Any], lessons: list[Row]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_text(to_yaml(data), encoding="utf-8")
        for row in lessons:
            fields = canonical(row)
            slug, body = fields.pop("slug"), fields.pop("body")
            (folder / "lessons").mkdir(exist_ok=True)
            (folder / "lessons" / f"{slug}.md").write_text(to_lesson(fields, body), "utf-8")
        self.stdout.write(f"wrote {len(files) + len(lessons)} files to {folder}")
