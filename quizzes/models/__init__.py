from .attempts import Attempt, Response, Revision
from .items import Item, ItemLine
from .proofs import ItemClaim, ItemConcept
from .quizzes import Quiz, QuizEntry

__all__ = [
    "Attempt",
    "Item",
    "ItemClaim",
    "ItemConcept",
    "ItemLine",
    "Quiz",
    "QuizEntry",
    "Response",
    "Revision",
]
