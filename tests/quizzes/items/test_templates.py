"""Each type is drawn: its question with every control, and its review with every rationale."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from quizzes import items
from quizzes.forms import answer_form
from quizzes.models import Attempt, Item, ItemLine, Response
from quizzes.selectors import reviewed


@pytest.mark.parametrize("name", sorted(items.TYPES))
def test_each_type_has_a_template_with_every_control(name: str) -> None:
    for value, _ in items.TYPES[name].samples():
        payload = value.dump()
        item = Item(type=payload.pop("type"), payload=payload, line=ItemLine(slug="x"))
        response = Response(attempt=Attempt(title="x", seed=1), item=item, position=1)
        form = answer_form(response, answer=None)
        html = render_to_string(f"quizzes/items/{name}.html", {"form": form})
        for field in form.fields:
            assert f'name="{field.name}"' in html
            for choice in field.choices:
                assert f'value="{choice.id}"' in html
                assert choice.text in html
        review = render_to_string("quizzes/parts/review.html", {"entry": reviewed(response)})
        assert value.stem.split("?")[0] in review
