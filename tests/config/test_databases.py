from pathlib import Path

import pytest

from config.databases import from_url
from config.env import EnvError

BASE = Path("/srv/wardwise")


def test_sqlite_is_set_up_to_be_trusted() -> None:
    config = from_url("sqlite:///var/wardwise.sqlite3", BASE)
    assert config["ENGINE"] == "django.db.backends.sqlite3"
    assert config["NAME"] == BASE / "var/wardwise.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert config["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]


def test_sqlite_takes_an_absolute_path() -> None:
    assert from_url("sqlite:////data/w.sqlite3", BASE)["NAME"] == Path("/data/w.sqlite3")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_has_a_pool_and_keeps_no_connection(scheme: str) -> None:
    config = from_url(f"{scheme}://ward:p%40ss@db.example:5433/wardwise", BASE)
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["HOST"], config["PORT"]) == ("db.example", 5433)
    assert (config["USER"], config["PASSWORD"]) == ("ward", "p@ss")
    assert config["NAME"] == "wardwise"
    assert config["CONN_MAX_AGE"] == 0
    assert config["OPTIONS"]["pool"]["max_size"] >= 8


def test_options_of_the_address_are_kept() -> None:
    config = from_url("postgresql://u@db.example/w?sslmode=require", BASE)
    assert config["OPTIONS"]["sslmode"] == "require"
    assert "pool" in config["OPTIONS"]


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/db",
        "wardwise.sqlite3",
        "sqlite://",
        "sqlite://:memory:",
        "sqlite:///",
        "postgresql://u:secret@h/",
        "postgresql://u:secret@h:port/db",
        "",
    ],
)
def test_an_unusable_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(EnvError, match=r"^DATABASE_URL ") as refused:
        from_url(url, BASE)
    assert "secret" not in str(refused.value)
