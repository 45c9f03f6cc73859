"""The admin's pages of people."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import AuditEntry, User
from accounts.selectors import role_of
from tests.support.people import PASSWORD, make_person

LIST = "/admin/accounts/user/"
NEW = "another quite long password"
pytestmark = pytest.mark.django_db


def page(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def fields(user: User, **changes: str) -> dict[str, str]:
    form = {"email": user.email, "display_name": user.display_name, "role": role_of(user)}
    return form | ({"is_active": "on"} if user.is_active else {}) | changes


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser(email="root@example.org", password=PASSWORD)


def test_adam_adds_an_educator(adam_client: Client, adam: User) -> None:
    form = {
        "email": "Zoe@example.org", "display_name": "Zoe", "role": "educator",
        "usable_password": "true", "password1": NEW, "password2": NEW,
    }  # fmt: skip
    assert adam_client.post(f"{LIST}add/", form).status_code == 302
    zoe = User.objects.get(email__iexact="zoe@example.org")
    assert (role_of(zoe), zoe.is_staff, zoe.is_superuser) == ("educator", True, False)
    assert zoe.check_password(NEW)
    entries = AuditEntry.objects.filter(actor=adam, object_id=zoe.pk).order_by("pk")
    assert [entry.action for entry in entries] == ["person.added", "role.assigned"]


def test_an_address_is_taken_whatever_its_case(adam_client: Client, ada: User) -> None:
    form = {
        "email": "ADA@example.org", "display_name": "A", "role": "student",
        "usable_password": "true", "password1": NEW, "password2": NEW,
    }  # fmt: skip
    response = adam_client.post(f"{LIST}add/", form)
    assert response.status_code == 200
    assert "Somebody already uses this e-mail address." in response.content.decode()


def test_a_new_role_goes_through_the_service(adam_client: Client, adam: User, ada: User) -> None:
    assert adam_client.post(page(ada), fields(ada, role="educator")).status_code == 302
    ada.refresh_from_db()
    assert (role_of(ada), ada.is_staff) == ("educator", True)
    entry = AuditEntry.objects.get(action="role.assigned")
    assert (entry.actor, entry.detail) == (adam, {"from": "student", "to": "educator"})


def test_the_form_begins_with_the_role_that_somebody_has(adam_client: Client, eve: User) -> None:
    form = adam_client.get(page(eve)).context["adminform"].form
    assert form["role"].value() == "educator"
    adam_client.post(page(eve), fields(eve, display_name="Eva"))
    eve.refresh_from_db()
    assert (role_of(eve), eve.display_name) == ("educator", "Eva")


def test_a_new_address_replaces_the_old_one_for_signing_in(
    adam_client: Client, ada: User, client: Client
) -> None:
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    adam_client.post(page(ada), fields(ada, email="ada@new.example"))
    assert list(EmailAddress.objects.filter(user=ada).values_list("email", "verified")) == [
        ("ada@new.example", False)
    ]
    login = reverse("account_login")
    assert client.post(login, {"login": "ada@example.org", "password": PASSWORD}).status_code == 200
    assert client.post(login, {"login": "ada@new.example", "password": PASSWORD}).status_code == 302
    assert AuditEntry.objects.get(action="person.changed").detail == {"fields": ["email"]}


def test_switching_somebody_off_is_audited(adam_client: Client, adam: User, ada: User) -> None:
    form = fields(ada)
    del form["is_active"]
    adam_client.post(page(ada), form)
    ada.refresh_from_db()
    assert not ada.is_active
    entry = AuditEntry.objects.get(action="person.changed")
    assert (entry.actor, entry.detail) == (adam, {"fields": ["is_active"]})


def test_nobody_shuts_the_door_behind_themselves(adam_client: Client, adam: User) -> None:
    form = fields(adam, role="student")
    del form["is_active"]
    adam_client.post(page(adam), form)
    adam.refresh_from_db()
    assert (role_of(adam), adam.is_active, adam.is_staff) == ("admin", True, True)


def test_looking_at_oneself_shuts_no_door_for_others(
    adam_client: Client, adam: User, ada: User
) -> None:
    adam_client.get(page(adam))
    adam_client.post(page(ada), fields(ada, role="educator"))
    assert role_of(User.objects.get(pk=ada.pk)) == "educator"


@pytest.mark.parametrize(
    "extra",
    [{"is_superuser": "on"}, {"is_staff": "on"}, {"groups": "1"}, {"user_permissions": "1"}],
)
def test_the_form_gives_no_more_than_a_role(
    adam_client: Client, ada: User, extra: dict[str, str]
) -> None:
    adam_client.post(page(ada), fields(ada) | extra)
    ada.refresh_from_db()
    assert (ada.is_superuser, ada.is_staff) == (False, False)
    assert not ada.user_permissions.exists()
    assert role_of(ada) == "student"


def test_an_admin_does_not_touch_a_superuser(adam_client: Client, root: User) -> None:
    assert adam_client.get(page(root)).status_code == 200
    assert adam_client.post(page(root), fields(root, role="student")).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    form = {"usable_password": "true", "password1": NEW, "password2": NEW}
    assert adam_client.post(password, form).status_code == 403
    root.refresh_from_db()
    assert root.check_password(PASSWORD)


def test_an_admin_sets_a_password_for_somebody_who_is_lost(adam_client: Client, ada: User) -> None:
    password = reverse("admin:auth_user_password_change", args=[ada.pk])
    form = {"usable_password": "true", "password1": NEW, "password2": NEW}
    assert adam_client.post(password, form).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(NEW)


def test_nobody_is_deleted(adam_client: Client, ada: User, root: User, client: Client) -> None:
    client.force_login(root)
    for browser in (adam_client, client):
        delete = reverse("admin:accounts_user_delete", args=[ada.pk])
        assert browser.post(delete, {"post": "yes"}).status_code == 403
        action = {"action": "delete_selected", "_selected_action": str(ada.pk), "post": "yes"}
        browser.post(LIST, action)
    assert User.objects.filter(pk=ada.pk).exists()


@pytest.mark.parametrize(("person", "status"), [("eve_client", 403), ("ada_client", 302)])
def test_only_admins_see_people(request: pytest.FixtureRequest, person: str, status: int) -> None:
    assert request.getfixturevalue(person).get(LIST).status_code == status


def test_people_are_found_by_name_and_address(adam_client: Client, ada: User, bob: User) -> None:
    for query in ("BOB@example", "Bob"):
        found = adam_client.get(LIST, {"q": query}).context["cl"].queryset
        assert list(found) == [bob]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_the_people(
    adam_client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_person(f"student{number}", "student")
    adam_client.get(LIST)
    with django_assert_num_queries(9):
        adam_client.get(LIST)
