"""What holds for the figures of any text at all, sensible or not."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_corpus import figures, surfaces

from checker.model import KINDS, Figure

PIECES = """
    0 1 2 3 7 12 45 50 100 1,200 1200 1990 2016 2,00,000 1.5 .5 0.25 99999999999999999999999999999999999999 1/2 3/4
    10-20 1e999 0x10 ½ ¾ ² ٣ ৪ Ⅳ ① ２ zero one two three six eleven twenty fifty-two hundred thousand
    million billion trillion dozen lakh crore half
    third quarter first second 22nd 1st tens dozens hundreds several couple few a an the and or to
    between from point of in per at no more than less at least about some nearly almost over under up plus odd so ish
    % percent per cent pc points bps pp $ £ € ¥ ₹ US$ A$ NIS Rs RM dollars cents pence p bn m k tn million bucks
    mile miles km km/h mph feet foot ft inch in. kg lb °C degrees C F magnitude Category MW GB mb acres square
    second minute hour day week month year years decade century old year-old aged his her 50s 1990s '90s
    January May March Oct. Dec. Sept mid early late spring fall fiscal Q3 quarter 2015/16 a.m. p.m. noon midnight GMT
    EST o'clock 15:00 0400 3-1 52-48 vote won lost people dead killed Boeing 737 G-7 Section 230 No. # @x http://a.b/1
    Smith , . ; : ? ! ( ) [ ] { } " ' “ ” ‘ ’ - – — ‑ ‐ − / \\ & + ± ~ < > | * _ … « » € ™ © é ß İ ſ 人 😀
""".split()
GAPS = [
    " ", " ", " ", " ", "", "", "-", ",", ", ", "\n", "\n\n", "\r\n", "\t",
    "\u00a0", "\u2009", "\u202f", "\u2011", "\u200b", "\ufeff", "\x00", "\x0b", "\x85", "\u2028",
]  # fmt: skip

news = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=30).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
"""Words and signs that figures are made of, in an order of no sense."""
anything = st.one_of(news, st.text(max_size=200), st.tuples(news, st.text(max_size=20), news).map("".join))

SENTENCES = sorted(
    {
        surface.text
        for table in ("reading", "none")
        for param in surfaces(table)
        for surface in param.values
        if surface.file != "sturdiness" and "\n" not in surface.text and surface.text[-1:] in ".?!"
    }
)
"""Every sentence of the corpus that stands for itself."""
PLAIN = [
    "Nobody spoke.",
    "The river was calm and the children slept.",
    "Officials would not comment.",
    "She shook her head, and the crowd went home.",
    "“It is what it is,” the baker said.",
    "Was the door open?",
    "Rain fell on the harbour while the fishermen mended nets.",
]
"""Prose without a figure."""

CONTEXT = re.compile(
    r"poll|survey|voter|touchdown|quarterback|nfl|match|pound|£|hat-trick|scor|temperature|°|cricket|wicket|batsm|overs",
    re.IGNORECASE,
)
"""Words by which one part of an article tells how another is meant."""


def moved(figure: Figure, shift: int) -> Figure:
    """A figure as it would be `shift` characters further on."""
    return replace(figure, start=figure.start + shift, end=figure.end + shift)


@given(anything)
@settings(max_examples=500, deadline=None)
@example("")
@example("a an one two between")
@example("half a")
@example("between 5 and")
@example("$")
@example("'90s")
@example("No. 1")
@example("99999999999999999999999999999999 people")
def test_any_text_has_figures_that_slice_back(text: str) -> None:
    """No text raises; figures stand in order of position and are the words that they say they are."""
    found = figures(text)
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text == figure.text.strip()
        assert figure.kind in KINDS
    assert found == sorted(found, key=lambda f: (f.start, f.end))


@given(anything)
@settings(max_examples=200, deadline=None)
@example("5 € 10")
def test_figures_stand_apart(text: str) -> None:
    """No character belongs to two figures."""
    assert all(a.end <= b.start for a, b in pairwise(figures(text)))


@given(anything)
@settings(max_examples=500, deadline=None)
def test_values_are_finite_and_in_order(text: str) -> None:
    """Low is not above high unless it is a score; a number is a finite Decimal, a date or time is text."""
    for figure in figures(text):
        if figure.kind in ("date", "time"):
            assert isinstance(figure.low, str) and isinstance(figure.high, str)
            assert figure.low and figure.high
        else:
            assert isinstance(figure.low, Decimal) and isinstance(figure.high, Decimal)
            assert figure.low.is_finite() and figure.high.is_finite()
            assert figure.kind == "score" or figure.low <= figure.high
        assert figure.grain.is_finite() and figure.grain >= 0


@given(anything)
@settings(deadline=None)  # the first text loads tables and libraries
def test_reading_twice_finds_the_same(text: str) -> None:
    """Nothing is remembered from one article to the next."""
    first = figures(text)
    figures(text[::-1])
    assert figures(text) == first


@given(
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(PLAIN), max_size=3),
    st.lists(st.sampled_from(PLAIN), max_size=3),
)
@settings(max_examples=400, deadline=None)
def test_plain_prose_around_a_sentence_changes_none_of_its_figures(
    sentence: str, before: list[str], after: list[str]
) -> None:
    """Figures are read in their sentence; only their offsets move."""
    lead = "".join(f"{s} " for s in before)
    tail = "".join(f" {s}" for s in after)
    assert figures(lead + sentence + tail) == [moved(f, len(lead)) for f in figures(sentence)]


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
@settings(max_examples=400, deadline=None)
def test_paragraphs_are_read_apart(first: str, second: str) -> None:
    """Where each speaks for itself (no polls, no sport, no pounds), two paragraphs have the figures of both."""
    if CONTEXT.search(first + second):
        return
    lead = first + "\n\n"
    assert figures(lead + second) == figures(first) + [moved(f, len(lead)) for f in figures(second)]


def test_the_examples_come_from_the_corpus() -> None:
    """The sentences are many, and the plain ones are plain."""
    assert len(SENTENCES) > 1000
    assert not [f for s in PLAIN for f in figures(s)]
