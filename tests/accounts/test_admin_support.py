"""VersionedAdmin, on a page that needs it: two people edit one module."""

from typing import Any
from unittest import mock

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.admin_support import VersionedAdmin, VersionedForm, acting_user
from accounts.models import User, Versioned
from learning.models import Module, Pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def module() -> Module:
    pack = Pack.objects.create(slug="oncology", title="Oncology")
    return Module.objects.create(pack=pack, slug="bone", title="Bone", summary="Old words.")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser(email="root@example.org"))
    return client


def page(module: Module) -> str:
    return reverse("admin:learning_module_change", args=[module.pk])


def fields(editor: Client, module: Module) -> dict[str, str]:
    """What the page shows when somebody opens it."""
    form = editor.get(page(module)).context["adminform"].form
    return {
        bound.html_name: str(bound.value())
        for bound in form
        if bound.value() not in (None, "", []) and bound.name != "editors"
    }


def stored(module: Module) -> tuple[str, str, int]:
    module.refresh_from_db()
    return module.title, module.summary, module.version


def test_a_save_raises_the_version(editor: Client, module: Module) -> None:
    form = fields(editor, module)
    assert form["base_version"] == "1"
    assert editor.post(page(module), form | {"title": "Bones"}).status_code == 302
    assert stored(module) == ("Bones", "Old words.", 2)


def test_a_stale_save_is_refused_and_shows_both_values(editor: Client, module: Module) -> None:
    form = fields(editor, module)
    editor.post(page(module), form | {"title": "Bones", "summary": "Eve's words."})
    refused = editor.post(page(module), form | {"title": "Skeleton", "summary": "Old words."})
    assert refused.status_code == 200
    assert stored(module) == ("Bones", "Eve's words.", 2)
    errors = refused.context["adminform"].form.errors
    assert set(errors) == {"__all__", "title", "summary"}
    assert errors["title"] == ["Stored in the meantime: Bones. Your value is in the field."]
    text = refused.content.decode()
    assert "Bones" in text
    assert "Skeleton" in text
    assert "Eve&#x27;s words." in text


def test_having_seen_both_one_may_save_again(editor: Client, module: Module) -> None:
    form = fields(editor, module)
    editor.post(page(module), form | {"title": "Bones"})
    refused = editor.post(page(module), form | {"title": "Skeleton"})
    shown = refused.context["adminform"].form["base_version"].value()
    assert shown == "2"
    assert 'name="base_version" value="2"' in refused.content.decode()
    again = editor.post(page(module), form | {"title": "Skeleton", "base_version": shown})
    assert again.status_code == 302
    assert stored(module) == ("Skeleton", "Old words.", 3)


@pytest.mark.parametrize("version", ["", "0", "-1", "2", "99999999999999999999", "one"])
def test_a_save_that_names_no_version_of_its_own_is_refused(
    editor: Client, module: Module, version: str
) -> None:
    form = fields(editor, module) | {"title": "Bones", "base_version": version}
    assert editor.post(page(module), form).status_code == 200
    del form["base_version"]
    assert editor.post(page(module), form).status_code == 200
    assert stored(module) == ("Bone", "Old words.", 1)


def test_the_row_itself_decides_when_both_saves_pass_the_check(
    editor: Client, module: Module
) -> None:
    """The form was found good, then somebody else's save came first."""
    form = fields(editor, module)
    editor.post(page(module), form | {"title": "Bones"})
    look = VersionedForm.clean
    too_early = [lambda _form: None]

    def clean(self: VersionedForm) -> object:
        return too_early.pop()(self) if too_early else look(self)

    with mock.patch.object(VersionedForm, "clean", clean):
        refused = editor.post(page(module), form | {"title": "Skeleton"})
    assert too_early == []
    assert refused.status_code == 200
    assert "Stored in the meantime: Bones." in refused.content.decode()
    assert stored(module) == ("Bones", "Old words.", 2)


def test_a_new_row_has_no_version_to_name(editor: Client, module: Module) -> None:
    add = reverse("admin:learning_module_add")
    form = {"title": "Lung", "slug": "lung", "pack": str(module.pack_id), "position": "2"}
    assert editor.post(add, form).status_code == 302
    assert Module.objects.get(slug="lung").version == 1


def versioned_pages() -> list[Any]:
    pages: dict[Any, Any] = admin.site._registry
    return [page for model, page in pages.items() if issubclass(model, Versioned)]


def test_every_versioned_model_in_the_admin_is_guarded() -> None:
    pages = versioned_pages()
    assert pages
    assert [page for page in pages if not isinstance(page, VersionedAdmin)] == []
    assert [page for page in pages if not issubclass(page.form, VersionedForm)] == []


def test_no_list_page_saves_around_the_version() -> None:
    assert [page for page in versioned_pages() if page.list_editable] == []


def test_only_a_person_acts() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        acting_user(request)
