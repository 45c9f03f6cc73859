"""Which rule scores which type, where the rule is published, and how sure that is.

Data, not branches: a disputed rule is changed here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


def marked(message: str) -> str:
    """Mark a message for the translators' catalogue and leave it as it is."""
    return message


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to turn marks into points.

    `sentence` tells a learner how the score came about; `standing` says whether the rule is
    published for the exam (NGN), usual elsewhere (classic) or our own (house).
    """

    name: str
    rule: Literal["zero_one", "plus_minus", "rationale", "whole"]
    floor: Literal["none", "item", "group", "column"]
    standing: Literal["NGN", "classic", "house"]
    disputed: bool
    sentence: str
    document: str
    document_date: str


SLIDES = "Slides of the exam's psychometricians on scoring next-generation items"

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            name="matching",
            rule="zero_one",
            floor="none",
            standing="classic",
            disputed=False,
            sentence=marked("One point for each right pair; nothing is taken off for a wrong one."),
            document="House rule after the usual way of scoring matching items",
            document_date="2026",
        ),
        Profile(
            name="multiple",
            rule="plus_minus",
            floor="item",
            standing="NGN",
            disputed=False,
            sentence=marked(
                "One point for each right choice, one taken off for each wrong one, never below "
                "nothing."
            ),
            document=SLIDES,
            document_date="2022",
        ),
        Profile(
            name="single",
            rule="zero_one",
            floor="none",
            standing="NGN",
            disputed=False,
            sentence=marked(
                "One point for the right option; nothing is taken off for a wrong one."
            ),
            document=SLIDES,
            document_date="2022",
        ),
    )
}
