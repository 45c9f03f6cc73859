"""Nothing that somebody types into an address, a form or a cookie breaks the server."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "path",
    [
        "/quizzes/a%00b/",
        "/%00",
        "/accounts/invitation/%00/",
        "/accounts/password/reset/key/1-%00/",
        "/admin/%00/",
        "/accounts/login/?next=%00",
        "/?a%00b=1",
        "/admin/accounts/user/?q=a%00b",
        "/static/%00.css",
    ],
)
def test_nul_in_an_address_is_a_bad_request(adam_client: Client, path: str) -> None:
    adam_client.raise_request_exception = False
    assert adam_client.get(path).status_code in {400, 404}


@pytest.mark.parametrize("body", ["login=a%00b%40c.d&password=x", "login=a&pass%00word=x"])
def test_nul_in_a_form_is_a_bad_request(client: Client, body: str) -> None:
    response = client.post("/accounts/login/", body, content_type=FORM)
    assert response.status_code == 400


def test_nul_in_a_multipart_form_is_a_bad_request(client: Client) -> None:
    assert client.post("/accounts/login/", {"login": "a\x00b"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/accounts/login/"])
def test_nul_in_a_cookie_is_a_bad_request(client: Client, path: str) -> None:
    # Cookie values may be quoted, with octal escapes.
    assert client.get(path, HTTP_COOKIE=r'sessionid="\000"').status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/%ff%fe/",
        "/quizzes/%c3%28/",
        "/accounts/login/?next=%ff",
        "/admin/accounts/user/?q=%ed%a0%80",
        "/accounts/invitation/%f0%9f%92/",
        "/admin/accounts/user/99999999999999999999999/change/",
        "/admin/accounts/user/?id=99999999999999999999999",
    ],
)
def test_bytes_that_are_no_text_never_break_the_server(adam_client: Client, path: str) -> None:
    adam_client.raise_request_exception = False
    assert adam_client.get(path).status_code < 500


@pytest.mark.parametrize("body", [b"login=%ff%fe&password=%ed%a0%80", b"login=\xff\xfe", b"\xff"])
def test_form_bytes_that_are_no_text_never_break_the_server(client: Client, body: bytes) -> None:
    client.raise_request_exception = False
    assert client.post("/accounts/login/", body, content_type=FORM).status_code < 500


def test_a_broken_multipart_form_is_a_bad_request(client: Client) -> None:
    response = client.post("/accounts/login/", b"--x\r\n", content_type="multipart/form-data")
    assert response.status_code == 400


def test_a_form_beyond_the_limit_is_a_bad_request(client: Client) -> None:
    body = "login=" + "x" * 2_700_000
    assert client.post("/accounts/login/", body, content_type=FORM).status_code == 400


def test_a_form_with_too_many_fields_is_a_bad_request(client: Client) -> None:
    body = "&".join(f"field{n}=1" for n in range(1200))
    assert client.post("/accounts/login/", body, content_type=FORM).status_code == 400
