"""Rules that need no second source, on texts: the cases of tests/cases/<CODE>.toml and the examples of the packs."""

import csv
import re
import tomllib
from pathlib import Path

import pytest
from making import day

from checker.data import tables
from checker.judge import load_rules
from checker.model import Article, Sheet
from checker.pipeline import check
from checker.read.text import read

CASES = Path(__file__).resolve().parent.parent / "cases"
PACKS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("CF*.toml"))}
SHIPPED = load_rules()
SOURCE = re.compile(r"(?ms)^(\w+\.txt)(?: \((\d{4}-\d\d-\d\d)\))?: (.*?)(?=^\w+\.txt[:( ]|\Z)")
DATA = re.compile(r"(?ms)^(\w+\.csv): (.*?)(?=^\w+\.(?:txt|csv)[:( ]|\Z)")


def article(name, text, published=None):
    content = read(text)
    role = {"draft.txt": "draft", "archive.txt": "earlier"}.get(name, "source")
    return Article(name, name, text, content.title, day(published or None), zones=content.zones, role=role)


def data(text):
    """The tables in a text, each behind the name of its file."""
    sheets = [Sheet(name, "", tuple(map(tuple, csv.reader(rows.split("\n"))))) for name, rows in DATA.findall(text)]
    return [table for sheet in sheets for table in tables(sheet)]


def findings(articles, code, data=()):
    return [finding for finding in check(articles, packs=SHIPPED, data=data).findings if finding.rule == code]


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{case['name']}")
        for code, pack in PACKS.items()
        for case in pack.get("case", [])
        if "text" in case
    ],
)
def test_case(code, case):
    # A text that begins with a name is several.
    parts = SOURCE.findall(case["text"]) or [("a.txt", case.get("published"), case["text"])]
    tables = data(PACKS[code].get("data", ""))
    found = findings([article(name, text.strip(), when) for name, when, text in parts], code, tables)
    assert [f.message for f in found] == [] if case["expect"] == "silent" else found
    assert case.get("says", "") in " ".join(finding.message for finding in found)


@pytest.mark.parametrize("which", ["fires", "silent"])
@pytest.mark.parametrize("rule", list(SHIPPED), ids=lambda rule: rule.code)
def test_a_rule_does_what_its_examples_show(rule, which):
    """An example names its articles, with the day of publication in brackets where that matters."""
    articles = [article(name, text.strip(), when) for name, when, text in SOURCE.findall(getattr(rule, which) + "\n")]
    assert articles
    assert bool(findings(articles, rule.code, data(getattr(rule, which)))) == (which == "fires")


@pytest.mark.parametrize("rule", list(SHIPPED), ids=lambda rule: rule.code)
def test_a_finding_is_told_once_in_one_line(rule):
    articles = [article(name, text.strip(), when) for name, when, text in SOURCE.findall(rule.fires + "\n")]
    found = check(articles, packs=SHIPPED, data=data(rule.fires)).findings
    assert all("\n" not in finding.message and finding.message.endswith(".") for finding in found)
    assert len({finding.fingerprint for finding in found}) == len(found)
