"""Every learner's progress, and as CSV: for admins alone, on record, safe in a spreadsheet."""

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry, User
from quizzes.models import Attempt
from quizzes.oversight import HEADER, defused
from quizzes.services import redo_missed, submit_attempt
from tests.factories import let_deadline_pass, make_attempt, make_quiz
from tests.support.queries import statements

LIST = "/admin/quizzes/attempt/learners/"
EXPORT = LIST + "export/"
GRACE = timedelta(seconds=10)


def rows(client: Client, **query: str) -> dict[str, Any]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return {row["person"].display_name: row for row in response.context["rows"]}


def counts(row: Any) -> tuple[int, int, int, int]:
    person = row["person"]
    return person.started, person.finished, person.open, person.overdue


def exported(client: Client, **fields: str) -> list[list[str]]:
    reply = client.post(EXPORT, fields)
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="learners-')
    return list(csv.reader(reply.content.decode("utf-8-sig").splitlines()))


def finished(learner: User, *, right: bool) -> Attempt:
    attempt = make_attempt(learner, items=2, now=timezone.now())
    attempt.responses.update(answer="b" if right else "a", rev=1, answered_at=timezone.now())
    return submit_attempt(attempt=attempt, now=timezone.now(), grace=GRACE)


def test_each_learner_with_their_counts(
    adam_client: Client, eve: User, ada: User, bob: User
) -> None:
    finished(ada, right=True)
    finished(ada, right=False)
    make_attempt(ada, now=timezone.now())
    let_deadline_pass(make_attempt(ada, time_limit_minutes=5, now=timezone.now()))
    found = rows(adam_client)
    assert set(found) == {"Ada", "Bob"}
    assert counts(found["Ada"]) == (4, 2, 1, 1)
    assert found["Ada"]["percent"] == 50
    assert counts(found["Bob"]) == (0, 0, 0, 0)
    assert (found["Bob"]["percent"], found["Bob"]["seen"]) == (None, None)


def test_a_redo_is_activity_and_nothing_else(adam_client: Client, ada: User) -> None:
    missed = finished(ada, right=False)
    before = rows(adam_client)["Ada"]
    later = timezone.now() + timedelta(minutes=5)
    redo_missed(attempt=missed, learner=ada, seed=1, now=later, grace=GRACE)
    after = rows(adam_client)["Ada"]
    assert counts(after) == counts(before) == (1, 1, 0, 0)
    assert (before["seen"] < later, after["seen"]) == (True, later)


def test_the_list_is_filtered_and_searched(adam_client: Client, ada: User, bob: User) -> None:
    finished(ada, right=True)
    let_deadline_pass(make_attempt(ada, time_limit_minutes=5, now=timezone.now()))
    assert set(rows(adam_client, state="none")) == {"Bob"}
    assert set(rows(adam_client, state="open")) == set()
    assert set(rows(adam_client, state="overdue")) == {"Ada"}
    assert set(rows(adam_client, state="finished")) == {"Ada"}
    assert set(rows(adam_client, state="nonsense")) == {"Ada", "Bob"}
    assert set(rows(adam_client, q="BOB@")) == {"Bob"}
    assert set(rows(adam_client, q="bob", state="finished")) == set()
    assert set(rows(adam_client, page="nonsense")) == {"Ada", "Bob"}


def test_the_export_has_the_rows_of_the_list_and_is_on_record(
    adam: User, adam_client: Client, ada: User, bob: User
) -> None:
    finished(ada, right=True)
    found = exported(adam_client, state="finished")
    assert found[0] == list(HEADER)
    assert [row[:9] for row in found[1:]] == [
        ["Ada", "ada@example.org", "1", "1", "0", "0", "2.00", "2.00", "100"]
    ]
    line = AuditEntry.objects.get(action="progress.exported")
    assert (line.actor, line.detail) == (adam, {"state": "finished", "text": "", "rows": 1})


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "\uff1d"])
def test_no_cell_starts_as_a_formula(sign: str) -> None:
    assert defused(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["Ada", "a=b", "", "3", "Zoë-Ann"])
def test_plain_cells_stay_as_they_are(text: str) -> None:
    assert defused(text) == text


def test_a_learner_named_like_a_formula_is_defused(adam_client: Client, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(display_name='=HYPERLINK("http://x")')
    assert exported(adam_client)[1][0] == '\'=HYPERLINK("http://x")'


def test_looking_is_no_export_and_an_export_is_a_post(adam_client: Client) -> None:
    assert adam_client.get(EXPORT).status_code == 405
    assert adam_client.post(LIST).status_code == 405
    assert not AuditEntry.objects.filter(action="progress.exported").exists()


def test_educators_and_students_see_and_export_nothing(
    eve_client: Client, ada_client: Client, client: Client
) -> None:
    for address in (LIST, EXPORT):
        for method in ("get", "post"):
            assert getattr(eve_client, method)(address).status_code == 403
            assert getattr(ada_client, method)(address).status_code == 302
            assert getattr(client, method)(address).status_code == 302
    assert not AuditEntry.objects.filter(action="progress.exported").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements(adam_client: Client, ada: User, bob: User, count: int) -> None:
    for _ in range(count):
        make_attempt(ada, quiz=make_quiz(), now=timezone.now())
        finished(bob, right=True)
    with statements(6):  # session, user, two of permissions, count, learners
        adam_client.get(LIST)
