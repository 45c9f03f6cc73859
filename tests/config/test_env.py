import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.env import Env, EnvError


@pytest.mark.parametrize(
    ("value", "expected"), [("true", True), ("1", True), ("false", False), ("0", False)]
)
def test_four_words_are_booleans(value: str, expected: bool) -> None:
    assert Env({"DEBUG": value}).boolean("DEBUG", default=not expected) is expected


@pytest.mark.parametrize("default", [True, False])
def test_a_boolean_that_is_not_set_is_its_default(default: bool) -> None:
    assert Env({}).boolean("DEBUG", default=default) is default


@pytest.mark.parametrize("value", ["flase", "True", "yes", "on", "", " true", "2", "None", "0.0"])
def test_anything_else_is_refused_by_name(value: str) -> None:
    with pytest.raises(EnvError) as refused:
        Env({"DEBUG": value}).boolean("DEBUG", default=False)
    assert str(refused.value) == f"DEBUG must be true, false, 1 or 0, not {value!r}."


@given(st.text())
def test_no_text_is_read_as_a_boolean_by_accident(value: str) -> None:
    try:
        Env({"X": value}).boolean("X", default=False)
    except EnvError:
        assert value not in {"true", "false", "1", "0"}
    else:
        assert value in {"true", "false", "1", "0"}


def test_whole_numbers() -> None:
    env = Env({"PORT": "8001", "EMPTY": ""})
    assert env.integer("PORT", default=8000, minimum=1, maximum=65535) == 8001
    assert env.integer("EMPTY", default=8000, minimum=1, maximum=65535) == 8000
    assert env.integer("ABSENT", default=8000, minimum=1, maximum=65535) == 8000


@pytest.mark.parametrize("value", ["eighty", "80.5", "1_000", "0x10", "٣", "--1", "1e3", "-"])
def test_what_is_no_whole_number_is_refused(value: str) -> None:
    with pytest.raises(EnvError, match="PORT must be a whole number"):
        Env({"PORT": value}).integer("PORT", default=8000, minimum=1, maximum=65535)


@pytest.mark.parametrize("value", ["0", "-1", "65536", "9" * 5000])
def test_a_number_out_of_range_is_refused(value: str) -> None:
    with pytest.raises(EnvError, match="PORT must be between 1 and 65535"):
        Env({"PORT": value}).integer("PORT", default=8000, minimum=1, maximum=65535)


def test_a_choice_is_one_of_its_words() -> None:
    env = Env({"SIGN_UP": "invitation"})
    assert env.choice("SIGN_UP", ["open", "invitation"], default="open") == "invitation"
    assert Env({}).choice("SIGN_UP", ["open", "invitation"], default="open") == "open"
    with pytest.raises(EnvError, match="SIGN_UP must be one of open, closed, not 'invitation'"):
        env.choice("SIGN_UP", ["open", "closed"], default="open")


def test_lists() -> None:
    assert Env({"HOSTS": "a.example, b.example"}).items("HOSTS") == ["a.example", "b.example"]
    assert Env({"HOSTS": ""}).items("HOSTS") == []
    assert Env({}).items("HOSTS") == []


@pytest.mark.parametrize("value", ["a,,b", "a,", ",a", ","])
def test_a_list_with_a_hole_is_refused(value: str) -> None:
    with pytest.raises(EnvError, match="HOSTS has an empty entry"):
        Env({"HOSTS": value}).items("HOSTS")


def test_text_is_stripped_and_free_of_nul() -> None:
    assert Env({"KEY": " value "}).text("KEY") == "value"
    assert Env({}).text("KEY", "default") == "default"
    with pytest.raises(EnvError, match="KEY contains a NUL"):
        Env({"KEY": "a\x00b"}).text("KEY")
