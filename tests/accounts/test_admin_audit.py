"""The admin's pages of the audit: for reading, whoever reads."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import AuditEntry, User
from accounts.services.audit import record

LIST = "/admin/accounts/auditentry/"
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(adam: User, ada: User) -> AuditEntry:
    return record(actor=adam, action="test", target=ada, detail={"note": "5 < x < 7"}, now=NOW)


@pytest.fixture
def root_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser(email="root@example.org"))
    return client


def test_an_entry_says_who_what_and_when(entry: AuditEntry, adam: User, ada: User) -> None:
    assert (entry.at, entry.actor, entry.action) == (NOW, adam, "test")
    assert (entry.object_type, entry.object_id) == ("accounts.user", str(ada.pk))
    assert (entry.object_label, entry.detail) == ("Ada", {"note": "5 < x < 7"})


def test_a_long_name_is_cut_and_no_target_is_blank(adam: User) -> None:
    adam.display_name = "x" * 300
    assert len(record(actor=None, action="a", target=adam, now=NOW).object_label) == 200
    bare = record(actor=None, action="b", now=NOW)
    assert (bare.object_type, bare.object_id, bare.object_label, bare.detail) == ("", "", "", {})


def test_adam_reads_it(adam_client: Client, entry: AuditEntry) -> None:
    assert b"Ada" in adam_client.get(LIST).content
    assert b"5 &lt; x &lt; 7" in adam_client.get(f"{LIST}{entry.pk}/change/").content


@pytest.mark.parametrize("person", ["adam_client", "root_client"])
def test_nobody_adds_edits_or_deletes(
    request: pytest.FixtureRequest, person: str, entry: AuditEntry
) -> None:
    client = request.getfixturevalue(person)
    before = AuditEntry.objects.count()
    assert client.post(f"{LIST}add/", {"action": "forged"}).status_code == 403
    assert client.post(f"{LIST}{entry.pk}/change/", {"action": "forged"}).status_code == 403
    assert client.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": str(entry.pk), "post": "yes"}
    client.post(LIST, action)
    assert AuditEntry.objects.count() == before
    entry.refresh_from_db()
    assert entry.action == "test"


@pytest.mark.parametrize(("person", "status"), [("eve_client", 403), ("ada_client", 302)])
def test_only_admins_read_it(request: pytest.FixtureRequest, person: str, status: int) -> None:
    assert request.getfixturevalue(person).get(LIST).status_code == status


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow_with_the_entries(
    adam_client: Client, adam: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        record(actor=adam, action=f"test{number}", target=adam, now=NOW)
    adam_client.get(LIST)
    with django_assert_num_queries(9):
        adam_client.get(LIST)
