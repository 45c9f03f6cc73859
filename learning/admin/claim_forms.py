"""The form of a claim, with its figure and its citations."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from accounts.admin_support import acting_user

from ..content.knowledge import LONGEST_STATEMENT
from ..models import Citation, Claim, Figure
from ..relations import RELATIONS
from .knowledge import PackRowForm, PartInline, PlaceForm, headings_for

NUMBER = RegexValidator(r"^\d{1,9}(\.\d{1,6})?$", _("A number as printed, for example 28 or 0.5."))


def relation_choices() -> list[tuple[str, str]]:
    """Each relation in plain English, with its code."""
    names = {"s": pgettext("in a claim", "[subject]"), "o": pgettext("in a claim", "[object]")}
    return [
        (code, f"{relation.reading.format(**names)} ({code})")
        for code, relation in sorted(RELATIONS.items())
    ]


def check_ends(form: forms.ModelForm[Any]) -> None:
    """Subject and object are of the kinds that the relation joins."""
    relation = RELATIONS.get(form.cleaned_data.get("relation", ""))
    if relation is None:
        return
    for field, kinds in (("subject", relation.subjects), ("object", relation.objects)):
        concept = form.cleaned_data.get(field)
        if concept is not None and kinds and concept.kind not in kinds:
            text = _("«%(concept)s» is of the kind %(kind)s; this relation takes %(kinds)s.")
            values = {"concept": concept, "kind": concept.kind, "kinds": ", ".join(kinds)}
            form.add_error(field, text % values)


class ClaimForm(PackRowForm):
    relation = forms.ChoiceField(label=_("Relation"), choices=relation_choices)

    class Meta(PackRowForm.Meta):
        help_texts = {
            **PackRowForm.Meta.help_texts,
            "object": _("Empty where the claim states a figure: fill in the figure below."),
            "position": _("Where a source lists in an order that means something."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "status" in self.fields and self.instance.status != Claim.Status.RETRACTED:
            # Retracting has a page of its own, which says first whom it touches.
            field = cast("forms.ChoiceField", self.fields["status"])
            kept = [c for c in Claim.Status.choices if c[0] != Claim.Status.RETRACTED]
            field.choices = kept

    def clean_statement(self) -> str:
        statement: str = self.cleaned_data["statement"]
        if len(statement.split()) > LONGEST_STATEMENT:
            text = _("The statement has more than %(longest)d words.")
            raise forms.ValidationError(text % {"longest": LONGEST_STATEMENT})
        return statement

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        check_ends(self)
        self._check_second()
        status = self.cleaned_data.get("status", Claim.Status.ACCEPTED)
        if status != Claim.Status.ACCEPTED and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", _("Say why this claim is not simply accepted."))
        if status == Claim.Status.CAVEAT and not self.cleaned_data.get("caution", "").strip():
            self.add_error("caution", _("Write the caution that rationales carry."))
        return cleaned

    def _check_second(self) -> None:
        relation = RELATIONS.get(self.cleaned_data.get("relation", ""))
        if relation is None or "object" in self.errors:
            return
        if relation.objects and self.cleaned_data.get("object") is None:
            self.add_error("object", _("This relation joins the subject to an object: choose it."))
        if not relation.objects and self.cleaned_data.get("object") is not None:
            self.add_error("object", _("This relation states a figure and has no object."))


class FigureForm(forms.ModelForm):  # type: ignore[type-arg]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("low", "high"):
            self.fields[name].validators.append(NUMBER)


class FigureFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        super().clean()
        relation = RELATIONS.get(self.instance.relation)
        given = len(kept(self))
        if relation is None or any(self.errors):
            return
        if not relation.objects and not given:
            raise forms.ValidationError(gettext("This relation states a figure: fill it in."))
        if relation.objects and given:
            raise forms.ValidationError(gettext("A claim has an object or a figure, not both."))


class CitationForm(PlaceForm):
    class Meta:
        model = Citation
        fields = ["note", "position"]


class CitationFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        """Nothing is taught uncited."""
        super().clean()
        if any(self.errors):
            return
        forms_ = kept(self)
        if not forms_:
            raise forms.ValidationError(gettext("Cite at least one place in a source."))
        places = [form.cleaned_data["place"] for form in forms_]
        if len(set(places)) < len(places):
            raise forms.ValidationError(gettext("The same place is cited twice."))
        if any(form.instance.source.pack_id != self.instance.pack_id for form in forms_):
            raise forms.ValidationError(gettext("Cite sources of the same content pack."))


def kept(formset: Any) -> list[Any]:
    """Forms that will leave a row."""
    return [
        form
        for form in formset.forms
        if form not in formset.deleted_forms and (form.instance.pk or form.has_changed())
    ]


class FigureInline(PartInline):
    model = Figure
    form = FigureForm
    formset = FigureFormSet
    extra = 0
    min_num = 0
    max_num = 1
    fields = ["measure", "low", "high", "unit", "bound", "of_whom", "place", "period"]
    verbose_name_plural = _("figure, where the claim states a number")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1


class CitationInline(PartInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    fields = ["place", "note", "position"]
    verbose_name_plural = _("where a source says it")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        form: Any = formset.form
        form.headings = headings_for(acting_user(request), obj)
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")
