"""What is measured against: one learner and one published quiz of ten items."""

from datetime import datetime
from typing import Any

from accounts.models import User
from learning.models import Module, Pack
from quizzes.models import Item, ItemLine, Quiz, QuizEntry

from .models import Note

ITEMS = 10
RATIONALE = {
    "text": "A sentence or two, as long as educators write them, on why this option is right.",
    "citations": [{"source": "guideline", "locator": "Section 3"}],
    "reason": "",
    "proof": [],
}


def payload(number: int) -> dict[str, Any]:
    options = [
        {"id": letter, "text": f"Option {letter} of question {number}", "rationale": RATIONALE}
        for letter in "abcd"
    ]
    stem = f"Question {number}: which of these findings does the nurse report first, and why?"
    return {"stem": stem, "options": options, "key": "b", "rationale": RATIONALE}


def build(*, now: datetime) -> tuple[User, Quiz]:
    Note.objects.bulk_create(Note(text=f"Note {number}") for number in range(1, 4))
    learner = User.objects.create_user(email="learner@example.org", password=None)
    pack = Pack.objects.create(slug="benchmark", title="Benchmark")
    module = Module.objects.create(pack=pack, slug="benchmark", title="Benchmark", published_at=now)
    quiz = Quiz.objects.create(module=module, slug="ten", title="Ten", published_at=now)
    for number in range(1, ITEMS + 1):
        line = ItemLine.objects.create(pack=pack, slug=f"item-{number}")
        Item.objects.create(
            line=line,
            type="single",
            payload=payload(number),
            status=Item.Status.APPROVED,
            created_at=now,
            decided_at=now,
        )
        QuizEntry.objects.create(quiz=quiz, line=line, position=number)
    return learner, quiz
