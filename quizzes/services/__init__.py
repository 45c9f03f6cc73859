from .attempts import NothingToAnswerError, start_attempt, start_or_resume
from .grading import close_if_due, close_overdue, submit_attempt
from .questions import AnsweredAlreadyError, ask
from .redo import ClosedQuizError, NothingMissedError, Redo, redo_missed
from .saves import Accepted, Refused, ReusedError, Save, record_answer

__all__ = [
    "Accepted",
    "AnsweredAlreadyError",
    "ClosedQuizError",
    "NothingMissedError",
    "NothingToAnswerError",
    "Redo",
    "Refused",
    "ReusedError",
    "Save",
    "ask",
    "close_if_due",
    "close_overdue",
    "record_answer",
    "redo_missed",
    "start_attempt",
    "start_or_resume",
    "submit_attempt",
]
