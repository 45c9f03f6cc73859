"""What the pages promise of colours, markup and words, computed from the files themselves."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import get_template
from django.utils.functional import SimpleLazyObject

from tests.support import source

CSS = source.ROOT / "static/css"
TEMPLATES = source.ROOT / "templates"
TOKENS = (CSS / "tokens.css").read_text()
LEAST = {"text": 4.5, "control": 3.0, "ring": 9.0}
COLOUR = re.compile(r"--ww-([a-z-]+): (#[0-9a-f]{6,8});")
# Words that stand in a template as they are: the product's name is no translator's business.
UNTRANSLATED = {"Wardwise"}


def theme(start: str) -> dict[str, str]:
    """The colours of the block of tokens.css that opens with `start`."""
    block = TOKENS.split(start, 1)[1].split("}", 1)[0]
    return dict(COLOUR.findall(block))


THEMES = {
    "light": theme("\n:root {"),
    "dark": theme(':root:not([data-theme="light"]) {'),
    "dark by choice": theme(':root[data-theme="dark"] {'),
}


def declared(kind: str) -> Iterator[tuple[str, str]]:
    for inks, grounds in re.findall(rf"@{kind} ([a-z -]+?) on ([a-z -]+)\n", TOKENS):
        yield from product(inks.split(), grounds.split())


def decoration() -> set[str]:
    return set(" ".join(re.findall(r"@decoration ([a-z -]+)\n", TOKENS)).split())


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours, 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", LEAST)
def test_pairs_of_colours_can_be_told_apart(kind: str, name: str) -> None:
    colours = THEMES[name]
    pairs = list(declared(kind))
    faint = {
        f"{ink} on {ground}": round(ratio, 2)
        for ink, ground in pairs
        if (ratio := contrast(colours[ink], colours[ground])) < LEAST[kind]
    }
    assert pairs
    assert faint == {}


def test_themes_have_the_same_roles_and_dark_is_dark_either_way() -> None:
    light, dark, chosen = THEMES.values()
    assert light.keys() == dark.keys()
    assert dark == chosen


def test_every_colour_is_named_in_a_pair() -> None:
    named = {role for kind in LEAST for pair in declared(kind) for role in pair}
    assert set(THEMES["light"]) == named | decoration()


def rules() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Stylesheet, selector and declarations of every innermost rule."""
    for path in source.files(".css", under="static/css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text):
            parts = (line.split(":", 1) for line in body.split(";") if ":" in line)
            yield (
                path.name,
                selector.strip(),
                {name.strip(): value.strip() for name, value in parts},
            )


def role(value: str) -> str:
    found = re.search(r"var\(--ww-([a-z-]+)\)", value)
    return found[1] if found else ""


def test_text_stands_only_on_grounds_it_was_measured_on() -> None:
    """Where one rule sets both, the pair must be among those that are computed above."""
    allowed = set(declared("text")) | set(declared("ring"))
    roles = THEMES["light"]
    unmeasured = [
        f"{sheet}: {selector}: {ink} on {ground}"
        for sheet, selector, style in rules()
        for prefix in ("", "--bs-btn-", "--bs-btn-hover-", "--bs-btn-active-", "--bs-btn-disabled-")
        if (ink := role(style.get(f"{prefix}color", ""))) in roles
        and (ground := role(style.get(f"{prefix}{'bg' if prefix else 'background'}", ""))) in roles
        and (ink, ground) not in allowed
    ]
    assert unmeasured == []


def test_colours_are_named_in_one_stylesheet() -> None:
    literal = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    found = [
        f"{sheet}: {selector}: {value}"
        for sheet, selector, style in rules()
        for value in style.values()
        if sheet != "tokens.css" and literal.search(value)
    ]
    assert found == []


def test_every_variable_that_is_used_is_set() -> None:
    text = "".join(path.read_text() for path in source.files(".css", under="static/css"))
    assert set(re.findall(r"var\((--ww-[a-z0-9-]+)", text)) <= set(
        re.findall(r"(--ww-[a-z0-9-]+):", TOKENS)
    )


def test_the_browser_bar_has_the_colour_of_the_paper() -> None:
    skeleton = (TEMPLATES / "skeleton.html").read_text()
    for name in ("light", "dark"):
        assert f'(prefers-color-scheme: {name})" content="{THEMES[name]["paper"]}"' in skeleton


# --- Templates


def templates(*suffixes: str) -> list[Path]:
    return list(source.files(*(suffixes or (".html", ".svg", ".txt")), under="templates"))


def short(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", templates(), ids=short)
def test_template_loads(path: Path) -> None:
    assert get_template(short(path)) is not None


@pytest.mark.parametrize("path", templates(".html"), ids=short)
def test_static_files_of_a_template_exist(path: Path) -> None:
    named = re.findall(r"""\{% static ["']([^"']+)["']""", path.read_text())
    assert [name for name in named if not finders.find(name)] == []


class Markup(HTMLParser):
    """What a strict Content-Security-Policy forbids, and words that no translator can reach."""

    SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forbidden: list[str] = []
        self.words: list[str] = []
        self.inside = ""
        self.feed(without_tags(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag
        self.forbidden += [name for name in given if name == "style" or name.startswith("on")]
        self.words += [given[name] for name in self.SPOKEN if is_word(given.get(name, ""))]
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.forbidden.append(tag)
        if given.get("href", "").startswith("javascript:"):
            self.forbidden.append("javascript:")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in {"script", "style"} and is_word(data):
            self.words.append(data.strip())


def without_tags(text: str) -> str:
    """The template without Django's own marks, and without what `blocktranslate` covers."""
    text = re.sub(r"\{% block body_class %\}[\w -]*", "", text)
    for covered in ("comment", "blocktranslate", "blocktrans"):
        opening, closing = rf"\{{% {covered}\b.*?%\}}", rf"\{{% end{covered} %\}}"
        text = re.sub(f"{opening}.*?{closing}", "", text, flags=re.DOTALL)
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", text, flags=re.DOTALL)


def is_word(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", text)) and text.strip(" –") not in UNTRANSLATED


@pytest.mark.parametrize("path", templates(".html"), ids=short)
def test_template_needs_no_inline_script_or_style(path: Path) -> None:
    assert Markup(path.read_text()).forbidden == []


@pytest.mark.parametrize("path", templates(".html"), ids=short)
def test_words_of_a_template_can_be_translated(path: Path) -> None:
    assert Markup(path.read_text()).words == []


@pytest.mark.parametrize(
    ("text", "forbidden", "words"),
    [
        ('<p style="color: red">{% translate "Hello" %}</p>', ["style"], []),
        ('<button onclick="go()">Go</button>', ["onclick"], ["Go"]),
        ("<script>go()</script>", ["script"], []),
        ('<script type="application/json">{"a": 1}</script>', [], []),
        ('<script src="{% static "a.js" %}" defer></script>', [], []),
        ('<a href="javascript:go()">–</a>', ["javascript:"], []),
        ('<img alt="Red {{ colour }}">', [], ["Red "]),
        ('<nav aria-label="{% translate "Main" %}">{{ item }} 3</nav>', [], []),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", [], []),
        ("{% if a %}Hello{% endif %}{# a note #}", [], ["Hello"]),
    ],
)
def test_faults_of_markup_are_recognised(text: str, forbidden: list[str], words: list[str]) -> None:
    markup = Markup(text)
    assert (markup.forbidden, markup.words) == (forbidden, words)


STANDALONE = [
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    "500.html",
    "503.html",
]


@pytest.mark.parametrize("name", STANDALONE)
def test_error_pages_ask_nothing_of_user_or_session(name: str) -> None:
    """They are shown when the database is down, too."""

    def asked() -> None:
        pytest.fail(f"{name} looks at the user, the messages or the request.")

    lazy = {key: SimpleLazyObject(asked) for key in ("user", "messages", "request")}
    page = engines["django"].get_template(name).render(lazy)
    assert page.count("<h1>") == 1
    assert 'lang="en"' in page
