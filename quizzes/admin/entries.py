"""The questions of a quiz, in their order, on the quiz's own page."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import acting_user
from learning.admin.owned import PlainWidgets

from .. import reports
from ..models import Item, ItemLine, QuizEntry

HIGHEST = 9999
LABEL = 90  # characters of a question


class Told(forms.Widget):
    """Words in the place of a control: what is chosen already."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<div class="readonly">{}</div>', self.text)

    def id_for_label(self, id_: str | None) -> str:
        return ""


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """A chosen question stays: another one is another row. Spare rows choose a question."""

    # Set on the class that each request gets, so that the choices are read once.
    lines: ClassVar[QuerySet[ItemLine]]
    labels: ClassVar[dict[int, str]]

    position = forms.IntegerField(
        label=_("Place (empty: last)"), min_value=1, max_value=HIGHEST, required=False
    )

    class Meta:
        labels = {"line": _("Question")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = cast("forms.ModelChoiceField[ItemLine]", self.fields["line"])
        if self.instance.pk:
            chosen = self.instance.line
            out = gettext("%(name)s – no version in service") % {"name": chosen}
            line.queryset = reports.lines_of(self.instance.quiz)
            line.widget = Told(self.labels.get(chosen.pk, out))
            line.disabled = True
        else:
            self.initial.pop("position", None)
            line.queryset = self.lines
            line.choices = [("", _("Choose a question")), *self.labels.items()]


class EntryFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def get_unique_error_message(self, unique_check: Any) -> str:
        return gettext("A question stands in this quiz twice. Choose another, or remove a row.")

    def clean(self) -> None:
        """Places left empty come after all others, in the order of the rows."""
        super().clean()
        rows = [form for form in self.forms if getattr(form, "cleaned_data", {}).get("line")]
        last = max((form.cleaned_data.get("position") or 0 for form in rows), default=0)
        for form in rows:
            if not form.cleaned_data.get("position"):
                last += 1
                form.instance.position = last


class EntryInline(PlainWidgets, admin.StackedInline):  # type: ignore[type-arg]
    model = QuizEntry
    form = EntryForm
    formset = EntryFormSet
    fields = ["line", "position"]
    extra = 3
    verbose_name = _("question")
    verbose_name_plural = _("questions, lowest place first")

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuizEntry]:
        return super().get_queryset(request).select_related("line", "quiz")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        form = cast("type[EntryForm]", formset.form)
        form.lines = reports.lines_to_choose(acting_user(request), obj)
        live = reports.live_items(form.lines, obj)
        form.labels = {line_id: label(item) for line_id, item in live.items()}
        return formset


def label(item: Item) -> str:
    stem = Truncator(" ".join(item.value.stem.split())).chars(LABEL)
    told = f"{stem} ({item.line.slug})"
    if item.status == Item.Status.DRAFT:
        return gettext("%(question)s – draft, not in service") % {"question": told}
    return told
