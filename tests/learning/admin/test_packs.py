"""The admin pages of packs: Eve edits hers, Erik edits something else, Adam keeps them all."""

import pytest
from django.test import Client

from accounts.models import AuditEntry, User
from learning.models import Pack
from tests.factories import make_pack
from tests.support.desk import fields_of, is_absent, page
from tests.support.queries import statements


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve], title="Bone", slug="bone")


def test_an_editor_changes_her_pack(eve_client: Client, pack: Pack) -> None:
    address = page(pack, "change")
    sent = fields_of(eve_client, address) | {"title": "Bones", "licence": "CC-BY-4.0"}
    assert eve_client.post(address, sent).status_code == 302
    pack.refresh_from_db()
    assert (pack.title, pack.licence, pack.version) == ("Bones", "CC-BY-4.0", 2)


def test_the_list_shows_own_packs_only(eve_client: Client, erik: User, pack: Pack) -> None:
    make_pack(editors=[erik], title="Wounds")
    response = eve_client.get(page(Pack, "changelist"))
    assert list(response.context["cl"].result_list) == [pack]


def test_an_admin_sees_every_pack(adam_client: Client, pack: Pack) -> None:
    other = make_pack(title="Wounds")
    response = adam_client.get(page(Pack, "changelist"))
    assert list(response.context["cl"].result_list) == [pack, other]


@pytest.mark.parametrize("name", ["change", "history", "delete"])
def test_somebody_elses_pack_looks_absent(erik_client: Client, pack: Pack, name: str) -> None:
    theirs = erik_client.get(page(pack, name))
    pack.pk += 1000
    absent = erik_client.get(page(pack, name))
    assert theirs.status_code == absent.status_code
    assert theirs.headers.get("Location") == absent.headers.get("Location")


def test_somebody_elses_pack_cannot_be_changed(
    erik_client: Client, eve_client: Client, pack: Pack
) -> None:
    sent = fields_of(eve_client, page(pack, "change")) | {"title": "Mine now"}
    assert is_absent(erik_client.post(page(pack, "change"), sent))
    pack.refresh_from_db()
    assert pack.title == "Bone"


def test_an_educator_names_no_editors(eve_client: Client, erik: User, eve: User) -> None:
    pack = make_pack(editors=[eve])
    address = page(pack, "change")
    sent = fields_of(eve_client, address)
    assert "editors" not in sent
    eve_client.post(address, sent | {"title": "New", "editors": [eve.pk, erik.pk]})
    pack.refresh_from_db()
    assert pack.title == "New"
    assert list(pack.editors.all()) == [eve]


def test_an_educator_adds_no_packs(eve_client: Client) -> None:
    assert eve_client.get(page(Pack, "add")).status_code == 403


def test_an_admin_names_editors_and_the_audit_tells(
    adam_client: Client, adam: User, erik: User, eve: User, pack: Pack
) -> None:
    address = page(pack, "change")
    sent = fields_of(adam_client, address) | {"editors": [eve.pk, erik.pk]}
    assert adam_client.post(address, sent).status_code == 302
    assert set(pack.editors.all()) == {eve, erik}
    entry = AuditEntry.objects.get(action="pack.editors_changed")
    assert (entry.actor, entry.object_id) == (adam, str(pack.pk))
    assert entry.detail == {"editors": ["erik@example.org", "eve@example.org"]}


def test_students_are_no_possible_editors(adam_client: Client, ada: User, pack: Pack) -> None:
    response = adam_client.get(page(pack, "change"))
    choices = response.context["adminform"].form.fields["editors"].queryset
    assert ada not in choices


def test_an_admin_adds_a_pack(adam_client: Client) -> None:
    fields = {"title": "Wounds", "slug": "wounds", "summary": "", "language": "en", "licence": ""}
    assert adam_client.post(page(Pack, "add"), fields).status_code == 302
    assert Pack.objects.get().slug == "wounds"


def test_the_short_name_stays(adam_client: Client, pack: Pack) -> None:
    address = page(pack, "change")
    adam_client.post(address, fields_of(adam_client, address) | {"slug": "other", "title": "T"})
    pack.refresh_from_db()
    assert (pack.title, pack.slug) == ("T", "bone")


def test_a_stale_save_is_refused_with_both_values(
    eve_client: Client, adam_client: Client, pack: Pack
) -> None:
    address = page(pack, "change")
    early = fields_of(eve_client, address)
    late = fields_of(adam_client, address)
    eve_client.post(address, early | {"title": "Eve's title"})
    response = adam_client.post(address, late | {"title": "Adam's title"})
    errors = response.context["adminform"].form.errors
    assert "Eve's title" in errors["title"][0]
    pack.refresh_from_db()
    assert pack.title == "Eve's title"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_pack_as_for_three(
    eve: User, eve_client: Client, count: int
) -> None:
    for _ in range(count):
        make_pack(editors=[eve])
    with statements(7):  # session, user, two of permissions, count, packs, editors
        eve_client.get(page(Pack, "changelist"))
