"""What every item form shares: where a new item goes, and what an edit began from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from learning.access import own_packs
from learning.models import Pack

from ... import items, reports
from ...models import Item

SEEN = "seen"
Fieldsets = list[tuple[Any, dict[str, Any]]]


class TextField(forms.CharField):
    """Several lines, which browsers send with other line ends than the ones stored."""

    def __init__(self, *, longest: int, rows: int, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=longest, widget=widget, **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    """Reads and writes the item as a value: `value` after a clean form is ready to store."""

    person: ClassVar[User]
    kind: ClassVar[str]
    prefill: ClassVar[Mapping[str, list[str]]] = {}  # what the browser fills in, and from where
    value: items.Item

    pack: forms.ModelChoiceField[Pack] = forms.ModelChoiceField(
        label=_("Content pack"),
        queryset=None,
        help_text=_("Packs that you edit. The item stays in this pack."),
    )
    short_name = forms.SlugField(
        label=_("Short name"),
        max_length=100,
        required=False,
        help_text=_(
            "How you and your colleagues find the item: letters, digits and hyphens. "
            "Leave it empty to take the first words of the question."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Item
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["pack"], self.fields["short_name"]
            self.initial = {**self.stored(), SEEN: reports.fingerprint(self.instance)}
        else:
            del self.fields[SEEN]
            packs = own_packs(self.person)
            cast("forms.ModelChoiceField[Any]", self.fields["pack"]).queryset = packs
            if len(only := packs[:2]) == 1:
                self.fields["pack"].initial = only[0].pk

    @classmethod
    def draws(cls, value: items.Item) -> bool:
        """Whether the form shows all of this item, so that saving it loses nothing."""
        raise NotImplementedError

    @classmethod
    def fieldsets(cls, value: items.Item | None) -> Fieldsets:
        raise NotImplementedError

    def stored(self) -> dict[str, Any]:
        """The stored item, field by field."""
        raise NotImplementedError

    def read(self) -> items.Item | None:
        """The item that the fields describe; adds errors and returns None where they do not."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors and (value := self.read()):
            self.value = value
            self._name_line(value)
        if self.instance.pk and self.data.get(self.add_prefix(SEEN)) != self.initial[SEEN]:
            self._refuse_stale()
        return cleaned

    def _name_line(self, value: items.Item) -> None:
        if self.instance.pk or "pack" not in self.cleaned_data:
            return
        pack, slug = self.cleaned_data["pack"], self.cleaned_data["short_name"]
        if not slug:
            self.cleaned_data["short_name"] = reports.free_slug(pack, value.stem)
        elif reports.line_is_taken(pack, slug):
            self.add_error("short_name", _("This pack has an item of this name. Choose another."))

    def _refuse_stale(self) -> None:
        """Show both values of whatever differs, and let the next save start from what is stored."""
        stored = self.stored()
        for name in self.fields:
            mine = self.cleaned_data.get(name, self[name].value()) or ""
            theirs = stored.get(name) or ""
            if name != SEEN and mine != theirs:
                text = gettext("Stored in the meantime: %(stored)s. Your value is in the field.")
                self.add_error(name, text % {"stored": self._told(name, theirs)})
        self.add_error(
            None,
            _(
                "Somebody saved this while you were editing, so nothing of yours was saved. "
                "Compare the fields marked below; saving again keeps your values."
            ),
        )
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix(SEEN)] = self.initial[SEEN]
        self.data = data

    def _told(self, name: str, value: Any) -> str:
        if isinstance(self.fields[name], forms.BooleanField):
            return gettext("yes") if value else gettext("no")
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value)) or "-"


def said(error: items.ItemError) -> str:
    """The error's sentence without its place, in the reader's language."""
    text = gettext(error.message)
    return text % error.values if error.values else text
