"""Words, forms and readability, by simple means: English only, heuristics by word form."""

from __future__ import annotations

import re

from ..words import content_words

STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "go",
        "going",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "list",
        "listed",
        "may",
        "might",
        "module",
        "name",
        "named",
        "of",
        "on",
        "one",
        "or",
        "out",
        "over",
        "reports",
        "source",
        "sources",
        "suggest",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "this",
        "to",
        "up",
        "what",
        "when",
        "which",
        "who",
        "with",
        "you",
        "your",
        "following",
        "according",
        "client",
        "clients",
        "finding",
        "findings",
        "spread",
        "note",
        "new",
        "ward",
        "visit",
    ]
)
SENTENCE = re.compile(r"[^.!?:]+[.!?:]?")
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    return WORD.findall(text)


def content(text: str) -> frozenset[str]:
    """Words that carry meaning, without those that any stem has."""
    return frozenset(word for word in content_words(text) if word not in STOP and len(word) > 2)


def folded(text: str) -> str:
    """For telling equal options: case, articles, plural and punctuation folded."""
    return " ".join(sorted(content_words(text))) or text.casefold()


def sentences(text: str) -> list[str]:
    return [found.strip() for found in SENTENCE.findall(text) if words(found)]


def syllables(word: str) -> int:
    count = len(VOWELS.findall(word.lower()))
    if word.lower().endswith("e") and not word.lower().endswith("le") and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str, masked: frozenset[str]) -> float:
    """Flesch-Kincaid grade (Kincaid 1975), domain terms counted as two syllables."""
    found = words(text)
    spoken = sum(2 if word.lower() in masked else syllables(word) for word in found)
    per_sentence = len(found) / max(1, len(sentences(text)))
    return 0.39 * per_sentence + 11.8 * spoken / max(1, len(found)) - 15.59


def is_plural(text: str) -> bool:
    """Whether the phrase's head, its last word before "of" or "in", has a plural ending."""
    head = re.split(r"\s(?:of|in|on|with|when|to)\s", text.lower())[0].split()
    last = head[-1] if head else ""
    return len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "is", "us"))


def form(text: str) -> str:
    """The phrase's form by its first word: an -ing form, an infinitive, or a noun phrase."""
    first = text.lower().split()[0] if text.split() else ""
    if first == "to":
        return "infinitive"
    return "gerund" if first.endswith("ing") and len(first) > 5 else "phrase"
