from .home import home
from .progress import progress

__all__ = ["home", "progress"]
