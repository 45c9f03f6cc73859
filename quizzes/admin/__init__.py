from . import attempts, items, quizzes

__all__ = ["attempts", "items", "quizzes"]
