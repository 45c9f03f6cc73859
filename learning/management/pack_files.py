"""Reading and writing a pack's files. YAML keeps its line numbers; lessons are Markdown."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from learning.content.documents import BadPackError, Document, Loc, Problem

LARGEST_FILE = 5_000_000  # bytes
LONGEST_ON_A_LINE = 76
FENCE = "---\n"


def read_pack(folder: Path) -> dict[str, Document]:
    """Every file of the pack. Raises BadPackError where one cannot be read."""
    if not (folder / "pack.yaml").is_file():
        raise BadPackError([Problem(str(folder), 1, "There is no pack.yaml in this folder.")])
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            documents[path.name] = _read_yaml(path)
        except BadPackError as error:
            problems += error.problems
    try:
        lessons = _read_lessons(folder / "lessons")
    except BadPackError as error:
        problems += error.problems
    else:
        if lessons is not None:
            documents["lessons"] = lessons
    if problems:
        raise BadPackError(problems)
    return documents


def _read_yaml(path: Path) -> Document:
    node = _parse(path.name, _text(path), first_line=1)
    return Document(path.name, _plain(node), dict(_lines(node, first_line=1)))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadPackError([Problem(path.name, 1, "The file is larger than 5 MB.")])
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadPackError([Problem(path.name, 1, f"The file cannot be read: {error}.")]) from None


def _parse(name: str, text: str, *, first_line: int) -> CommentedMap:
    try:
        node = _yaml().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        raise BadPackError([Problem(name, line, f"This is not YAML: {error.problem}.")]) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise BadPackError([Problem(name, first_line, f"This is not YAML: {error}.")]) from None
    if node is None:
        return CommentedMap()
    if not isinstance(node, CommentedMap):
        raise BadPackError([Problem(name, first_line, "The file must hold named sections.")])
    return node


def _read_lessons(folder: Path) -> Document | None:
    """All lessons as one section: front matter as fields, the text below as `body`."""
    if not folder.is_dir():
        return None
    entries: list[dict[str, Any]] = []
    files: list[str] = []
    problems: list[Problem] = []
    lines: dict[Loc, int] = {}
    for path in sorted(folder.glob("*.md")):
        name = f"lessons/{path.name}"
        head, fence, body = _text(path).removeprefix(FENCE).partition(f"\n{FENCE}")
        if not fence:
            problems.append(Problem(name, 1, "A lesson begins with fields between two --- lines."))
            continue
        node = _parse(name, head, first_line=2)
        here: Loc = ("lessons", len(entries))
        lines |= {here: 1} | {(*here, *loc): at for loc, at in _lines(node, first_line=2)}
        lines[(*here, "body")] = head.count("\n") + 4
        entries.append({"slug": path.stem, **_plain(node), "body": body.strip("\n") + "\n"})
        files.append(name)
    if problems:
        raise BadPackError(problems)
    return LessonsDocument("lessons", {"lessons": entries}, lines, tuple(files))


class LessonsDocument(Document):
    """A folder of lessons read as one document, whose problems name the lesson's own file."""

    __slots__ = ("files",)

    def __init__(
        self, file: str, data: Mapping[str, Any], lines: Mapping[Loc, int], files: tuple[str, ...]
    ) -> None:
        super().__init__(file, data, lines)
        object.__setattr__(self, "files", files)

    files: tuple[str, ...]

    def problem(self, loc: Loc, message: str) -> Problem:
        index = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else None
        name = self.files[index] if index is not None else self.file
        return Problem(name, self.line(loc), message)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 4096  # long texts are folded by us
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    return yaml


def _plain(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    if isinstance(node, dt.datetime):
        return node.date()
    return node


def _lines(node: Any, *, first_line: int, loc: Loc = ()) -> Iterator[tuple[Loc, int]]:
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            yield (*loc, str(key)), node.lc.key(key)[0] + first_line
            yield from _lines(value, first_line=first_line, loc=(*loc, str(key)))
    elif isinstance(node, CommentedSeq):
        for index, value in enumerate(node):
            yield (*loc, index), node.lc.item(index)[0] + first_line
            yield from _lines(value, first_line=first_line, loc=(*loc, index))


def to_yaml(data: Mapping[str, Any]) -> str:
    """The canonical form: what `dump_content` writes and the packs in git are kept in."""
    stream = io.StringIO()
    _yaml().dump(_literal(data), stream)
    return stream.getvalue()


def _literal(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _literal(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_literal(entry) for entry in value]
    if isinstance(value, str) and "\n" in value:
        return LiteralScalarString(value)
    if isinstance(value, str) and len(value) > LONGEST_ON_A_LINE:
        return _folded(value)
    return value


def _folded(text: str) -> Any:
    """A long text over several lines, broken at single spaces so that it reads back the same."""
    lines = textwrap.wrap(text, 88, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != text:
        return text
    folded = FoldedScalarString(text)
    ends = itertools.accumulate(len(line) + 1 for line in lines[:-1])
    folded.fold_pos = [end - 1 for end in ends]
    return folded


def to_lesson(fields: Mapping[str, Any], body: str) -> str:
    return f"{FENCE}{to_yaml(fields)}{FENCE}\n{body}"
