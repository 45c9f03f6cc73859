"""The page of a quiz: where it belongs, and its questions in their order."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Module, Pack
from quizzes.models import Item, Quiz, QuizEntry
from tests.factories import NOW, make_item, make_module, make_pack, make_quiz, make_single_item
from tests.support.desk import errors_of, fields_of, is_absent, page
from tests.support.queries import statements

Status = Item.Status
LIST = "/admin/quizzes/quiz/"


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve], title="Bone")


@pytest.fixture
def module(pack: Pack) -> Module:
    return make_module(pack=pack)


@pytest.fixture
def quiz(module: Module) -> Quiz:
    return make_quiz(items=2, module=module, published=False)


def save(client: Client, quiz: Quiz, **changes: Any) -> Any:
    address = page(quiz, "change")
    return client.post(address, fields_of(client, address) | changes)


def questions(quiz: Quiz) -> list[tuple[int, str]]:
    return [(entry.position, entry.line.slug) for entry in quiz.entries.all()]


def formset_errors(response: Any) -> str:
    assert response.status_code == 200
    formset = response.context["inline_admin_formsets"][0].formset
    return str(formset.errors) + str(formset.non_form_errors())


def test_a_new_quiz_is_put_together_on_the_next_page(eve_client: Client, module: Module) -> None:
    fields = {
        "title": "Bone and liver",
        "slug": "bone-and-liver",
        "summary": "",
        "module": module.pk,
        "position": 1,
        "time_limit_minutes": 10,
        "_save": "Save",
    }
    response = eve_client.post("/admin/quizzes/quiz/add/", fields)
    quiz = Quiz.objects.get()
    assert response.headers["Location"] == page(quiz, "change")
    assert (quiz.module, quiz.time_limit_minutes, quiz.published_at) == (module, 10, None)


def test_nobody_adds_a_quiz_to_somebody_elses_module(erik_client: Client, module: Module) -> None:
    fields = {"title": "Q", "slug": "q", "module": module.pk, "position": 1}
    response = erik_client.post("/admin/quizzes/quiz/add/", fields)
    assert list(errors_of(response)) == ["module"]


def test_a_question_without_a_place_comes_last(eve_client: Client, pack: Pack, quiz: Quiz) -> None:
    one, two = (make_single_item(pack=pack).line for _ in range(2))
    before = questions(quiz)
    changes = {"entries-2-line": one.pk, "entries-3-line": two.pk}
    assert save(eve_client, quiz, **changes).status_code == 302
    assert questions(quiz) == [*before, (3, one.slug), (4, two.slug)]


def test_places_decide_the_order(eve_client: Client, quiz: Quiz) -> None:
    (_, first), (_, second) = questions(quiz)
    save(eve_client, quiz, **{"entries-0-position": "20", "entries-1-position": "10"})
    assert questions(quiz) == [(10, second), (20, first)]


def test_a_question_can_be_taken_out(eve_client: Client, quiz: Quiz) -> None:
    _, kept = questions(quiz)
    save(eve_client, quiz, **{"entries-0-DELETE": "on"})
    assert questions(quiz) == [kept]


def test_a_chosen_question_stays_what_it_is(eve_client: Client, pack: Pack, quiz: Quiz) -> None:
    before = questions(quiz)
    lines = [entry.line_id for entry in quiz.entries.all()]
    other = make_single_item(pack=pack).line
    for first, second in ((other.pk, lines[1]), (lines[1], lines[0])):
        changes = {"entries-0-line": first, "entries-1-line": second}
        assert save(eve_client, quiz, **changes).status_code == 302
        assert questions(quiz) == before


def test_a_question_stands_once(eve_client: Client, pack: Pack, quiz: Quiz) -> None:
    line = make_single_item(pack=pack).line
    response = save(eve_client, quiz, **{"entries-2-line": line.pk, "entries-3-line": line.pk})
    assert "A question stands in this quiz twice." in formset_errors(response)
    again = save(eve_client, quiz, **{"entries-2-line": quiz.entries.all()[0].line_id})
    assert "A question stands in this quiz twice." in formset_errors(again)
    assert QuizEntry.objects.count() == 2


def test_only_live_questions_of_the_quizs_pack_are_offered(
    eve: User, eve_client: Client, pack: Pack, quiz: Quiz
) -> None:
    draft = make_single_item("A draft?", pack=pack, status=Status.DRAFT)
    make_single_item(pack=pack, status=Status.REJECTED)
    elsewhere = make_single_item(pack=make_pack(editors=[eve]))
    response = eve_client.get(page(quiz, "change"))
    form = response.context["inline_admin_formsets"][0].formset.forms[-1]
    offered = dict(form.fields["line"].choices)
    assert set(offered) == {"", draft.line_id} | {e.line_id for e in quiz.entries.all()}
    assert offered[draft.line_id] == f"A draft? ({draft.line}) – draft, not in service"
    refused = save(eve_client, quiz, **{"entries-2-line": elsewhere.line_id})
    assert "Select a valid choice" in formset_errors(refused)


def test_a_module_editor_keeps_questions_of_a_pack_that_is_not_hers(
    erik: User, erik_client: Client, module: Module, quiz: Quiz
) -> None:
    module.editors.add(erik)
    before = questions(quiz)
    other = make_single_item(pack=module.pack).line
    assert save(erik_client, quiz, title="By Erik").status_code == 302
    quiz.refresh_from_db()
    assert (quiz.title, questions(quiz)) == ("By Erik", before)
    assert "Select a valid choice" in formset_errors(
        save(erik_client, quiz, **{"entries-2-line": other.pk})
    )


def test_the_version_in_service_names_a_line_before_its_draft(
    eve_client: Client, quiz: Quiz
) -> None:
    line = quiz.entries.all()[0].line
    Item.objects.create(
        line=line, number=2, type="single", payload=line.items.get().payload | {"stem": "New?"},
        created_at=NOW,
    )  # fmt: skip
    body = eve_client.get(page(quiz, "change")).content.decode()
    assert f"Stem 1? ({line.slug})" in body
    assert "New?" not in body


def test_a_quiz_moves_within_its_pack_only(
    eve: User, eve_client: Client, pack: Pack, quiz: Quiz
) -> None:
    near, far = make_module(pack=pack), make_module(pack=make_pack(editors=[eve]))
    assert list(errors_of(save(eve_client, quiz, module=far.pk))) == ["module"]
    save(eve_client, quiz, module=near.pk)
    quiz.refresh_from_db()
    assert quiz.module == near


def test_a_stale_save_is_refused_with_both_values_and_no_entry(
    eve_client: Client, adam_client: Client, pack: Pack, quiz: Quiz
) -> None:
    address = page(quiz, "change")
    late = fields_of(eve_client, address)
    save(adam_client, quiz, title="By Adam")
    line = make_single_item(pack=pack).line
    response = eve_client.post(address, late | {"title": "By Eve", "entries-2-line": line.pk})
    assert "By Adam" in errors_of(response)["title"][0]
    assert QuizEntry.objects.count() == 2


@pytest.mark.parametrize("name", ["change", "history", "publish", "withdraw"])
def test_somebody_elses_quiz_looks_absent(erik_client: Client, quiz: Quiz, name: str) -> None:
    theirs = erik_client.get(page(quiz, name))
    quiz.pk += 1000
    absent = erik_client.get(page(quiz, name))
    assert is_absent(theirs)
    assert (theirs.status_code, theirs.content) == (absent.status_code, absent.content)


def test_the_list_shows_own_quizzes_and_what_is_in_service(
    eve_client: Client, pack: Pack, module: Module, quiz: Quiz
) -> None:
    make_quiz()
    draft = make_single_item(pack=pack, status=Status.DRAFT)
    quiz.entries.create(line=draft.line, position=3)
    first = quiz.entries.all()[0].line
    first.items.update(status=Status.SUPERSEDED)
    make_item(line=first, status=Status.WITHDRAWN)
    response = eve_client.get(LIST)
    (shown,) = response.context["cl"].result_list
    assert (shown, shown.ready_count, shown.entry_count) == (quiz, 1, 3)
    assert "1 of 3" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_quiz_as_for_three(
    eve_client: Client, module: Module, count: int
) -> None:
    for _ in range(count):
        make_quiz(items=2, module=module)
    with statements(7):  # session, user, two of permissions, modules to filter by, count, quizzes
        eve_client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_question_as_for_three(
    eve_client: Client, module: Module, count: int
) -> None:
    quiz = make_quiz(items=count, module=module)
    with statements(8):  # session, user, two of permissions, quiz, items, entries, modules
        eve_client.get(page(quiz, "change"))
