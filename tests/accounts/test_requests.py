import pytest
from django.test import RequestFactory
from pytest_django import Settings

from accounts.requests import client_address, wants_json

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "content_type", "json"),
    [
        (BROWSER, "", False),
        (BROWSER, "application/x-www-form-urlencoded", False),
        ("*/*", "application/x-www-form-urlencoded", False),
        ("", "application/x-www-form-urlencoded", False),
        ("text/html, application/json", "", False),
        ("application/json", "", True),
        ("*/*", "application/json", True),
        (BROWSER, "application/json", True),
        ("*/*", "application/json; charset=utf-8", True),
    ],
)
def test_scripts_are_told_from_browsers(accept: str, content_type: str, json: bool) -> None:
    factory = RequestFactory(headers={"accept": accept})
    request = (
        factory.post("/", "{}", content_type=content_type) if content_type else factory.get("/")
    )
    assert wants_json(request) is json


@pytest.mark.parametrize(
    ("trusted", "headers", "address"),
    [
        (False, {"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        (False, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "192.0.2.1"),
        (True, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "198.51.100.7"),
        (
            True,
            {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 198.51.100.7"},
            "198.51.100.7",
        ),
        (True, {"REMOTE_ADDR": "10.0.0.1"}, "10.0.0.1"),
        (True, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "unknown"}, None),
        (False, {"REMOTE_ADDR": "2001:db8::1"}, "2001:db8::1"),
        (False, {"REMOTE_ADDR": ""}, None),
    ],
)
def test_an_address_is_believed_only_from_who_is_trusted(
    settings: Settings, trusted: bool, headers: dict[str, str], address: str | None
) -> None:
    settings.TRUST_PROXY = trusted
    request = RequestFactory().get("/")
    request.META.update(headers)
    assert client_address(request) == address
