"""`export_claims`: one JSON object a claim, each cited, each at most 30 words."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
PACK = "metastatic_breast_cancer"
FIELDS = [
    "id", "subject", "relation", "object", "value", "unit", "polarity", "strength", "modality",
    "condition", "scope", "weight", "status", "reason", "statement", "citations",
]  # fmt: skip


@pytest.fixture
def rows() -> list[dict[str, object]]:
    folder = Path(settings.BASE_DIR) / "fixtures" / PACK
    call_command("load_content", str(folder), stdout=io.StringIO())
    out = io.StringIO()
    call_command("export_claims", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_a_whole_claim(rows: list[dict[str, object]]) -> None:
    assert len(rows) > 150
    for row in rows:
        assert list(row) == FIELDS
        assert row["citations"]
        assert (row["object"] is None) != (row["value"] is None)
        assert len(str(row["statement"]).split()) <= 30
        assert row["status"] == "accepted" or row["reason"]


def test_lines_are_in_order_of_id(rows: list[dict[str, object]]) -> None:
    ids = [str(row["id"]) for row in rows]
    assert ids == sorted(ids)


def test_sources_are_named_by_file(rows: list[dict[str, object]]) -> None:
    files = {c["source"] for row in rows for c in row["citations"]}  # type: ignore[attr-defined]
    assert len(files) == 5
    assert all(str(name).endswith(".txt") for name in files)


def test_unknown_pack_is_named() -> None:
    with pytest.raises(CommandError, match="no pack nothing"):
        call_command("export_claims", "nothing", stdout=io.StringIO())
