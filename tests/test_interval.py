"""When two statements can both be true: the guidelines' examples, the boundaries, and what holds for all numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure
from msgspec.structs import replace

from checker.interval import Interval, admitted, agree, comparable, compatible, in_conflict
from checker.model import KINDS, Figure

HEDGES = ("exact", "about", "more", "least", "less", "most", "nearly")


def count(low, hedge="exact", **fields):
    return figure(low, hedge=hedge, **fields)


def measure(low, unit, hedge="exact", **fields):
    return figure(low, "measure", unit=unit, hedge=hedge, **fields)


def span(low, unit, hedge="exact"):
    return figure(low, "duration", unit=unit, hedge=hedge)


def dollars(low, grain=None, hedge="exact", **fields):
    return figure(low, "money", unit="USD", grain=grain, hedge=hedge, **fields)


def percent(low, hedge="exact"):
    return figure(low, "percent", unit="percent", hedge=hedge)


def share(low, hedge="exact"):
    return figure(low, "ratio", unit="ratio", grain="0.01", hedge=hedge)


def day(low, hedge="exact", high=None, text=None):
    return figure(low, "date", hedge=hedge, high=high or low, text=text or low)


def clock(low, zone=None, hedge="exact", high=None):
    return figure(low, "time", hedge=hedge, high=high or low, zone_offset=zone)


TOGETHER = {
    "equal": (count(1487), count(1487)),
    "rounded at the last digit that is no zero": (count(1200), count(1150)),
    "up to what rounds up": (count(1200), count(1249)),
    "a round number of billions": (dollars(800 * 10**9, 10**11), dollars(849 * 10**9, 10**9)),
    "a scaled decimal": (dollars(15 * 10**8, 10**8), dollars(148 * 10**7, 10**7)),
    "a coarser number of people": (count(1500000, grain=100000), count(1487000)),
    "to the dollar and to the cent": (dollars(20), dollars("19.99")),
    "about 1,200 and less": (count(1200, "about"), count(1190)),
    "about 1,200 and more": (count(1200, "about"), count(1230)),
    "about a number that ends in five": (count(145, "about"), count(143)),
    "about a number that nobody rounded": (count(17, "about"), count(18)),
    "more than, and a hundred more": (count(17700, "more"), count(17800)),
    "more than 100": (count(100, "more"), count(120)),
    "more than and the number itself": (count(800, "more"), count(800)),
    "at least": (count(50, "least"), count(58)),
    "nearly a round number": (count(200, "nearly"), count(197)),
    "nearly an hour": (span(1, "hour", "nearly"), span(50, "minute")),
    "nearly an hour, closer": (span(1, "hour", "nearly"), span(55, "minute")),
    "up to": (count(400, "most"), count(90)),
    "fewer than": (count(100, "less"), count(88)),
    "within a range": (figure(10, high=20, hedge="range"), count(17)),
    "ranges that touch": (figure(10, high=20, hedge="range"), figure(20, high=30, hedge="range")),
    "at least and at most": (count(40, "least"), count(41, "most")),
    "a vague plural": (figure(100, hedge="more", vague=True), count(4300)),
    "5 miles and 8 kilometres": (measure(5, "mile"), measure(8, "kilometre")),
    "a conversion rounded to fives": (measure(105, "mile"), measure(165, "kilometre")),
    "100 feet and 30 metres": (measure(100, "foot"), measure(30, "metre")),
    "600 C and 1,100 F": (measure(600, "degree celsius"), measure(1100, "degree fahrenheit")),
    "a ton that may be metric": (measure("8.5", "ton"), measure(19000, "pound", "nearly")),
    "a measure and its decimal": (measure(5, "mile"), measure("5.2", "mile")),
    "a decade and ten years": (span(1, "decade"), span(10, "year")),
    "half a year and six months": (span("0.5", "year"), span(6, "month")),
    "four weeks and a month": (span(4, "week"), span(1, "month")),
    "an age and a span": (figure(10, "age", unit="year"), span(1, "decade")),
    "an age in months": (figure(1, "age", unit="year"), figure(18, "age", unit="month")),
    "somebody in the fifties": (figure(50, "age", unit="year", high=59, hedge="range"), figure(56, "age", unit="year")),
    "one in five": (share("0.2"), percent(20)),
    "half": (share("0.5"), percent(49)),
    "more than a third": (share("0.33", "more"), percent(36)),
    "a percentage and its decimal": (percent(20), percent("19.6")),
    "other currency, no comparison": (dollars(400), figure(480, "money", unit="EUR")),
    "a rank and a duration": (figure(12, "ordinal", unit="day"), span(2, "week")),
    "$40 a month and $480 a year": (dollars(40, per="month"), dollars(480, per="year")),
    "a rate and a level": (dollars(40, per="month"), dollars(45)),
    "the same score from the other side": (figure(34, "score", high=6), figure(6, "score", high=34)),
    "people counted under other names": (count(700000, unit="immigrant"), count(700000, unit="person")),
    "a year and a day": (day("2019"), day("2019-09-12")),
    "a day without year": (day("--10-07"), day("2023-10-07")),
    "a month without year, and a year": (day("--11"), day("2016")),
    "a decade and a year": (day("199x"), day("1994-03")),
    "a quarter and a month": (day("2017-Q3"), day("2017-09")),
    "a season and a day": (day("2018-spring"), day("2018-04-14")),
    "the winter that began the year before": (day("2018-winter"), day("2017-12-30")),
    "mid-October": (day("--10", "about", text="mid-October"), day("2023-10-12")),
    "mid-October, its end": (day("--10", "about", text="mid-October"), day("2023-10-19")),
    "late October": (day("--10", "about", text="late October"), day("2023-10-26")),
    "a period and a year in it": (day("2010", "range", high="2013"), day("2012")),
    "New Year's Eve to the third": (day("--12-31", "range", high="--01-03"), day("2024-01-02")),
    "29 February of some year": (day("--02-29"), day("2024-02-29")),
    "after a day": (day("2024-02-05", "more"), day("2024-05-01")),
    "about three and ten past": (clock("15:00", hedge="about"), clock("15:10")),
    "shortly before midnight": (clock("00:00", hedge="nearly"), clock("23:45")),
    "rounded to five minutes": (clock("15:55"), clock("15:57")),
    "local time and a zone": (clock("23:43"), clock("22:43", 0)),
    "two zones, one instant": (clock("15:00", 60), clock("14:00", 0)),
    "two zones over midnight": (clock("00:30", 60), clock("23:30", 0)),
    "midnight twice": (clock("00:00"), clock("24:00")),
    "no date at all": (day("someday"), day("2024-01-02")),
}
APART = {
    "exact to the cent": (dollars("5687.75"), dollars("5587.75")),
    "exact to the last person": (count(1487), count(1486)),
    "the next round number": (count(1200), count(1300)),
    "just outside the rounding": (count(1200), count(1251)),
    "800 and 882 billion": (dollars(800 * 10**9, 10**11), dollars(882 * 10**9, 10**9)),
    "5.6 and 5.7 billion": (dollars(56 * 10**8, 10**8), dollars(57 * 10**8, 10**8)),
    "small counts are counted": (count(10), count(12)),
    "and so are twenty": (count(20), count(21)),
    "a hundred is not a hundred and forty": (count(100), count(140)),
    "small amounts": (dollars(50), dollars(52)),
    "prison terms": (span(30, "year"), span(33, "year")),
    "about 1,200": (count(1200, "about"), count(1400)),
    "about 180 and 190": (count(180, "about"), count(190)),
    "about 1,000": (count(1000, "about"), count(1300)),
    "more than 17,700 and half a thousand more": (count(17700, "more"), count(18200, grain=1)),
    "more than 17,700 and far more": (count(17700, "more"), count(25000)),
    "more than 100 and thrice as many": (count(100, "more"), count(300)),
    "more than, and less": (count(70, "more"), count(61)),
    "nearly, and more": (count(80, "nearly"), count(84)),
    "nearly an hour and half of it": (span(1, "hour", "nearly"), span(30, "minute")),
    "up to, and more": (count(400, "most"), count(451)),
    "outside a range": (figure(10, high=20, hedge="range"), count(21)),
    "ranges apart": (figure(10, high=20, hedge="range"), figure(25, high=30, hedge="range")),
    "four minutes and six": (span(4, "minute"), span(6, "minute")),
    "a year and eight months": (span(1, "year"), span(8, "month")),
    "120 mph and 205 kph": (measure(120, "mile per hour"), measure(205, "kilometre per hour")),
    "26 miles and 62 kilometres": (measure(26, "mile"), measure(62, "kilometre")),
    "percentages are stated to the unit": (percent(20), percent(24)),
    "half and 54 percent": (share("0.5"), percent(54)),
    "ages": (figure(60, "age", unit="year"), figure(61, "age", unit="year")),
    "ranks": (figure(20, "ordinal", unit="day"), figure(21, "ordinal", unit="day")),
    "scores": (figure(34, "score", high=6), figure(34, "score", high=7)),
    "$40 a month and $500 a year": (dollars(40, per="month"), dollars(600, per="year")),
    "a day off": (day("--10-07"), day("2023-10-08")),
    "years": (day("2002"), day("2003")),
    "another month without year": (day("--11"), day("2016-10")),
    "decades": (day("199x"), day("2000")),
    "quarters": (day("2017-Q3"), day("2017-10")),
    "early is not late": (day("--10", "about", text="early October"), day("--10-25")),
    "mid-October is not the end": (day("--10", "about", text="mid-October"), day("--10-28")),
    "before a day": (day("2024-02-05", "less"), day("2024-05-01")),
    "hours": (clock("15:00"), clock("16:00")),
    "minutes": (clock("15:57"), clock("15:58")),
    "zones and other instants": (clock("15:00", 60), clock("15:00", 0)),
    "a zone cannot explain minutes": (clock("23:43"), clock("22:10", 0)),
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER.keys())
def test_can_be_true_together(pair):
    assert compatible(*pair) and compatible(*reversed(pair))


@pytest.mark.parametrize("pair", APART.values(), ids=APART.keys())
def test_cannot_be_true_together(pair):
    assert not compatible(*pair) and not compatible(*reversed(pair))
    assert comparable(*pair) and in_conflict(*pair)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (dollars(400), figure(480, "money", unit="EUR")),
        (measure(5, "mile"), measure(8, "kilogram")),
        (count(5), percent(5)),
        (day("2019"), span(2019, "year")),
        (share("0.5"), figure("0.5", "ratio", unit="times")),
        (dollars(40, per="month"), dollars(480)),
        (dollars(40, per="month"), dollars(40, per="barrel")),
        (clock("15:00"), day("2019")),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_neither_agrees_nor_clashes(a, b):
    assert not comparable(a, b) and not agree(a, b) and not in_conflict(a, b)


def test_a_period_left_out_is_understood_where_the_number_is_the_same():
    monthly, bare = dollars(40, per="month"), dollars(40)
    assert agree(monthly, bare) and agree(bare, monthly)
    assert not in_conflict(monthly, dollars(41)) and not comparable(monthly, dollars(41))


@pytest.mark.parametrize(
    ("stated", "low", "high", "inside", "outside"),
    [
        (count(1200), "1150", "1250", "1249.9", "1250"),
        (count(1487), "1487", "1487", "1487", "1486.9"),
        (dollars(15 * 10**8, 10**8), "1.45e9", "1.55e9", "1.45e9", "1.55e9"),
        (count(100), "87.5", "112.5", "88", "113"),
        (count(17700, "more"), "17700", "18054", "17700", "18055"),
        (measure("-5", "degree celsius"), "-5.5", "-4.5", "-5.4", "-4.4"),
        (measure("0", "degree celsius"), "0", "0", "0", "0.1"),
    ],
)  # fmt: skip
def test_the_admitted_values_in_the_figures_own_unit(stated, low, high, inside, outside):
    interval = admitted(stated)
    assert interval is not None
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))
    assert Decimal(inside) in interval and Decimal(outside) not in interval


def test_what_is_no_number_admits_no_interval():
    assert admitted(day("2019")) is None and admitted(clock("15:00")) is None
    assert admitted(figure(3, "score", high=1)) is None


def test_an_open_end_does_not_touch_a_closed_one():
    assert not Interval(Decimal(1), Decimal(2), high_open=True).meets(Interval(Decimal(2), Decimal(3)))
    assert Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), None))


def test_temperatures_keep_their_order_when_a_scale_turns_them():
    assert compatible(measure(-40, "degree celsius"), measure(-40, "degree fahrenheit"))


NUMBERS = st.one_of(
    st.integers(0, 3000).map(str),
    st.integers(1, 999).map(lambda n: str(n * 1000)),
    st.decimals(0, 5000, places=2, allow_nan=False).map(str),
)
DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda d: f"--{d:%m-%d}"),
    st.dates().map(lambda d: f"{d:%Y-%m}"),
    st.dates().map(lambda d: f"{d:%Y}"),
    st.sampled_from(["199x", "2017-Q3", "2018-winter", "2018-spring", "--10", "--02-29", "2023-02-31", "later"]),
)
UNITS = {
    "count": ("person", "home"), "money": ("USD", "EUR"), "percent": ("percent", "percentage_point"),
    "ratio": ("ratio", "times"), "measure": ("mile", "kilometre", "ton", "tonne", "point"),
    "duration": ("minute", "hour", "month", "year"), "age": ("year", "month"), "ordinal": ("day",), "score": ("score",),
}  # fmt: skip


@st.composite
def figures(draw):
    kind = draw(st.sampled_from(KINDS))
    if kind == "date":
        return figure(draw(DATES), kind, hedge=draw(st.sampled_from((*HEDGES, "range"))), high=draw(DATES))
    if kind == "time":
        times = st.times().map(lambda t: f"{t:%H:%M}")
        return figure(
            draw(times), kind, hedge=draw(st.sampled_from(HEDGES)), zone_offset=draw(st.sampled_from([None, 0, 330]))
        )
    low = draw(NUMBERS)
    per = draw(st.sampled_from([None, "month", "year", "barrel"])) if kind == "money" else None
    high = draw(NUMBERS) if kind == "score" else low
    return figure(
        low, kind, high=high, unit=draw(st.sampled_from(UNITS[kind])), hedge=draw(st.sampled_from(HEDGES)), per=per
    )


@given(figures())
def test_a_statement_can_be_true_together_with_itself(stated: Figure):
    assert compatible(stated, stated)


@given(figures(), figures())
def test_the_order_of_two_statements_does_not_matter(a: Figure, b: Figure):
    assert compatible(a, b) == compatible(b, a)
    assert comparable(a, b) == comparable(b, a)


@given(figures(), figures())
def test_only_what_can_be_compared_can_clash(a: Figure, b: Figure):
    assert compatible(a, b) or comparable(a, b)


@given(figures(), figures())
def test_a_vague_plural_never_clashes(a: Figure, b: Figure):
    assert compatible(replace(a, vague=True), b)


@given(st.integers(1, 10**7), st.sampled_from(HEDGES))
def test_a_hedged_number_admits_itself(number: int, hedge: str):
    interval = admitted(count(number, hedge))
    assert interval is not None and Decimal(number) in interval


@given(st.data(), st.integers(1, 10**7) | st.sampled_from([10**7, 2 * 10**6]), st.sampled_from(HEDGES))
def test_a_hedge_is_never_stricter_than_none_on_its_own_side(data, number: int, hedge: str):
    """A writer who hedges claims less: what the bare number admits on the hedge's side stays admitted."""
    bare, hedged = admitted(measure(number, "mile")), admitted(measure(number, "mile", hedge))
    assert bare is not None and hedged is not None and bare.low is not None and bare.high is not None
    upwards, downwards = hedge in ("exact", "about", "more", "least"), hedge not in ("more", "least")
    low, high = bare.low if downwards else Decimal(number), bare.high if upwards else Decimal(number)
    other = data.draw(st.decimals(low, high, allow_nan=False))
    assert other in hedged or other not in bare
