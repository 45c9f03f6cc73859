"""manage.py demo_accounts"""

import re
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from accounts.selectors import role_of

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    out = StringIO()
    call_command("demo_accounts", *options, stdout=out)
    return out.getvalue()


def shown(text: str) -> dict[str, str]:
    """The passwords that were printed, by address."""
    return dict(re.findall(r"(\S+@demo\.example) +(\S+)", text))


def test_one_account_per_role_with_its_password_shown_once() -> None:
    passwords = shown(run())
    assert list(passwords) == [f"{role}@demo.example" for role in ("student", "educator", "admin")]
    assert len(set(passwords.values())) == 3
    for email, password in passwords.items():
        user = User.objects.get(email=email)
        assert user.check_password(password)
        assert user.is_demo
        assert role_of(user) == email.partition("@")[0]


def test_the_passwords_are_random() -> None:
    first = shown(run())
    assert not set(first.values()) & set(shown(run("--reset")).values())


def test_a_second_run_changes_nothing_and_says_how_to_get_new_ones() -> None:
    passwords = shown(run())
    said = run()
    assert shown(said) == {}
    assert "New passwords: make passwords" in said
    assert User.objects.count() == 3
    for email, password in passwords.items():
        assert User.objects.get(email=email).check_password(password)


def test_reset_gives_new_passwords_to_the_same_accounts() -> None:
    old = shown(run())
    keys = set(User.objects.values_list("pk", flat=True))
    new = shown(run("--reset"))
    assert set(User.objects.values_list("pk", flat=True)) == keys
    for email in old:
        user = User.objects.get(email=email)
        assert user.check_password(new[email])
        assert not user.check_password(old[email])


def test_reset_ends_a_lock_out() -> None:
    AccessAttempt.objects.create(
        username="student@demo.example", ip_address="127.0.0.1", failures_since_start=9
    )
    run()
    run("--reset")
    assert not AccessAttempt.objects.exists()


def test_a_missing_one_is_made_again_and_the_others_are_left_alone() -> None:
    passwords = shown(run())
    User.objects.get(email="educator@demo.example").delete()
    again = shown(run())
    assert list(again) == ["educator@demo.example"]
    student = User.objects.get(email="student@demo.example")
    assert student.check_password(passwords["student@demo.example"])


def test_production_refuses(settings: Settings) -> None:
    settings.APP_PROFILE = "prod"
    with pytest.raises(CommandError, match="not for production"):
        run()
    assert not User.objects.exists()


def test_they_sign_in_at_once_where_addresses_are_proven(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    passwords = shown(run())
    client = Client()
    form = {"login": "student@demo.example", "password": passwords["student@demo.example"]}
    assert client.post(reverse("account_login"), form).headers["Location"] == "/"
