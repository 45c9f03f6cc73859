"""The scoring rules as arithmetic, and what must hold for any marks whatever."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.scoring.rules import plus_minus, zero_one

marks = st.lists(st.booleans(), max_size=30)
units = st.lists(marks, max_size=6)


@pytest.mark.parametrize(
    ("given_marks", "points"),
    [([], 0), ([True], 1), ([False], 0), ([True, False, True], 2), ([False] * 5, 0)],
)
def test_zero_one_counts_what_is_right(given_marks: list[bool], points: int) -> None:
    assert zero_one(given_marks) == points


@pytest.mark.parametrize(
    ("given_units", "points"),
    [
        ([], 0),
        ([[]], 0),
        ([[True, True, False]], 1),
        ([[True, False, False]], 0),
        ([[True, True], [False, False]], 2),  # the floor holds for each unit by itself
        ([[True, True, False, False]], 0),  # the same marks in one unit
    ],
)
def test_plus_minus_has_a_floor_for_each_unit(given_units: list[list[bool]], points: int) -> None:
    assert plus_minus(given_units) == points


@given(marks)
def test_zero_one_lies_between_nothing_and_all(given_marks: list[bool]) -> None:
    assert 0 <= zero_one(given_marks) <= len(given_marks)


@given(marks, st.randoms(use_true_random=False))
def test_the_order_of_marks_does_not_matter(given_marks: list[bool], rng: object) -> None:
    turned = sorted(given_marks)
    assert zero_one(turned) == zero_one(given_marks)
    assert plus_minus([turned]) == plus_minus([given_marks])


@given(marks)
def test_one_more_right_mark_is_one_more_point(given_marks: list[bool]) -> None:
    assert zero_one([*given_marks, True]) == zero_one(given_marks) + 1
    assert zero_one([*given_marks, False]) == zero_one(given_marks)


@given(units)
def test_plus_minus_lies_between_nothing_and_the_keys(given_units: list[list[bool]]) -> None:
    assert 0 <= plus_minus(given_units) <= sum(unit.count(True) for unit in given_units)


@given(units)
def test_a_finer_floor_never_costs_points(given_units: list[list[bool]]) -> None:
    together = [mark for unit in given_units for mark in unit]
    assert plus_minus(given_units) >= plus_minus([together])


@given(units)
def test_ticking_everything_earns_the_surplus_of_each_unit(given_units: list[list[bool]]) -> None:
    surplus = [unit.count(True) - unit.count(False) for unit in given_units]
    assert plus_minus(given_units) == sum(max(0, extra) for extra in surplus)


@given(units)
def test_points_are_decimals(given_units: list[list[bool]]) -> None:
    assert isinstance(plus_minus(given_units), Decimal)
    assert all(isinstance(zero_one(unit), Decimal) for unit in given_units)
