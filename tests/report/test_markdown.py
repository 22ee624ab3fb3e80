"""Markdown, read back by a parser of CommonMark with GitHub's tables."""

from __future__ import annotations

import flood
import hostile
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker import check_articles
from checker.model import Article, Backing, Finding, Group, Origin, Place, Problem, Report, Waiver, Weighed
from checker.report import REPORTERS
from checker.report.markdown import code, escaped

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def text(*reports: Report) -> str:
    return REPORTERS["markdown"].render(reports)


def inline(source: str) -> list:
    """What a paragraph of that source consists of."""
    [_, content, _] = PARSER.parse(source)
    return content.children


def test_what_clashes_is_a_table_with_the_reason_below():
    html = PARSER.render(text(flood.report()))
    assert html.count("<table>") == 4
    assert "<td>The damage was put at <b>$5.6 million</b>.</td>" in html
    assert "<code>flood/late.txt:3:94</code>" in html
    assert "They are 1,000 times apart" in html and "<code>CF101</code> weekday-date-mismatch" in html


def test_what_agrees_and_what_stands_alone_is_folded_away():
    shown = text(flood.report())
    assert "<details><summary>1 match</summary>" in shown and "<summary>2 single sources</summary>" in shown
    assert shown.count("<details>") == shown.count("</details>") == 2
    assert "<details>" not in text(replace(flood.report(), show="warning"))


def test_a_long_list_is_cut_and_says_so():
    report = flood.report()
    single = next(group for group in report.groups if group.verdict == "single")
    groups = tuple(Group(f"g{n}", single.figures, about="thing") for n in range(300))
    assert "- and 100 more" in text(replace(report, groups=groups))


def test_a_waived_finding_stays_visible():
    report = flood.report()
    waived = tuple(replace(f, waiver=Waiver("from the deed", "A. Editor")) for f in report.findings)
    shown = text(replace(report, findings=waived))
    assert "Waived by A. Editor: from the deed" in shown and "🔴" not in shown and "⚪" in shown


@pytest.mark.parametrize(
    "given",
    [
        "*a* _b_ **c** `d` ~~e~~", "[a](b) ![c](d) [e]: f", "<script>alert(1)</script> <!-- --> &lt; &amp;",
        "$5 million and $6 million$", "a | b", "\\* \\", "https://example.org www.example.org", "# 1. - +",
    ],
)  # fmt: skip
def test_text_is_text(given: str):
    pieces = inline(f"say {escaped(given)}")
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    assert "".join(piece.content for piece in pieces) == f"say {given}"


def test_nobody_is_called_and_no_issue_named():
    assert escaped("ask @editor of #12 or !7, a@b") == "ask @\u200beditor of #\u200b12 or !\u200b7, a@\u200bb"
    assert escaped("5% #") == "5% #"


@pytest.mark.parametrize("given", ["a.txt:100:5", "a`b``c.txt", "`", "a|b"])
def test_a_place_is_code(given: str):
    [piece] = inline(code(given).replace("\\|", "|"))
    assert (piece.type, piece.content) == ("code_inline", given)


def test_hostile_text_breaks_no_table_and_adds_no_tag():
    tokens = PARSER.parse(text(hostile.report()))
    assert [t.type for t in tokens].count("table_open") == 1
    rows = [t.type for t in tokens].count("tr_open")
    assert [t.type for t in tokens].count("td_open") == 3 * (rows - 1)
    tags = {c.content for t in tokens for c in t.children or () if c.type == "html_inline"}
    assert tags == {"<b>", "</b>"}
    assert not [c for t in tokens for c in t.children or () if c.type in ("link_open", "image")]


def test_a_draft_is_told_what_no_source_states_and_what_is_confirmed():
    report = flood.report()
    articles = tuple(replace(a, role="draft" if a.id == "valley.txt" else "source") for a in report.articles)
    sheep, water = (
        next(f for f in report.figures if f.source == "valley.txt" and w in f.text) for w in ("1,260", "3.2")
    )
    backings = (
        Backing(sheep.id, "confirmed", ("f8",), (), Weighed((Origin(("late.txt",)),), "unlikely")),
        Backing(water.id, "nowhere"),
    )
    shown = text(replace(report, articles=articles, backings=backings))
    assert "<summary>1 figure found in no source</summary>" in shown
    assert "- <b>3.2 million cubic metres</b> `flood/valley.txt:5:30` Volume of water\n" in shown
    assert "`flood/valley.txt:3:71` Sheep drowned; Confirmed by 1 independent origin\n" in shown
    assert "single source" not in shown and shown.endswith("Confirmed means that sources agree, not that it is true.\n")


def test_a_finding_without_a_figure_says_where_it_is():
    finding = Finding("CF999", "impossible-time", "error", "No clock shows 25:10.", (), place=Place("a", 12, 17))
    shown = text(Report("", (Article("a", "a.txt", "They met at 25:10 on Monday.\n"),), (), (), (finding,)))
    assert "### 🔴 No clock shows 25:10.\n" in shown
    assert "| a | They met at <b>25:10</b> on Monday. | `a.txt:1:13` |\n" in shown


def test_what_could_not_be_read_is_told():
    assert "⚠️ c.txt: no \\<text\\>" in text(replace(flood.report(), problems=(Problem("c.txt", "no <text>"),)))


def test_nothing_found():
    assert "No conflict found." in text(replace(flood.report(), findings=(), groups=()))


def test_of_several_stories_those_without_findings_are_folded_away_where_findings_are_wanted():
    agreed = check_articles([Article(f"{n}.txt", f"{n}.txt", "The flood killed 31 people.") for n in "ab"], story="q_1")
    quiet, loud = replace(agreed, show="warning"), replace(flood.report(), show="warning")
    shown = text(quiet, loud)
    assert "## q" not in shown and "<summary>No conflict found in 1 story</summary>" in shown
    assert "- q\\_1: 2 articles, 2 figures" in shown and "## flood" in shown
    assert "## q\\_1\n\nNo conflict found.\n" in text(quiet) and "## q" in text(agreed, loud)
