from .reads import mark_read

__all__ = ["mark_read"]
