"""Made-up words of five letters. Three pools, so that a stem and its options share no word."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

SPREAD_WORDS = [
    "arvel",
    "belto",
    "corda",
    "dreva",
    "elvan",
    "fodel",
    "galve",
    "harno",
    "jolda",
    "kembo",
    "larvo",
    "melda",
    "norvi",
    "oltra",
    "pelvo",
    "quorn",
    "ralde",
    "solme",
    "torvi",
    "ulmar",
]
FINDING_WORDS = [
    "abrin",
    "bocar",
    "crune",
    "dalmi",
    "erbon",
    "fisto",
    "glane",
    "hurdo",
    "itrel",
    "jabon",
    "krell",
    "lumba",
    "mirco",
    "nalpi",
    "oskar",
    "prend",
    "quilo",
    "rudon",
    "skelt",
    "trabo",
    "umbri",
    "vosta",
    "whelt",
    "yorba",
    "zindo",
    "brask",
    "clomp",
    "dwern",
    "frilt",
    "gremo",
    "hosta",
    "jelmi",
    "knarl",
    "lirdo",
    "morga",
    "nulto",
]
PLACE_WORDS = [
    "ashta",
    "birro",
    "cedda",
    "dovri",
    "embra",
    "fjall",
    "gronn",
    "hevta",
    "issil",
    "knosk",
    "leddu",
    "marsk",
]
RARE_WORDS = [
    "xelan",
    "xibor",
    "xoran",
    "xumel",
    "xydra",
    "xaldo",
]  # in no pool: for unrelated things


def label(rng: Random, pool: Sequence[str]) -> str:
    """Two words of the pool."""
    return " ".join(rng.sample(pool, 2))


def finding_label(rng: Random, tail: str = "") -> str:
    """Two words, three with an "of" now and then; or a word before another label."""
    if tail and len(tail.split()) < 4:
        return f"{rng.choice(FINDING_WORDS)} {tail}"
    if rng.random() < 0.1:
        return rng.choice(FINDING_WORDS)
    return (" of " if rng.random() < 0.1 else " ").join(rng.sample(FINDING_WORDS, 2))


def renaming(rng: Random) -> dict[str, str]:
    """A bijection of words, pool by pool."""
    words: dict[str, str] = {}
    for pool in (SPREAD_WORDS, FINDING_WORDS, PLACE_WORDS):
        words.update(zip(pool, rng.sample(pool, len(pool)), strict=True))
    return words
