"""`load_content` and `dump_content`, as an operator types them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from learning.models import Module, Pack
from quizzes.models import Item, Quiz

pytestmark = pytest.mark.django_db

ORIENTATION = Path(settings.BASE_DIR) / "fixtures" / "try_the_formats"
MODULE = "try-the-formats"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ORIENTATION, tmp_path / "pack"))


def load(folder: Path, **options: object) -> str:
    said = io.StringIO()
    call_command("load_content", str(folder), stdout=said, stderr=said, **options)
    return said.getvalue()


def edit(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_second_load_changes_nothing(folder: Path) -> None:
    load(folder)
    before = list(Item.objects.order_by("pk").values())
    said = load(folder)
    assert "6 same" in said
    assert list(Item.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    "name", sorted(p.parent.name for p in ORIENTATION.parent.glob("*/pack.yaml"))
)
def test_dump_after_load_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    pack = ORIENTATION.parent / name
    load(pack)
    call_command("dump_content", name, str(tmp_path / "out"), stdout=io.StringIO())
    written = {p.relative_to(tmp_path / "out"): p for p in (tmp_path / "out").rglob("*.*")}
    wanted = {p.relative_to(pack): p for p in pack.rglob("*.*")}
    assert sorted(written) == sorted(wanted)
    for where, path in wanted.items():
        assert written[where].read_bytes() == path.read_bytes(), where


def test_dry_run_reports_row_by_row_and_keeps_nothing(folder: Path) -> None:
    said = load(folder, dry_run=True)
    assert "add                      item         next-bus-after-ten" in said
    assert "would load 6 rows" in said
    assert not Pack.objects.exists()


def test_changed_item_is_a_new_version_and_the_old_one_is_superseded(folder: Path) -> None:
    load(folder)
    edit(
        folder,
        "items.yaml",
        "You missed this bus by five minutes.",
        "It left at 10:20, before you.",
    )
    assert "update" in load(folder)
    versions = Item.objects.filter(line__slug="next-bus-after-ten").order_by("number")
    assert [(v.number, v.status) for v in versions] == [(1, "superseded"), (2, "approved")]


def test_edit_made_in_the_admin_survives_a_reload(folder: Path) -> None:
    load(folder)
    Module.objects.filter(slug=MODULE).update(title="Our own title")
    assert "keep the admin's edit" in load(folder)
    assert Module.objects.get(slug=MODULE).title == "Our own title"


def test_row_changed_in_both_is_asked_about_and_nothing_is_loaded(folder: Path) -> None:
    load(folder)
    Module.objects.filter(slug=MODULE).update(title="Our own title")
    edit(folder, "pack.yaml", "before it counts", "before it matters")
    edit(folder, "quizzes.yaml", "Three short questions", "Three questions")
    with pytest.raises(CommandError, match="Nothing was loaded"):
        load(folder)
    assert Module.objects.get(slug=MODULE).title == "Our own title"
    assert Quiz.objects.get().summary.startswith("Three short questions")


def test_choice_between_file_and_admin_is_asked_once(folder: Path) -> None:
    load(folder)
    Module.objects.filter(slug=MODULE).update(title="Our own title")
    edit(folder, "pack.yaml", "before it counts", "before it matters")
    load(folder, prefer="admin")
    assert "keep the admin's edit" in load(folder)
    assert Module.objects.get(slug=MODULE).title == "Our own title"


def test_file_wins_where_it_is_preferred(folder: Path) -> None:
    load(folder)
    Module.objects.filter(slug=MODULE).update(title="Our own title")
    edit(folder, "pack.yaml", "before it counts", "before it matters")
    load(folder, prefer="file")
    assert Module.objects.get(slug=MODULE).title == "Try the formats"


def test_item_gone_from_the_pack_leaves_service_and_is_kept(folder: Path) -> None:
    load(folder)
    text = (folder / "items.yaml").read_text(encoding="utf-8")
    keep, _, _ = text.partition("  - slug: moving-an-appointment")
    (folder / "items.yaml").write_text(keep, encoding="utf-8")
    edit(folder, "quizzes.yaml", "      - moving-an-appointment\n", "")
    load(folder)
    assert Item.objects.get(line__slug="moving-an-appointment").status == Item.Status.WITHDRAWN


@pytest.mark.parametrize(
    ("name", "before", "after", "where", "why"),
    [
        ("pack.yaml", "title: Try", "titel: Try", "pack.yaml:3", "titel"),
        ("items.yaml", "key: p9", "key: zz", "items.yaml:39", "No option has the id 'zz'"),
        ("items.yaml", "approved: true", "approved: yes", "items.yaml:3", "valid boolean"),
        (
            "quizzes.yaml",
            "- last-bus-on-sunday",
            "- last-bus",
            "quizzes.yaml:10",
            "no item last-bus",
        ),
        ("quizzes.yaml", "module: try-the-formats", "module: other", "quizzes.yaml:6", "no module"),
        ("quizzes.yaml", "quizzes:", "quizes:", "quizzes.yaml:1", "no section quizes"),
        ("items.yaml", "items:", "items: [", "items.yaml:", "not YAML"),
        (
            "items.yaml",
            "slug: last-bus-on-sunday",
            "slug: next-bus-after-ten",
            "items.yaml:",
            "before",
        ),
    ],
)
def test_bad_pack_is_refused_whole_naming_file_line_and_reason(
    folder: Path, name: str, before: str, after: str, where: str, why: str
) -> None:
    edit(folder, name, before, after)
    with pytest.raises(CommandError) as refused:
        load(folder)
    lines = [line for line in str(refused.value).splitlines() if where in line]
    assert lines, str(refused.value)
    assert any(why in line for line in lines), lines
    assert not Pack.objects.exists()


def test_folder_that_is_no_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no pack\.yaml"):
        load(tmp_path)


def test_file_that_is_not_text_is_named(folder: Path) -> None:
    (folder / "items.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match=r"items\.yaml:1: The file cannot be read"):
        load(folder)
