"""HTML, as text: what the page holds, that it is whole, and that no article can add to it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import flood
import hostile
import pytest
from making import figure, story
from msgspec.structs import replace

from checker.judge import judge, load_rules
from checker.model import (
    Article,
    Backing,
    Finding,
    Group,
    Landmark,
    Origin,
    Place,
    Problem,
    Report,
    Waiver,
    Weighed,
    Zone,
)
from checker.report import REPORTERS

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Elements, attributes and text of a page; an element left open or closed twice is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.content: dict[str, list[str]] = {}
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
            self.content.setdefault(tag, []).append("")

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open:
            self.content[self._open[-1]][-1] += data
        if not {"script", "style"} & set(self._open):
            self.text += data

    def with_class(self, name):
        return [a for _, a in self.elements if name in (a.get("class") or "").split()]


def page(*reports: Report) -> Page:
    return Page(REPORTERS["html"].render(reports))


def simple(*statements, about="people killed", **fields) -> Report:
    articles, group = story(statements, about)
    groups, findings = judge(articles, [group], load_rules())
    return replace(Report("", articles, group.figures, groups, findings), **fields)


CLASH = ({"source": "a.txt", "low": 1212}, {"source": "b.txt", "low": 1221})


def rows(shown: Page) -> list[str]:
    return [a["data-status"] for a in shown.with_class("row")]


def test_a_row_for_each_thing_worst_first_and_a_column_for_each_source():
    shown = page(flood.report())
    statuses = rows(shown)
    assert statuses == sorted(statuses, key=["conflict", "finding", "match", "single"].index)
    assert Counter(statuses) == {"conflict": 3, "finding": 1, "match": 1, "single": 2}
    heads = [a for tag, a in shown.elements if tag == "th" and a.get("scope") == "col"]
    assert len(heads) == 1 + len(flood.TEXTS)
    assert all(name in shown.text for name in ("Coast News", "Late Edition", "The Valley Post", "wire.txt"))


def test_a_row_says_what_probably_happened_and_shows_every_number_in_its_sentence():
    shown = page(flood.report())
    assert "The count may have risen in between" in shown.text and "They are 1,000 times apart" in shown.text
    assert {"$5.6 million", "$5.6 billion", "1926", "March 4, 2024"} <= set(shown.content["mark"])
    assert "according to the interior ministry" in shown.text


def test_every_figure_is_marked_in_its_article_and_leads_to_its_row_and_back():
    report = flood.report()
    shown = page(report)
    targets = {a["id"] for _, a in shown.elements if a.get("id")}
    links = [a["href"] for _, a in shown.elements if a.get("href")]
    assert all(link.startswith("#") and link[1:] in targets for link in links)
    marks = {a["id"]: a["href"] for a in shown.with_class("figure")}
    assert len(marks) == len(report.figures)
    assert set(marks) <= {link[1:] for link in links} and set(marks.values()) <= {f"#{i}" for i in targets}
    for article in report.articles:
        assert all(" ".join(line.split()) in " ".join(shown.text.split()) for line in article.text.splitlines())


def test_a_mention_leads_to_the_worst_of_its_rows():
    report = flood.report()
    [day] = [f.id for f in report.figures if f.text == "March 4, 2024"]
    [mark] = [a for a in page(report).with_class("figure") if a["id"] == f"s1-{day}"]
    assert (mark["class"], mark["href"]) == ("figure finding", "#s1-x0")


def test_why_the_figures_of_a_row_were_linked():
    shown = page(flood.report())
    assert len(shown.content["figcaption"]) >= len(flood.report().explanations)
    assert "where clashing values start" in shown.text and "above the bar of" in shown.text
    assert "Why these" not in page(simple(*CLASH)).text


def test_a_number_that_moved_with_time_has_a_timeline_with_its_days_in_order():
    labels = [a["aria-label"] for tag, a in page(flood.report()).elements if tag == "svg" and "aria-label" in a]
    assert len(labels) == 1
    told = [label.split(":")[0] for label in labels[0].split("; ")]
    assert told == ["2024-03-02", "2024-03-03", "2024-03-05", "2024-03-09"] and "53 (Late Edition)" in labels[0]


@pytest.mark.parametrize(
    "statements",
    [
        [{"low": 31, "published": "2024-03-02"}, {"source": "b.txt", "low": 44}],
        [{"low": 31, "published": "2024-03-02"}, {"source": "b.txt", "low": 44, "published": "2024-03-02"}],
        [{"low": 31, "published": "2024-03-02"}, {"source": "b.txt", "low": 31, "published": "2024-03-05"}],
        [{"low": 31, "published": "2024-03-02"}, {"source": "b.txt", "low": 31000, "published": "2024-03-05"}],
    ],
    ids=["one day unknown", "one and the same day", "nothing moved", "too far apart to have moved"],
)
def test_no_timeline_where_nothing_can_have_moved(statements):
    assert not page(simple(*statements)).with_class("timeline")


def test_two_numbers_of_one_day_are_two_points_and_no_line():
    moved = page(
        simple(
            {"low": 31, "published": "2024-03-02"},
            {"source": "b.txt", "low": 44, "published": "2024-03-05"},
            {"source": "c.txt", "low": 51, "published": "2024-03-05"},
        )
    )
    assert len([tag for tag, _ in moved.elements if tag == "circle"]) == 3
    assert not [a for tag, a in moved.elements if tag == "path" and a.get("class") == "line"]


def test_the_page_stands_alone_and_lets_nothing_in():
    text = REPORTERS["html"].render([flood.report()])
    shown = Page(text)
    assert not [a for _, a in shown.elements for name in a if name == "style" or name == "src" or name.startswith("on")]
    assert not [tag for tag, _ in shown.elements if tag in ("link", "img", "iframe", "object", "base", "embed")]
    [policy] = [a["content"] for _, a in shown.elements if a.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'" and "unsafe" not in policy and "http" not in policy
    for tag in ("script", "style"):
        [content] = shown.content[tag]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert allowed[f"{tag}-src"] == f"'sha256-{digest}'"
        assert "http" not in content and "url(" not in content and "@import" not in content


def test_hostile_text_stays_text():
    tame, wild = page(simple(*CLASH)), page(hostile.report())
    known = {tag for tag, _ in page(flood.report()).elements}
    assert {tag for tag, _ in wild.elements} <= known
    assert len(wild.content["script"]) == len(wild.content["style"]) == 1
    assert wild.content["script"] == tame.content["script"]
    assert "<script>alert(1)</script>" in wild.text and "{{ 7*7 }}" in wild.text
    # Control and direction marks are shown, never given to the browser; a lone half of a pair cannot be written.
    assert not set("\x00\x1b\u202e\u2066\x85\ud800\ufffe") & set(REPORTERS["html"].render([hostile.report()]))
    assert "<U+202E>evil" in wild.text


def test_ids_are_unique_when_there_are_several_stories():
    shown = page(flood.report(), flood.report(), simple(*CLASH))
    ids = [a["id"] for _, a in shown.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert {"s1", "s2", "s3"} <= set(ids)


def test_of_many_stories_the_worst_stand_first_and_tell_what_is_wrong():
    quiet = simple({"source": "a.txt", "low": 3})
    shown = page(quiet, quiet, simple(*CLASH), flood.report())
    stories = [a for tag, a in shown.elements if tag == "details" and a.get("class", "").startswith("story")]
    assert [story["id"] for story in stories] == ["s4", "s3", "s1", "s2"] and not any("open" in s for s in stories)
    assert "People killed · Damage · When the dam was built" in shown.text
    few = page(quiet, flood.report()).elements
    assert all("open" in a for tag, a in few if tag == "details" and a.get("class", "").startswith("story"))


def test_sources_that_are_silent_side_by_side_are_one_empty_cell():
    """The damage is told by the first and the last of four sources."""
    text = REPORTERS["html"].render([flood.report()])
    row = text[text.index('id="s1-g2"') : text.index('id="s1-g3"')]
    assert re.findall(r"<td[^>]*>(?=<)", row)[:3] == ["<td>", '<td colspan="2">', "<td>"]
    assert 'td[colspan="2"] { grid-column: span 2; }' in text


def test_what_is_let_stand_comes_after_what_counts_and_says_so():
    report = flood.report()
    waived = tuple(replace(f, waiver=Waiver("r", "b")) if f.group == "g1" else f for f in report.findings)
    conflicts = [
        a["id"]
        for tag, a in page(replace(report, findings=waived)).elements
        if tag == "tbody" and a["class"].startswith("row conflict")
    ]
    assert conflicts == ["s1-g2", "s1-g3", "s1-g1"]
    assert "Conflict, let stand" in page(replace(report, findings=waived)).text


def test_the_page_of_a_draft_is_headed_by_the_draft():
    report = flood.report()
    own = tuple(replace(a, role="draft") if a.id == "late.txt" else a for a in report.articles)
    assert "Figures of flood/late.txt" in page(replace(report, articles=own)).text


def test_a_waived_finding_stays_visible_with_who_waived_it_and_why():
    report = simple(*CLASH)
    waiver = Waiver("both are quotes", "A. Editor", date(2026, 12, 31))
    waived = replace(report, findings=tuple(replace(f, waiver=waiver) for f in report.findings))
    assert "Waived by A. Editor until 2026-12-31: both are quotes" in page(waived).text
    assert page(waived).with_class("settled") and not page(report).with_class("settled")
    known = replace(report, findings=tuple(replace(f, known=True) for f in report.findings))
    assert "Accepted in the baseline" in page(known).text


def test_of_two_findings_about_one_thing_the_waived_one_is_told_beside_the_other():
    report = simple(*CLASH)
    [finding] = report.findings
    other = replace(finding, rule="CF301", name="conversion-mismatch", message="1212 is not 1221.", evidence=())
    shown = page(replace(report, findings=(replace(finding, waiver=Waiver("a quote")), other)))
    assert not shown.with_class("settled")
    assert {"Waived: a quote", "1212 is not 1221."} <= set(shown.content["span"])


def test_the_likelier_number_is_named_and_marked():
    report = simple(*CLASH)
    told = page(replace(report, findings=tuple(replace(f, likelier="f2") for f in report.findings)))
    assert "“1221” (b.txt) has more behind it" in told.text and "likelier" in told.content["span"]


def test_the_level_to_show():
    report = flood.report()
    assert set(rows(page(replace(report, show="error")))) == {"conflict", "finding"}


def test_a_draft_is_told_what_backs_each_of_its_figures():
    report = simple(*CLASH)
    articles = tuple(replace(a, role="draft" if a.id == "a.txt" else "source") for a in report.articles)
    drafted = replace(report, articles=articles, backings=(Backing("f1", "contradicted", (), ("f2",)),))
    shown = page(drafted)
    assert rows(shown) == ["contradicted"] and "draft" in shown.content["span"]
    confirming = Backing("f1", "confirmed", ("f2",), (), Weighed((Origin(("b.txt",)),), "unlikely"))
    backed = page(replace(drafted, backings=(confirming,)))
    assert rows(backed) == ["confirmed"] and "Confirmed by 1 independent origin" in backed.text
    assert [a["class"] for a in backed.with_class("said")] == ["said ", "said backs"]
    heads = [a.get("class") for tag, a in backed.elements if tag == "th" and a.get("scope") == "col"]
    assert heads == [None, "draft", None]
    nowhere = replace(drafted, backings=(Backing("f1", "nowhere"),))
    assert rows(page(nowhere)) == ["nowhere"]
    assert rows(page(replace(drafted, backings=()))) == ["aside"]


def test_a_finding_without_a_figure_quotes_what_it_is_about():
    article = Article("a.txt", "a.txt", "They met at 25:10 on Monday.\n")
    finding = Finding("CF999", "impossible-time", "error", "No clock shows 25:10.", (), place=Place("a.txt", 12, 17))
    shown = page(Report("", (article,), (), (), (finding,)))
    assert rows(shown) == ["finding"] and shown.content["mark"] == ["25:10"]
    assert {a["href"] for a in shown.with_class("said")} == {"#s1-a0"}


def test_in_the_margin_stand_lines_or_the_numbers_of_landmarks_each_once():
    text = "Head\n\nOne.\n\nTwo.\n\nThree."
    marks = (Landmark(0, "headline"), Landmark(6, "page 1"), Landmark(18, "page 2"))
    paged = Article("a", "a.pdf", text, landmarks=marks)
    shown = page(Report("", (paged, Article("b", "b.txt", text)), (), (), ()))
    where = [a["data-where"] for a in shown.with_class("body")]
    assert where == ["", "p. 1", "", "p. 2", "1", "3", "5", "7"]


def test_what_the_printed_page_does_not_show_is_left_out_of_the_article():
    text = "See [the dam](https://example.org/1962) now.\n\nSecond paragraph.\nIts second line.\n"
    hidden = Zone(text.index("https"), text.index(")"), "skipped")
    shown = page(Report("", (Article("a.md", "a.md", text, zones=(hidden,)),), (), (), ()))
    assert "example.org" not in shown.text and "See [the dam]() now." in shown.text
    assert "Second paragraph.\nIts second line." in shown.text


def test_a_heading_of_markdown_has_no_hashes():
    text = "# Ferry sinks, 31 dead\n\nThe rest.\n"
    article = Article("a.md", "a.md", text, zones=(Zone(2, 22, "headline"),))
    number = figure(31, source="a.md", start=15)
    shown = page(Report("", (article,), (number,), (Group("g1", (number,)),), ()))
    assert "#" not in shown.text and shown.text.count("Ferry sinks, 31 dead") == 2
    assert shown.with_class("headline")[0]["data-where"] == "1"


def test_a_line_too_long_to_be_broken_by_hand_makes_every_line_a_paragraph():
    by_hand, by_machine = "One line.\nAnother.\n\nThird.", "One line.\n" + "Word " * 40 + "\nThird."
    paragraphs = [
        [a["data-where"] for a in page(Report("", (Article("a", "a", text),), (), (), ())).with_class("body")]
        for text in (by_hand, by_machine)
    ]
    assert paragraphs == [["1", "4"], ["1", "2", "3"]]


def test_a_figure_over_an_empty_line_keeps_its_paragraph_together():
    text = "First.\n\nFrom 12\n\n13 people came.\n\nLast."
    number = figure(12, source="a", start=text.index("12"), text="12\n\n13")
    shown = page(Report("", (Article("a", "a", text),), (number,), (Group("g1", (number,)),), ()))
    assert [a["data-where"] for a in shown.with_class("body")] == ["1", "3", "7"]
    assert shown.with_class("figure")[0]["id"] == "s1-f1"


def test_a_long_sentence_is_cut_between_words():
    long = {"before": "word " * 100, "after": " thing" * 100}
    said = page(simple({"low": 31, **long}, {"source": "b.txt", "low": 44, **long})).content["q"]
    assert all(q.startswith("… word word") and q.endswith("thing thing …") and len(q) < 330 for q in said)


def test_a_file_without_lines_is_told_by_its_landmarks():
    report = simple({"low": 31}, {"low": 44, "source": "b.txt"})
    pages = tuple(replace(a, landmarks=(Landmark(0, "page 2"),)) for a in report.articles)
    assert "page 2" in page(replace(report, articles=pages)).text


def test_what_could_not_be_read_is_told():
    report = replace(
        simple(*CLASH), problems=(Problem("c.txt", "not a <text>"), Problem("d.txt", "empty", fatal=False))
    )
    shown = page(report)
    assert [text for text in shown.content["li"] if ": " in text] == ["c.txt: not a <text>", "d.txt: empty"]
    assert not page(simple(*CLASH)).with_class("troubles")


def test_a_rule_says_what_it_does():
    [title] = {
        a["title"] for a in page(flood.report()).with_class("rule") if "CF101" in str(a) or "weekday" in a["title"]
    }
    assert title.startswith("weekday-date-mismatch: ")


def test_stories_without_figures_and_no_story_at_all():
    assert "No figure found" in page(Report("empty", (Article("a.txt", "a.txt", "Nothing."),), (), (), ())).text
    assert "0 articles" in page().text


def test_the_same_report_is_the_same_page():
    assert REPORTERS["html"].render([flood.report()]) == REPORTERS["html"].render([flood.report()])
