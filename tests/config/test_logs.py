"""What the log says, and above all what it does not."""

import json
import logging
from io import StringIO

import pytest
import structlog
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.models import User
from config.logs import configure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_levels(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")


def requests_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
    return [line["request"] for line in lines if line["event"] == "request_finished"]


def test_a_request_is_one_line_without_its_query(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/accounts/login/?next=/quizzes/secret/")
    assert requests_in(caplog) == ["GET /accounts/login/"]


def test_passwords_and_addresses_stay_out(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    for _try in range(6):
        client.post("/accounts/login/", {"login": "zoe@example.org", "password": "pa55word-xyz"})
    text = caplog.text + repr([vars(record) for record in caplog.records])
    assert "pa55word-xyz" not in text
    assert "zoe@example.org" not in text


def test_links_that_open_something_stay_out(
    client: Client, caplog: pytest.LogCaptureFixture, ada: User
) -> None:
    client.get("/accounts/invitation/tok3n-of-somebody/")
    client.post(reverse("account_reset_password"), {"email": ada.email})
    link = mail.outbox[0].body.split("http://testserver")[1].split()[0]
    client.get(link)
    key = link.rstrip("/").rpartition("/")[2]
    assert "tok3n-of-somebody" not in caplog.text
    assert key not in caplog.text
    assert requests_in(caplog)[-1] == "GET /accounts/password/reset/key/..."


def test_the_health_check_is_quiet(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/healthz")
    assert requests_in(caplog) == []


def test_a_line_names_the_person_by_number(
    ada_client: Client, ada: User, caplog: pytest.LogCaptureFixture
) -> None:
    ada_client.get("/")
    line = next(r.msg for r in caplog.records if "request_finished" in str(r.msg))
    assert isinstance(line, dict)
    assert line["user_id"] == ada.pk


def test_a_line_costs_no_query(
    ada_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        ada_client.get("/static/nothing.css")


def test_a_wrong_host_is_a_line_and_no_traceback(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    records = [r for r in caplog.records if r.name == "django.security.DisallowedHost"]
    assert len(records) == 1
    assert not records[0].exc_info


def written(*, json: bool) -> str:
    """Three lines as this profile writes them: ours, a library's, and a failure."""
    stream = StringIO()
    formatter = configure(level="INFO", json=json)["formatters"]["line"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter.pop("()")(**formatter))
    log = logging.getLogger("library")
    log.addHandler(handler)
    structlog.get_logger("library").info("saved", attempt=7)
    log.warning("an old %s", "line")
    password = "pa55word-xyz"
    try:
        int(password[:3])
    except ValueError:
        log.exception("it failed")
    log.removeHandler(handler)
    return stream.getvalue()


def test_production_writes_json() -> None:
    lines = [json.loads(line) for line in written(json=True).splitlines()]
    assert [line["event"] for line in lines] == ["saved", "an old line", "it failed"]
    assert lines[0]["attempt"] == 7
    assert lines[0]["level"] == "info"
    assert "ValueError: invalid literal" in lines[2]["exception"]


@pytest.mark.parametrize("as_json", [True, False])
def test_a_failure_does_not_print_what_its_variables_held(as_json: bool) -> None:
    text = written(json=as_json)
    assert "ValueError: invalid literal" in text
    assert "pa55word-xyz" not in text.replace('password = "pa55word-xyz"', "")
