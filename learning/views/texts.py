"""A lesson's text as its reader sees it: words, dates and addresses added to what it refers to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from .. import rendering
from ..models import Citation, Claim, Figure, Source
from ..pages import LessonPage, figure_of
from ..rendering import Chip, FigureRow

YEARS_WITHOUT_A_WORD = 5


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One document of a lesson, and where in it the lesson's statements stand."""

    name: str
    date: str
    url: str
    places: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class LessonText:
    body: SafeString
    check_sources: SafeString
    sources: list[CitedSource]


def lesson_text(page: LessonPage, *, year: int) -> LessonText:
    """Safe to show: rendering cleans whatever an author wrote."""
    material = rendering.Material(
        words=_words(),
        citations={slug: _chips(claim, year) for slug, claim in page.claims.items()},
        figures={slug: _rows(claims, year) for slug, claims in page.disagreements.items()},
    )
    body = rendering.render(page.lesson.body, material)
    chips = rendering.render_chips(page.check_slugs, material)
    return LessonText(
        body=mark_safe(body),  # noqa: S308 - cleaned by rendering.clean
        check_sources=mark_safe(chips),  # noqa: S308 - cleaned by rendering.clean
        sources=_sources(page.claims.values(), year),
    )


def age_of(source: Source, year: int) -> int | None:
    return None if source.year is None else year - source.year


def is_old(source: Source, year: int) -> bool:
    return (age_of(source, year) or 0) > YEARS_WITHOUT_A_WORD


def date_of(source: Source, year: int) -> str:
    """Its year, and its age where that is over five; or that it states none."""
    if source.year is None:
        return gettext("no date stated")
    if not is_old(source, year):
        return str(source.year)
    age = year - source.year
    text = ngettext("%(year)d, %(age)d year old", "%(year)d, %(age)d years old", age)
    return text % {"year": source.year, "age": age}


def figure_text(figure: Figure) -> str:
    """The number with how exact it is: "about 15%", "50–60%"."""
    number = f"{figure.low}–{figure.high}" if figure.high else figure.low
    number = f"{number}%" if figure.unit == "%" else f"{number} {figure.unit}".strip()
    if figure.bound == Figure.Bound.ABOUT:
        return gettext("about %(number)s") % {"number": number}
    if figure.bound == Figure.Bound.FEWER_THAN:
        return gettext("fewer than %(number)s") % {"number": number}
    return number


def _words() -> rendering.Words:
    return rendering.Words(
        source=gettext("Source"),
        no_source=gettext("source withdrawn"),
        figures=gettext("What the sources say, side by side"),
        figure=gettext("Figure"),
        of_whom=gettext("Of whom"),
        date=gettext("Date"),
        table=gettext("Table"),
    )


def _chips(claim: Claim, year: int) -> tuple[Chip, ...]:
    """One for each document, however many of its headings are cited."""
    by_source: dict[int, list[Citation]] = {}
    for citation in claim.citations.all():
        by_source.setdefault(citation.source_id, []).append(citation)
    return tuple(
        Chip(
            source=cited[0].source.short,
            place="; ".join(c.locator for c in cited),
            date=date_of(cited[0].source, year),
            url=_address(cited[0]),
            dated=cited[0].source.year is not None,
        )
        for cited in by_source.values()
    )


def _rows(claims: list[Claim], year: int) -> tuple[FigureRow, ...]:
    """Dated sources first, the oldest at the head."""
    rows = [(_first_year(claim), _row(claim, year)) for claim in claims]
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _first_year(claim: Claim) -> int:
    return min((c.source.year or 9999 for c in claim.citations.all()), default=9999)


def _row(claim: Claim, year: int) -> FigureRow:
    figure = figure_of(claim)
    of_whom = figure.of_whom if figure else claim.population
    notes = [figure.measure if figure else "", claim.scope_note]
    return FigureRow(
        figure=figure_text(figure) if figure else claim.statement,
        note=" · ".join(note for note in notes if note),
        of_whom=of_whom or gettext("not stated"),
        chips=_chips(claim, year),
    )


def _sources(claims: Iterable[Claim], year: int) -> list[CitedSource]:
    cited: dict[int, tuple[Source, dict[str, Chip]]] = {}
    for claim in claims:
        for citation in claim.citations.all():
            source = citation.source
            _, places = cited.setdefault(source.pk, (source, {}))
            chip = Chip(source.short, citation.locator, "", _address(citation))
            places.setdefault(citation.locator, chip)
    ordered = sorted(cited.values(), key=lambda pair: pair[0].slug)
    return [
        CitedSource(
            name=source.short,
            date=date_of(source, year),
            url=_card(source),
            places=tuple(places[heading] for heading in sorted(places)),
        )
        for source, places in ordered
    ]


def _card(source: Source) -> str:
    return reverse("learning:source", args=[source.pack.slug, source.slug])


def _address(citation: Citation) -> str:
    """The source's card, at the heading that is cited."""
    card = _card(citation.source)
    for heading in citation.source.headings.all():
        if heading.text == citation.locator:
            return f"{card}#heading-{heading.position}"
    return card
