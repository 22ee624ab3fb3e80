"""A number that an article states, and what it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from checker.model.article import ZoneName

Kind = Literal["count", "money", "percent", "ratio", "measure", "duration", "age", "date", "time", "ordinal", "score"]
Hedge = Literal["exact", "about", "more", "least", "less", "most", "nearly", "range"]

KINDS: tuple[Kind, ...] = (
    "count", "money", "percent", "ratio", "measure", "duration", "age", "date", "time", "ordinal", "score",
)  # fmt: skip


class About(Struct, frozen=True):
    """What a figure speaks of, as far as its article tells. Words are lower-case base forms, names as written."""

    phrase: str
    """What an editor would write beside the number: "people killed in Israel"."""
    attribution: str | None = None
    """Who is cited for the figure, as written: "the health ministry"."""
    head: str = ""
    """The counted or measured noun: girl; for an age the person's noun, for a date empty. Nouns for one thing are told
    by one of them: job for position (`rules/lexicon/things.toml`)."""
    modifiers: frozenset[str] = frozenset()
    """What stands before the head noun: young, undocumented."""
    people: frozenset[str] = frozenset()
    """Rows of the people lexicon that the head noun stands in; empty where it counts no people."""
    event: str = ""
    """Class of the event that the figure measures or dates, by the event lexicon: kill."""
    predicate: str = ""
    """The verb that governs the figure."""
    subject: frozenset[str] = frozenset()
    """Words of who does it; for a passive verb who it is done to."""
    names: frozenset[str] = frozenset()
    """Words of the names in the figure's sentence."""
    holder: frozenset[str] = frozenset()
    """Whose it is: for an age words of the person's name, in a table those of its row's label."""
    scope: frozenset[str] = frozenset()
    """Which part or time: more, part, total, remain, plan, change ..."""
    place: frozenset[str] = frozenset()
    """Words of the names in what follows the noun: (shares) in Germany."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """The words next to the figure, the nearest first."""
    context: Mapping[str, float] = field(default_factory=dict)
    """Content words of the sentence with their nearness to the figure, 0 to 1."""
    pattern: frozenset[str] = frozenset()
    """All words of the sentence, to know it again where it was copied."""
    sentence: int = 0
    """Number of the figure's sentence in its article."""
    rank: int = 0
    """How many figures of its kind stand before it in the sentence."""

    def __hash__(self) -> int:
        return hash((self.phrase, self.sentence, self.rank))  # a mapping has none


class Figure(Struct, frozen=True):
    """A stretch of text that states a number somebody could check."""

    source: str
    """The article's id."""
    start: int
    end: int
    """Offsets `[start, end)` in code points into the article's text."""
    text: str
    """The article's text from `start` to `end`, as written."""
    kind: Kind
    low: Decimal | str
    high: Decimal | str
    """The stated number or both ends of a stated range; for a score first and second number.
    ISO-like text for dates (`2023-12-07`, `--10-07`, `199x`, `2017-Q3`) and times (`15:00`)."""
    unit: str = ""
    """Counted noun in the singular, ISO 4217 code, `percent`, `percentage_point`, `ratio`, `times`, `score`,
    `year` ..., or the usual singular name of a physical unit (`mile per hour`)."""
    per: str | None = None
    """Unit of a rate beside money or counts ($40 a month: `month`)."""
    hedge: Hedge = "exact"
    grain: Decimal = Decimal(1)
    """Place value of the last digit that the writer may have rounded at, in the figure's own unit: $1.5 billion: 10**8;
    1,200: 100; 1,487: 1; 5,687.75: 0.01. A bare integer counts its trailing zeros, a decimal does not. 0 for dates."""
    vague: bool = False
    """A vague plural (dozens, hundreds, decades): low = high = one unit of itself; never makes a conflict."""
    noun: str = ""
    """The counted noun phrase as written, without the number: "young undocumented immigrants"; "" where none."""
    zone: ZoneName = "body"
    zone_offset: int | None = None
    """For a time with a stated zone: minutes ahead of UTC."""
    id: str = ""
    """`f1`, `f2` ... unique in a story; given by the pipeline in order of source and position."""
    about: About | None = None
    """Filled in by the describe stage."""
