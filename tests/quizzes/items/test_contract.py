"""What every item type promises, held by one test of each promise over the registry.

A new type in `items.TYPES` is tested by being there: its own samples are the examples.
"""

import json
from dataclasses import asdict
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import items
from quizzes.items import Answer, AnswerError, Item, ItemError, Json, Sample
from quizzes.items.base import Prompt
from quizzes.scoring.profiles import PROFILES

from .payloads import changed, place, reordered, replaced, walk, with_rationales

EXAMPLES = [
    pytest.param(item, samples, id=f"{name}-{number}")
    for name, cls in items.TYPES.items()
    for number, (item, samples) in enumerate(cls.samples())
]
every_item = pytest.mark.parametrize("item", [pytest.param(e.values[0], id=e.id) for e in EXAMPLES])
every_example = pytest.mark.parametrize(("item", "samples"), EXAMPLES)

SEEDS = range(20)
JUNK: tuple[Json, ...] = (
    None, True, False, 0, -1, 7, 10**400, 0.5, float("inf"), "", " ", "x", "\x00", "\ud800",
    "x" * 100_000, [], ["x"], [[]], {}, {"x": "y"}, {"id": 1}, [{}], [{"id": "x"}], [None],
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda parts: (
        st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=4), parts, max_size=4)
    ),
    max_leaves=8,
)


def readable(samples: tuple[Sample, ...]) -> list[tuple[Json, Decimal]]:
    return [(s.submitted, s.points) for s in samples if s.points is not None]


@pytest.mark.parametrize("name", items.TYPES)
def test_is_registered_under_its_own_name(name: str) -> None:
    assert items.TYPES[name].type == name


@every_item
def test_survives_being_stored(item: Item) -> None:
    stored = json.loads(json.dumps(items.dump(item), allow_nan=False))
    assert items.load(stored) == item
    assert items.dump(items.load(stored)) == stored
    assert items.dump(item)["type"] == item.type


@every_item
def test_rationales_and_citations_survive_being_stored(item: Item) -> None:
    payload = with_rationales(items.dump(item), "because", "a source")
    assert items.dump(items.load(payload)) == payload
    assert json.dumps(payload).count("because") > 1


@every_item
def test_a_field_that_no_one_knows_is_refused_where_it_stands(item: Item) -> None:
    payload = with_rationales(items.dump(item), "because", "a source")
    groups = [(path, part) for path, part in walk(payload) if isinstance(part, dict)]
    for path, _group in groups:
        with pytest.raises(ItemError, match="colour") as refusal:
            items.load(changed(payload, path, lambda group: {**group, "colour": "red"}))
        assert refusal.value.place == place(path)
    assert len(groups) > 3


@every_item
def test_a_missing_field_is_named_or_has_a_default(item: Item) -> None:
    payload = items.dump(item)
    for name in payload:
        rest = {other: value for other, value in payload.items() if other != name}
        try:
            loaded = items.load(rest)
        except ItemError as refusal:
            assert refusal.place == name  # noqa: PT017 - either way is right, and is checked
        else:
            assert items.dump(loaded).keys() == payload.keys()


@every_item
def test_a_malformed_part_is_refused_with_its_place(item: Item) -> None:
    """Whatever stands in whichever place: it loads and can be stored, or one kind of error."""
    payload = with_rationales(items.dump(item), "because", "a source")
    refused = 0
    for path, _part in walk(payload):
        for junk in JUNK:
            try:
                loaded = items.load(replaced(payload, path, junk))
            except ItemError as refusal:
                refused += 1
                assert not path or refusal.place, f"{junk!r} at {place(path)}: {refusal}"  # noqa: PT017
            else:
                assert items.load(items.dump(loaded)) == loaded, f"{junk!r} at {place(path)}"
                assert unstorable(items.dump(loaded)) == [], place(path)
    assert refused > 50


def unstorable(payload: Json) -> list[Json]:
    """What no database or page takes: NUL, half characters, endless text, numbers beyond JSON's."""
    assert json.dumps(payload, allow_nan=False)
    texts = [part for _path, part in walk(payload) if isinstance(part, str)]
    return [text for text in texts if "\x00" in text or "\ud800" in text or len(text) > 10_000]


@every_item
def test_the_prompt_is_the_same_for_the_same_dice(item: Item) -> None:
    for seed in SEEDS:
        assert item.prompt(Random(seed)) == item.prompt(Random(seed))


@every_item
def test_the_prompt_offers_the_same_choices_in_every_order(item: Item) -> None:
    def offered(prompt: Prompt) -> dict[str, dict[str, str]]:
        return {f.name: {c.id: c.text for c in f.choices} for f in prompt.fields}

    prompts = [item.prompt(Random(seed)) for seed in SEEDS]
    assert all(offered(prompt) == offered(prompts[0]) for prompt in prompts)


