"""What a learner sees and does on the question screen, in the words of the page."""

from __future__ import annotations

from playwright.sync_api import Dialog, Locator, Page, Route, expect

from quizzes.models import Attempt, Response

SAVE = "**/items/*/save/"


class Screen:
    """A browser window. The methods wait as long as the page needs, never longer."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def open_item(self, attempt: Attempt, position: int = 1) -> None:
        self.open(item_path(attempt, position))
        self.wait_for_script()

    def wait_for_script(self) -> None:
        """The strike-out is shown by the script as its last step."""
        expect(self.page.locator(".option-strike").first).to_be_visible()

    @property
    def state(self) -> Locator:
        """Whether the answer is saved, in words."""
        return self.page.locator(".q-save")

    @property
    def conflict(self) -> Locator:
        return self.page.locator("#conflict")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name="Sign in to save your answer")

    def option(self, text: str) -> Locator:
        return self.page.get_by_label(text, exact=True)

    def choose(self, text: str) -> None:
        self.page.locator(".option-label", has_text=text).click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def expect_state(self, words: str) -> None:
        expect(self.state).to_have_text(words)

    def expect_item(self, position: int, total: int = 3) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(
            f"Question {position} of {total}"
        )

    def expect_path(self, path: str) -> None:
        expect(self.page).to_have_url(self.url + path)

    def save_fails(self, status: int = 500) -> None:
        self.page.route(SAVE, lambda route: route.fulfill(status=status, body="Sorry"))

    def save_is_cut(self) -> None:
        """The line is dead: no reply at all."""
        self.page.route(SAVE, lambda route: route.abort())

    def save_hangs(self) -> None:
        """The server takes the request, and nothing ever comes back."""
        self.page.route(SAVE, _never)

    def save_loses_replies(self) -> None:
        """The server saves, but its reply is lost on the way."""

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        self.page.route(SAVE, lose)

    def save_works(self) -> None:
        self.page.unroute(SAVE)

    def expect_question_before_leaving(self, path: str) -> None:
        """The browser asks whether to leave; the learner stays."""
        asked: list[str] = []

        def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        self.page.once("dialog", stay)
        self.page.evaluate("url => location.assign(url)", self.url + path)
        expect(self.page.locator("body")).to_be_visible()
        assert asked == ["beforeunload"]


def _never(route: Route) -> None:
    pass


def item_path(attempt: Attempt, position: int = 1) -> str:
    return f"/attempts/{attempt.pk}/items/{position}/"


def stored(attempt: Attempt, position: int = 1) -> tuple[str | None, int]:
    """The answer at the server and how many saves made it."""
    response = Response.objects.get(attempt=attempt, position=position)
    assert response.rev == response.revisions.count()
    return response.answer, response.rev
