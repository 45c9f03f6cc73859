"""The wording of stems, as data. A frame holds no clinical fact: names fill its slots."""

from __future__ import annotations


def marked(message: str) -> str:
    """Mark a message for the translators' catalogue and leave it as it is."""
    return message


SITE_TO_FINDING = (
    marked("Which finding do the sources of this module list for {subject}?"),
    marked("According to the sources of this module, which finding may suggest {subject}?"),
    marked(
        "A colleague asks what to watch for in {subject}. Which finding do the sources of this "
        "module name?"
    ),
    marked(
        "You prepare a talk on {subject}. Which finding belongs in it, going by the sources of "
        "this module?"
    ),
)
FINDING_TO_SITE = (
    marked(
        "A client with known breast cancer reports {object}. According to the sources of this "
        "module, what may this suggest?"
    ),
    marked("For which of these do the sources of this module list {object}?"),
    marked(
        "At a follow-up visit a client mentions {object}. Going by the sources of this module, "
        "which spread may this suggest?"
    ),
    marked(
        "A note from the ward reads: new finding, {object}. Which spread do the sources of this "
        "module name for it?"
    ),
)
SELECT_FINDINGS = (
    marked(
        "Which findings do the sources of this module list for {subject}? Select all that apply."
    ),
    marked(
        "According to the sources of this module, which findings may suggest {subject}? Select "
        "all that apply."
    ),
    marked(
        "A colleague asks what to watch for in {subject}. Which findings do the sources of this "
        "module name? Select all that apply."
    ),
    marked(
        "You prepare a talk on {subject}. Which findings belong in it, going by the sources of "
        "this module? Select all that apply."
    ),
)
MATCH_FINDINGS = (
    marked(
        "Match each finding to the spread that it may suggest, according to the sources of this "
        "module. One entry is left over."
    ),
    marked(
        "Three clients with known breast cancer each report one finding. Match each finding to "
        "the spread for which the sources of this module list it. One entry is left over."
    ),
    marked(
        "For each finding, choose the spread that the sources of this module name it for. One "
        "entry is left over."
    ),
    marked(
        "Pair the findings from a ward round with the spread that each may suggest, going by the "
        "sources of this module. One entry is left over."
    ),
)
