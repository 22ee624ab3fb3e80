"""Figures of texts held against tables: what backs them, by which cell or what cells come to. What contradicts them:
tests/cases/CF501.toml."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from checker import check, check_articles
from checker.data import tables
from checker.model import Article, Report, Sheet
from checker.pipeline import check as check_text
from checker.report import REPORTERS

VOTES = """
Election results 2024,,,,,
District,Region,Registered voters,Votes,Turnout (%),Opened
Skarvik,North,"9,120","5,632",61.8,1998-05-12
Vardnes,North,"6,000","4,210",70.2,2001-03-01
Holm,South,"3,300","1,904",57.7,2010-11-30
Total,,"18,420","11,746",63.8,
"""
UNEMPLOYMENT = "Year,Norway,Sweden\n2021,4.4,8.8\n2022,3.2,7.5\n2023,3.6,7.7"
EXPORTS = '"Exports, in $ million",,\nGood,2022,2023\nTimber,120,150\nFish,80,76\nSteel,410,"1,020"'
BUDGETS = "Council,Budget ($m),Staff\nAber,1.2,212\nCorwick,0.85,140"
DEATHS = "Region,Deaths,Injured\nAber,212,530\nCorwick,38,64"
RIVERS = "River,Length (km)\nAare,288\nReuss,164"
RESULTS = '"Nordkyst, results in $ million",,\n,Q1 2023,Q1 2024\nRevenue,"1,071","1,200"\nNet profit,82,61'
POLL = "Candidate,Share,Change\nOla Moen,45%,+3\nKari Nilsen,40%,-1\nOthers,15%,-2"
COUNTIES = '"Population of counties, in thousands",,\nCounty,2022,2023\nOslo County,700,709\nViken,"1,260",1279'
SERIES = "Month,Region,Arrivals\nJan 2024,Coast,410\nFeb 2024,Coast,533\nJan 2024,Hills,120\nFeb 2024,Hills,96"
FILES = {
    "votes.csv": VOTES, "unemployment.csv": UNEMPLOYMENT, "exports.csv": EXPORTS, "budgets.csv": BUDGETS,
    "deaths.csv": DEATHS, "rivers.csv": RIVERS, "arrivals.csv": SERIES,
    "results.csv": RESULTS, "poll.csv": POLL, "counties.csv": COUNTIES,
}  # fmt: skip


def sheet(name: str, text: str) -> Sheet:
    return Sheet(name, "", tuple(map(tuple, csv.reader(text.strip("\n").split("\n")))))


DATA = [table for name, text in FILES.items() for table in tables(sheet(name, text))]


def held(text: str) -> dict[str, str]:
    """What backs or contradicts each figure of a text, by the figure."""
    report = check_text([Article("a.txt", "a.txt", text)], data=DATA)
    return {
        report.figure[one.figure].text: f"{'' if one.standing == 'backed' else 'not '}{one.data[0].place}"
        for one in report.held
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Turnout in Skarvik was 62 percent.", {"62 percent": "votes.csv: E3"}),
        ("Skarvik counted 5,632 votes and Vardnes 4,210.", {"5,632": "votes.csv: D3", "4,210": "votes.csv: D4"}),
        (
            "Skarvik and Vardnes counted 5,632 and 4,210 votes respectively.",
            {"5,632": "votes.csv: D3", "4,210": "votes.csv: D4"},
        ),
        ("In all, more than 11,700 votes were cast.", {"11,700": "votes.csv: D6"}),
        ("The North counted 9,842 votes.", {"9,842": "sum of votes.csv: D3:D4 (2 rows)"}),
        ("Skarvik counted 1,422 more votes than Vardnes.", {"1,422": "difference of votes.csv: D3 to D4"}),
        ("Skarvik cast almost half of all votes.", {"half": "share of votes.csv: D3 in D3:D5"}),
        ("Skarvik cast 48 percent of all votes.", {"48 percent": "share of votes.csv: D3 in D3:D5"}),
        ("The bridge at Vardnes opened in March 2001.", {"March 2001": "votes.csv: F4"}),
        (
            "Norway's unemployment rate rose to 3.6 percent in 2023 from 3.2 percent in 2022.",
            {"3.6 percent": "unemployment.csv: B4", "3.2 percent": "unemployment.csv: B3"},
        ),
        ("Exports of timber were worth $150 million in 2023.", {"$150 million": "exports.csv: C3"}),
        ("Exports of timber rose 25 percent in 2023.", {"25 percent": "change from exports.csv: B3 to C3"}),
        ("Exports of fish fell $4 million in 2023.", {"$4 million": "difference of exports.csv: B4 to C4"}),
        ("Steel exports passed $1 billion in 2023.", {"$1 billion": "exports.csv: C5"}),
        ("Aber has a budget of $1.2 million.", {"$1.2 million": "budgets.csv: B2"}),
        ("Corwick's budget is $850,000.", {"$850,000": "budgets.csv: B3"}),
        ("The average staff of a council is 176.", {"176": "average of budgets.csv: C2:C3"}),
        ("In Aber, 212 people were killed and 530 injured.", {"212": "deaths.csv: B2", "530": "deaths.csv: C2"}),
        ("The death toll in all reached 250.", {"250": "sum of deaths.csv: B2:B3"}),
        ("The Aare is 288 kilometres long.", {}),  # the sentence does not say length
        ("The Aare has a length of 179 miles.", {"179 miles": "rivers.csv: B2"}),
        ("Arrivals on the Coast rose 30 percent in February.", {"30 percent": "change from arrivals.csv: C2 to C3"}),
        (
            "Nordkyst's revenue rose 12 percent to $1.2 billion in the first quarter of 2024.",
            {"12 percent": "change from results.csv: B3 to C3", "$1.2 billion": "results.csv: C3"},
        ),
        (
            "Net profit fell to $61 million from $82 million.",
            {"$61 million": "results.csv: C4", "$82 million": "results.csv: B4"},
        ),
        (
            "Moen leads with 45 percent, ahead of Nilsen with 40 percent.",
            {"45 percent": "poll.csv: B2", "40 percent": "poll.csv: B3"},
        ),
        ("The population of Oslo reached 709,000 in 2023.", {"709,000": "counties.csv: C3"}),
        ("The Hills had 96 arrivals in February 2024.", {"96": "arrivals.csv: C5"}),
    ],
)
def test_what_backs_a_figure(text: str, places: dict[str, str]) -> None:
    found = held(text)
    assert {words: place for words, place in found.items() if words in places} == places
    assert not any(place.startswith("not ") for place in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Skarvik spoke for 62 minutes.",
        "Police in Skarvik said up to 6,000 people marched.",
        "Dozens in Aber were killed.",
        "A town of 5,632 has one doctor.",
        "Skarvik's 1998 champions won 61.8 percent of their games.",
        "At least two votes were lost in Narvik.",
    ],
)
def test_a_number_without_the_names_is_backed_by_nothing(text: str) -> None:
    assert held(text) == {}


def test_the_text_around_may_name_the_row_of_a_number_that_is_known_again() -> None:
    text = "Skarvik votes late\n\nSkarvik closed its halls at nine.\n\nThe turnout was {}.\n"
    assert held(text.format("61.8 percent"))["61.8 percent"] == "votes.csv: E3"
    assert "62 percent" not in held(text.format("62 percent"))


def test_two_tables_may_back_one_figure() -> None:
    twice = [*DATA, *tables(sheet("copy.csv", VOTES))]
    report = check_text([Article("a.txt", "a.txt", "Turnout in Skarvik was 62 percent.")], data=twice)
    assert [datum.place for one in report.held for datum in one.data] == ["votes.csv: E3", "copy.csv: E3"]


TWO = [
    Article("a.txt", "a.txt", "Skarvik counted 5,362 votes and Vardnes 4,210. Turnout in Skarvik was 61.8 percent."),
    Article("b.txt", "b.txt", "Vardnes counted 4,210 votes. Turnout in Vardnes was 70.2 percent."),
]


def test_what_tables_have_in_two_places_is_no_conflict() -> None:
    """Without tables 5,362 and 4,210 votes, told in the same words, are taken for one thing."""
    before, after = check_text(TWO), check_text(TWO, data=DATA)
    assert "CF001" in {finding.rule for finding in before.findings}
    assert "CF001" not in {finding.rule for finding in after.findings}
    together = [[after.figure[f.id].text for f in group.figures] for group in after.groups if len(group.figures) > 1]
    assert together == [["4,210", "4,210"]]
    assert sorted(f.id for group in after.groups for f in group.figures) == sorted(f.id for f in after.figures)
    assert len({group.id for group in after.groups}) == len(after.groups)


def test_two_numbers_for_one_cell_stay_a_conflict() -> None:
    texts = ["Turnout in Skarvik was 61.8 percent.", "Turnout in Skarvik was 68.1 percent."]
    report = check_text([Article(f"{n}.txt", f"{n}.txt", text) for n, text in enumerate(texts)], data=DATA)
    assert {finding.rule for finding in report.findings} == {"CF001", "CF501"}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "a.txt").write_text("Turnout in Skarvik was 68.1 percent. Holm counted 1,904 votes in 2024.\n")
    (tmp_path / "votes.csv").write_text(VOTES)
    return check(tmp_path / "a.txt", data=tmp_path / "votes.csv")


def test_the_library_takes_data(report: Report) -> None:
    assert [finding.rule for finding in report.findings] == ["CF501"]
    assert report.tables == ("votes.csv",)
    assert [(one.figure, one.standing) for one in report.held] == [("f1", "contradicted"), ("f2", "backed")]


def test_what_json_says(report: Report) -> None:
    told = json.loads(REPORTERS["json"].render([report]))
    assert told["data"] == ["votes.csv"]
    first, second, *_ = told["figures"]
    fact = {"place": "votes.csv: E4", "about": "Turnout (%), Skarvik, North", "value": 61.8, "unit": "percent"}
    assert first["data"] == {"standing": "contradicted", "facts": [fact]}
    assert second["data"]["standing"] == "backed" and second["data"]["facts"][0]["value"] == 1904


def test_what_csv_says(report: Report) -> None:
    rows = list(csv.DictReader(REPORTERS["csv"].render([report]).splitlines()))
    assert [row["data"] for row in rows if row["data"]] == [
        "contradicted: votes.csv: E4, 61.8 percent", "backed: votes.csv: D6, 1,904",
    ]  # fmt: skip


def test_what_the_terminal_says(report: Report) -> None:
    page = " ".join(str(REPORTERS["terminal"].render([report])).split())
    assert "is 61.8 percent in votes.csv: E4 (Turnout (%), Skarvik, North)." in page
    assert "BACKED BY DATA 1 figure " in page and "votes.csv: D6 is 1,904 (Votes, Holm, South)" in page
    assert page.count("1,904") == 2  # what is backed is not listed again as a single source
    assert "votes.csv: 1 figure contradicted, 1 backed, 1 not mentioned." in page


def test_without_data_nothing_is_said_of_it() -> None:
    report = check_articles([Article("a.txt", "a.txt", "Turnout in Skarvik was 68.1 percent.")])
    told = json.loads(REPORTERS["json"].render([report]))
    assert "data" not in told and "data" not in told["figures"][0]
    assert "mentioned" not in str(REPORTERS["terminal"].render([report]))


def test_a_file_that_is_no_table_is_told_and_the_articles_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Turnout in Skarvik was 68.1 percent.\n")
    (tmp_path / "b.csv").write_text("Nothing to count here, nor there.\n")
    report = check(tmp_path / "a.txt", data=tmp_path / "b.csv")
    assert [problem.message for problem in report.problems] == [
        "holds no table: no rows of numbers below the names of their columns"
    ]
    assert report.figures and not report.held


MADE = Path(__file__).parents[1] / "read" / "files" / "_data"


@pytest.mark.parametrize("name", ["results.xlsx", "results.csv"])
def test_a_workbook_of_a_real_program_and_what_it_exports_say_the_same(tmp_path: Path, name: str) -> None:
    """Percentages worked out and stored as 0.61754…, currency and date formats, merged cells, a row of sums."""
    (tmp_path / "a.txt").write_text(
        "Turnout in Skarvik was 61.8 percent. Turnout in Vardnes was 72.2 percent. In all, 11,746 votes were cast.\n\n"
        "Skarvik's budget is $1.4 million. The harbour at Holm opened on 30 November 2010.\n"
    )
    report = check(tmp_path / "a.txt", data=MADE / name)
    sheet = "Votes!" if name.endswith("xlsx") else ""
    assert [(report.figure[one.figure].text, one.standing, one.data[0].place) for one in report.held] == [
        ("61.8 percent", "backed", f"{name}: {sheet}D5"),
        ("72.2 percent", "contradicted", f"{name}: {sheet}D6"),
        ("11,746", "backed", f"{name}: {sheet}C8"),
        ("$1.4 million", "contradicted", f"{name}: {sheet}E5"),
        ("30 November 2010", "backed", f"{name}: {sheet}F7"),
    ]


def test_a_workbook_of_old_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Turnout in Skarvik was 61.8 percent.\n")
    (problem,) = check(tmp_path / "a.txt", data=MADE / "results.xls").problems
    assert problem.message == "is an old Excel file; save it as .xlsx or CSV"
