"""What holds for every format."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import flood
import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import story
from markdown_it import MarkdownIt
from msgspec.structs import replace
from test_html import Page

from checker import check_articles
from checker.judge import judge, load_rules
from checker.model import Article, Landmark, Report
from checker.report import REPORTERS

TEXTS = [name for name, reporter in REPORTERS.items() if not reporter.binary and not name.startswith("extract-")]


@pytest.mark.parametrize("name", TEXTS)
def test_text_ends_in_a_line_end_and_can_be_written_as_utf_8(name):
    for report in (flood.report(), hostile.report()):
        text = REPORTERS[name].render([report])
        assert text.endswith("\n") and text.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", [*TEXTS, "xlsx"])
def test_the_same_reports_are_the_same_bytes(name):
    assert REPORTERS[name].render([flood.report()]) == REPORTERS[name].render([flood.report()])


def test_no_two_files_of_one_run_have_one_name():
    names = [reporter.file for name, reporter in REPORTERS.items() if reporter.file and name != "excel-csv"]
    assert len(names) == len(set(names))


def test_explanations_are_told_where_asked_for_and_on_the_page_always():
    def told(name, explain):
        return REPORTERS[name].render([flood.report()], explain=explain)

    assert "linked  " in told("terminal", True) and "linked  " not in told("terminal", False)
    assert told("html", False) == told("html", True)
    assert "waterfalls" not in json.dumps(json.loads(told("json", False)))


ANYTHING = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    [hostile.TEXT, hostile.NAME, "\n", "::", "]]>"]
)


@settings(max_examples=60, deadline=None)
@given(before=ANYTHING, after=ANYTHING, name=ANYTHING, cited=ANYTHING)
def test_whatever_an_article_says_each_format_stays_whole(before, after, name, cited):
    sources = (f"{name}1", f"{name}2")
    articles, group = story(
        [
            {"source": source, "low": low, "before": before, "after": after, "attribution": cited}
            for source, low in zip(sources, (1212, 1221), strict=True)
        ],
        about=before,
    )
    articles = tuple(replace(article, title=after, path=article.id) for article in articles)
    groups, findings = judge(articles, [group], load_rules())
    report = Report(name, articles, group.figures, groups, findings)

    def written(form):
        return REPORTERS[form].render([report]).encode("utf-8", "backslashreplace").decode("utf-8")

    assert len(Page(written("html")).with_class("row")) == 1
    assert len(ElementTree.fromstring(written("junit")).findall("testsuite/testcase/failure")) == 1
    assert len(json.loads(written("sarif"))["runs"][0]["results"]) == len(json.loads(written("gitlab"))) == 1
    assert written("github").startswith("::error file=") and written("github").count("\n") == 1
    tokens = MarkdownIt("commonmark").enable("table").parse(written("markdown"))
    assert [token.type for token in tokens].count("tr_open") == 3
    assert REPORTERS["xlsx"].render([report])[:2] == b"PK"


@pytest.mark.parametrize("form", ["terminal", "markdown", "github", "gitlab", "junit", "sarif", "html"])
def test_no_format_names_a_line_of_a_file_that_has_none(form: str) -> None:
    """A page of a PDF has a number, and the line that a reader of text would count is nowhere to be seen in it."""
    text = "Meeting moved\n\nThe flood killed 31 people in Ostra.\n\nThe council met at 25:10 on Monday.\n"
    marks = (Landmark(0, "page 1"), Landmark(text.index("The council"), "page 2"))
    paged = Article("a.pdf", "a.pdf", text, landmarks=marks)
    rival = replace(paged, id="b.pdf", path="b.pdf", text=text.replace("31", "13"))
    found = check_articles([paged, rival, replace(paged, role="draft", id="d.pdf", path="d.pdf")])
    for report in (check_articles([paged, rival]), found):
        shown = str(REPORTERS[form].render([report]))
        assert "25:10" in shown and "page 2" in shown
        assert not re.search(r"\.pdf:\d|\bline \d|startLine|[, ]line=", shown)
