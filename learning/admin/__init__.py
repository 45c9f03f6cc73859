from . import modules, packs

__all__ = ["modules", "packs"]
