"""Markdown to safe HTML: what is meant survives, what is meant badly does not."""

from __future__ import annotations

import re

import pytest

from learning.rendering import (
    Chip,
    FigureRow,
    Material,
    Words,
    cited,
    figures,
    render,
    render_chips,
)

WORDS = Words(
    source="Source",
    no_source="source withdrawn",
    figures="Side by side",
    figure="Figure",
    of_whom="Of whom",
    date="Date",
    table="Table",
)
PAGE = Chip("the 2010 page", "Bone > Spread", "2010, 16 years old", "/sources/p/a/#heading-2")
GUIDE = Chip("the guide", "Start", "no date stated", "/sources/p/b/#heading-1", dated=False)
MATERIAL = Material(
    words=WORDS,
    citations={"to-bones": [PAGE], "to-liver": [PAGE, GUIDE]},
    figures={
        "shares": [
            FigureRow("25%", "share of cases", "all cases", (PAGE,)),
            FigureRow("about 70%", "", "not stated", (GUIDE,)),
        ]
    },
)


def html(body: str) -> str:
    return render(body, MATERIAL)


def test_a_citation_becomes_a_chip_that_leads_to_its_place() -> None:
    shown = html("It spreads to bones [[to-bones]].")
    assert 'class="cite" href="/sources/p/a/#heading-2"' in shown
    assert "the 2010 page" in shown
    assert "Bone &gt; Spread" in shown
    assert "2010, 16 years old" in shown
    assert "[[" not in shown


def test_a_claim_of_two_sources_shows_both() -> None:
    shown = html("So it is [[to-liver]].")
    assert shown.count('class="cite"') == 2
    assert '<span class="cite-date">, 2010, 16 years old</span>' in shown
    assert '<span class="visually-hidden">, no date stated</span>' in shown


def test_a_citation_of_nothing_in_force_says_so() -> None:
    shown = html("It is said [[long-gone]].")
    assert '<span class="cites">(source withdrawn)</span>' in shown
    assert "long-gone" not in shown


@pytest.mark.parametrize("body", ["`[[to-bones]]`", "    [[to-bones]]", "[[Not A Slug]]", "[[x"])
def test_what_is_no_citation_stays_as_written(body: str) -> None:
    assert "[[" in html(body)
    assert "<a" not in html(body)


def test_figures_stand_side_by_side_in_a_region_that_the_keyboard_can_scroll() -> None:
    shown = html("Before.\n{{figures shares}}\nAfter.")
    region = '<div class="table-scroll" role="region" tabindex="0" aria-label="Side by side">'
    assert f'{region}<table class="table figures">' in shown
    assert re.findall(r'<th scope="col">(.*?)</th>', shown) == [
        "Figure", "Of whom", "Source", "Date",
    ]  # fmt: skip
    assert re.findall(r'<th scope="row">([^<]*)', shown) == ["25%", "about 70%"]
    assert "<td>all cases</td>" in shown
    assert "<td>2010, 16 years old</td>" in shown
    assert "<p>Before.</p>" in shown
    assert "<p>After.</p>" in shown


def test_figures_that_may_not_be_taught_leave_no_trace() -> None:
    assert html("{{figures secret}}") == ""


def test_a_fold_stays_closed_until_it_is_opened() -> None:
    shown = html(":::fold A figure about <deaths>\nOf whom? [[to-bones]]\n:::\n\nAfter.")
    assert '<details class="fold"><summary>A figure about &lt;deaths&gt;</summary>' in shown
    assert "<details open" not in shown
    assert shown.index("Of whom?") < shown.index("</details>") < shown.index("After.")


def test_a_fold_that_is_not_closed_ends_with_the_text() -> None:
    assert html(":::fold Title\nText.").count("</details>") == 1


@pytest.mark.parametrize("body", ["::: note\nText.\n:::", ":::fold\nText.\n:::"])
def test_no_other_box_is_opened(body: str) -> None:
    assert "<details" not in html(body)


@pytest.mark.parametrize(
    ("body", "survives"),
    [
        ("BP <90/60 & SpO2 >= 92%", "BP &lt;90/60 &amp; SpO2 &gt;= 92%"),
        ("5 < x < 7", "5 &lt; x &lt; 7"),
        ("Give 5 mg/kg * 2 * 3", "Give 5 mg/kg * 2 * 3"),
        ("T <38 or >40 °C", "T &lt;38 or &gt;40 °C"),
        ("O<sub>2</sub>", "O&lt;sub&gt;2&lt;/sub&gt;"),
    ],
)
def test_clinical_text_survives(body: str, survives: str) -> None:
    assert html(body) == f"<p>{survives}</p>\n"


def test_headings_stand_below_the_title_of_the_page() -> None:
    assert html("# One\n\n## Two\n\n###### Six") == "<h2>One</h2>\n<h2>Two</h2>\n<h4>Six</h4>\n"


def test_a_table_scrolls_inside_its_region() -> None:
    shown = html("| a | b |\n|---|---|\n| 1 | 2 |")
    assert shown.startswith('<div class="table-scroll" role="region" tabindex="0"')
    assert shown.rstrip().endswith("</table></div>")


def test_an_image_leaves_its_words_only() -> None:
    shown = html("![The <skeleton>](https://elsewhere.example/pixel.png)")
    assert shown == "<p>The &lt;skeleton&gt;</p>\n"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='x()' id='main' style='position:fixed'>x</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://elsewhere.example/a.png)",
    '[x](/a "\\" onmouseover=alert(1) x=\\"")',
    ":::fold <img src=x onerror=alert(1)>\nx\n:::",
    '::: fold "><script>alert(1)</script>\nx\n:::',
    "[[to-bones]]<iframe src=//elsewhere.example></iframe>",
    "<details open ontoggle=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<form action=//elsewhere.example><input name=password></form>",
    "<!--><script>alert(1)</script>-->",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '```" onload="alert(1)\nx\n```',
]
DANGEROUS = re.compile(
    r"<(?:script|img|iframe|svg|style|form|input|object|embed|link|meta|base)\b"
    r"|<[^>]*\s(?:on\w+|style|id|src|srcset|open)\s*="
    r"|<[^>]*(?:javascript|vbscript|data):",
    re.IGNORECASE,
)


def attributes_outside_quotes(shown: str) -> str:
    return re.sub(r'"[^"]*"', lambda m: m[0] if ":" in m[0] else '""', shown)


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_text_does_nothing(body: str) -> None:
    assert DANGEROUS.findall(attributes_outside_quotes(html(body))) == []


def test_hostile_words_of_a_source_do_nothing() -> None:
    bad = '"><script>alert(1)</script>'
    chip = Chip(bad, bad, bad, f"javascript:alert(1){bad}")
    material = Material(WORDS, {"x": [chip]}, {"f": [FigureRow(bad, bad, bad, (chip,))]})
    shown = render("[[x]]\n\n{{figures f}}", material) + render_chips(["x"], material)
    assert DANGEROUS.findall(attributes_outside_quotes(shown)) == []
    assert "href" not in shown


def test_chips_beside_a_plain_text_name_each_source_once() -> None:
    shown = render_chips(["to-bones", "to-liver", "gone"], MATERIAL)
    assert shown.count('class="cite"') == 2


def test_what_a_text_refers_to() -> None:
    body = "A [[b]] [[a]] [[b]]\n\n{{figures f}}\n\n{{figures f}}"
    assert (cited(body), figures(body)) == (["b", "a"], ["f"])
