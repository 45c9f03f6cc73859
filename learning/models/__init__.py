from .claims import Citation, Claim, Figure
from .concepts import Concept, Synonym
from .lessons import Lesson, LessonClaim, LessonNote, LessonObjective
from .loads import LoadedRow
from .modules import Module
from .packs import Pack
from .sources import Heading, Source
from .verdicts import Closure, Disagreement, Objective, ObjectiveTag, Review, Veto

__all__ = [
    "Citation",
    "Claim",
    "Closure",
    "Concept",
    "Disagreement",
    "Figure",
    "Heading",
    "Lesson",
    "LessonClaim",
    "LessonNote",
    "LessonObjective",
    "LoadedRow",
    "Module",
    "Objective",
    "ObjectiveTag",
    "Pack",
    "Review",
    "Source",
    "Synonym",
    "Veto",
]
