"""CSV: columns, order, defusing."""

import csv
import io

import pytest
from making import figure, story
from msgspec.structs import replace

from checker.judge import judge, load_rules
from checker.model import Article, Backing, Group, Report, Waiver
from checker.report import REPORTERS

RULES = load_rules()
COLUMNS = (
    "story group verdict about source line text kind low high unit per hedge sentence attribution others figure "
    "start end origins backing let_stand data"
).split()


def report(*groups_of_statements, name="flood"):
    """Each list of statements is a group; all speak in the same two articles."""
    groups, articles = [], {}
    for number, statements in enumerate(groups_of_statements, 1):
        made, group = story(statements, f"thing {number}")
        articles |= {article.id: article for article in made}
        groups.append(Group(f"g{number}", group.figures, about=group.about))
    judged, findings = judge(articles.values(), groups, RULES)
    return Report(name, tuple(articles.values()), tuple(f for g in groups for f in g.figures), judged, findings)


def rows(*reports):
    return list(csv.DictReader(io.StringIO(REPORTERS["csv"].render(reports))))


def test_the_columns_in_their_order():
    assert REPORTERS["csv"].render([]).splitlines() == [",".join(COLUMNS)]


def test_a_row_for_each_mention_with_what_the_others_say():
    first, second = rows(
        report(
            [
                {"source": "a.txt", "low": "5687.75", "text": "$5,687.75"},
                {"source": "b.txt", "low": "5587.75", "text": "$5,587.75"},
            ]
        )
    )
    assert (first["others"], second["others"]) == ('b.txt:1 "$5,587.75"', 'a.txt:1 "$5,687.75"')
    assert (first["low"], first["line"], first["sentence"]) == ("5687.75", "1", "They counted $5,687.75 that day.")
    assert first["verdict"] == "conflict" and first["about"] == "thing 1"


def test_rows_are_sorted_by_story_verdict_group_source_and_position():
    single = [{"source": "a.txt", "low": 7}]
    match = [{"source": "b.txt", "low": 31}, {"source": "a.txt", "low": 31}]
    clash = [{"source": "b.txt", "low": 40, "grain": 1}, {"source": "a.txt", "low": 44}]
    order = [
        (r["story"], r["verdict"], r["source"]) for r in rows(report(single, match, clash), report(single, name="b"))
    ]
    assert order == [
        ("b", "single", "a.txt"),
        ("flood", "conflict", "a.txt"),
        ("flood", "conflict", "b.txt"),
        ("flood", "match", "a.txt"),
        ("flood", "match", "b.txt"),
        ("flood", "single", "a.txt"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_defused(start):
    words = f"{start}1+1"
    given = Report(start, (Article("a", "a", words),), (figure(2, text=words, source="a", end=4),), (), ())
    [row] = rows(given)
    shown = start.replace("\r", "\n")
    assert row["text"] == f"'{shown}1+1" and row["story"] == f"'{shown}"


def test_values_are_no_texts_and_stay_as_they_are():
    given = Report(
        "", (Article("a", "a", "xxxx"),),
        (figure("-5", "measure", source="a", end=1), figure("--10-07", "date", source="a", start=1, end=2)), (), (),
    )  # fmt: skip
    assert [(r["low"], r["high"]) for r in rows(given)] == [("-5", "-5"), ("--10-07", "--10-07")]


def test_numbers_are_written_in_full():
    given = Report("", (Article("a", "a", "x"),), (figure("1.5E+9", source="a", end=1),), (), ())
    assert rows(given)[0]["low"] == "1500000000"


def test_what_breaks_a_line_or_a_file_does_not():
    odd = [{"source": "a.txt", "low": 5, "before": 'He said: "one,\ntwo" \0 ', "after": " \ud800 end"}]
    text = REPORTERS["csv"].render([report(odd)])
    assert text.encode("utf-8").count(b"\0") == 0 and len(list(csv.reader(io.StringIO(text)))) == 2


def test_figures_alone_have_no_group_and_no_verdict():
    given = Report("", (Article("a", "a", "x"),), (figure(5, source="a", end=1),), (), ())
    assert (rows(given)[0]["group"], rows(given)[0]["verdict"]) == ("", "")


def test_a_match_says_on_how_many_independent_origins_it_rests():
    alike = [{"source": "a.txt", "low": 1260}, {"source": "b.txt", "low": 1260}]
    assert [row["origins"] for row in rows(report(alike))] == ["2", "2"]
    assert [row["origins"] for row in rows(report([{"source": "a.txt", "low": 1260}]))] == [""]


def test_for_excel_the_same_table_begins_with_the_mark_of_utf_8():
    given = report([{"source": "a.txt", "low": 7, "before": "Málaga lost "}])
    for_excel = REPORTERS["excel-csv"].render([given])
    assert for_excel == "\ufeff" + REPORTERS["csv"].render([given])
    assert for_excel.encode("utf-8").startswith(b"\xef\xbb\xbf")


def test_a_draft_s_figures_say_what_backs_them_and_what_is_let_stand_says_why():
    told = report([{"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 13}])
    articles = (replace(told.articles[0], role="draft"), *told.articles[1:])
    waived = tuple(replace(finding, waiver=Waiver("counted again", "RO")) for finding in told.findings)
    backing = Backing(told.figures[0].id, "contradicted", (), (told.figures[1].id,))
    ours, theirs = rows(replace(told, articles=articles, findings=waived, backings=(backing,)))
    assert (ours["backing"], theirs["backing"]) == ("contradicted", "")
    assert ours["let_stand"] == theirs["let_stand"] == "CF001: Waived by RO: counted again"
    assert [row["let_stand"] for row in rows(told)] == ["", ""]
