"""An educator at the desk: every page for everybody's eyes, the whole way by keyboard alone."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from learning.models import Module, Pack
from quizzes.models import Attempt, Item, Quiz
from tests.browser.conftest import DESK, PHONE, NewScreen
from tests.browser.screen import Screen
from tests.browser.test_accessibility import expect_no_violations
from tests.factories import make_attempt, make_module, make_pack, make_quiz, make_single_item
from tests.support.desk import page

LOOKS = [(PHONE, "light"), (DESK, "dark")]


@pytest.fixture
def module(eve: User) -> Module:
    return make_module(pack=make_pack(editors=[eve], title="Bone"), title="Where it spreads")


@pytest.fixture
def pages(ada: User, module: Module) -> list[str]:
    """Every page of the desk, with something on it."""
    draft = make_single_item(pack=module.pack, status=Item.Status.DRAFT)
    quiz = make_quiz(items=2, module=module)
    hidden = make_quiz(items=1, module=module, published=False)
    approved = quiz.entries.all()[0].line.items.get()
    rows = {
        draft: ["change", "history", "preview", "approve", "reject"],
        approved: ["change", "withdraw", "new-version"],
        quiz: ["change", "withdraw"],
        hidden: ["publish"],
        module: ["change", "unpublish"],
        module.pack: ["change"],
        make_attempt(ada, quiz=quiz): ["change"],
    }
    lists = [page(model, "changelist") for model in (Item, Quiz, Module, Pack, Attempt)]
    forms = [page(model, "add") for model in (Item, Quiz, Module, Pack)]
    return [
        reverse("admin:index"),
        *lists,
        *forms,
        *(page(row, name) for row, names in rows.items() for name in names),
    ]


@pytest.fixture(params=LOOKS, ids=["phone, light", "desk, dark"])
def adams(new_screen: NewScreen, adam: User, request: pytest.FixtureRequest) -> Screen:
    size, scheme = request.param
    return new_screen(adam, viewport=size, color_scheme=scheme)


def test_axe_finds_nothing_and_nothing_sticks_out(adams: Screen, pages: list[str]) -> None:
    for address in pages:
        adams.open(address)
        expect_no_violations(adams)
        wider = "document.documentElement.scrollWidth > window.innerWidth"
        assert not adams.page.evaluate(wider), address


def test_axe_finds_nothing_in_forms_with_errors(adams: Screen, module: Module) -> None:
    draft = make_single_item(pack=module.pack, status=Item.Status.DRAFT)
    for address, button in (
        (page(Item, "add"), "Save"),
        (page(draft, "reject"), "Reject it"),
        (page(Quiz, "add"), "Save"),
    ):
        adams.open(address)
        adams.page.get_by_role("button", name=button, exact=True).click()
        expect(adams.page.locator(".errornote")).to_be_visible()
        expect_no_violations(adams)


def test_an_item_is_written_approved_and_asked_by_keyboard_alone(
    new_screen: NewScreen, eve: User, module: Module
) -> None:
    quiz = make_quiz(items=0, module=module, published=False)
    desk = Keyboard(new_screen(eve, viewport=DESK))
    write_item(desk)
    preview_item(desk)
    desk.press_on("link", "Approve")
    desk.press_on("button", "Yes, approve it")
    desk.expect_message("The item is approved and in service.")
    publish_with_item(desk, quiz)

    item, quiz = Item.objects.get(), Quiz.objects.get()
    assert (item.status, item.value.stem) == ("approved", "Which finding fits the liver?")
    assert item.value.describe(item.value.dump()["key"]) == ("Jaundice",)
    assert item.line.slug == "which-finding-fits-the-liver"
    assert quiz.published_at is not None
    assert [entry.line for entry in quiz.entries.all()] == [item.line]


def write_item(desk: Keyboard) -> None:
    desk.screen.open(reverse("admin:index"))
    desk.press_on("link", "Write an item")
    desk.write("Question", "Which finding fits the liver?")
    for number, text in ((1, "Bone pain"), (2, "Jaundice")):
        desk.write(f"Text of option {number}", text)
    desk.go_to("radio", "Option 1")
    desk.keys("ArrowDown")
    desk.press_on("button", "Save and continue editing")


def preview_item(desk: Keyboard) -> None:
    desk.press_on("link", "Preview")
    expect(desk.screen.page.get_by_role("heading", level=1)).to_have_text("As a student sees it")
    desk.go_to("radio", "Bone pain")
    desk.keys("Space")
    desk.press_on("button", "See the feedback on this answer")
    expect(desk.screen.page.locator(".verdict-word")).to_contain_text("Wrong")
    desk.press_on("link", "Back to the desk")


def publish_with_item(desk: Keyboard, quiz: Quiz) -> None:
    desk.screen.open(page(quiz, "change"))
    desk.go_to("combobox", "Question")
    desk.keys("ArrowDown")
    desk.press_on("button", "Save and continue editing")
    desk.press_on("link", "Publish")
    desk.press_on("button", "Yes, publish it")
    desk.expect_message("The quiz is published.")


class Keyboard:
    """Somebody without a mouse: from one control to the next by Tab."""

    MOST = 150

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def go_to(self, role: str, name: str) -> None:
        """Tab until the control of this role and name has the focus."""
        exactly = re.compile(f"^{re.escape(name)}:?$")
        wanted = self.screen.page.get_by_role(role, name=exactly)  # type: ignore[arg-type]
        expect(wanted.first).to_be_attached()
        self.screen.page.wait_for_load_state("networkidle")
        for _ in range(self.MOST):
            if wanted.evaluate_all("found => found.includes(document.activeElement)"):
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not reach the {role} {name}.")

    def press_on(self, role: str, name: str) -> None:
        self.go_to(role, name)
        self.keys("Enter")
        self.screen.page.wait_for_load_state()

    def write(self, label: str, text: str) -> None:
        self.go_to("textbox", label)
        self.screen.page.keyboard.type(text)

    def expect_message(self, text: str) -> None:
        expect(self.screen.page.locator(".messagelist")).to_contain_text(text)

    def keys(self, *names: str) -> None:
        for name in names:
            self.screen.page.keyboard.press(name)
