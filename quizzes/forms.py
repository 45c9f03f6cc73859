"""The answer form, drawn from the prompt's fields: a new item type needs no form class."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .items import Answer, Prompt
from .models import Response
from .models.questions import LONGEST_REASON


@dataclass(frozen=True, slots=True)
class ShownChoice:
    id: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownField:
    name: str  # of the HTML control
    part: str
    label: str
    control: str
    choices: tuple[ShownChoice, ...]
    limit: int | None


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What the item template draws: fields with the learner's choices, and the save's fields."""

    prompt: Prompt
    fields: tuple[ShownField, ...]
    base_rev: int
    client_id: str
    seq: int
    error: str = ""
    stored: tuple[str, ...] | None = None  # the newer answer, after a stale save


def answer_form(
    response: Response,
    *,
    answer: Answer,
    error: str = "",
    stored: tuple[str, ...] | None = None,
    base_rev: int | None = None,
) -> AnswerForm:
    prompt = response.prompt
    return AnswerForm(
        prompt=prompt,
        fields=shown_fields(prompt, answer),
        base_rev=response.rev if base_rev is None else base_rev,
        client_id=str(uuid.uuid4()),
        seq=1,
        error=error,
        stored=stored,
    )


def shown_fields(prompt: Prompt, answer: Answer) -> tuple[ShownField, ...]:
    return tuple(
        ShownField(
            name="answer" if prompt.shape != "map" else f"answer.{field.name}",
            part=field.name,
            label=field.label,
            control=field.control,
            choices=tuple(
                ShownChoice(c.id, c.text, _is_chosen(prompt, field.name, c.id, answer))
                for c in field.choices
            ),
            limit=field.limit,
        )
        for field in prompt.fields
    )


def _is_chosen(prompt: Prompt, part: str, choice: str, answer: Answer) -> bool:
    if answer is None:
        return False
    if prompt.shape == "one":
        return bool(answer == choice)
    if prompt.shape == "many":
        return isinstance(answer, list) and choice in answer
    return isinstance(answer, dict) and answer.get(part) == choice


class QuestionForm(forms.Form):
    """A learner's question about the item at one place of their attempt."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Write what you want to ask."),
            "max_length": _("Write at most %(limit_value)d characters. You have %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, position: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.position = position
