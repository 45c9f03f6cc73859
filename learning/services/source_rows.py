"""Sources as rows of a pack."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from ..content.rows import Row
from ..content.sources import SourceRow
from ..models import Heading, Pack, Source
from .kinds import Kind

PLAIN = [
    "file",
    "title",
    "short",
    "publisher",
    "author",
    "reviewer",
    "published",
    "updated",
    "reviewed",
    "year",
    "kind",
    "country",
    "audience",
    "references",
    "note",
]


def read(pack: Pack) -> dict[str, Row]:
    found = pack.sources.filter(retired_at=None).prefetch_related("headings")
    return {source.slug: to_row(source) for source in found}


def to_row(source: Source) -> SourceRow:
    fields = {name: getattr(source, name) for name in PLAIN}
    headings = [heading.text for heading in source.headings.all()]
    return SourceRow(slug=source.slug, headings=headings, **fields)


def write(pack: Pack, row: SourceRow, _now: datetime) -> None:
    fields = {name: getattr(row, name) for name in PLAIN}
    source, made = Source.objects.get_or_create(pack=pack, slug=row.slug, defaults=fields)
    if not made:
        Source.objects.filter(pk=source.pk).update(
            **fields, retired_at=None, version=F("version") + 1
        )
    source.headings.all().delete()
    Heading.objects.bulk_create(
        Heading(source=source, text=text, position=position)
        for position, text in enumerate(row.headings, start=1)
    )


def retire(pack: Pack, slug: str, now: datetime) -> None:
    pack.sources.filter(slug=slug).update(retired_at=now, version=F("version") + 1)


SOURCES = Kind("source", "sources.yaml", "sources", SourceRow, 10, read, write, retire)
