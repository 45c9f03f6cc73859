from __future__ import annotations

from datetime import datetime

from accounts.models import User
from learning.models import Lesson

from ..models import LessonRead


def mark_read(*, learner: User, lesson: Lesson, now: datetime) -> LessonRead:
    """The first time counts; again changes nothing, also from two tabs at once."""
    read, _created = LessonRead.objects.get_or_create(
        learner=learner, lesson=lesson, defaults={"first_read_at": now}
    )
    return read
