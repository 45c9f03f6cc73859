"""What docs/architecture.md promises about the code, read from the code.

Import directions are import-linter's contracts in pyproject.toml; the rest is checked here on the
syntax trees. The names of the pure modules stand once: they are the lowest layer of the contract.
"""

import ast
import sys
from collections.abc import Iterator

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.support import source

LONGEST_FILE = 300
PURE_LIBRARIES = {"fsrs", "markdown_it", "mdit_py_plugins", "nh3", "pydantic"}
# In the standard library, and still the world outside.
IMPURE = {
    "asyncio", "fileinput", "getpass", "glob", "http", "io", "locale", "logging", "multiprocessing",
    "os", "pathlib", "platform", "secrets", "shelve", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
IMPURE_CALLS = {"open", "input", "print", "eval", "exec"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
GLOBAL_DICE = {"uuid.uuid1", "uuid.uuid4"}
OWN_SIGNALS = ("django.dispatch.Signal", "django.db.models.signals.")


def layers() -> list[str]:
    contracts = source.pyproject()["importlinter"]["contracts"]
    assert isinstance(contracts, list)
    inside = next(contract for contract in contracts if "containers" in contract)
    found: list[str] = inside["layers"]
    return found


def pure_names() -> list[str]:
    return [name.strip(" ()") for name in layers()[-1].split(":")]


def pure_modules() -> list[str]:
    return [
        source.dotted(path) for app in source.APPS for path in source.modules(app, *pure_names())
    ]


def lent(name: str, pure: list[str]) -> bool:
    """May a pure module import this?"""
    head = name.partition(".")[0]
    if head in source.APPS:
        return any(name == module or name.startswith(module + ".") for module in pure)
    return head in PURE_LIBRARIES or (head in sys.stdlib_module_names and head not in IMPURE)


def impurities(code: str, *, package: str, pure: list[str]) -> list[str]:
    """What a pure module must not do, each with its line."""
    tree = ast.parse(code)
    return [*impure_imports(tree, package=package, pure=pure), *impure_names(tree)]


def impure_imports(tree: ast.AST, *, package: str, pure: list[str]) -> Iterator[str]:
    for line, name in source.imports(tree, package=package):
        if not lent(name, pure):
            yield f"{line}: imports {name}"
        if name in GLOBAL_DICE or (name.startswith("random.") and name != "random.Random"):
            yield f"{line}: draws from the global random"


def impure_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in IMPURE_CALLS:
                yield f"{node.lineno}: calls {node.func.id}()"
        elif isinstance(node, ast.Attribute):
            name = ".".join(ast.unparse(node).split(".")[-2:])
            if name in CLOCKS:
                yield f"{node.lineno}: reads the clock"
            if name in GLOBAL_DICE or (name.startswith("random.") and name != "random.Random"):
                yield f"{node.lineno}: draws from the global random"


def test_imports_keep_their_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(no_cache=True, is_debug_mode=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_files_stay_short() -> None:
    long = {
        str(path.relative_to(source.ROOT)): lines
        for path in source.files(".py", ".js", ".css", ".html")
        if "migrations" not in path.parts
        and (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_pure_modules_are_pure() -> None:
    pure = pure_modules()
    found = [
        f"{path.relative_to(source.ROOT)}:{impurity}"
        for app in source.APPS
        for path in source.modules(app, *pure_names())
        for impurity in impurities(path.read_text(), package=source.package_of(path), pure=pure)
    ]
    assert pure
    assert found == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import re, math\nfrom random import Random", []),
        ("from .rules import zero_one", []),
        ("from ..models import Quiz", ["1: imports quizzes.models.Quiz"]),
        ("from django.db import models", ["1: imports django.db.models"]),
        ("import time", ["1: imports time"]),
        ("from random import shuffle", ["1: draws from the global random"]),
        ("import random\nrandom.shuffle([])", ["2: draws from the global random"]),
        ("import random\nrandom.Random(1)", []),
        ("import uuid\nuuid.uuid4()", ["2: draws from the global random"]),
        ("from datetime import datetime\ndatetime.now()", ["2: reads the clock"]),
        ("import datetime\ndatetime.date.today()", ["2: reads the clock"]),
        ("open('x')", ["1: calls open()"]),
    ],
)
def test_impurities_are_recognised(code: str, found: list[str]) -> None:
    pure = ["quizzes.scoring.rules"]
    assert list(impurities(code, package="quizzes.scoring", pure=pure)) == found


def test_views_ask_selectors_and_access_for_rows() -> None:
    managers = {"objects", "_default_manager", "_base_manager"}
    found = [
        f"{path.relative_to(source.ROOT)}:{node.lineno}"
        for app in (*source.APPS, "config")
        for path in source.modules(app, "views")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in managers
    ]
    assert found == []


def test_models_leave_save_alone() -> None:
    found = [
        f"{path.relative_to(source.ROOT)}:{node.lineno}"
        for app in source.APPS
        for path in source.modules(app, "models")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name == "save"
    ]
    assert found == []


def test_no_signals_of_our_own_or_of_models_but_post_migrate() -> None:
    """What libraries signal may be heard: nothing else tells of a sign-in."""
    found = [
        f"{path.relative_to(source.ROOT)}:{line}: {name}"
        for app in (*source.APPS, "config")
        for path in source.files(".py", under=app)
        for line, name in source.imports(
            ast.parse(path.read_text()), package=source.package_of(path)
        )
        if name.startswith(OWN_SIGNALS) and name != "django.db.models.signals.post_migrate"
    ]
    assert found == []
