"""Tables in articles: what the head of a column and the label of a row say of a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model import Article, Figure, Report, Zone
from checker.pipeline import check, extract_figures

PORTS = """| Port | Dockers on strike | Ships waiting | Share of staff (%) | Cost ($m) | Quay (km) | Closed |
|---|---|---|---|---|---|---|
| Felby | 4,200 | 31 | 95.5 | 1.2 | 3.4 | May 1998 |
| **Norrhaven** | 2,700 | 14 | 91% | 0.8 | 2.1 | 2001 |
| Total | 6,900 | 45 | 93 | 2.0 | 5.5 | |
"""
YEARS = """ | 2022 | 2023
Revenue (EUR bn) | 1,071 | 1,200
Staff | 212 | 240
"""


def article(text: str, name: str = "a.md", before: str = "") -> Article:
    """An article whose text ends in a table."""
    zone = Zone(len(before), len(before) + len(text), "table")
    return Article(name, name, before + text, published=date(2024, 6, 3), zones=(zone,))


def told(text: str) -> dict[str, Figure]:
    """The figures of a table by what they are about."""
    return {f.about.phrase: f for f in extract_figures([article(text)]) if f.about}


@pytest.mark.parametrize(
    ("table", "about", "kind", "low", "unit"),
    [
        (PORTS, "dockers on strike in Felby", "count", "4200", "docker"),
        (PORTS, "ships waiting in Norrhaven", "count", "14", "ship"),
        (PORTS, "share of staff in Felby", "percent", "95.5", "percent"),
        (PORTS, "share of staff in Norrhaven", "percent", "91", "percent"),
        (PORTS, "cost in Felby", "money", "1200000", "USD"),
        (PORTS, "quay in Norrhaven", "measure", "2.1", "kilometre"),
        (PORTS, "dockers on strike in total", "count", "6900", "docker"),
        (YEARS, "revenue in 2023", "money", "1200000000000", "EUR"),
        (YEARS, "staff in 2022", "count", "212", "staff"),
    ],
)
def test_a_cell_is_what_its_head_and_label_say(table: str, about: str, kind: str, low: str, unit: str) -> None:
    """Noun, unit and scale of the head, the label as where or when."""
    figure = told(table)[about]
    assert (figure.kind, figure.low, figure.unit) == (kind, Decimal(low), unit)


def test_cells_stay_where_they_stand() -> None:
    """Offsets, text and zone are those of the article; every figure of the table is still there, in order."""
    source = article(PORTS, before="Some 12 ports closed.\n\n")
    figures = extract_figures([source])
    assert all(source.text[f.start : f.end] == f.text for f in figures)
    assert [f.id for f in figures] == [f"f{n}" for n in range(1, len(figures) + 1)]
    assert [f.text for f in figures if f.zone == "table"][:4] == ["4,200", "31", "95.5", "1.2"]


@pytest.mark.parametrize(
    "table",
    [
        "| 4,200 | 31 |\n|---|---|\n| 2,700 | 14 |\n",
        "Felby | 4,200 | 31\nNorrhaven | 2,700 | 14\n",
        "| Port | Dockers |\n|---|---|\n",
        "| | |\n|---|---|\n| | 5 |\n",
    ],
)
def test_a_table_without_heads_or_labels_names_nothing(table: str) -> None:
    """Numbers are read as they stand where no line of words is above them, or no word before."""
    assert not any(" in " in about for about in told(table))


def checked(*articles: Article) -> Report:
    """The report on articles."""
    return check(articles)


def conflicts(report: Report) -> list[set[str]]:
    """The texts of the figures of each group in conflict."""
    return [{f.text for f in group.figures} for group in report.groups if group.verdict == "conflict"]


def test_a_slip_between_two_tables_is_found_and_rows_are_kept_apart() -> None:
    """The same cell in two articles; neither another row nor another year's column is held against it."""
    other = PORTS.replace("2,700", "2,070")
    assert conflicts(checked(article(PORTS), article(other, "b.md"))) == [{"2,700", "2,070"}]
    years = YEARS.replace("212", "221")
    assert conflicts(checked(article(YEARS), article(years, "b.md"))) == [{"212", "221"}]


def test_a_sentence_is_held_against_the_row_that_it_names() -> None:
    """A slip against the row of Felby; a number of a place that no row has clashes with none."""
    text = "At Felby some of the dockers stayed away on Monday. There were 13 ships waiting in Felby at noon."
    assert conflicts(checked(article(PORTS), Article("b.txt", "b.txt", text))) == [{"31", "13"}]
    elsewhere = text.replace("Felby", "Ostwick")
    assert conflicts(checked(article(PORTS), Article("b.txt", "b.txt", elsewhere))) == []


def test_two_copies_of_a_long_table_agree_in_every_cell() -> None:
    """No row is taken for another, whatever numbers they share."""
    rows = [f"| District {n} | {n * 7919 % 4801 + 100:,} | {n * 37 % 61 + 20}.{n % 10} |" for n in range(1, 61)]
    table = "\n".join(("| Area | Votes | Turnout (%) |", "|---|---|---|", *rows)) + "\n"
    report = checked(article(table), article(table, "b.md"))
    cells = [g for g in report.groups if g.figures[0].kind in ("count", "percent")]
    assert not conflicts(report)
    assert all(len(g.figures) == 2 and g.figures[0].text == g.figures[1].text for g in cells if g.verdict == "match")
    assert sum(g.verdict == "match" for g in cells) > 0.95 * 2 * len(rows)
