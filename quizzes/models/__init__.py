from .attempts import Attempt, Response, Revision
from .items import Item, ItemLine
from .proofs import ItemClaim, ItemConcept
from .questions import ItemQuestion
from .quizzes import Quiz, QuizEntry

__all__ = [
    "Attempt",
    "Item",
    "ItemClaim",
    "ItemConcept",
    "ItemLine",
    "ItemQuestion",
    "Quiz",
    "QuizEntry",
    "Response",
    "Revision",
]
