from .source import source

__all__ = ["source"]
