"""Concepts, claims and what is said about them, as rows of a pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from ..relations import CONCEPT_KINDS, RELATIONS
from .documents import Loc
from .rows import Line, Part, Row, Slug, Text

Status = Literal["accepted", "caveat", "contested", "withheld", "retracted"]
LONGEST_STATEMENT = 30  # words


class CitationPart(Part):
    source: Slug
    locator: Line
    note: Text = ""


class FigurePart(Part):
    """Numbers are written as text, as printed: "28", "0.5"."""

    measure: Line
    low: Annotated[str, Field(pattern=r"^\d{1,9}(\.\d{1,6})?$")]
    high: Annotated[str, Field(pattern=r"^(\d{1,9}(\.\d{1,6})?)?$")] = ""
    unit: Text = "%"
    of_whom: Text = ""
    place: Text = ""
    period: Text = ""
    bound: Literal["exact", "about", "fewer_than", "range"] = "exact"


class ConceptRow(Row):
    kind: Line
    name: Line
    plural: Text = ""
    abbreviation: Text = ""
    respelling: Text = ""
    synonyms: list[Line] = []
    broader: list[Slug] = []
    neighbours: list[Slug] = []
    note: Text = ""

    def problems(self) -> Iterable[tuple[Loc, str]]:
        if self.kind not in CONCEPT_KINDS:
            yield ("kind",), f"There is no kind of concept {self.kind}."


class ClaimRow(Row):
    subject: Slug
    relation: Line
    object: Slug | None = None
    figure: FigurePart | None = None
    polarity: bool = True
    strength: Literal["stated", "implied"] = "stated"
    modality: Literal["is", "may", "often", "usually", "most", "rarely"] = "is"
    condition: Text = ""
    population: Text = ""
    time: Text = ""
    scope_note: Text = ""
    ordered_list: Text = ""
    position: Annotated[int, Field(ge=1, le=100)] | None = None
    weight: Literal["core", "supporting", "detail"] = "core"
    status: Status = "accepted"
    reason: Text = ""
    caution: Text = ""
    statement: Line
    citations: Annotated[list[CitationPart], Field(min_length=1)]

    def problems(self) -> Iterable[tuple[Loc, str]]:
        relation = RELATIONS.get(self.relation)
        if relation is None:
            yield ("relation",), f"There is no relation {self.relation}."
        elif bool(relation.objects) != (self.object is not None):
            yield ("relation",), f"{self.relation} joins a subject to {_second(relation.objects)}."
        if (self.object is None) == (self.figure is None):
            yield ("object",), "A claim has an object or a figure, and not both."
        if self.status != "accepted" and not self.reason.strip():
            yield ("status",), f"A claim that is {self.status} needs a reason."
        if self.status == "caveat" and not self.caution.strip():
            yield ("status",), "A claim with a caveat needs the caution that a rationale carries."
        if len(self.statement.split()) > LONGEST_STATEMENT:
            yield ("statement",), f"The statement is longer than {LONGEST_STATEMENT} words."


class ClosureRow(Row):
    """A slot of which a source enumerates every value."""

    subject: Slug
    relation: Line
    citations: Annotated[list[CitationPart], Field(min_length=1)]


class VerdictPart(Part):
    key: bool = False
    proof: bool = False
    attributed: bool = True
    teaching: bool = True


class DisagreementRow(Row):
    kind: Literal["value", "rank_against_share", "wording", "condition", "guidance"]
    claims: Annotated[list[Slug], Field(min_length=1)]
    explanation: Annotated[str, Field(min_length=1, max_length=4000)]
    verdict: VerdictPart = VerdictPart()


class VetoRow(Row):
    """True in the world though no source says so; `reviewed_by` is empty until somebody has."""

    subject: Slug
    relation: Line
    object: Slug
    reason: Line
    reviewed_by: Text = ""


class TagPart(Part):
    framework: Line
    category: Line


class ObjectiveRow(Row):
    text: Line
    claims: Annotated[list[Slug], Field(min_length=1)]
    tags: list[TagPart] = []


def _second(objects: tuple[str, ...]) -> str:
    return "an object" if objects else "a figure"
