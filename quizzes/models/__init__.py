from .attempts import Attempt, Response, Revision
from .items import Item, ItemLine
from .quizzes import Quiz, QuizEntry

__all__ = ["Attempt", "Item", "ItemLine", "Quiz", "QuizEntry", "Response", "Revision"]
