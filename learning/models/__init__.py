from .loads import LoadedRow
from .modules import Module
from .packs import Pack

__all__ = ["LoadedRow", "Module", "Pack"]
