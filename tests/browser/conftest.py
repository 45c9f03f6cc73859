"""A student at a real browser, against a real server with a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from quizzes.models import Attempt
from tests.browser.screen import Screen
from tests.factories import make_attempt

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}

expect.set_options(timeout=10_000)

NewScreen = Callable[..., Screen]


@pytest.fixture
def new_screen(browser: Browser, live_server: LiveServer) -> Iterator[NewScreen]:
    """Opens browsers, each with cookies of its own. In none may a script fail or be refused."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complain(line.text))

    def complain(text: str) -> None:
        if "Content Security Policy" in text:
            complaints.append(text)

    def open_one(user: User | None = None, **options: Any) -> Screen:
        context = browser.new_context(**{"viewport": PHONE, **options})
        contexts.append(context)
        context.on("page", listen)
        if user is not None:
            sign_in(context, user, live_server.url)
        return Screen(context.new_page(), live_server.url)

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints


def sign_in(context: BrowserContext, user: User, url: str) -> None:
    """By cookie: typing the password is the story of one test only."""
    client = Client()
    client.force_login(user)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}]
    )


@pytest.fixture
def attempt(ada: User, live_server: LiveServer) -> Attempt:
    """Ada's, with three questions and no deadline."""
    return make_attempt(ada)


@pytest.fixture
def screen(new_screen: NewScreen, ada: User) -> Screen:
    """Ada's telephone."""
    return new_screen(ada)
