"""What a learner sees and does on the question screen, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from quizzes.models import Attempt, Response

SAVE = "**/items/*/save/"


class Screen:
    """A browser window. The methods wait as long as the page needs, never longer."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self._handlers: list[Callable[[Route], None]] = []

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def open_item(self, attempt: Attempt, position: int = 1) -> None:
        self.open(item_path(attempt, position))
        self.wait_for_script()

    def open_item_and_stop_time(self, attempt: Attempt) -> None:
        """The page's clock moves only when the story moves it."""
        self.page.clock.install(time=0)
        self.open_item(attempt)
        self.page.clock.pause_at(3_600_000)

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

    def save_fails(self, status: int = 500, body: str = "Sorry") -> None:
        self._handle_saves(lambda route: route.fulfill(status=status, body=body))

    def save_is_cut(self) -> None:
        """The line is dead: no reply at all."""
        self._handle_saves(lambda route: route.abort())

    def save_hangs(self) -> None:
        """The request goes out, and nothing ever comes back."""
        self._handle_saves(lambda route: None)

    def save_loses_replies(self) -> None:
        """The server saves, but its reply is lost on the way."""

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        self._handle_saves(lose)

    def save_is_held(self) -> list[Route]:
        """Saves pile up in the list that comes back, until `let_go`."""
        held: list[Route] = []
        self._handle_saves(held.append)
        return held

    def let_go(self, held: list[Route]) -> None:
        self.save_works()
        for route in held:
            route.continue_()

    def save_works(self) -> None:
        self._handle_saves(lambda route: route.continue_())

    def _handle_saves(self, handle: Callable[[Route], None]) -> None:
        # One route for good: taking one away would let go of the requests that it holds.
        if not self._handlers:
            self.page.route(SAVE, self._handle)
        self._handlers.append(handle)

    def _handle(self, route: Route) -> None:
        self._handlers[-1](route)

    def post_plainly(self) -> None:
        """What the page does where the script does not step in between."""
        self.page.locator("#answer-form").evaluate("form => form.submit()")

    def go_away(self, path: str) -> None:
        """Somebody types another address."""
        self.page.evaluate("url => { setTimeout(() => location.assign(url)); }", self.url + path)


def item_path(attempt: Attempt, position: int = 1) -> str:
    return f"/attempts/{attempt.pk}/items/{position}/"


def stored(attempt: Attempt, position: int = 1) -> tuple[str | None, int]:
    """The answer at the server and how many saves made it."""
    response = Response.objects.get(attempt=attempt, position=position)
    assert response.rev == response.revisions.count()
    return response.answer, response.rev
