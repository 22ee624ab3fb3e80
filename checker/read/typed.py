"""What a wire file types goes before what is read out of the words.

`<money unit="NOK">`, `<chron norm="20240304">`, `<num units="people">` of NITF.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from checker.language.lemma import singular
from checker.late import early
from checker.model import Article, Figure, Markup

_CURRENCY = early(r"[A-Z]{3}")
_DAY = early(r"(\d{4})-?(\d\d)-?(\d\d)")


def as_typed(article: Article, figures: Iterable[Figure]) -> list[Figure]:
    """The figures, those in typed stretches as their file types them; what cannot be meant is left as it was read."""
    return [_as_typed(figure, article.markup) for figure in figures]


def _as_typed(figure: Figure, markup: Iterable[Markup]) -> Figure:
    for stretch in markup:
        if stretch.start < figure.end and figure.start < stretch.end:
            if stretch.kind == "money" and _CURRENCY.fullmatch(stretch.value):
                return _money(figure, stretch)
            if stretch.kind == "date":
                return _date(figure, stretch.value)
            if stretch.kind == "number" and figure.kind == "count" and not figure.unit and stretch.value.isalpha():
                return replace(figure, unit=singular(stretch.value.lower()))
    return figure


def _money(figure: Figure, stretch: Markup) -> Figure:
    """An amount in the currency that the file names, also where the words name none: 5.6 million."""
    if figure.kind == "money":
        return replace(figure, unit=stretch.value)
    if figure.kind == "count" and not figure.unit:
        return replace(figure, kind="money", unit=stretch.value)
    return figure


def _date(figure: Figure, value: str) -> Figure:
    """A day or month without its year gets the year that the file gives it."""
    day = _DAY.match(value)
    if day is None or figure.kind != "date" or figure.low != figure.high:
        return figure
    year, month, of_month = day.groups()
    if figure.low == f"--{month}-{of_month}":
        full = f"{year}-{month}-{of_month}"
    elif figure.low == f"--{month}":
        full = f"{year}-{month}"
    else:
        return figure
    return replace(figure, low=full, high=full)
