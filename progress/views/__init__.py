from .home import home
from .lesson import lesson
from .module import module
from .progress import progress

__all__ = ["home", "lesson", "module", "progress"]
