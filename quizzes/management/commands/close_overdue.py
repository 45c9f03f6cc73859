from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.timezone import now

from quizzes.services import close_overdue


class Command(BaseCommand):
    help = (
        "Grade every attempt whose deadline and grace have passed, as of its deadline. "
        "Learners need not wait for it: their result page does the same for their own attempt. "
        "Safe to run at any time, to stop, and to run twice at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        grace = timedelta(seconds=settings.SAVE_GRACE_SECONDS)
        closed = sum(1 for _attempt in close_overdue(now=now(), grace=grace))
        self.stdout.write(f"Attempts closed: {closed}")
