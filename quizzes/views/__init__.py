from .item import attempt, item
from .question import question
from .redo import redo
from .result import result
from .save import save
from .sign_in import sign_in
from .start import start
from .submit import check, submit

__all__ = [
    "attempt",
    "check",
    "item",
    "question",
    "redo",
    "result",
    "save",
    "sign_in",
    "start",
    "submit",
]
