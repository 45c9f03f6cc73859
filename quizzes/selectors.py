"""What the pages read. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import F

from accounts.models import User
from learning.models import Concept, Source

from . import timing
from .evidence import Evidence, Site, asked_of
from .items import ReviewPart
from .models import Attempt, Item, Quiz, Response
from .scoring.profiles import PROFILES, Profile


@dataclass(frozen=True, slots=True)
class Place:
    """One position in the list of an attempt's items."""

    position: int
    answered: bool


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What a learner is told before starting."""

    item_count: int
    time_limit_minutes: int | None
    may_go_back: bool
    profiles: tuple[Profile, ...]
    running: Attempt | None
    finished: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One item on the result page."""

    response: Response
    stem: str
    parts: tuple[ReviewPart, ...]
    points: Decimal
    maximum: Decimal
    profile: Profile
    blank: bool

    @property
    def right(self) -> bool:
        return self.points == self.maximum


OLD = 5  # years, after which a source carries its age wherever it is cited


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source as a citation names it."""

    short: str
    title: str
    publisher: str
    year: int | None
    age: int  # in years; 0 where no date is stated

    @property
    def is_old(self) -> bool:
        return self.age > OLD


def sources_of(values: Iterable[Item], *, today: date) -> dict[str, SourceShown]:
    """The sources of the items' packs, by the names that citations use."""
    packs = {item.line.pack_id for item in values}
    return {
        source.slug: SourceShown(
            source.short,
            source.title,
            source.publisher,
            source.year,
            age=today.year - source.year if source.year else 0,
        )
        for source in Source.objects.filter(pack__in=packs)
    }


def items_of(quiz: Quiz) -> list[Item]:
    """The newest version in service of each of the quiz's lines, in the quiz's order."""
    found = Item.objects.in_service().filter(line__entries__quiz=quiz)
    return list(found.order_by("line__entries__position", "line__entries__pk"))


def open_attempt(learner: User, quiz: Quiz) -> Attempt | None:
    return Attempt.objects.open().filter(learner=learner.pk, quiz=quiz).first()


def start_facts(learner: User, quiz: Quiz, *, now: datetime, grace: timedelta) -> StartFacts:
    found = items_of(quiz)
    names = dict.fromkeys(item.value.score(None).profile for item in found)
    mine = list(Attempt.objects.filter(learner=learner.pk, quiz=quiz).order_by("-started_at"))
    running = [a for a in mine if not a.is_closed(now=now, grace=grace)]
    return StartFacts(
        item_count=len(found),
        time_limit_minutes=quiz.time_limit_minutes,
        may_go_back=quiz.may_go_back,
        profiles=tuple(PROFILES[name] for name in names),
        running=running[0] if running else None,
        finished=tuple(a for a in mine if a not in running),
    )


def profiles_of(reviewed: list[ReviewedItem]) -> list[Profile]:
    """Each way of scoring that the attempt used, once, in the order met."""
    return list(dict.fromkeys(entry.profile for entry in reviewed))


def places(attempt: Attempt) -> list[Place]:
    responses = attempt.responses.select_related("item").order_by("position")
    return [Place(r.position, answered=not r.is_blank) for r in responses]


def first_blank(attempt: Attempt) -> int:
    """Where to go on: the first blank position, or the last one where none is blank."""
    all_places = places(attempt)
    blank = [place.position for place in all_places if not place.answered]
    return blank[0] if blank else len(all_places)


def reviewed_items(attempt: Attempt) -> list[ReviewedItem]:
    """Only for a finished attempt: this is what shows the keys."""
    if attempt.finished_at is None:
        raise ValueError("An attempt is reviewed after it is graded.")
    responses = attempt.responses.select_related("item__line", "question")
    return [reviewed(response) for response in responses.order_by("position")]


def reviewed(response: Response) -> ReviewedItem:
    item = response.item.value
    score = item.score(response.answer)
    return ReviewedItem(
        response=response,
        stem=item.stem,
        parts=item.review(response.answer),
        points=response.points if response.points is not None else score.points,
        maximum=item.maximum,
        profile=PROFILES[score.profile],
        blank=item.is_blank(response.answer),
    )


def attempts_of(learner: User) -> list[Attempt]:
    """The newest two hundred; those still open come before all others, however old they are."""
    newest = F("finished_at").desc(nulls_first=True)
    return list(Attempt.objects.filter(learner=learner.pk).order_by(newest, "-started_at")[:200])


def evidence_of(learner: User) -> list[Evidence]:
    """Every graded response of the learner, with the sites that its item asks about."""
    mine = Response.objects.filter(
        attempt__learner=learner.pk, attempt__finished_at__isnull=False
    ).select_related("attempt", "item__line")
    spread = Concept.objects.filter(kind="spread").values_list("pack", "slug", "name")
    sites = {(pack, slug): Site(slug, name) for pack, slug, name in spread}
    return [_evidence(response, sites) for response in mine]


def _evidence(response: Response, sites: Mapping[tuple[int, str], Site]) -> Evidence:
    item, attempt = response.item, response.attempt
    asked = sorted(asked_of(item.provenance))
    named = [sites.get((item.line.pack_id, slug)) for slug in asked]
    return Evidence(
        line=item.line_id,
        at=attempt.finished_at or attempt.started_at,
        share=float((response.points or Decimal(0)) / item.value.maximum),
        blank=response.is_blank,
        redo=attempt.kind == Attempt.Kind.REDO,
        sites=tuple(site for site in named if site),
    )


def time_left(attempt: Attempt, *, now: datetime) -> int | None:
    return timing.seconds_left(attempt.deadline_at, now=now)


def takes_saves(attempt: Attempt, *, now: datetime, grace: timedelta) -> bool:
    return not attempt.is_closed(now=now, grace=grace)
