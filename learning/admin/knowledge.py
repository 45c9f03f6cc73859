"""What the admin pages of knowledge share: they belong to a pack, and items rest on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.core.validators import RegexValidator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import VersionedAdmin, VersionedForm, acting_user
from accounts.models import User

from .. import access
from ..models import Heading, Pack
from ..services.changes import Aftermath, knowledge_changed
from .owned import OwnedAdmin, PlainWidgets

SHORT_NAME = RegexValidator(
    r"^[a-z0-9]+([_-][a-z0-9]+)*$", _("Small letters and digits, with hyphens between.")
)
PACK_HELP = _("Packs that you edit. It stays in this pack.")


def told(aftermath: Aftermath) -> tuple[str, ...]:
    """What a change did to items in service, in words."""
    said = []
    if aftermath.left:
        text = ngettext(
            "%(count)d item left service, because it no longer proves.",
            "%(count)d items left service, because they no longer prove.",
            aftermath.left,
        )
        said.append(text % {"count": aftermath.left})
        if aftermath.quizzes:
            text = gettext("Quizzes that ask them: %(quizzes)s.")
            said[-1] += " " + text % {"quizzes": ", ".join(aftermath.quizzes)}
    if aftermath.back:
        text = ngettext(
            "%(count)d item proves again and is back in service.",
            "%(count)d items prove again and are back in service.",
            aftermath.back,
        )
        said.append(text % {"count": aftermath.back})
    return tuple(said)


class PackRowForm(VersionedForm):
    """A row of a pack. Whatever it points to is of the same pack."""

    # Set on the class that each request gets.
    packs: ClassVar[QuerySet[Pack]]
    pack_field: ClassVar[str] = "pack"

    class Meta:
        help_texts = {"pack": PACK_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].validators.append(SHORT_NAME)

    def pack_id(self) -> int | None:
        if self.instance.pk:
            found: int | None = self.instance.pack_id
            return found
        chosen = self.cleaned_data.get("pack")
        return chosen.pk if chosen else None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        pack = self.pack_id()
        for name, value in list(self.cleaned_data.items()):
            rows: Iterable[Any] = value if isinstance(value, QuerySet) else [value]
            elsewhere = any(getattr(row, "pack_id", pack) != pack for row in rows)
            if pack is not None and elsewhere and name != "pack":
                self.add_error(name, _("Choose something of the same content pack."))
        return cleaned


class PackRowAdmin(OwnedAdmin, VersionedAdmin):
    """Rows of own packs. Choices are of the row's pack; on a new row, of own packs."""

    form = PackRowForm
    list_select_related: ClassVar[Any] = ["pack"]

    def own(self, user: User) -> QuerySet[Any]:
        return access.own_in_packs(user, self.model)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        return [*fixed, "pack", "slug"] if obj is not None else fixed

    def choices_of(self, request: HttpRequest, model: type[Any], obj: Any) -> QuerySet[Any]:
        rows = access.own_in_packs(acting_user(request), model)
        return rows if obj is None else rows.filter(pack=obj.pack_id)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        for field in form.base_fields.values():
            self._limit(request, field, obj)
        return form

    def _limit(self, request: HttpRequest, field: Any, obj: Any) -> None:
        if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
            return
        if field.queryset.model is Pack:
            field.queryset = access.own_packs(acting_user(request))
            if obj is None and len(only := field.queryset[:2]) == 1:
                field.initial = only[0].pk
        else:
            field.queryset = self.choices_of(request, field.queryset.model, obj)
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = FilteredSelectMultiple(str(field.label or ""), is_stacked=False)
            field.widget.choices = field.choices
            field.help_text = field.help_text or _("Several may be chosen.")


class KnowledgeAdmin(PackRowAdmin):
    """After each save, in its transaction, every item of the pack proves itself again."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for text in told(knowledge_changed(form.instance.pack, now())):
            messages.warning(request, text)


class PartInline(PlainWidgets, admin.StackedInline):  # type: ignore[type-arg]
    """Parts of a row, one under the other: they are read as text and not as a table."""

    extra = 1


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A source and one of its headings, chosen together: no heading that is not there."""

    # Set on the class that each request gets, so that the choices are read once.
    headings: ClassVar[list[Heading]]

    place = forms.ChoiceField(label=_("Source and heading"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouped: dict[str, list[tuple[str, str]]] = {}
        for heading in self.headings:
            rows = grouped.setdefault(str(heading.source), [])
            rows.append((str(heading.pk), heading.text))
            here = (self.instance.source_id, self.instance.locator)
            if here == (heading.source_id, heading.text):
                self.initial["place"] = str(heading.pk)
        field = self.fields["place"]
        field.choices = [("", _("Choose a heading")), *grouped.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        chosen = {str(heading.pk): heading for heading in self.headings}
        if heading := chosen.get(self.cleaned_data.get("place", "")):
            self.instance.source, self.instance.locator = heading.source, heading.text
        return cleaned


def headings_for(user: User, obj: Any) -> list[Heading]:
    """In reading order, with their sources: of the row's pack, or of own packs."""
    rows = Heading.objects.filter(source__retired_at=None).select_related("source")
    packs = access.own_packs(user)
    if obj is not None:
        packs = Pack.objects.filter(pk=obj.pack_id)
    mine = rows.filter(source__pack__in=packs.values("pk"))
    return list(mine.order_by("source__slug", "position"))
