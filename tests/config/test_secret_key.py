import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.secret_key import kept_key, weakness


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    key = kept_key(path)
    assert kept_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert weakness(key) == ""
    assert [child.name for child in path.parent.iterdir()] == ["secret_key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert kept_key(tmp_path / "one") != kept_key(tmp_path / "two")


def test_first_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: kept_key(path), range(32)))
    assert len(keys) == 1


def test_a_random_key_is_strong() -> None:
    assert weakness(secrets.token_urlsafe(64)) == ""


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("", "SECRET_KEY is not set."),
        ("django-insecure-" + "k3yW0rds" * 8, "SECRET_KEY is a default from an example."),
        ("changeme" * 10, "SECRET_KEY is a default from an example."),
        ("k3yW0rds" * 6, "SECRET_KEY is too short: it needs at least 50 varied characters."),
        ("abab" * 20, "SECRET_KEY is too short: it needs at least 50 varied characters."),
    ],
)
def test_a_weak_key_is_named(key: str, sentence: str) -> None:
    assert weakness(key) == sentence
