"""What every reader may ask about the article around a number."""

from __future__ import annotations

import re
from functools import cached_property

from checker.extract.patterns import any_of
from checker.language.document import Document
from checker.late import late

_MATCH_REPORT = late("|".join((
    "touchdown", "quarterback", "NFL", "NBA", "MLB", "NHL", "inning", "halftime", "half-time", "midfielder",
    "goalkeeper", "playoff", "rebounds", "home run", "free throw", "hat-trick", "wicket", "field goal", "kickoff",
    "kick-off", "try-scorer", "Premier League", "set point", "tiebreak", "Grand Slam", "point guard", "three-pointer",
)))  # fmt: skip
_POLL = late(
    r"\b"
    + any_of(
        r"""polls? pollsters? survey(?:ed)? margin_of_error respondents caucus(?:es)? primary primaries approval_rating
        electorate voters?"""
    )
    + r"\b",
    re.IGNORECASE,
)
_CRICKET = late(r"\b(?:wickets?|batsm[ae]n|lbw|\d+ overs)\b|\b[Cc]ricket(?:ers?)?\b")
_MARKET = late(
    r"\b(?:Dow Jones|Nasdaq|S&P 500|Nikkei|FTSE|Hang Seng|stock index"
    r"|index (?:rose|fell|closed|gained|lost|slid|jumped))\b"
)


class Context:
    """An article while its figures are read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def sport(self) -> bool:
        """Whether the article reports a match: quarters are periods of play there, yards are statistics."""
        return len(set(_MATCH_REPORT.findall(self.text))) >= 2

    @cached_property
    def cricket(self) -> bool:
        """Whether the article speaks of cricket: 312 for 7 is a score there."""
        return bool(_CRICKET.search(self.text))

    @cached_property
    def poll(self) -> bool:
        """Whether the article speaks of polls: points are percentage points there."""
        return len(_POLL.findall(self.text)) >= 2

    @cached_property
    def market(self) -> bool:
        """Whether points are points of an index here."""
        return bool(_MARKET.search(self.text))

    @cached_property
    def sterling(self) -> bool:
        """Whether pounds are money here as a rule."""
        return "£" in self.text
