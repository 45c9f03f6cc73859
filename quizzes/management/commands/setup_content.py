from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from learning.models import Module
from quizzes.services.assembling import STARTERS, start_quiz


class Command(BaseCommand):
    help = (
        "Load every content pack in fixtures/ and draw the quizzes that a new installation starts "
        "with. Running it again is quick and keeps all edits."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        fixtures = Path(settings.BASE_DIR) / "fixtures"
        for folder in sorted(path.parent for path in fixtures.glob("*/pack.yaml")):
            call_command(
                "load_content", str(folder), prefer="admin", stdout=self.stdout, stderr=self.stderr
            )
        now = timezone.now()
        for module in Module.objects.published().order_by("slug"):
            for position, starter in enumerate(STARTERS, start=1):
                quiz = start_quiz(module=module, starter=starter, position=position, now=now)
                if quiz is not None:
                    self.stdout.write(f"{module.slug}: drew the quiz {quiz.slug}")
