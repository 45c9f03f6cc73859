from .home import home
from .lesson import lesson
from .module import module

__all__ = ["home", "lesson", "module"]
