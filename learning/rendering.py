"""A lesson's Markdown as safe HTML: citations become chips, figures tables, folds <details>.

Markdown is read without raw HTML, and what comes out is cleaned once more by an allow-list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

CITED = re.compile(r"\[\[([a-z0-9_-]+)\]\]")
FIGURES = re.compile(r"\{\{figures ([a-z0-9_-]+)\}\}\s*")
FOLD = re.compile(r"fold\s+(\S.*)")
HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}  # the page's title is the one h1

TAGS = {
    "a", "blockquote", "br", "caption", "code", "details", "div", "em", "h2", "h3", "h4", "hr",
    "li", "ol", "p", "pre", "span", "strong", "summary", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "a": {"cite"},
    "details": {"fold"},
    "div": {"table-scroll"},
    "p": {"muted", "small"},
    "span": {"cites", "cite-date", "visually-hidden"},
    "table": {"table", "figures"},
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One source of one claim, in the reader's words."""

    source: str
    place: str
    date: str  # the year, its age where that matters, or that none is stated
    url: str
    dated: bool = True


@dataclass(frozen=True, slots=True)
class FigureRow:
    figure: str
    note: str
    of_whom: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that rendering says itself, in the reader's language."""

    source: str
    no_source: str
    figures: str
    figure: str
    of_whom: str
    date: str
    table: str


@dataclass(frozen=True, slots=True)
class Material:
    """What a text refers to, by short name."""

    words: Words
    citations: Mapping[str, Sequence[Chip]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[FigureRow]] = field(default_factory=dict)


def cited(body: str) -> list[str]:
    """The short names of the claims that a text cites, once each."""
    return list(dict.fromkeys(CITED.findall(body)))


def figures(body: str) -> list[str]:
    """The short names of the disagreements that a text shows as tables, once each."""
    return list(dict.fromkeys(FIGURES.findall(body)))


def render(body: str, material: Material) -> str:
    """Safe HTML, whatever the text holds."""
    env = {"material": material}
    tokens = MARKDOWN.parse(body, env)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = HEADINGS.get(token.tag, token.tag)
    return clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, env))


def render_chips(slugs: Sequence[str], material: Material) -> str:
    """The sources of these claims, each once, beside a text that is not Markdown."""
    found = dict.fromkeys(chip for slug in slugs for chip in material.citations.get(slug, ()))
    return clean(_chips(list(found)))


def clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener noreferrer",
    )


def _chips(chips: Sequence[Chip]) -> str:
    """Quiet and in the line: many statements have several sources."""
    return f'<span class="cites">({"; ".join(map(_chip, chips))})</span>' if chips else ""


def _chip(chip: Chip) -> str:
    date = "cite-date" if chip.dated else "visually-hidden"
    return (
        f'<a class="cite" href="{escape(chip.url)}" title="{escape(chip.place)}">'
        f'{escape(chip.source)}<span class="visually-hidden">, {escape(chip.place)}</span>'
        f'<span class="{date}">, {escape(chip.date)}</span></a>'
    )


def _read_citation(state: StateInline, silent: bool) -> bool:
    found = CITED.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"slug": found[1]}
    state.pos = found.end()
    return True


def _read_figures(state: StateBlock, line: int, _last: int, silent: bool) -> bool:
    if state.is_code_block(line):
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    found = FIGURES.fullmatch(text)
    if found is None:
        return False
    if not silent:
        state.push("figures", "", 0).meta = {"slug": found[1]}
        state.line = line + 1
    return True


Env = MutableMapping[str, Any]


def _citation(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, env: Env) -> str:
    material: Material = env["material"]
    chips = material.citations.get(tokens[at].meta["slug"], ())
    if not chips:
        return f'<span class="cites">({escape(material.words.no_source)})</span>'
    return _chips(chips)


def _figures(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, env: Env) -> str:
    material: Material = env["material"]
    rows = material.figures.get(tokens[at].meta["slug"], ())
    if not rows:
        return ""
    words = material.words
    heads = "".join(
        f'<th scope="col">{escape(word)}</th>'
        for word in (words.figure, words.of_whom, words.source, words.date)
    )
    body = "".join(_figure_row(row, words) for row in rows)
    table = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    return f'{_region(words.figures)}<table class="table figures">{table}\n'


def _figure_row(row: FigureRow, words: Words) -> str:
    note = f'<p class="muted small">{escape(row.note)}</p>' if row.note else ""
    chips = "; ".join(map(_chip, row.chips))
    dates = escape("; ".join(dict.fromkeys(chip.date for chip in row.chips)))
    return (
        f'<tr><th scope="row">{escape(row.figure)}{note}</th><td>{escape(row.of_whom)}</td>'
        f"<td>{chips or escape(words.no_source)}</td><td>{dates}</td></tr>"
    )


def _region(label: str) -> str:
    """Wide tables scroll inside this, also by the keyboard."""
    return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'


def _table_open(_renderer: Any, _tokens: Sequence[Token], _at: int, _opts: Any, env: Env) -> str:
    return f'{_region(env["material"].words.table)}<table class="table">\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _image(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Env) -> str:
    """Only its words: an image from elsewhere would tell elsewhere who reads this."""
    return escape(tokens[at].content)


def _fold(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Env) -> str:
    if tokens[at].nesting != 1:
        return "</details>\n"
    found = FOLD.fullmatch(tokens[at].info.strip())
    return f'<details class="fold"><summary>{escape(found[1]) if found else ""}</summary>\n'


def _is_fold(info: str, *_: Any) -> bool:
    return FOLD.fullmatch(info.strip()) is not None


def _make() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.inline.ruler.before("link", "citation", _read_citation)
    markdown.block.ruler.before("paragraph", "figures", _read_figures, {"alt": ["paragraph"]})
    container_plugin(markdown, "fold", validate=_is_fold, render=_fold)
    for name, rule in {
        "citation": _citation,
        "figures": _figures,
        "image": _image,
        "table_open": _table_open,
        "table_close": _table_close,
    }.items():
        markdown.add_render_rule(name, rule)
    return markdown


MARKDOWN = _make()
