"""The form of item types that have no short form: the whole item as readable text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning.content.documents import Loc

from ... import items
from ...content import path_of
from .base import SEEN, Fieldsets, ItemForm, TextField, said

LONGEST = 200_000  # characters


class NativeForm(ItemForm):
    content = TextField(
        label=_("The item as text"),
        longest=LONGEST,
        rows=28,
        strip=False,
        help_text=_(
            "Change what stands between quotation marks and leave the names before the colons. "
            "An error names its place, for example: options, entry 3, text."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["content"].widget.attrs |= {"spellcheck": "false", "class": "desk-text"}
        if not self.instance.pk:
            self.fields["content"].initial = as_text(example(self.kind))

    @classmethod
    def draws(cls, value: items.Item) -> bool:
        return True

    @classmethod
    def fieldsets(cls, value: items.Item | None) -> Fieldsets:
        if value is not None:
            return [(_("The item"), {"fields": ["content", SEEN]})]
        note = _("This is an example of its kind: put your own texts in the place of its texts.")
        return [
            (_("The item"), {"fields": ["content"], "description": note}),
            (_("Where it belongs"), {"fields": ["pack", "short_name"]}),
        ]

    def stored(self) -> dict[str, Any]:
        return {"content": as_text(self.instance.value)}

    def read(self) -> items.Item | None:
        try:
            payload = parsed(self.cleaned_data["content"])
            if isinstance(payload, dict):
                payload = {"type": self.kind, **payload}
            value = items.load(payload)
        except UnreadableTextError as error:
            self.add_error("content", str(error))
        except items.ItemError as error:
            self.add_error("content", placed(error))
        else:
            if value.type != self.kind:
                self.add_error("content", _("The type of an item cannot be changed."))
            elif not self.instance.pk and value == example(self.kind):
                self.add_error("content", _("This is still the example."))
            else:
                return value
        return None


class UnreadableTextError(ValueError):
    """The text is not JSON."""


def example(kind: str) -> items.Item:
    return items.TYPES[kind].samples()[0][0]


def as_text(value: items.Item) -> str:
    return json.dumps(items.dump(value), indent=2, ensure_ascii=False)


def parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UnreadableTextError(
            gettext(
                "The text cannot be read at line %(line)d, place %(column)d. Look there for a "
                "missing comma, quotation mark or bracket."
            )
            % {"line": error.lineno, "column": error.colno}
        ) from None
    except UnreadableTextError:
        raise
    except (ValueError, RecursionError):  # a number or a nesting beyond all measure
        raise UnreadableTextError(gettext("The text cannot be read.")) from None


def _no_constant(name: str) -> NoReturn:
    raise UnreadableTextError(gettext("%(name)s is not a number.") % {"name": name})


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """JSON would silently keep the last of two fields of one name."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise UnreadableTextError(gettext("The field %(name)s stands twice.") % {"name": name})
        found[name] = value
    return found


def placed(error: items.ItemError) -> str:
    """The sentence with its place in words: “options, entry 3, text: This is empty.”"""
    place = in_words(path_of(error.place))
    return f"{place}: {said(error)}" if place else said(error)


def in_words(path: Loc) -> str:
    steps = [
        gettext("entry %(number)d") % {"number": step + 1} if isinstance(step, int) else str(step)
        for step in path
    ]
    return ", ".join(steps)
