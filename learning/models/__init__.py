from .modules import Module
from .packs import Pack

__all__ = ["Module", "Pack"]
