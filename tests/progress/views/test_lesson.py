"""GET and POST /modules/<module>/<lesson>/: a lesson to read, and saying that it was read."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from learning.models import Claim, Lesson, Module, Review
from progress.models import LessonRead
from tests.factories import make_module
from tests.support.lessons import make_claim, make_disagreement, make_full_lesson, make_lesson
from tests.support.lessons import make_source as a_source
from tests.support.queries import statements


def page(lesson: Lesson) -> str:
    return f"/modules/{lesson.module.slug}/{lesson.slug}/"


def shown(client: Client, lesson: Lesson) -> str:
    reply = client.get(page(lesson))
    assert reply.status_code == 200
    return reply.content.decode()


@pytest.fixture
def lesson(db: None) -> Lesson:
    return make_full_lesson(title="Bones & <joints>")


def test_shows_the_whole_lesson(ada_client: Client, lesson: Lesson) -> None:
    text = shown(ada_client, lesson)
    assert "<h1>Bones &amp; &lt;joints&gt;</h1>" in text
    for part in ("Name place 0", "<h2>Where</h2>", "key_point 0", "not_covered 0", "There."):
        assert part in text
    assert "education and not medical advice" in text


def test_a_statement_leads_to_its_place_in_its_source(ada_client: Client) -> None:
    module = make_module()
    source = a_source(module.pack, short="the old page", year=2010)
    claim = make_claim(module.pack, source)
    lesson = make_lesson(module=module, body=f"It goes there [[{claim.slug}]].")
    text = shown(ada_client, lesson)
    age = timezone.localdate().year - 2010
    assert f'href="/sources/{module.pack.slug}/{source.slug}/#heading-2"' in text
    assert f"the old page, 2010, {age} years old</summary>" in text
    assert f'<span class="cite-date">, 2010, {age} years old</span>' in text
    assert claim.slug not in text


def test_a_recent_source_shows_no_age(ada_client: Client) -> None:
    module = make_module()
    year = timezone.localdate().year - 5
    claim = make_claim(module.pack, a_source(module.pack, year=year))
    text = shown(ada_client, make_lesson(module=module, body=f"So [[{claim.slug}]]."))
    assert f"{year}</span>" in text
    assert "years old" not in text


def test_figures_that_differ_stand_side_by_side(ada_client: Client) -> None:
    module = make_module()
    old, undated = a_source(module.pack, year=2010), a_source(module.pack)
    clash = make_disagreement(
        module.pack,
        make_claim(module.pack, undated, figure={"low": "50", "high": "60", "bound": "range"}),
        make_claim(module.pack, old, figure={"low": "25", "of_whom": "all cases"}),
    )
    text = shown(ada_client, make_lesson(module=module, body=f"{{{{figures {clash.slug}}}}}"))
    assert 'role="region" tabindex="0"' in text
    assert text.index(">25%<") < text.index("all cases") < text.index(">50–60%<")
    assert "<td>not stated</td>" in text


def test_figures_that_may_not_be_taught_are_not_shown(ada_client: Client) -> None:
    module = make_module()
    claim = make_claim(module.pack, figure={"low": "25"})
    clash = make_disagreement(module.pack, claim, may_teach=False)
    body = f"{{{{figures {clash.slug}}}}}"
    assert "25%" not in shown(ada_client, make_lesson(module=module, body=body))


def test_a_retracted_claim_lends_its_source_no_longer(ada_client: Client, lesson: Lesson) -> None:
    Claim.objects.update(status=Claim.Status.RETRACTED, reason="Wrong.")
    assert "(source withdrawn)" in shown(ada_client, lesson)
    assert "/sources/" not in shown(ada_client, lesson)


def test_a_claim_of_another_pack_is_not_cited(ada_client: Client) -> None:
    stranger = make_claim(make_module().pack)
    text = shown(ada_client, make_lesson(body=f"So [[{stranger.slug}]]."))
    assert "(source withdrawn)" in text


def test_hostile_markdown_does_nothing(ada_client: Client) -> None:
    text = shown(ada_client, make_lesson(body="<script>alert(1)</script> 5 < x < 7"))
    assert "&lt;script&gt;alert(1)" in text
    assert "5 &lt; x &lt; 7" in text


def test_says_that_no_nurse_has_reviewed_it(ada_client: Client, lesson: Lesson) -> None:
    days = {"read_on": date(2026, 1, 2), "next_due": date(2027, 1, 2)}
    Review.objects.create(module=lesson.module, name="Al", credential="MD", **days)
    assert "No nurse has reviewed" in shown(ada_client, lesson)
    Review.objects.create(module=lesson.module, name="Flo", credential="RN", is_nurse=True, **days)
    assert "No nurse has reviewed" not in shown(ada_client, lesson)


def test_leads_to_the_next_lesson(ada_client: Client) -> None:
    module = make_module()
    first = make_lesson(module=module, position=1)
    make_lesson(module=module, position=2, published=False)
    third = make_lesson(module=module, position=3)
    assert f'href="{page(third)}"' in shown(ada_client, first)
    assert "To the module and its quizzes" in shown(ada_client, third)


def test_marking_it_as_read(ada: User, ada_client: Client, lesson: Lesson) -> None:
    assert "Mark as read" in shown(ada_client, lesson)
    reply = ada_client.post(page(lesson))
    assert (reply.status_code, reply.headers["Location"]) == (302, f"{page(lesson)}#read")
    assert list(LessonRead.objects.values_list("learner", "lesson")) == [(ada.pk, lesson.pk)]
    text = shown(ada_client, lesson)
    assert "Read on " in text
    assert "Mark as read" not in text


def test_looking_marks_nothing(ada_client: Client, lesson: Lesson) -> None:
    ada_client.get(page(lesson))
    ada_client.head(page(lesson))
    assert LessonRead.objects.count() == 0


def test_bob_sees_nothing_of_what_ada_read(
    ada_client: Client, bob_client: Client, lesson: Lesson
) -> None:
    ada_client.post(page(lesson))
    assert "Mark as read" in shown(bob_client, lesson)


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_published_is_absent(ada_client: Client, method: str) -> None:
    draft = make_lesson(published=False)
    hidden = make_lesson(module=make_module(published=False))
    misplaced = f"/modules/{make_module().slug}/{make_lesson().slug}/"
    for path in (page(draft), page(hidden), misplaced, "/modules/nothing/nothing/"):
        assert getattr(ada_client, method)(path).status_code == 404
    assert LessonRead.objects.count() == 0


def test_taking_the_module_back_takes_its_lessons(ada_client: Client, lesson: Lesson) -> None:
    Module.objects.update(published_at=None)
    assert ada_client.get(page(lesson)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_visitor_is_asked_to_sign_in(client: Client, lesson: Lesson, method: str) -> None:
    reply = getattr(client, method)(page(lesson))
    assert reply.headers["Location"] == f"/accounts/login/?next={page(lesson)}"
    assert LessonRead.objects.count() == 0


@pytest.mark.parametrize("parts", [1, 3])
def test_the_number_of_statements(ada_client: Client, parts: int) -> None:
    lesson = make_full_lesson(parts=parts)
    for _ in range(parts):
        make_lesson(module=lesson.module)
    # session, user, lesson; notes, check-yourself, disagreements and their claims; claims,
    # citations, sources, packs, headings; objectives, lessons, review; read
    with statements(16):
        shown(ada_client, lesson)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements_of_a_mark(ada_client: Client, count: int) -> None:
    lesson = make_full_lesson(parts=count)
    with statements(5):  # session, user, lesson, read before, read now
        ada_client.post(page(lesson))
