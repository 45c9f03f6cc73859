"""Loading a pack: plan every row, refuse the whole or write the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from ..content.diff import Action, decide
from ..content.documents import BadPackError, Document, Problem
from ..content.packs import PackRow
from ..content.rows import Placed, Row, digest, read_row, read_section
from ..models import LoadedRow, Pack
from .changes import knowledge_changed
from .kinds import KINDS, Kind, Rows

Prefer = Literal["ask", "file", "admin"]
QUIET = {Action.SAME, Action.ADOPT, Action.KEEP_EDIT, Action.LOCAL}  # change no row


@dataclass(frozen=True, slots=True)
class Step:
    """What the load does with one row."""

    kind: str
    slug: str
    action: Action


class ConflictError(Exception):
    """Rows were edited in the admin and in the files. Nothing was loaded."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        super().__init__(", ".join(f"{step.kind} {step.slug}" for step in steps))


@dataclass(frozen=True, slots=True)
class ParsedPack:
    pack: PackRow
    rows: Rows


def parse(documents: Mapping[str, Document]) -> ParsedPack:
    """Read all files of a pack. Raises BadPackError with every problem found."""
    head = documents.get("pack.yaml", Document("pack.yaml", {}))
    pack, problems = read_row(head, ("pack",), head.data.get("pack"), PackRow)
    rows: dict[str, dict[str, Placed]] = {}
    for kind in KINDS:
        document = documents.get(kind.file, Document(kind.file, {}))
        placed, wrong = read_section(document, kind.section, kind.row)
        rows[kind.name] = {entry.row.slug: entry for entry in placed}
        problems += wrong
    problems += _unknown_sections(documents)
    if not problems:
        for kind in KINDS:
            problems += kind.check(rows)
    if problems or pack is None:
        raise BadPackError(problems)
    return ParsedPack(pack, rows)


def _unknown_sections(documents: Mapping[str, Document]) -> Iterator[Problem]:
    known = {(kind.file, kind.section) for kind in KINDS} | {("pack.yaml", "pack")}
    for name, document in documents.items():
        for section in document.data:
            if (name, section) not in known:
                yield document.problem((section,), f"There is no section {section} in this file.")


@transaction.atomic
def load(
    parsed: ParsedPack, *, now: datetime, prefer: Prefer = "ask", dry_run: bool = False
) -> list[Step]:
    """Bring the database to what the files say, keeping what was edited in the admin.

    Raises ConflictError where a row was edited in both and `prefer` is "ask"; then, as on a
    dry run, nothing is kept.
    """
    pack, head = _load_head(parsed.pack, prefer)
    steps = [head]
    writers: list[tuple[Kind, Placed | None, Step]] = []
    for kind in KINDS:
        for step in _plan(kind, parsed.rows.get(kind.name, {}), pack):
            steps.append(step)
            writers.append((kind, parsed.rows.get(kind.name, {}).get(step.slug), step))
    conflicts = [step for step in steps if step.action is Action.CONFLICT]
    if conflicts and prefer == "ask" and not dry_run:
        raise ConflictError(conflicts)
    for position, (kind, placed, step) in enumerate(writers):
        row = placed.row if placed else None
        _carry_out(kind, pack, row, step, prefer, now)
        _remember(pack, kind.name, step.slug, row, position)
    if any(step.action not in QUIET for step in steps):
        knowledge_changed(pack, now)
    if dry_run:
        transaction.set_rollback(True)
    return steps


def _plan(kind: Kind, files: Mapping[str, Placed], pack: Pack) -> Iterator[Step]:
    stored = {slug: digest(row) for slug, row in kind.read(pack).items()}
    loaded = dict(pack.loaded_rows.filter(kind=kind.name).values_list("slug", "digest"))
    wanted = {slug: digest(placed.row) for slug, placed in files.items()}
    for slug in [*wanted, *sorted(set(loaded) - set(wanted))]:
        action = decide(file=wanted.get(slug), database=stored.get(slug), loaded=loaded.get(slug))
        yield Step(kind.name, slug, action)


def _carry_out(
    kind: Kind, pack: Pack, row: Row | None, step: Step, prefer: Prefer, now: datetime
) -> None:
    action = step.action
    if action is Action.CONFLICT and prefer == "file":
        action = Action.UPDATE if row else Action.RETIRE
    if action in {Action.ADD, Action.UPDATE} and row:
        kind.write(pack, row, now)
    if action is Action.RETIRE:
        kind.retire(pack, step.slug, now)


def _remember(pack: Pack, kind: str, slug: str, row: Row | None, position: int = 0) -> None:
    """Keep the file's hash, also where the admin's edit stays: the choice is made once."""
    if row is None:
        pack.loaded_rows.filter(kind=kind, slug=slug).delete()
    else:
        LoadedRow.objects.update_or_create(
            pack=pack,
            kind=kind,
            slug=slug,
            defaults={"digest": digest(row), "position": position},
        )


def _load_head(row: PackRow, prefer: Prefer) -> tuple[Pack, Step]:
    pack = Pack.objects.select_for_update().filter(slug=row.slug).first()
    if pack is None:
        pack = Pack.objects.create(**_head_fields(row), slug=row.slug)
        _remember(pack, "pack", row.slug, row)
        return pack, Step("pack", row.slug, Action.ADD)
    loaded = pack.loaded_rows.filter(kind="pack", slug=row.slug).first()
    action = decide(
        file=digest(row),
        database=digest(head_of(pack)),
        loaded=loaded.digest if loaded else None,
    )
    if action is Action.UPDATE or (action is Action.CONFLICT and prefer == "file"):
        Pack.objects.filter(pk=pack.pk).update(**_head_fields(row))
    _remember(pack, "pack", row.slug, row)
    return pack, Step("pack", row.slug, action)


def _head_fields(row: PackRow) -> dict[str, str]:
    return {
        "title": row.title,
        "summary": row.summary,
        "language": row.language,
        "licence": row.licence,
    }


def head_of(pack: Pack) -> PackRow:
    return PackRow(
        slug=pack.slug,
        title=pack.title,
        summary=pack.summary,
        language=pack.language,
        licence=pack.licence,
    )


def stored_rows(pack: Pack) -> dict[Kind, dict[str, Row]]:
    """All rows in force, in the order of the files; rows made in the admin come last."""
    order = {
        (loaded.kind, loaded.slug): loaded.position for loaded in pack.loaded_rows.order_by("pk")
    }
    last = len(order)

    def in_order(kind: Kind) -> dict[str, Row]:
        rows = kind.read(pack)
        return {
            slug: rows[slug] for slug in sorted(rows, key=lambda s: order.get((kind.name, s), last))
        }

    return {kind: in_order(kind) for kind in KINDS}
