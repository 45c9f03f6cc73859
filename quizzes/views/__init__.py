from .item import attempt, item
from .redo import redo
from .result import result
from .save import save
from .sign_in import sign_in
from .start import start
from .submit import check, submit

__all__ = ["attempt", "check", "item", "redo", "result", "save", "sign_in", "start", "submit"]