@every_item
def test_the_prompt_holds_no_rationale_and_no_citation(item: Item) -> None:
    loaded = items.load(with_rationales(items.dump(item), "canary-text", "canary-source"))
    assert "canary" in repr(loaded.review(None))
    for seed in SEEDS:
        assert "canary" not in repr(asdict(loaded.prompt(Random(seed))))
        assert loaded.prompt(Random(seed)) == item.prompt(Random(seed))


@every_example
def test_samples_show_right_wrong_blank_and_unreadable(
    item: Item, samples: tuple[Sample, ...]
) -> None:
    earned = [points for _submitted, points in readable(samples)]
    assert item.maximum in earned
    assert any(points < item.maximum and submitted for submitted, points in readable(samples))
    assert any(item.is_blank(item.parse(submitted)) for submitted, _points in readable(samples))
    assert any(sample.points is None for sample in samples)


@every_example
def test_a_sample_earns_what_it_says(item: Item, samples: tuple[Sample, ...]) -> None:
    for submitted, points in readable(samples):
        score = item.score(item.parse(submitted))
        assert (score.points, score.maximum) == (points, item.maximum), submitted
        assert score.points == score.points.quantize(Decimal("0.001"))  # what the column holds


@every_example
def test_an_unreadable_sample_is_no_wrong_answer(item: Item, samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        if sample.points is None:
            with pytest.raises(AnswerError):
                item.parse(sample.submitted)


@every_item
def test_blank_earns_nothing(item: Item) -> None:
    blank = item.parse(None)
    assert item.is_blank(blank)
    assert item.score(blank).points == 0
    assert item.score(None).points == 0  # the response of an attempt that nobody touched
    assert item.describe(blank) == ()


@every_example
def test_the_order_of_options_changes_no_score(item: Item, samples: tuple[Sample, ...]) -> None:
    turned = [items.load(payload) for payload in reordered(items.dump(item))]
    assert turned
    for other in turned:
        for submitted, points in readable(samples):
            assert other.score(other.parse(submitted)).points == points


@every_example
def test_a_read_answer_survives_storage_and_reads_the_same_again(
    item: Item, samples: tuple[Sample, ...]
) -> None:
    """A repeated save is recognised by comparing what was read with what is stored."""
    for submitted, _points in readable(samples):
        answer = item.parse(submitted)
        stored = json.loads(json.dumps(answer, allow_nan=False))
        assert stored == answer
        assert item.parse(stored) == answer


@every_example
def test_a_plain_form_carries_the_same_answer(item: Item, samples: tuple[Sample, ...]) -> None:
    prompt = item.prompt(Random(1))
    for submitted, _points in readable(samples):
        answer = item.parse(submitted)
        assert item.parse(prompt.answer_from_form(as_form(prompt, answer))) == answer


def as_form(prompt: Prompt, answer: Answer) -> dict[str, list[str]]:
    """What a browser posts of an answer: every control's name with its values."""
    if prompt.shape == "many":
        return {"answer": list(answer or [])}
    if prompt.shape == "one":
        return {} if answer is None else {"answer": [str(answer)]}
    return {f"answer.{field.name}": [(answer or {}).get(field.name, "")] for field in prompt.fields}


@every_example
def test_the_review_tells_what_was_right(item: Item, samples: tuple[Sample, ...]) -> None:
    for submitted, points in readable(samples):
        parts = item.review(item.parse(submitted))
        assert all(part.right for part in parts) == (points == item.maximum)
        assert all(part.keyed for part in parts)
    assert not any(part.answered for part in item.review(None))
    assert not any(line.chosen for part in item.review(None) for line in part.lines)


@every_item
def test_the_rule_is_on_a_profile_that_says_where_it_comes_from(item: Item) -> None:
    profile = PROFILES[item.score(None).profile]
    assert profile.sentence
    assert profile.document
    assert profile.document_date


@every_item
@settings(max_examples=60)
@given(submitted=anything)
def test_anything_at_all_is_read_or_refused(item: Item, submitted: Json) -> None:
    try:
        answer = item.parse(submitted)
    except AnswerError as refusal:
        assert str(refusal)  # noqa: PT017 - either way is right, and is checked
    else:
        assert 0 <= item.score(answer).points <= item.maximum
        assert unstorable(answer) == []


@pytest.mark.parametrize("payload", [None, [], "single", 1])
def test_what_is_no_item_is_refused(payload: Json) -> None:
    with pytest.raises(ItemError, match="group of named fields"):
        items.load(payload)


@pytest.mark.parametrize("name", ["", "Single", None, 1, [], {}])
def test_an_unknown_type_is_refused_at_its_place(name: Json) -> None:
    with pytest.raises(ItemError) as refusal:
        items.load({"type": name})
    assert refusal.value.place == "type"
