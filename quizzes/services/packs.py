"""Writing a pack's items and quizzes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from learning.content.documents import Problem
from learning.content.rows import Row
from learning.models import Pack
from learning.services.kinds import Kind, Rows

from .. import items
from ..content import ItemRow, QuizRow
from ..models import Item, ItemLine, Quiz, QuizEntry
from .lifecycle import approve_item, draft_item, withdraw_item


def read_items(pack: Pack) -> dict[str, Row]:
    """The newest version of each hand-written line that was not turned down."""
    live = (Item.Status.DRAFT, Item.Status.APPROVED)
    found = Item.objects.filter(line__pack=pack, status__in=live, provenance={})
    found = found.select_related("line")
    newest = {item.line.slug: item for item in found.order_by("line__slug", "number")}
    return {
        slug: ItemRow(
            slug=slug,
            approved=item.status == Item.Status.APPROVED,
            item=items.dump(item.value),
        )
        for slug, item in newest.items()
    }


def write_item(pack: Pack, row: ItemRow, now: datetime) -> None:
    """A changed item is a new version; the approved one is superseded, never edited."""
    line, _ = ItemLine.objects.get_or_create(pack=pack, slug=row.slug)
    item = draft_item(line=line, value=items.load(row.item), author=None, now=now)
    if row.approved:
        approve_item(item=item, person=None, now=now)


def retire_item(pack: Pack, slug: str, now: datetime) -> None:
    for item in Item.objects.in_service().filter(line__pack=pack, line__slug=slug):
        withdraw_item(item=item, person=None, reason="Gone from the content pack.", now=now)


def read_quizzes(pack: Pack) -> dict[str, Row]:
    # Quizzes of generated items are the installation's own: their lines are in no file.
    generated = ItemLine.objects.exclude(items__provenance={}).filter(items__isnull=False)
    found = Quiz.objects.filter(module__pack=pack).select_related("module")
    found = found.exclude(pk__in=QuizEntry.objects.filter(line__in=generated).values("quiz"))
    return {
        quiz.slug: QuizRow(
            slug=quiz.slug,
            title=quiz.title,
            summary=quiz.summary,
            module=quiz.module.slug,
            position=quiz.position,
            time_limit_minutes=quiz.time_limit_minutes,
            published=quiz.published_at is not None,
            lines=[entry.line.slug for entry in quiz.entries.select_related("line")],
        )
        for quiz in found
    }


def write_quiz(pack: Pack, row: QuizRow, now: datetime) -> None:
    module = pack.modules.get(slug=row.module)
    quiz, _ = Quiz.objects.get_or_create(
        slug=row.slug, defaults={"module": module, "title": row.title}
    )
    Quiz.objects.filter(pk=quiz.pk).update(
        module=module,
        title=row.title,
        summary=row.summary,
        position=row.position,
        time_limit_minutes=row.time_limit_minutes,
        published_at=(quiz.published_at or now) if row.published else None,
        version=F("version") + 1,
    )
    quiz.entries.all().delete()
    lines = {line.slug: line for line in ItemLine.objects.filter(pack=pack, slug__in=row.lines)}
    QuizEntry.objects.bulk_create(
        QuizEntry(quiz=quiz, line=lines[slug], position=position)
        for position, slug in enumerate(row.lines, start=1)
    )


def retire_quiz(pack: Pack, slug: str, _now: datetime) -> None:
    Quiz.objects.filter(module__pack=pack, slug=slug).update(
        published_at=None, version=F("version") + 1
    )


def check_quizzes(rows: Rows) -> Iterable[Problem]:
    for placed in rows["quiz"].values():
        row = placed.row
        if not isinstance(row, QuizRow):
            continue
        if row.module not in rows["module"]:
            yield placed.problem(("module",), f"There is no module {row.module} in this pack.")
        for index, slug in enumerate(row.lines):
            if slug not in rows["item"]:
                yield placed.problem(("lines", index), f"There is no item {slug} in this pack.")
            if slug in row.lines[:index]:
                yield placed.problem(("lines", index), f"The item {slug} stands twice.")


ITEMS = Kind(
    name="item",
    file="items.yaml",
    section="items",
    row=ItemRow,
    order=70,
    read=read_items,
    write=write_item,
    retire=retire_item,
)
QUIZZES = Kind(
    name="quiz",
    file="quizzes.yaml",
    section="quizzes",
    row=QuizRow,
    order=80,
    read=read_quizzes,
    write=write_quiz,
    retire=retire_quiz,
    check=check_quizzes,
)
