"""docs/operations.md tells the truth about the settings."""

import os
import re
from pathlib import Path
from runpy import run_path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "operations.md").read_text()
SETTINGS = (ROOT / "config" / "settings.py").read_text()
ROW = re.compile(r"^\| `([A-Z_]+)` \| ([^|]+) \|", re.MULTILINE)
READ = re.compile(r"env\.(\w+)\(\s*\"([A-Z_]+)\"")


def test_every_variable_of_the_settings_is_in_the_table_and_no_other() -> None:
    read = [name for _kind, name in READ.findall(SETTINGS)]
    assert len(read) > 10
    assert sorted(set(read)) == sorted(name for name, _default in ROW.findall(DOC))


def test_the_settings_read_the_environment_in_no_other_way() -> None:
    assert SETTINGS.count("os.environ") == 1
    assert "getenv" not in SETTINGS


def test_the_defaults_are_those_of_the_settings() -> None:
    with mock.patch.dict(os.environ, clear=True):
        settings = run_path(str(ROOT / "config" / "settings.py"))
    told = {name: default.strip("` ") for name, default in ROW.findall(DOC) if "`" in default}
    database = told.pop("DATABASE_URL").removeprefix("sqlite:///")
    assert settings["DATABASES"]["default"]["NAME"] == ROOT / database
    assert settings["STATIC_ROOT"] == ROOT / told.pop("STATIC_ROOT")
    del told["SECRET_KEY"]  # a file, and tested in test_secret_key.py
    assert len(told) == 8
    for name, default in told.items():
        assert str(settings[name]).lower() == default.lower(), name
