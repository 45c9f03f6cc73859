from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Load every content pack in fixtures/. Running it again is quick and keeps all edits."

    def handle(self, *args: Any, **options: Any) -> None:
        fixtures = Path(settings.BASE_DIR) / "fixtures"
        for folder in sorted(path.parent for path in fixtures.glob("*/pack.yaml")):
            call_command(
                "load_content", str(folder), prefer="admin", stdout=self.stdout, stderr=self.stderr
            )
