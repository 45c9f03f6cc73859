from .attempts import NothingToAnswerError, start_attempt, start_or_resume
from .grading import close_if_due, close_overdue, submit_attempt
from .saves import Accepted, Refused, ReusedError, Save, record_answer

__all__ = [
    "Accepted",
    "NothingToAnswerError",
    "Refused",
    "ReusedError",
    "Save",
    "close_if_due",
    "close_overdue",
    "record_answer",
    "start_attempt",
    "start_or_resume",
    "submit_attempt",
]
