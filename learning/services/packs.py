"""Writing the learning app's own kinds of rows."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from ..content.packs import ModuleRow
from ..content.rows import Row
from ..models import Module, Pack
from .kinds import Kind


def read_modules(pack: Pack) -> dict[str, Row]:
    return {module.slug: module_row(module) for module in pack.modules.all()}


def module_row(module: Module) -> ModuleRow:
    return ModuleRow(
        slug=module.slug,
        title=module.title,
        summary=module.summary,
        position=module.position,
        published=module.published_at is not None,
    )


def write_module(pack: Pack, row: ModuleRow, now: datetime) -> None:
    module, _ = Module.objects.get_or_create(
        slug=row.slug, pack=pack, defaults={"title": row.title}
    )
    published_at = (module.published_at or now) if row.published else None
    Module.objects.filter(pk=module.pk).update(
        title=row.title,
        summary=row.summary,
        position=row.position,
        published_at=published_at,
        version=F("version") + 1,
    )


def retire_module(pack: Pack, slug: str, _now: datetime) -> None:
    """A module gone from the pack is unpublished; what learners did with it stays."""
    pack.modules.filter(slug=slug).update(published_at=None, version=F("version") + 1)


MODULES = Kind(
    name="module",
    file="pack.yaml",
    section="modules",
    row=ModuleRow,
    order=60,
    read=read_modules,
    write=write_module,
    retire=retire_module,
)
