"""The project's own source, read as text and as syntax trees."""

import ast
import tomllib
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "learning", "quizzes", "progress")
GENERATED = {"var", "staticfiles", "node_modules", "__pycache__"}


def pyproject() -> dict[str, dict[str, object]]:
    tools: dict[str, dict[str, object]] = tomllib.loads((ROOT / "pyproject.toml").read_text())[
        "tool"
    ]
    return tools


def files(*suffixes: str, under: str = "") -> Iterator[Path]:
    """Every file of ours with one of these endings; nothing hidden, nothing generated."""
    for entry in sorted((ROOT / under).iterdir()):
        if entry.name.startswith(".") or entry.name in GENERATED:
            continue
        if entry.is_dir():
            yield from files(*suffixes, under=str(entry.relative_to(ROOT)))
        elif entry.suffix in suffixes:
            yield entry


def modules(app: str, *names: str) -> Iterator[Path]:
    """The Python files of an app's modules of these names, be they files or packages."""
    for path in files(".py", under=app):
        head = path.relative_to(ROOT / app).parts[0].removesuffix(".py")
        if head in names:
            yield path


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, *, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def package_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)
