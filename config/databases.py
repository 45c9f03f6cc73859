"""The database of an installation, from one URL."""

import re
from pathlib import Path
from typing import Any

import environ

from config.env import EnvError

SCHEMES = ("sqlite", "postgres", "postgresql")

SQLITE_OPTIONS: dict[str, Any] = {
    # Taking the write lock at BEGIN is what makes the 20 s wait work: a lock
    # upgraded in mid-transaction fails at once instead of waiting its turn.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}
POSTGRESQL_OPTIONS: dict[str, Any] = {
    # One pool per process; `timeout` is how long a request waits before it gets a 503.
    "pool": {"min_size": 1, "max_size": 16, "timeout": 5},
    "connect_timeout": 5,
}


def from_url(url: str, base: Path) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` (relative to `base`) or `postgresql://user:password@host:port/name`.

    The URL is never repeated in an error: it may hold a password.
    """
    if url.partition("://")[0] not in SCHEMES:
        raise EnvError("DATABASE_URL must begin with sqlite:/// or postgresql://.")
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except ValueError:
        raise EnvError("DATABASE_URL cannot be read as an address of a database.") from None
    if config["NAME"] in ("", ":memory:"):
        raise EnvError("DATABASE_URL must name a database: one in memory would be lost.")
    if config["ENGINE"].endswith("sqlite3"):
        return _sqlite(config, base)
    return _postgresql(config)


def _sqlite(config: dict[str, Any], base: Path) -> dict[str, Any]:
    path = base / config["NAME"]
    return {"ENGINE": config["ENGINE"], "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    if not re.fullmatch(r"[^\x00]{1,63}", config["NAME"]):
        raise EnvError("DATABASE_URL must name a PostgreSQL database.")
    options = POSTGRESQL_OPTIONS | config.get("OPTIONS", {})
    return config | {"OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
