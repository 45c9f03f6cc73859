"""Account pages, home, errors and the desk: axe finds nothing, at any width, in both themes."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from playwright.sync_api import expect

from accounts.models import User
from tests.browser.conftest import DESK, PHONE, NewScreen
from tests.browser.screen import Screen
from tests.browser.test_accessibility import expect_no_violations
from tests.factories import make_attempt
from tests.support.people import PASSWORD

ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %

OF_A_VISITOR = [
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-spent/",
    "/accounts/confirm-email/spent/",
    "/accounts/inactive/",
    "/accounts/invitation/spent/",
    "/no-such-page/",
]
OF_A_STUDENT = [
    "/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/reauthenticate/",
    "/accounts/logout/",
    "/admin/",  # 403
]
OF_AN_ADMIN = ["/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/"]


def expect_sound(screen: Screen) -> None:
    expect_no_violations(screen)
    expect(screen.page.locator("h1")).to_have_count(1)
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    found: dict[str, int] = request.param
    return found


def test_pages_of_a_visitor(new_screen: NewScreen, theme: str, size: dict[str, int]) -> None:
    screen = new_screen(viewport=size, color_scheme=theme)
    for path in OF_A_VISITOR:
        screen.open(path)
        expect_sound(screen)
    screen.open("/accounts/signup/")
    screen.press("Make the account")
    expect(screen.page.get_by_role("alert")).to_contain_text("There is a problem")
    expect_sound(screen)


def test_pages_of_a_student(
    new_screen: NewScreen, ada: User, theme: str, size: dict[str, int]
) -> None:
    make_attempt(ada)
    screen = new_screen(ada, viewport=size, color_scheme=theme)
    for path in OF_A_STUDENT:
        screen.open(path)
        expect_sound(screen)


def test_pages_of_an_admin(
    new_screen: NewScreen, adam: User, theme: str, size: dict[str, int]
) -> None:
    screen = new_screen(adam, viewport=size, color_scheme=theme)
    for path in OF_AN_ADMIN:
        screen.open(path)
        expect_sound(screen)


def test_nothing_is_cut_off_at_400_percent(new_screen: NewScreen, ada: User) -> None:
    make_attempt(ada)
    visitor, student = new_screen(viewport=ZOOMED), new_screen(ada, viewport=ZOOMED)
    for screen, paths in ((visitor, OF_A_VISITOR), (student, OF_A_STUDENT)):
        for path in paths:
            screen.open(path)
            width = screen.page.evaluate("document.documentElement.scrollWidth")
            assert (path, width) == (path, ZOOMED["width"])


def test_second_step_is_turned_on(new_screen: NewScreen, ada: User, theme: str) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    screen = new_screen(ada, color_scheme=theme)
    screen.open("/accounts/2fa/totp/activate/")
    expect_sound(screen)  # who is it?
    screen.page.get_by_label("Password").fill(PASSWORD)
    screen.press("Go on")
    expect(screen.page.get_by_alt_text("QR code")).to_be_visible()
    expect_sound(screen)
    screen.page.locator("#id_code").fill("no code")
    screen.press("Turn the app on")
    expect(screen.page.get_by_role("alert")).to_be_visible()
    expect_sound(screen)
    screen.open("/accounts/2fa/webauthn/add/")
    expect_sound(screen)


def test_forgotten_password(new_screen: NewScreen, ada: User, theme: str) -> None:
    screen = new_screen(color_scheme=theme)
    screen.open("/accounts/password/reset/")
    screen.page.get_by_label("E-mail address").fill(ada.email)
    screen.press("Send the link")
    expect(screen.page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    link = re.search(r"https?://\S+/(accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link
    screen.open(f"/{link[1]}")
    expect_sound(screen)
    for field in ("#id_password1", "#id_password2"):
        screen.page.locator(field).fill("a longer phrase than before 7")
    screen.press("Set the password")
    expect(screen.page.get_by_role("heading", name="Your password is changed")).to_be_visible()
    expect_sound(screen)


def test_signing_in_by_keyboard_alone(new_screen: NewScreen, ada: User) -> None:
    screen = new_screen()
    screen.open("/accounts/login/")
    keyboard = screen.page.keyboard
    keyboard.press("Tab")
    expect(screen.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(screen.page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    keyboard.press("Enter")
    keyboard.press("Tab")
    email = screen.page.get_by_label("E-mail address")
    expect(email).to_be_focused()
    expect(email).to_have_css("outline-style", "solid")
    expect(email).to_have_css("outline-width", "3px")
    keyboard.type(ada.email)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    expect(screen.page.get_by_role("button", name="Sign out")).to_be_visible()
