"""Strength by site from first answers: whole histories in, one row a site out."""

from datetime import timedelta

from progress.mastery import Strength, first_answers, strengths
from quizzes.evidence import Evidence, Site, asked_of
from tests.factories import NOW

BONE, LUNG = Site("bone", "bone metastasis"), Site("lung", "lung metastasis")


def said(
    line: int,
    share: float = 1,
    *sites: Site,
    day: int = 0,
    redo: bool = False,
    blank: bool = False,
) -> Evidence:
    at = NOW + timedelta(days=day)
    return Evidence(line, at, share, blank=blank, redo=redo, sites=sites or (BONE,))


def test_nothing_known_is_no_row() -> None:
    assert strengths([]) == []


def test_below_five_there_is_a_number_of_answers_and_no_strength() -> None:
    assert strengths([said(n) for n in range(4)]) == [Strength(BONE, 4, None)]
    assert strengths([said(n) for n in range(5)]) == [Strength(BONE, 5, 1.0)]


def test_strength_is_the_mean_share_of_points() -> None:
    history = [said(n, share) for n, share in enumerate([1, 0, 0.5, 1, 0])]
    assert strengths(history) == [Strength(BONE, 5, 0.5)]


def test_only_the_first_answer_to_a_line_counts_in_whatever_order_it_comes() -> None:
    first, later = said(1, 0), said(1, 1, day=1)
    assert first_answers([later, first]) == first_answers([first, later]) == [first]


def test_redo_and_blanks_are_left_out_and_so_is_what_came_after_them() -> None:
    history = [
        said(1, redo=True), said(1, day=1),
        said(2, blank=True), said(2, day=1),
        said(3), said(3, 0, day=1, redo=True),
    ]  # fmt: skip
    assert first_answers(history) == [said(3)]


def test_an_item_on_two_sites_counts_for_both_and_rows_are_by_name() -> None:
    history = [said(n, 1, LUNG, BONE) for n in range(5)] + [said(9, 0, LUNG)]
    assert strengths(history) == [Strength(BONE, 5, 1.0), Strength(LUNG, 6, 5 / 6)]


def test_an_item_without_a_site_is_no_row() -> None:
    nowhere = Evidence(1, NOW, 1.0, blank=False, redo=False, sites=())
    assert strengths([nowhere]) == []


def test_lures_are_not_asked_about() -> None:
    query = {"relation": "has_finding", "subject": None, "object": "cough"}
    one = {"query": query, "canonical": "m: ? has_finding cough = lung", "concepts": {"a": "bone"}}
    assert asked_of(one) == {"cough", "lung"}
    pairs = {"query": {}, "canonical": "match: ? has_finding x, y = x>bone, y>lung"}
    assert asked_of(pairs) == {"x", "y", "bone", "lung"}
    assert asked_of({}) == set()
