"""What an educator sends from the pages of the admin."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse


def page(row: Model | type[Model], name: str) -> str:
    """The address of an admin page of a row, or of its model: `changelist`, `add`."""
    args = [row.pk] if isinstance(row, Model) else []
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=args)


def fields_of(client: Client, address: str) -> dict[str, Any]:
    """The form of a page as a browser would send it back, unchanged."""
    response = client.get(address)
    assert response.status_code == 200, response
    form = response.context["adminform"].form
    found = {name: form[name].value() for name in form.fields}
    for inline in response.context["inline_admin_formsets"]:
        for part in (inline.formset.management_form, *inline.formset.forms):
            found |= {part.add_prefix(name): part[name].value() for name in part.fields}
    return {
        name: value for name, value in found.items() if value is not None and value is not False
    }


def errors_of(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200, response
    found: dict[str, list[str]] = response.context["adminform"].form.errors
    return found


def take(client: Client, row: Model, step: str, **fields: Any) -> Any:
    """Open the page of a decision and press its button; the page that follows."""
    address = page(row, step)
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **fields}, follow=True)


def said(response: Any) -> list[str]:
    """The messages that the page shows."""
    return [str(message) for message in response.context["messages"]]


def is_absent(response: Any) -> bool:
    """Django's admin sends away from a row that is not there; our own pages say 404."""
    if response.status_code == 302:
        return str(response.headers["Location"]) == "/admin/"
    return int(response.status_code) == 404
