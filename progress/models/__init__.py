from .reads import LessonRead

__all__ = ["LessonRead"]
