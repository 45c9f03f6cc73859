"""What the environment makes of the settings. How a refusal reads is in test_startup.py."""

import os
from pathlib import Path
from runpy import run_path
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
KEY = "q8ZJr0c1vN5xW2sT7uY4kL9mP3bD6fGhA-eRiOoXz_Cw1Vn2Bt5Mj"
PROD = {
    "APP_PROFILE": "prod",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "wardwise.example",
}


def settings_in(**env: str) -> dict[str, Any]:
    """The settings that this environment gives."""
    with mock.patch.dict(os.environ, env, clear=True):
        return run_path(str(ROOT / "config" / "settings.py"))


def refusal(**env: str) -> str:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_in(**env)
    return str(refused.value)


def test_development_is_the_default_and_shows_no_debug_pages() -> None:
    settings = settings_in()
    assert (settings["APP_PROFILE"], settings["DEBUG"]) == ("dev", False)
    assert settings["SIGN_UP"] == "open"
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["NAME"] == ROOT / "var" / "wardwise.sqlite3"


MISTAKES = [
    ("APP_PROFILE", "production", "must be one of dev, demo, prod, not 'production'."),
    ("DEBUG", "flase", "must be true, false, 1 or 0, not 'flase'."),
    ("TRUST_PROXY", "yes", "must be true, false, 1 or 0, not 'yes'."),
    ("PORT", "http", "must be a whole number, not 'http'."),
    ("SAVE_GRACE_SECONDS", "-5", "must be between 0 and 3600, not -5."),
    ("SIGN_UP", "closed", "must be one of open, invitation, not 'closed'."),
    ("LOG_LEVEL", "loud", "must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL, not 'loud'."),
    ("ALLOWED_HOSTS", "a,,b", "has an empty entry: separate its values by single commas."),
    ("DATABASE_URL", "mysql://u:p@h/d", "must begin with sqlite:/// or postgresql://."),
    ("EMAIL_URL", "smtp://u:p@h:port", "cannot be read as an address of a mail server."),
    ("EMAIL_URL", "smtp://", "must name a mail server."),
    ("CSRF_TRUSTED_ORIGINS", "a.example", "must begin with https:// or http://: 'a.example'."),
]


@pytest.mark.parametrize(("name", "value", "sentence"), MISTAKES)
def test_a_mistake_stops_the_start_with_a_sentence(name: str, value: str, sentence: str) -> None:
    assert refusal(**{name: value}) == f"{name} {sentence}"


TOO_SHORT = "SECRET_KEY is too short: it needs at least 50 varied characters."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set."),
        ({"SECRET_KEY": "short"}, TOO_SHORT),
        ({"SECRET_KEY": f"django-insecure-{KEY}"}, "SECRET_KEY is a default from an example."),
        ({"DEBUG": "true"}, "DEBUG must be false in production."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty: name the hosts that this site serves."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name hosts, not *."),
    ],
)  # fmt: skip
def test_production_refuses(change: dict[str, str], sentence: str) -> None:
    assert refusal(**(PROD | change)) == sentence


def test_production_names_all_that_is_wrong_at_once() -> None:
    said = refusal(APP_PROFILE="prod", DEBUG="1")
    assert said == (
        "SECRET_KEY is not set. DEBUG must be false in production. "
        "ALLOWED_HOSTS is empty: name the hosts that this site serves."
    )


def test_production_proves_addresses_only_where_mail_is_sent() -> None:
    assert settings_in(**PROD)["ACCOUNT_EMAIL_VERIFICATION"] == "none"
    assert settings_in()["ACCOUNT_EMAIL_VERIFICATION"] == "optional"
    settings = settings_in(**PROD, EMAIL_URL="smtp+tls://user:p%40ss@mail.example:587")
    assert settings["ACCOUNT_EMAIL_VERIFICATION"] == "mandatory"
    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example", 587)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("user", "p@ss")
    assert settings["EMAIL_USE_TLS"] is True


def test_mail_without_a_server_is_printed_and_in_production_kept_out_of_the_logs() -> None:
    assert settings_in()["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    assert settings_in(**PROD)["EMAIL_BACKEND"] == "django.core.mail.backends.dummy.EmailBackend"


@pytest.mark.parametrize(("env", "encrypted"), [(PROD, True), ({}, False)])
def test_cookies_travel_encrypted_in_production(env: dict[str, str], encrypted: bool) -> None:
    settings = settings_in(**env)
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]
    assert [settings[name] for name in names] == [encrypted] * 3
    assert bool(settings["SECURE_HSTS_SECONDS"]) is encrypted


def test_a_proxy_is_trusted_only_when_told() -> None:
    assert "SECURE_PROXY_SSL_HEADER" not in settings_in(**PROD)
    trusted = settings_in(**PROD, TRUST_PROXY="true")
    assert trusted["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("env", "storage"),
    [
        ({}, "StaticFilesStorage"),
        ({"APP_PROFILE": "demo"}, "StaticFilesStorage"),
        (PROD, "ManifestStorage"),
    ],
)
def test_the_profile_decides_how_static_files_are_served(env: dict[str, str], storage: str) -> None:
    backend = settings_in(**env)["STORAGES"]["staticfiles"]["BACKEND"]
    assert backend.rpartition(".")[2] == storage
