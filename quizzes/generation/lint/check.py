"""All item rules on one draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..base import Draft
from .option_rules import option_rules
from .rationale_rules import rationale_rules
from .stem_rules import stem_rules
from .view import view

FATAL = frozenset(
    {"S01", "S02", "S04", "S05", "S06", "T07", "C06", "C07", "C10", "R05", "P01", "P03"}
)
MINOR = frozenset({"S07", "S08", "T04", "C08", "C11", "C12", "F02", "P05"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that the draft breaks, and where."""

    code: str
    detail: str

    @property
    def level(self) -> str:
        if self.code in FATAL:
            return "fatal"
        return "minor" if self.code in MINOR else "major"


def findings_of(draft: Draft, hedges: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Every rule that the draft breaks. `hedges` are vague words that its claims carry."""
    seen = view(draft.item)
    for rule in (stem_rules(seen, hedges), option_rules(seen), rationale_rules(seen)):
        for code, detail in rule:
            yield Finding(code, detail)
    if not draft.key_claims:
        yield Finding("P03", "")


def passes(draft: Draft) -> bool:
    return next(findings_of(draft), None) is None
