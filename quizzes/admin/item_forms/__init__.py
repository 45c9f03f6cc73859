"""Item forms, by type. A type without a line in `FORMS` is edited as text."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from ... import items
from .base import SEEN, Fieldsets, ItemForm
from .native import NativeForm
from .single import SingleForm

FORMS: dict[str, type[ItemForm]] = {
    items.SingleChoice.type: SingleForm,
}
NAMES: dict[str, Any] = {
    items.SingleChoice.type: _("one right answer"),
}


def form_for(kind: str, value: items.Item | None) -> type[ItemForm]:
    """The short form where it shows all of the item, else the text."""
    form = FORMS.get(kind, NativeForm)
    return form if value is None or form.draws(value) else NativeForm


def name_of(kind: str) -> str:
    return str(NAMES.get(kind, kind.replace("_", " ")))


__all__ = ["SEEN", "Fieldsets", "ItemForm", "NativeForm", "SingleForm", "form_for", "name_of"]
