"""Bodies that are no save: every one is refused in JSON, none is stored, none is a 5xx."""

import json
from typing import Any

import pytest
from django.test import Client
from django.test.client import FakePayload

from accounts.models import User
from quizzes.models import Attempt, Revision

from .steps import TAB, begun, post_json, save, save_fields, stored, url

LIMIT = 64 * 1024


@pytest.fixture
def attempt(ada: User) -> Attempt:
    return begun(ada)


def assert_refused(reply: Any, status: int = 422, error: str = "unreadable") -> str:
    body = reply.json()
    assert (reply.status_code, body["accepted"], body["error"]) == (status, False, error)
    assert body["message"]
    assert Revision.objects.count() == 0
    return str(body["message"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        " ",
        "{",
        "nul",
        "null",
        "true",
        "7",
        '"text"',
        "[]",
        "[{}]",
        "{}{}",
        "{'client_id': 1}",
        b"\xff\xfe",
        b"\x00",
        b"\x80abc",
        json.dumps(save_fields()).encode("utf-16"),
        '{"answer": "\\ud800"}',
        '{"\\udfff": 1}',
        '{"answer": NaN}',
        '{"answer": Infinity}',
        '{"answer": -Infinity}',
        '{"seq": ' + "9" * 5000 + "}",
        "[" * 30_000,
        '{"answer": ' * 5_000,
        "[" * 20_000 + "]" * 20_000,
        '{"answer": ' + "[" * 20_000 + "]" * 20_000 + "}",
    ],
    ids=lambda body: repr(body[:16]),
)
def test_what_is_no_json_object_is_refused(
    ada_client: Client, attempt: Attempt, body: str | bytes
) -> None:
    assert_refused(post_json(ada_client, url("save", attempt, 1), body))


@pytest.mark.parametrize("name", ["client_id", "seq", "base_rev", "answer"])
def test_a_missing_field_is_named(ada_client: Client, attempt: Attempt, name: str) -> None:
    fields = save_fields()
    del fields[name]
    assert name in assert_refused(post_json(ada_client, url("save", attempt, 1), fields))


@pytest.mark.parametrize(
    "client_id",
    [
        None, True, 1, "", "x", [], {}, TAB[:-1], TAB + "1", TAB.replace("-", ""), "{" + TAB + "}",
        f"urn:uuid:{TAB}", "1111_111-1111-4111-8111-111111111111", "\x00" * 36,
        "1111111\u0661-1111-4111-8111-111111111111", "g" * 36, "-" * 36,
    ],
)  # fmt: skip
def test_a_client_id_must_be_a_uuid(ada_client: Client, attempt: Attempt, client_id: Any) -> None:
    assert "client_id" in assert_refused(save(ada_client, attempt, client_id=client_id))


@pytest.mark.parametrize(
    "seq",
    [None, True, False, 0, -1, 1.0, 1.5, 1e400, 2**31, 2**63, 10**300, "", "-1", "1.0", "1e3",
     "\u0661", "²", " 1", "1_0", "0x1", "9" * 40, [], [1], {}],
)  # fmt: skip
def test_a_seq_must_be_a_number_from_one(ada_client: Client, attempt: Attempt, seq: Any) -> None:
    body = json.dumps(save_fields(seq=seq)).replace("Infinity", "1e400")
    assert "seq" in assert_refused(post_json(ada_client, url("save", attempt, 1), body))


@pytest.mark.parametrize("base_rev", [None, True, -1, 0.0, 2**31, 2**63, "", "-0", [], {}])
def test_a_base_rev_must_be_a_number_from_zero(
    ada_client: Client, attempt: Attempt, base_rev: Any
) -> None:
    assert "base_rev" in assert_refused(save(ada_client, attempt, base_rev=base_rev))


@pytest.mark.parametrize(
    "answer",
    [True, False, 0, 1, -1, 10**400, 1.5, 1e400, "", " ", "A", "a ", "z", "\x00", "a\x00", "\ud800",
     "\U0001f600", "a" * 60_000, [], ["a"], [None], {}, {"a": 1}, {"answer": "a"}],
)  # fmt: skip
def test_an_answer_of_another_shape_is_unreadable(
    ada_client: Client, attempt: Attempt, answer: Any
) -> None:
    body = json.dumps(save_fields(answer)).replace("Infinity", "1e400")
    if len(body) < 5000:
        assert_refused(post_json(ada_client, url("save", attempt, 1), body))
    else:
        assert_refused(save(ada_client, attempt, answer))
    assert (stored(attempt).answer, stored(attempt).rev) == (None, 0)


def test_the_largest_counts_are_stored_or_stale_and_nothing_else(
    ada_client: Client, attempt: Attempt
) -> None:
    assert save(ada_client, attempt, seq=2**31 - 1).status_code == 200
    assert save(ada_client, attempt, base_rev=2**31 - 1).status_code == 409


def test_unknown_fields_are_left_alone(ada_client: Client, attempt: Attempt) -> None:
    assert save(ada_client, attempt, colour="red", points=3).status_code == 200


def test_a_body_at_the_limit_is_read_and_one_above_is_too_large(
    ada_client: Client, attempt: Attempt
) -> None:
    short = json.dumps(save_fields("z"))
    at_limit = short + " " * (LIMIT - len(short))
    assert_refused(post_json(ada_client, url("save", attempt, 1), at_limit))
    for more in (1, 100_000, 3_000_000):
        reply = post_json(ada_client, url("save", attempt, 1), at_limit + " " * more)
        assert_refused(reply, 413, "too_large")


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "text/plain; charset=utf-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "application/json-seq",
    ],
)
def test_another_content_type_is_refused(
    ada_client: Client, attempt: Attempt, content_type: str
) -> None:
    body = json.dumps(save_fields())
    reply = ada_client.generic("POST", url("save", attempt, 1), body, content_type=content_type)
    assert "application/json" in assert_refused(reply)


@pytest.mark.parametrize("length", ["x", "-1", "1e3", "٣", "9" * 30])
def test_a_length_that_is_no_number_is_refused(
    ada_client: Client, attempt: Attempt, length: str
) -> None:
    body = json.dumps(save_fields())
    reply = ada_client.generic(
        "POST", url("save", attempt, 1), body, "application/json", CONTENT_LENGTH=length
    )
    assert reply.status_code in {413, 422}
    assert Revision.objects.count() == 0


def test_a_connection_that_breaks_in_the_middle_stores_nothing(
    ada_client: Client, attempt: Attempt
) -> None:
    class Broken(FakePayload):
        def read(self, _size: int | None = None) -> bytes:
            raise OSError("the connection is gone")

    body = json.dumps(save_fields())
    broken: Any = {"wsgi.input": Broken(body)}
    reply = ada_client.generic("POST", url("save", attempt, 1), body, "application/json", **broken)
    assert_refused(reply)


def test_a_charset_of_another_name_changes_nothing(ada_client: Client, attempt: Attempt) -> None:
    body = json.dumps(save_fields())
    for content_type in ("application/json; charset=utf-8", "application/json; charset=nonsense"):
        reply = ada_client.generic("POST", url("save", attempt, 1), body, content_type)
        assert reply.status_code == 200
