"""Coverage-guided fuzzing of the extractor: no exception, figures slice back, in order and disjoint, values finite.

    pip install atheris
    python tools/fuzz_extract.py -max_total_time=600 [folder that keeps what was found]

A run without atheris tries random texts made of the same pieces instead. Whatever is found becomes a line of
`tests/corpus/sturdy.toml`.
"""

from __future__ import annotations

import random
import sys
import time
from decimal import Decimal
from typing import get_args

from checker.extract import extract
from checker.language.document import Document
from checker.model import KINDS, Article, Figure, Hedge

PIECES = """a an the one two three nine ten twenty thirty hundred thousand million billion dozen dozens half third
    quarter first second twenty-first tenth hundreds of tens , . ; : - – — / ( ) " “ ” ' ’ $ £ € ¥ Rs USD p c %
    percent per cent points percentage basis 0 1 2 5 7 10 12 19 45 48 52 99 100 1,200 1.5 .5 ½ 2½ 3/4 1990s ’90s 2019
    2015/16 1066 999999999999999999999999999999999 3:30 25:61 15:00 p.m. am GMT noon midnight January Oct. May March
    Sunday mid- early late between and to or from up than more over under nearly almost about some at least no fewer
    as many or so plus odd -ish year years -year-old old aged age days hours week month decade decades ago later miles
    km feet foot ft in. inches ′ ″ ° C F degrees Celsius mph kg tons magnitude category barrels a day each No. number
    Boeing Section G-7 9/11 www.x.com @x #1 Smith Mr. U.S. people dead killed injured men women children others voters
    win vote won lost 5-4 6-3 to one in five out every times as many doubled twice tenfold both pair who were had been
    in his her 50s born on of Q3 fiscal spring \n \n\n \t \r\n \u00a0 \u2009 \u200b İ ß ١٢ ² × 10^9 e9
    10^ ⁶ ⁻³ µ Ω kΩ µg/m³ mb/d bcm W/m² m/s^2
    l/100km lakhs crores minus −5 -0.5 R12 500 1 200 000 3Q21 H1 2021 FY21 PLN zł Y300bn N1.5bn PS150 k m bil pcm p.a.
    oct. june 2225 of a percent margin error tops stage 4 x 3M …""".split(" ")
"""Words and signs that figures are made of."""


def checked(text: str) -> list[Figure]:
    """The figures of a text; AssertionError where one is malformed."""
    figures = extract(Document(Article("a", "a", text)))
    done = 0
    for f in figures:
        assert done <= f.start < f.end <= len(text), (f, done)
        assert f.text == text[f.start : f.end], f
        assert f.kind in KINDS and f.hedge in get_args(Hedge), f
        for value in (f.low, f.high):
            assert isinstance(value, str if f.kind in ("date", "time") else Decimal), f
            assert isinstance(value, str) or value.is_finite(), f
        if isinstance(f.low, Decimal) and isinstance(f.high, Decimal) and f.kind != "score":
            assert f.low <= f.high, f
        assert f.grain.is_finite() and f.grain >= 0, f
        done = f.end
    return figures


def from_bytes(data: bytes) -> str:
    """A text of pieces, or of the bytes themselves where the first says so."""
    if data[:1] > b"\xd0":
        return data[1:].decode("utf-8", "replace")
    return "".join(PIECES[byte % len(PIECES)] + ("" if byte & 128 else " ") for byte in data[1:])


def one_input(data: bytes) -> None:
    """What the fuzzer calls."""
    checked(from_bytes(data))


def at_random(seconds: float) -> None:
    """Without atheris: random texts for a while; the first malformed one is shown."""
    draw, count, end = random.Random(1), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        text = from_bytes(bytes([0, *(draw.randrange(256) for _ in range(draw.randrange(2, 60)))]))
        try:
            checked(text)
        except Exception:
            print(repr(text))
            raise
        count += 1
    print(f"{count} texts, nothing found")


def main() -> None:
    """Fuzz until time is up or something is found."""
    try:
        import atheris
    except ImportError:
        at_random(60)
        return
    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
