"""The year that a date leaves out."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Article
from checker.pipeline import extract_figures


@pytest.mark.parametrize(
    ("text", "published", "low"),
    [
        ("The bridge closed on Tuesday, April 14, the town said.", date(2026, 4, 16), "2026-04-14"),
        ("The bridge closed on Tuesday, 14 April, the town said.", date(2026, 4, 16), "2026-04-14"),
        ("It reopens on Friday, January 1, the town said.", date(2026, 12, 20), "2027-01-01"),
        ("It closed on Thursday, December 31, the town said.", date(2027, 1, 5), "2026-12-31"),
        # another year's anniversary, a slip of the writer, a date far away, no weekday at all: left as written
        ("It closed on Monday, April 14, the town said.", date(2026, 4, 16), "--04-14"),
        ("It closed on Friday, October 16, the town said.", date(2026, 4, 15), "--10-16"),
        ("It closed on April 14, the town said.", date(2026, 4, 16), "--04-14"),
        ("It closed on Tuesday, April 14, the town said.", None, "--04-14"),
        ("It closed on Tuesday, April 14, 2020, the town said.", date(2026, 4, 16), "2020-04-14"),
    ],
)
def test_a_weekday_beside_a_date_proves_its_year(text: str, published: date | None, low: str) -> None:
    (figure,) = extract_figures([Article("a.txt", "a.txt", text, published=published)])
    assert (figure.kind, figure.low, figure.high) == ("date", low, low)
