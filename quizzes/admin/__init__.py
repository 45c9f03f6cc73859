from . import attempts, items, questions, quizzes

__all__ = ["attempts", "items", "questions", "quizzes"]
