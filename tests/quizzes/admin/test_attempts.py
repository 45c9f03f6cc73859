"""The list of attempts: who has started, who is stuck, who is done. Admins read it."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt, Response
from quizzes.services import submit_attempt
from tests.factories import NOW, let_deadline_pass, make_attempt, make_quiz
from tests.support.desk import page
from tests.support.queries import statements

LIST = "/admin/quizzes/attempt/"


def shown(client: Client, **query: str) -> set[Attempt]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return set(response.context["cl"].result_list)


def finished(learner: User) -> Attempt:
    attempt = make_attempt(learner, items=1)
    answer(attempt, "b")
    return submit_attempt(attempt=attempt, now=NOW, grace=timedelta(0))


def answer(attempt: Attempt, text: str) -> None:
    first = attempt.responses.order_by("position")[:1].values("pk")
    Response.objects.filter(pk__in=first).update(answer=text, rev=1, answered_at=NOW)


def test_an_admin_sees_who_is_how_far(adam_client: Client, ada: User, bob: User) -> None:
    answer(make_attempt(ada, items=3), "a")
    finished(bob)
    body = " ".join(adam_client.get(LIST).content.decode().split())
    assert "1 of 3" in body
    assert "1 of 1" in body
    assert "Ada" in body
    assert "Bob" in body


def test_attempts_are_filtered_by_state(adam_client: Client, ada: User, bob: User) -> None:
    untimed, done = make_attempt(ada), finished(bob)
    timed = make_attempt(bob, time_limit_minutes=10)
    over = make_attempt(ada, time_limit_minutes=10)
    let_deadline_pass(over)
    Attempt.objects.filter(pk=timed.pk).update(deadline_at=NOW + timedelta(days=9999))
    assert shown(adam_client, state="open") == {untimed, timed}
    assert shown(adam_client, state="over") == {over}
    assert shown(adam_client, state="finished") == {done}
    assert shown(adam_client, state="nonsense") == {untimed, timed, over, done}


def test_attempts_are_filtered_by_learner_and_quiz(
    adam_client: Client, ada: User, bob: User
) -> None:
    quiz = make_quiz()
    hers, his = make_attempt(ada, quiz=quiz), make_attempt(bob)
    assert shown(adam_client, learner=str(ada.pk)) == {hers}
    assert shown(adam_client, quiz__id__exact=str(quiz.pk)) == {hers}
    assert shown(adam_client, q="bob@example") == {his}


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, ""])
def test_no_such_learner_has_no_attempts(adam_client: Client, ada: User, key: str) -> None:
    make_attempt(ada)
    assert shown(adam_client, learner=key) == set()


def test_the_page_of_an_open_attempt_shows_no_answer_and_no_key(
    adam_client: Client, ada: User
) -> None:
    attempt = make_attempt(ada, items=1)
    answer(attempt, "a")
    body = adam_client.get(page(attempt, "change")).content.decode()
    for secret in ("Headache", "Bone pain", "Reason about", "Stem 1?"):
        assert secret not in body
    assert "1 of 1" in " ".join(body.split())


def test_nothing_can_be_changed(adam: User, adam_client: Client, ada: User) -> None:
    adam.is_superuser = True
    adam.save()
    attempt = make_attempt(ada)
    assert adam_client.post(page(attempt, "change"), {"title": "Forged"}).status_code == 403
    assert adam_client.post(page(attempt, "delete"), {"post": "yes"}).status_code == 403
    assert adam_client.get(LIST + "add/").status_code == 403
    attempt.refresh_from_db()
    assert attempt.title != "Forged"


def test_educators_and_students_do_not_see_attempts(
    eve_client: Client, ada: User, ada_client: Client
) -> None:
    attempt = make_attempt(ada)
    for address in (LIST, page(attempt, "change")):
        assert eve_client.get(address).status_code == 403
        assert ada_client.get(address).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_attempt_as_for_three(
    adam_client: Client, ada: User, count: int
) -> None:
    for _ in range(count):
        make_attempt(ada)
    with statements(7):  # session, user, two of permissions, quizzes to filter by, count, attempts
        adam_client.get(LIST)
