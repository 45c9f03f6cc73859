"""The short form of a `single` item: a question, up to six options, which one is right."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.content.documents import Loc

from ... import items
from ...content import path_of
from ...items import Json, reading
from .base import SEEN, Fieldsets, ItemForm, TextField, said
from .native import placed

BLOCKS = range(1, 7)
ALWAYS_OPEN = 4  # blocks beyond these are folded away until they are used
WHOLE = "whole"  # the block of the explanation that belongs to no option


class SingleForm(ItemForm):
    prefill = {"short_name": ["question"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _fields()

    @classmethod
    def draws(cls, value: items.Item) -> bool:
        return isinstance(value, items.SingleChoice) and len(value.options) <= len(BLOCKS)

    @classmethod
    def fieldsets(cls, value: items.Item | None) -> Fieldsets:
        used = len(value.options) if isinstance(value, items.SingleChoice) else 0
        question = ["question"] if value is None else ["question", SEEN]
        found: Fieldsets = [(_("Question"), {"fields": question})]
        for block in BLOCKS:
            folded = ["collapse"] if block > max(used, ALWAYS_OPEN) else []
            names = [f"text_{block}", *_rationale_names(block)]
            found.append((_("Option %d") % block, {"fields": names, "classes": folded}))
        found.append((_("Which one is right"), {"fields": ["right", "keep_order"]}))
        found.append((_("The explanation as a whole"), {"fields": _rationale_names(WHOLE)}))
        if value is None:
            found.append((_("Where it belongs"), {"fields": ["pack", "short_name"]}))
        return found

    def stored(self) -> dict[str, Any]:
        value = self._kept()
        if value is None:
            return {}
        found: dict[str, Any] = {"question": value.stem, "keep_order": value.fixed_order}
        for block, option in zip(BLOCKS, value.options, strict=False):
            found |= {f"text_{block}": option.text, **_shown(option.rationale, block)}
            if option.id == value.key:
                found["right"] = str(block)
        return found | _shown(value.rationale, WHOLE)

    def read(self) -> items.Item | None:
        filled = [block for block in BLOCKS if self.cleaned_data[f"text_{block}"]]
        right = int(self.cleaned_data["right"])
        self._refuse_leftovers(filled)
        if right not in filled:
            self.add_error("right", _("This option is empty. Choose one that has a text."))
        if self.errors:
            return None
        try:
            return items.load(self._payload(filled, right))
        except items.ItemError as error:
            name = _field_of(path_of(error.place), filled)
            self.add_error(name, said(error) if name else placed(error))
            return None

    def _refuse_leftovers(self, filled: list[int]) -> None:
        for block in BLOCKS:
            rest = [self.cleaned_data[name] for name in _rationale_names(block)]
            if block not in filled and any(rest):
                text = _("Write the option's text, or empty its explanation and source as well.")
                self.add_error(f"text_{block}", text)

    def _kept(self) -> items.SingleChoice | None:
        """The stored item: its ids, and whatever the form does not show, live on."""
        value = self.instance.value if self.instance.pk else None
        return value if isinstance(value, items.SingleChoice) else None

    def _payload(self, filled: list[int], right: int) -> dict[str, Json]:
        kept = self._kept()
        before = dict(zip(BLOCKS, kept.options, strict=False)) if kept else {}
        taken = {option.id for option in before.values()}
        ids = {block: before[block].id if block in before else _new_id(taken) for block in filled}
        return {
            "type": items.SingleChoice.type,
            "stem": self.cleaned_data["question"],
            "options": [
                {
                    "id": ids[block],
                    "text": self.cleaned_data[f"text_{block}"],
                    "rationale": self._rationale(
                        block,
                        before[block].rationale if block in before else items.Rationale(),
                        proved=self._still_proved(block, before.get(block), is_key=block == right),
                    ),
                }
                for block in filled
            ],
            "key": ids[right],
            "rationale": self._rationale(
                WHOLE, kept.rationale if kept else items.Rationale(), proved=True
            ),
            "fixed_order": self.cleaned_data["keep_order"],
        }

    def _still_proved(self, block: int, before: items.Option | None, *, is_key: bool) -> bool:
        """A proof that an option is wrong speaks of this very text, and of no key."""
        same = before is not None and before.text == self.cleaned_data[f"text_{block}"]
        return same and not is_key

    def _rationale(
        self, block: int | str, before: items.Rationale, *, proved: bool
    ) -> dict[str, Json]:
        why, source, locator = (self.cleaned_data[name] for name in _rationale_names(block))
        shown = [{"source": source, "locator": locator}] if source or locator else []
        further = [{"source": c.source, "locator": c.locator} for c in before.citations[1:]]
        payload: dict[str, Json] = {"text": why, "citations": shown + further}
        if proved:
            payload |= {"reason": before.reason, "proof": list(before.proof)}
        return payload


def _fields() -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "question": TextField(
            label=_("Question"),
            longest=reading.LONGEST_STEM,
            rows=4,
            help_text=_("The situation, then one question. It can be answered without options."),
            error_messages={"required": _("Write the question.")},
        )
    }
    for block in BLOCKS:
        fields[f"text_{block}"] = TextField(
            label=_("Text of option %d") % block,
            longest=reading.LONGEST_OPTION,
            rows=2,
            required=block <= 2,
            error_messages={"required": _("An item has at least two options. Write this one.")},
        )
        fields |= _rationale_fields(block, _("Why option %d is right or wrong") % block)
    fields["right"] = forms.ChoiceField(
        label=_("The right answer is"),
        choices=[(str(block), _("Option %d") % block) for block in BLOCKS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say which option is right.")},
    )
    fields["keep_order"] = forms.BooleanField(
        label=_("Keep the options in this order"),
        required=False,
        help_text=_("For numbers and ranges. All other options are mixed for each student."),
    )
    return fields | _rationale_fields(WHOLE, _("What to remember"))


def _rationale_fields(block: int | str, label: Any) -> dict[str, forms.Field]:
    why, source, locator = _rationale_names(block)
    return {
        why: TextField(label=label, longest=reading.LONGEST_RATIONALE, rows=2, required=False),
        source: forms.CharField(label=_("Source"), max_length=100, required=False),
        locator: forms.CharField(label=_("Where in the source"), max_length=300, required=False),
    }


def _rationale_names(block: int | str) -> list[str]:
    return [f"why_{block}", f"source_{block}", f"locator_{block}"]


def _shown(rationale: items.Rationale, block: int | str) -> dict[str, str]:
    first = rationale.citations[0] if rationale.citations else items.Citation("", "")
    values = (rationale.text, first.source, first.locator)
    return dict(zip(_rationale_names(block), values, strict=True))


def _new_id(taken: set[str]) -> str:
    """Random, so that an id tells nothing of its option."""
    while (new := secrets.token_hex(4)) in taken:
        pass
    taken.add(new)
    return new


def _field_of(path: Loc, filled: list[int]) -> str | None:
    """The form's field for a place in the item; None where the form has no field for it."""
    match path:
        case ("stem",):
            return "question"
        case ("key",):
            return "right"
        case ("options", int(index), "text"):
            return f"text_{filled[index]}"
        case ("options", int(index), "rationale", *rest):
            return _rationale_field(rest, filled[index])
        case ("rationale", *rest):
            return _rationale_field(rest, WHOLE)
    return None


def _rationale_field(path: list[int | str], block: int | str) -> str | None:
    match path:
        case ["text"]:
            return f"why_{block}"
        case ["citations", 0, ("source" | "locator") as name]:
            return f"{name}_{block}"
    return None
