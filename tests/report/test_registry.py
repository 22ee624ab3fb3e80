"""What holds for every format."""

from __future__ import annotations

import json

import flood
import hostile
import pytest

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
