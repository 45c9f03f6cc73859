"""The admin in a real browser: its pages work, and the strict policy refuses nothing of theirs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Invitation, User
from accounts.selectors import role_of
from tests.support.people import PASSWORD, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Adam, signed in through the common door. No script may fail or be refused."""
    adam = make_person("adam", "admin")
    page = browser.new_page(base_url=live_server.url)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto("/admin/")
    page.get_by_label("E-mail address").fill(adam.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{live_server.url}/admin/")
    yield page
    page.close()
    assert complaints == []


def test_adam_adds_a_person_and_changes_their_role(admin: Page) -> None:
    admin.goto("/admin/accounts/user/add/")
    admin.get_by_label("E-mail address").fill("zoe@example.org")
    admin.get_by_label("Display name").fill("Zoe")
    admin.locator("#id_password1").fill("a quite long password")
    admin.locator("#id_password2").fill("a quite long password")
    admin.get_by_role("button", name="Save", exact=True).click()
    zoe = User.objects.get(email="zoe@example.org")
    admin.goto(f"/admin/accounts/user/{zoe.pk}/change/")
    admin.get_by_label("Role").select_option("educator")
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text("was changed successfully")).to_be_visible()
    assert role_of(User.objects.get(pk=zoe.pk)) == "educator"


def test_adam_copies_the_link_of_an_invitation(admin: Page) -> None:
    admin.goto("/admin/accounts/invitation/add/")
    admin.get_by_label("E-mail address").fill("zoe@example.org")
    admin.get_by_role("button", name="Save", exact=True).click()
    link = admin.get_by_text(re.compile("/accounts/invitation/"))
    expect(link).to_be_visible()
    assert Invitation.objects.get().email == "zoe@example.org"


def test_the_policy_refuses_nothing_on_other_pages(admin: Page) -> None:
    for name in ("accounts/auditentry", "axes/accessattempt", "mfa/authenticator"):
        response = admin.goto(f"/admin/{name}/")
        assert response is not None
        assert response.status == 200
    admin.goto("/admin/password_change/")
    admin.goto("/admin/accounts/user/")
    admin.get_by_role("searchbox").or_(admin.locator("#searchbar")).fill("adam")
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("link", name="adam@example.org")).to_be_visible()
