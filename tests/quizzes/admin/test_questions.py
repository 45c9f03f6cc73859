"""What learners ask, at the desk: who edits the pack reads and answers, once, on record."""

import pytest
from django.test import Client

from accounts.models import AuditEntry, User
from quizzes.models import ItemQuestion
from quizzes.services.questions import AnsweredAlreadyError, answer, ask
from tests.factories import NOW, make_attempt, make_pack, make_single_item
from tests.quizzes.views.steps import submitted
from tests.support.desk import is_absent, page, said, take
from tests.support.queries import statements

LIST = "/admin/quizzes/itemquestion/"


def asked(learner: User, educator: User, reason: str = "Why not cough?") -> ItemQuestion:
    item = make_single_item(pack=make_pack(editors=[educator]))
    response = submitted(make_attempt(learner, items=[item])).responses.get()
    ask(response=response, learner=learner, reason=reason, now=NOW)
    return ItemQuestion.objects.get(response=response)


def shown(client: Client, **query: str) -> set[ItemQuestion]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return set(response.context["cl"].result_list)


def test_the_educator_answers_and_it_is_on_record(ada: User, eve: User, eve_client: Client) -> None:
    question = asked(ada, eve)
    assert b"Why not cough?" in eve_client.get(page(question, "answer")).content
    reply = take(eve_client, question, "answer", answer="Because.")
    assert said(reply) == ["The learner sees your answer on their result page."]
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("Because.", eve)
    line = AuditEntry.objects.get(action="question.answered")
    assert (line.actor, line.object_id) == (eve, str(question.pk))


def test_an_empty_answer_is_sent_back(ada: User, eve: User, eve_client: Client) -> None:
    question = asked(ada, eve)
    reply = eve_client.post(page(question, "answer"), {"answer": " "})
    assert "Write an answer." in reply.content.decode()
    assert not AuditEntry.objects.filter(action="question.answered").exists()


def test_the_second_answer_does_not_replace_the_first(ada: User, eve: User, adam: User) -> None:
    question = asked(ada, eve)
    late = ItemQuestion.objects.get()
    answer(question=question, person=eve, text="First.", now=NOW)
    with pytest.raises(AnsweredAlreadyError):
        answer(question=late, person=adam, text="Second.", now=NOW)
    assert ItemQuestion.objects.get().answer == "First."


def test_nothing_is_asked_about_an_open_attempt(ada: User) -> None:
    response = make_attempt(ada, items=1).responses.get()
    with pytest.raises(ValueError, match="graded"):
        ask(response=response, learner=ada, reason="?", now=NOW)


def test_only_the_packs_own_editors_see_it(
    ada: User, eve: User, erik: User, eve_client: Client, erik_client: Client, adam_client: Client
) -> None:
    hers, his = asked(ada, eve), asked(ada, erik)
    assert shown(eve_client) == {hers}
    assert shown(erik_client) == {his}
    assert shown(adam_client) == {hers, his}
    for name in ("change", "answer", "history"):
        assert is_absent(erik_client.get(page(hers, name)))
    assert is_absent(erik_client.post(page(hers, "answer"), {"answer": "Mine."}))
    hers.refresh_from_db()
    assert hers.answer == ""


def test_who_asks_is_not_shown(ada: User, eve: User, eve_client: Client) -> None:
    question = asked(ada, eve)
    for address in (LIST, page(question, "change"), page(question, "answer")):
        body = eve_client.get(address).content.decode()
        assert "Which finding fits first?" in body
        assert "Ada" not in body
        assert "ada@" not in body


def test_students_see_nothing(ada: User, eve: User, ada_client: Client) -> None:
    question = asked(ada, eve)
    for address in (LIST, page(question, "change"), page(question, "answer")):
        assert ada_client.get(address).status_code == 302


def test_the_list_is_filtered_by_answered(ada: User, eve: User, eve_client: Client) -> None:
    waiting, done = asked(ada, eve), asked(ada, eve)
    answer(question=done, person=eve, text="Yes.", now=NOW)
    assert shown(eve_client, answered="no") == {waiting}
    assert shown(eve_client, answered="yes") == {done}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(
    ada: User, eve: User, eve_client: Client, count: int
) -> None:
    for _ in range(count):
        asked(ada, eve)
    with statements(6):  # session, user, two of permissions, count, questions
        eve_client.get(LIST)
