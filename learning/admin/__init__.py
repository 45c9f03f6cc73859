from . import claims, concepts, lessons, modules, packs, reviews, sources, verdicts

__all__ = [
    "claims",
    "concepts",
    "lessons",
    "modules",
    "packs",
    "reviews",
    "sources",
    "verdicts",
]
