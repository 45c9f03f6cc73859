"""Strict reading of environment variables.

A mistyped value stops start-up with a sentence that names the variable; it is
never read as something that was not meant (`DEBUG=flase` is not False).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class EnvError(ValueError):
    """A variable in the environment cannot be read as what it has to be."""


@dataclass(frozen=True, slots=True)
class Env:
    """The environment, read by name and type. Empty counts as not set, except for booleans."""

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, "").strip()
        if "\x00" in value:
            raise EnvError(f"{name} contains a NUL character.")
        return value or default

    def boolean(self, name: str, *, default: bool) -> bool:
        if name not in self.values:
            return default
        value = self.values[name]
        if value not in BOOLEANS:
            raise EnvError(f"{name} must be true, false, 1 or 0, not {value!r}.")
        return BOOLEANS[value]

    def integer(self, name: str, *, default: int, minimum: int, maximum: int) -> int:
        value = self.text(name, str(default))
        # int() would also take "1_000", " 7" and digits of other scripts.
        if not (value.isascii() and value.removeprefix("-").isdigit()):
            raise EnvError(f"{name} must be a whole number, not {value!r}.")
        if len(value) > 18 or not minimum <= int(value) <= maximum:
            raise EnvError(f"{name} must be between {minimum} and {maximum}, not {value}.")
        return int(value)

    def choice(self, name: str, choices: Sequence[str], *, default: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise EnvError(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
        return value

    def items(self, name: str) -> list[str]:
        """A list separated by commas; an empty entry is a typing error and is refused."""
        value = self.text(name)
        if not value:
            return []
        entries = [entry.strip() for entry in value.split(",")]
        if not all(entries):
            raise EnvError(f"{name} has an empty entry: separate its values by single commas.")
        return entries

    def origins(self, name: str) -> list[str]:
        """A list of `https://host`, as browsers write where a form comes from."""
        entries = self.items(name)
        for entry in entries:
            if not entry.startswith(("https://", "http://")):
                raise EnvError(f"{name} must begin with https:// or http://: {entry!r}.")
        return entries
