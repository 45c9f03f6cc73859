"""Passwords and the admin: whoever sets another's is in the audit, one's own has one page."""

from typing import Any

from django.test import Client

from accounts.models import AuditEntry, User

NEW = "a quite new secret 77"


def set_password(client: Client, user: User, first: str = NEW, second: str = NEW) -> Any:
    posted = {"password1": first, "password2": second, "usable_password": "true"}
    return client.post(f"/admin/accounts/user/{user.pk}/password/", posted)


def entries() -> list[tuple[str | None, str, str]]:
    found = AuditEntry.objects.filter(action="password.set_by_admin")
    return list(found.values_list("actor__email", "action", "object_id"))


def test_an_admin_who_sets_a_password_is_in_the_audit(
    ada: User, adam: User, adam_client: Client
) -> None:
    assert set_password(adam_client, ada).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert entries() == [(adam.email, "password.set_by_admin", str(ada.pk))]
    assert NEW not in repr(list(AuditEntry.objects.values()))


def test_a_form_that_is_refused_is_not(ada: User, adam_client: Client) -> None:
    assert set_password(adam_client, ada, NEW, "another").status_code == 200
    assert entries() == []


def test_a_person_who_is_not_there_is_not(ada: User, adam_client: Client) -> None:
    ada.pk = 2**31 - 1
    assert set_password(adam_client, ada).status_code in {302, 404}
    assert entries() == []


def test_an_educator_sets_nobodys_password(ada: User, eve_client: Client) -> None:
    assert set_password(eve_client, ada).status_code == 403
    ada.refresh_from_db()
    assert not ada.check_password(NEW)
    assert entries() == []


def test_an_admin_does_not_take_over_a_superuser(adam_client: Client) -> None:
    root = User.objects.create_superuser(email="root@example.org", password="first secret 77")
    assert set_password(adam_client, root).status_code == 403
    root.refresh_from_db()
    assert not root.check_password(NEW)


def test_ones_own_password_is_changed_on_the_common_page(eve: User, eve_client: Client) -> None:
    posted = {"old_password": "x", "new_password1": NEW, "new_password2": NEW}
    for reply in (
        eve_client.get("/admin/password_change/"),
        eve_client.post("/admin/password_change/", posted),
    ):
        assert (reply.status_code, reply.headers["Location"]) == (302, "/accounts/password/change/")
    eve.refresh_from_db()
    assert not eve.check_password(NEW)
