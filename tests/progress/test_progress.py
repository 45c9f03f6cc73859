"""GET /progress/: a learner's attempts and points, and their strength at each site."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from quizzes.models import Attempt, Item, Response
from quizzes.services import redo_missed, submit_attempt
from tests.factories import (
    let_deadline_pass,
    make_attempt,
    make_concept,
    make_module,
    make_pack,
    make_quiz,
    make_single_item,
)
from tests.support.queries import statements

GRACE = timedelta(seconds=10)
EMPTY = "You have not started a quiz yet."


def shown(client: Client) -> str:
    reply = client.get("/progress/")
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def strengths(client: Client) -> list[tuple[str, int, int | None]]:
    rows = client.get("/progress/").context["strengths"]
    return [(row.name, row.n, row.percent) for row in rows]


def about(site: str, count: int) -> list[Item]:
    """Items that ask which finding belongs to the site; another site only lures."""
    pack = make_pack()
    for slug in (site, "other"):
        make_concept(pack, kind="spread", slug=slug, name=f"{slug} metastasis")
    made = {
        "query": {"relation": "has_finding", "subject": site, "object": None},
        "canonical": f"finding-for-site: {site} has_finding ? = pain",
        "concepts": {"a": "other", "b": "pain"},
    }
    return [make_single_item(pack=pack, provenance=made) for _ in range(count)]


def done(learner: User, items: list[Item], *, right: int = 0) -> Attempt:
    module = make_module(pack=items[0].line.pack)
    quiz = make_quiz(items=items, module=module, title="Days")
    attempt = make_attempt(learner, quiz=quiz, now=timezone.now())
    answer(attempt, right)
    return submit_attempt(attempt=attempt, now=timezone.now(), grace=GRACE)


def answer(attempt: Attempt, right: int = 0) -> None:
    for response in attempt.responses.all():
        text = "b" if response.position <= right else "a"
        Response.objects.filter(pk=response.pk).update(
            answer=text, rev=1, answered_at=timezone.now()
        )


def test_with_nothing_done_it_says_so(ada_client: Client) -> None:
    page = shown(ada_client)
    assert EMPTY in page
    assert "<table" not in page


def test_attempts_stand_with_their_points_and_their_day_in_words(
    ada: User, ada_client: Client
) -> None:
    attempt = done(ada, about("bone", 3), right=2)
    page = shown(ada_client)
    assert f'href="/attempts/{attempt.pk}/result/"' in page
    assert "2 of 3 points" in page
    assert f"{timezone.now():%B %Y}" in page


def test_an_open_attempt_and_one_whose_time_is_up(ada: User, ada_client: Client) -> None:
    running = make_attempt(ada, now=timezone.now())
    over = make_attempt(ada, time_limit_minutes=5, now=timezone.now())
    let_deadline_pass(over)
    page = shown(ada_client)
    assert f'href="/attempts/{running.pk}/"' in page
    assert "time is up" in page
    over.refresh_from_db()
    assert over.finished_at is None


def test_strength_is_of_the_site_asked_about_with_its_number(ada: User, ada_client: Client) -> None:
    done(ada, about("bone", 5), right=4)
    done(ada, about("liver", 4), right=4)
    assert strengths(ada_client) == [("bone metastasis", 5, 80), ("liver metastasis", 4, None)]
    page = shown(ada_client)
    assert "80 %" in page
    assert "too few" in page


def test_neither_a_second_try_nor_a_redo_changes_it(ada: User, ada_client: Client) -> None:
    first = done(ada, about("bone", 5), right=4)
    assert first.quiz
    again = make_attempt(ada, quiz=first.quiz, now=timezone.now())
    answer(again, right=5)
    submit_attempt(attempt=again, now=timezone.now(), grace=GRACE)
    redo = redo_missed(attempt=first, learner=ada, seed=1, now=timezone.now(), grace=GRACE).attempt
    answer(redo, right=1)
    submit_attempt(attempt=redo, now=timezone.now(), grace=GRACE)
    assert strengths(ada_client) == [("bone metastasis", 5, 80)]
    assert "redo of what was missed" in shown(ada_client)


def test_answers_of_an_open_attempt_are_not_told_by_it(ada: User, ada_client: Client) -> None:
    items = about("bone", 5)
    quiz = make_quiz(items=items, module=make_module(pack=items[0].line.pack))
    answer(make_attempt(ada, quiz=quiz, now=timezone.now()), right=5)
    assert strengths(ada_client) == []


def test_nothing_of_the_outsider_is_shown(ada: User, bob_client: Client) -> None:
    done(ada, about("bone", 5), right=5)
    assert EMPTY in shown(bob_client)
    assert strengths(bob_client) == []


def test_the_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/progress/").headers["Location"] == "/accounts/login/?next=/progress/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements(ada: User, ada_client: Client, count: int) -> None:
    for number in range(count):
        done(ada, about(f"site-{number}", count), right=1)
    with statements(5):  # session, user, attempts, graded responses, sites
        shown(ada_client)
