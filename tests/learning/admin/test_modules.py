"""The admin pages of modules: whose they are, what they belong to, and how they are published."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from accounts.models import AuditEntry, User
from learning.models import Module, Pack
from tests.factories import make_module, make_pack
from tests.support.desk import errors_of, fields_of, is_absent, page, said, take
from tests.support.queries import statements


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve], title="Bone")


@pytest.fixture
def module(pack: Pack) -> Module:
    return make_module(pack=pack, title="Where it spreads", published=False)


def new_module(pack: Pack) -> dict[str, object]:
    return {"title": "New", "slug": "new", "summary": "", "pack": pack.pk, "position": 1}


def test_a_pack_editor_changes_its_modules(eve_client: Client, module: Module) -> None:
    address = page(module, "change")
    sent = fields_of(eve_client, address) | {"title": "Where it goes"}
    assert eve_client.post(address, sent).status_code == 302
    module.refresh_from_db()
    assert (module.title, module.version) == ("Where it goes", 2)


def test_a_module_editor_changes_the_module_and_not_the_pack(
    erik: User, erik_client: Client, module: Module
) -> None:
    module.editors.add(erik)
    address = page(module, "change")
    sent = fields_of(erik_client, address) | {"title": "By Erik"}
    assert erik_client.post(address, sent).status_code == 302
    assert list(erik_client.get(page(Module, "changelist")).context["cl"].result_list) == [module]
    assert is_absent(erik_client.get(page(module.pack, "change")))


@pytest.mark.parametrize("name", ["change", "history", "delete", "publish", "unpublish"])
def test_somebody_elses_module_looks_absent(erik_client: Client, module: Module, name: str) -> None:
    theirs = erik_client.get(page(module, name))
    module.pk += 1000
    absent = erik_client.get(page(module, name))
    assert (theirs.status_code, theirs.headers.get("Location")) == (
        absent.status_code,
        absent.headers.get("Location"),
    )
    assert is_absent(theirs) or name == "delete"


def test_an_educator_adds_a_module_to_her_pack(eve_client: Client, pack: Pack) -> None:
    assert eve_client.post(page(Module, "add"), new_module(pack)).status_code == 302
    module = Module.objects.get()
    assert (module.pack, module.published_at) == (pack, None)


def test_nobody_adds_a_module_to_somebody_elses_pack(erik_client: Client, pack: Pack) -> None:
    response = erik_client.post(page(Module, "add"), new_module(pack))
    assert list(errors_of(response)) == ["pack"]
    assert not Module.objects.exists()


def test_a_module_stays_in_its_pack_and_keeps_its_name(
    eve: User, eve_client: Client, module: Module
) -> None:
    other = make_pack(editors=[eve])
    before = (module.pack, module.slug)
    address = page(module, "change")
    sent = fields_of(eve_client, address) | {"pack": other.pk, "slug": "else", "title": "T"}
    eve_client.post(address, sent)
    module.refresh_from_db()
    assert (module.pack, module.slug) == before
    assert module.title == "T"


def test_the_form_publishes_nothing(eve_client: Client, module: Module) -> None:
    address = page(module, "change")
    sent = fields_of(eve_client, address)
    assert "published_at" not in sent
    eve_client.post(address, sent | {"published_at": "2026-03-02", "published_at_0": "2026-03-02"})
    module.refresh_from_db()
    assert module.published_at is None


def test_looking_at_the_question_publishes_nothing(eve_client: Client, module: Module) -> None:
    response = eve_client.get(page(module, "publish"))
    assert "Publish this module?" in response.content.decode()
    module.refresh_from_db()
    assert module.published_at is None


def test_publishing_takes_a_confirmation_and_is_audited(
    eve: User, eve_client: Client, module: Module
) -> None:
    assert said(take(eve_client, module, "publish")) == ["The module is published."]
    module.refresh_from_db()
    assert module.published_at is not None
    entry = AuditEntry.objects.get(action="module.published")
    assert (entry.actor, entry.object_id) == (eve, str(module.pk))
    assert LogEntry.objects.get().get_change_message() == "The module is published."


def test_unpublishing_takes_a_confirmation_and_is_audited(
    eve: User, eve_client: Client, module: Module
) -> None:
    take(eve_client, module, "publish")
    assert said(take(eve_client, module, "unpublish")) == ["The module is hidden from learners."]
    module.refresh_from_db()
    assert module.published_at is None
    assert AuditEntry.objects.get(action="module.unpublished").actor == eve


def test_a_module_that_changed_since_it_was_read_is_not_published(
    eve_client: Client, module: Module
) -> None:
    Module.objects.filter(pk=module.pk).update(version=2)
    response = eve_client.post(page(module, "publish"), {"seen": "1"}, follow=True)
    assert said(response)[0].startswith("Somebody changed this while you were looking at it")
    module.refresh_from_db()
    assert module.published_at is None
    assert not AuditEntry.objects.filter(action="module.published").exists()


@pytest.mark.parametrize("seen", ["", "x", "9" * 30])
def test_a_confirmation_without_a_version_does_nothing(
    eve_client: Client, module: Module, seen: str
) -> None:
    eve_client.post(page(module, "publish"), {"seen": seen})
    module.refresh_from_db()
    assert module.published_at is None


def test_publishing_twice_is_told(eve_client: Client, module: Module) -> None:
    take(eve_client, module, "publish")
    response = eve_client.get(page(module, "publish"), follow=True)
    assert said(response) == ["This module is published already."]


def test_publishing_refuses_an_edit_that_began_before(eve_client: Client, module: Module) -> None:
    """Or the form would write back that the module is not published."""
    address = page(module, "change")
    early = fields_of(eve_client, address)
    take(eve_client, module, "publish")
    assert errors_of(eve_client.post(address, early | {"title": "T"}))
    module.refresh_from_db()
    assert module.published_at is not None


def test_the_list_can_be_filtered_by_what_learners_see(
    eve_client: Client, pack: Pack, module: Module
) -> None:
    shown = make_module(pack=pack)
    for value, expected in (("yes", [shown]), ("no", [module])):
        response = eve_client.get(page(Module, "changelist"), {"published": value})
        assert list(response.context["cl"].result_list) == expected


def test_the_pack_filter_offers_own_packs_only(
    eve: User, eve_client: Client, module: Module
) -> None:
    make_module(pack=make_pack(editors=[eve], title="Lung"))
    make_module(pack=make_pack(title="Wounds of others"))
    body = eve_client.get(page(Module, "changelist")).content.decode()
    assert "Lung" in body
    assert "Wounds of others" not in body


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_module_as_for_three(
    eve_client: Client, pack: Pack, count: int
) -> None:
    for _ in range(count):
        make_module(pack=pack)
    with statements(7):  # session, user, two of permissions, packs to filter by, count, modules
        eve_client.get(page(Module, "changelist"))
